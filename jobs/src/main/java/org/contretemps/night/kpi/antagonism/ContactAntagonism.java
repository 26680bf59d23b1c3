package org.contretemps.night.kpi.antagonism;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.contretemps.night.kpi.antagonism.Antagonism.Quality;
import org.contretemps.night.kpi.antagonism.Antagonism.Quantity;
import org.contretemps.night.kpi.antagonism.AntagonismKpi.Scope;
import org.contretemps.night.kpi.count.ContactStratum;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.KpiKey;
import org.contretemps.night.kpi.count.SmallGroups;
import org.contretemps.night.kpi.month.AttentionSymmetryKpi;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.MantelHaenszel;
import org.contretemps.statistics.MantelHaenszel.FourFold;

/**
 * Compares norm attainment with quality contact by contact, within a team and between two teams.
 */
final class ContactAntagonism {
  private static final double TWO_SIDED_95 = 1.96;
  private static final List<String> TEAM = List.of(Contact.ORGANISATION, Contact.TEAM);
  private static final List<String> TEAMS =
      List.of(Contact.ORGANISATION, Contact.TEAM, KpiDay.RECEIVING_TEAM);

  private static final List<String> CELL =
      List.of(Contact.SERVICE, Contact.CHANNEL, Contact.SITUATION_TYPE);

  private ContactAntagonism() {}

  static List<Antagonism> of(KpiMonth month) {
    Set<KpiKey> hidden = AttentionSymmetryKpi.shown(month).hidden(TEAM);
    return Stream.concat(
            of(month.strata(Facet.CELL_SIDE), TEAM, Scope.TEAM),
            of(ofMany(month.strata(Facet.HANDOVER)), TEAMS, Scope.HANDOVER))
        .filter(pair -> !isOfAny(pair, hidden))
        .toList();
  }

  /** Those of pairs of teams between which enough people handed over, and enough were. */
  private static List<KpiGroup> ofMany(List<KpiGroup> handovers) {
    List<KpiGroup> pairs = KpiGroup.by(TEAMS, handovers);
    Set<KpiKey> shown =
        KpiGroup.byKey(
                new SmallGroups(pairs, List.of(List.of(Contact.ORGANISATION)), List.of())
                    .shown(pair -> true),
                TEAMS)
            .keySet();
    return handovers.stream().filter(handover -> shown.contains(handover.key(TEAMS))).toList();
  }

  /** What is said of a team that is shown nowhere else would be said of few people. */
  private static boolean isOfAny(Antagonism pair, Set<KpiKey> teams) {
    return Stream.of(pair.givingTeam(), pair.receivingTeam())
        .filter(Objects::nonNull)
        .anyMatch(team -> teams.contains(KpiKey.of(pair.organisation(), team)));
  }

  private static Stream<Antagonism> of(List<KpiGroup> strata, List<String> names, Scope scope) {
    Map<KpiKey, List<KpiGroup>> teams =
        strata.stream().collect(Collectors.groupingBy(group -> group.key(names)));
    SmallGroups all = new SmallGroups(strata, List.of(), List.of());
    return teams.values().stream()
        .flatMap(
            groups ->
                Stream.of(Quality.values())
                    .filter(quality -> areOfMany(groups, quality, all))
                    .map(quality -> of(groups, quality, scope))
                    .flatMap(Optional::stream));
  }

  /** A difference, with the share over both sides, tells the share of either. */
  private static boolean areOfMany(List<KpiGroup> groups, Quality quality, SmallGroups all) {
    return Stream.of(true, false)
        .allMatch(
            isMet -> {
              List<KpiGroup> side = side(groups, quality, isMet);
              return !side.isEmpty()
                  && all.isEnough(side)
                  && trials(side, quality) >= SmallGroups.LEAST;
            });
  }

  /** The groups that met their norm, or missed it, and whose quality is known. */
  private static List<KpiGroup> side(List<KpiGroup> groups, Quality quality, boolean isMet) {
    return groups.stream()
        .filter(group -> stratum(group).isWithinNorm() == isMet)
        .filter(group -> group.of(quality.trials()) > 0)
        .toList();
  }

  private static Optional<Antagonism> of(List<KpiGroup> groups, Quality quality, Scope scope) {
    MantelHaenszel comparison = new MantelHaenszel(tables(groups, quality));
    KpiGroup any = groups.get(0);
    return comparison
        .riskDifference()
        .map(
            difference ->
                new Antagonism(
                    any.name(Contact.ORGANISATION),
                    scope,
                    any.name(Contact.TEAM),
                    scope == Scope.HANDOVER ? any.name(KpiDay.RECEIVING_TEAM) : null,
                    Quantity.NORM_MET,
                    quality,
                    trials(groups, quality),
                    0,
                    difference.value(),
                    bound(difference, -TWO_SIDED_95),
                    bound(difference, TWO_SIDED_95),
                    comparison.p(false)));
  }

  private static double bound(Estimate difference, double errors) {
    return Math.max(-1, Math.min(1, difference.plusErrors(errors)));
  }

  private static long trials(List<KpiGroup> groups, Quality quality) {
    return groups.stream().mapToLong(group -> group.of(quality.trials())).sum();
  }

  /** One table for each cell and quarter of load. */
  private static List<FourFold> tables(List<KpiGroup> groups, Quality quality) {
    Map<Comparison, long[]> counts = new HashMap<>();
    for (KpiGroup group : groups) {
      ContactStratum stratum = stratum(group);
      long[] table =
          counts.computeIfAbsent(
              new Comparison(group.key(CELL), stratum.load()), key -> new long[4]);
      long adverse = quality.adverse(group);
      int side = stratum.isWithinNorm() ? 0 : 2;
      table[side] += adverse;
      table[side + 1] += group.of(quality.trials()) - adverse;
    }
    List<FourFold> tables = new ArrayList<>();
    counts.values().forEach(t -> tables.add(new FourFold(t[0], t[1], t[2], t[3])));
    return tables;
  }

  /** What is compared with its like: a cell at a quarter of load. */
  private record Comparison(KpiKey cell, int load) {}

  private static ContactStratum stratum(KpiGroup group) {
    return ContactStratum.of(group.name(KpiDay.STRATUM));
  }
}
