package org.contretemps.night.kpi.antagonism;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.contretemps.night.kpi.antagonism.Antagonism.Quality;
import org.contretemps.night.kpi.antagonism.Antagonism.Quantity;
import org.contretemps.night.kpi.antagonism.AntagonismKpi.Scope;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.count.SmallGroups;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.Correlation;

/** Correlates quantity with quality over the teams and days of an organisation. */
final class TeamDayAntagonism {
  private static final double TWO_SIDED_95 = 1.96;
  private static final List<String> NAMES = List.of(Contact.ORGANISATION, Contact.TEAM);

  /** A day of a team. */
  private record Unit(LocalDate date, KpiGroup group) {}

  private TeamDayAntagonism() {}

  static List<Antagonism> of(KpiMonth month) {
    List<Antagonism> pairs = new ArrayList<>();
    units(month)
        .forEach(
            (organisation, units) ->
                Stream.of(Quantity.values())
                    .flatMap(
                        quantity ->
                            Stream.of(Quality.values())
                                .map(quality -> of(organisation, units, quantity, quality)))
                    .flatMap(Optional::stream)
                    .forEach(pairs::add));
    return pairs;
  }

  /** By organisation, each day of a team with the days of its agents. */
  private static Map<String, List<Unit>> units(KpiMonth month) {
    Map<LocalDate, List<KpiGroup>> parts = new TreeMap<>();
    month.days(Facet.TEAM).forEach((date, teams) -> parts.put(date, new ArrayList<>(teams)));
    month
        .days(Facet.TEAM_DAY)
        .forEach(
            (date, teams) ->
                parts
                    .computeIfAbsent(date, key -> new ArrayList<>())
                    .addAll(teams.stream().map(t -> t.counting(Measure.AGENT_DAYS)).toList()));
    Map<String, List<Unit>> units = new TreeMap<>();
    parts.forEach(
        (date, of) ->
            KpiGroup.by(NAMES, of)
                .forEach(
                    team ->
                        units
                            .computeIfAbsent(
                                team.name(Contact.ORGANISATION), key -> new ArrayList<>())
                            .add(new Unit(date, team))));
    units.values().removeIf(of -> !isOfEnough(of.stream().map(Unit::group).toList()));
    return units;
  }

  /** Of an organisation that is too small to be shown nothing is said. */
  private static boolean isOfEnough(List<KpiGroup> organisation) {
    return new SmallGroups(organisation, List.of(), List.of()).isEnough(organisation);
  }

  private static Optional<Antagonism> of(
      String organisation, List<Unit> all, Quantity quantity, Quality quality) {
    List<Unit> units =
        all.stream()
            .filter(unit -> unit.group().of(quantity.trials()) > 0)
            .filter(unit -> unit.group().of(quality.trials()) > 0)
            .toList();
    long contacts = units.stream().mapToLong(unit -> unit.group().of(quality.trials())).sum();
    if (contacts < SmallGroups.LEAST) {
      return Optional.empty();
    }
    return Correlation.within(
            units.stream()
                .mapToDouble(u -> u.group().ratio(quantity.events(), quantity.trials()))
                .toArray(),
            units.stream().mapToDouble(u -> kept(u.group(), quality)).toArray(),
            units.stream().mapToDouble(u -> u.group().of(quality.trials())).toArray(),
            numbers(units, unit -> unit.group().name(Contact.TEAM)),
            numbers(units, unit -> unit.date().toString()))
        .map(
            r ->
                new Antagonism(
                    organisation,
                    Scope.ORGANISATION,
                    null,
                    null,
                    quantity,
                    quality,
                    contacts,
                    r.units(),
                    r.r(),
                    r.plusErrors(-TWO_SIDED_95),
                    r.plusErrors(TWO_SIDED_95),
                    r.p()));
  }

  private static double kept(KpiGroup group, Quality quality) {
    return 1 - (double) quality.adverse(group) / group.of(quality.trials());
  }

  /** Numbers from 0 for names, in the order in which they come. */
  private static int[] numbers(List<Unit> units, Function<Unit, String> name) {
    Map<String, Integer> numbers = new HashMap<>();
    return units.stream()
        .mapToInt(
            unit -> {
              int next = numbers.size();
              return numbers.computeIfAbsent(name.apply(unit), key -> next);
            })
        .toArray();
  }
}
