package org.contretemps.record.norm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.contretemps.table.SituationType;

/**
 * Finds oddities between the scopes of norms: two that match the same cells, and situation types
 * that were forgotten.
 */
final class ScopeFindings {
  private static final List<String> SITUATION_TYPES =
      SituationType.KNOWN.stream().map(SituationType::name).toList();

  private final List<NormInterval> intervals;
  private final Map<NormLog.Track, List<NormInterval>> tracks;
  private final NormsInForce norms;

  ScopeFindings(List<NormInterval> intervals) {
    this.intervals = intervals;
    this.tracks =
        intervals.stream()
            .collect(Collectors.groupingBy(interval -> NormLog.Track.of(interval.norm())));
    this.norms = NormsInForce.of(intervals);
  }

  /**
   * Norms of scopes with as many names that match the same cells and prescribe different things.
   */
  List<Finding> ambiguousScopes() {
    List<Finding> findings = new ArrayList<>();
    for (List<NormInterval> comparable : comparable()) {
      for (int i = 0; i < comparable.size(); i++) {
        for (NormInterval other : comparable.subList(i + 1, comparable.size())) {
          ambiguity(comparable.get(i), other).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  /** Situation types without a norm beside one that has it. */
  List<Finding> missingSituationTypes() {
    List<Finding> findings = new ArrayList<>();
    for (NormLog.Track family : families()) {
      findings.addAll(missingTypes(family.scope(), family.basis()));
    }
    return findings;
  }

  /** Intervals in groups of the same organisation, basis and number of names. */
  private Iterable<List<NormInterval>> comparable() {
    return intervals.stream()
        .collect(
            Collectors.groupingBy(
                interval ->
                    List.of(
                        interval.norm().scope().organisation(),
                        interval.norm().basis(),
                        interval.norm().scope().namesGiven())))
        .values();
  }

  private Optional<Finding> ambiguity(NormInterval one, NormInterval other) {
    LocalDate from = one.from().isAfter(other.from()) ? one.from() : other.from();
    LocalDate until = one.until().isBefore(other.until()) ? one.until() : other.until();
    boolean isSettled =
        one.norm().scope().contains(other.norm().scope())
            || other.norm().scope().contains(one.norm().scope())
            || !from.isBefore(until)
            || prescribeTheSame(one.norm(), other.norm());
    return isSettled
        ? Optional.empty()
        : one.norm()
            .scope()
            .meet(other.norm().scope())
            .filter(cells -> !hasItsOwn(cells, one.norm().basis(), from, until))
            .map(cells -> ambiguity(cells, winnerFirst(one.norm(), other.norm()), from, until));
  }

  private static boolean prescribeTheSame(Norm one, Norm other) {
    return one.target() == other.target()
        && one.attainmentTarget().equals(other.attainmentTarget());
  }

  /** Whether norms of exactly these cells are in force without a break. */
  private boolean hasItsOwn(NormScope cells, NormBasis basis, LocalDate from, LocalDate until) {
    LocalDate covered = from;
    for (NormInterval own : tracks.getOrDefault(new NormLog.Track(cells, basis), List.of())) {
      covered = own.contains(covered) ? own.until() : covered;
    }
    return !covered.isBefore(until);
  }

  private static List<Norm> winnerFirst(Norm one, Norm other) {
    boolean oneWins = NormScope.MOST_SPECIFIC_FIRST.compare(one.scope(), other.scope()) < 0;
    return oneWins ? List.of(one, other) : List.of(other, one);
  }

  private static Finding ambiguity(
      NormScope cells, List<Norm> norms, LocalDate from, LocalDate until) {
    Norm winner = norms.get(0);
    Norm loser = norms.get(1);
    return new Finding(
        Finding.Kind.AMBIGUOUS_SCOPE,
        cells,
        winner.basis(),
        from,
        until,
        "Two norms match %s %s: %s (%s) and %s (%s) name as many of service, channel, situation, seniority, weekdays and hours. The first counts: these go before each other in this order, then comes the one for fewer hours of the week, then the one with the earliest day or hour. Log a norm for %s to say which is meant."
            .formatted(
                cells.inWords(),
                Finding.dates(from, until),
                winner.scope().inWords(),
                winner.inWords(),
                loser.scope().inWords(),
                loser.inWords(),
                cells.inWords()));
  }

  /** Services and channels for which a norm names a situation type. */
  private Set<NormLog.Track> families() {
    return intervals.stream()
        .map(NormInterval::norm)
        .filter(norm -> !norm.scope().situationType().equals(NormScope.ANY))
        .map(norm -> new NormLog.Track(typed(norm.scope(), NormScope.ANY), norm.basis()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Finding> missingTypes(NormScope family, NormBasis basis) {
    List<Finding> findings = new ArrayList<>();
    Map<LocalDate, List<String>> missingFrom = missingTypesByDate(family, basis);
    LocalDate from = null;
    List<String> missing = List.of();
    for (Map.Entry<LocalDate, List<String>> change : missingFrom.entrySet()) {
      if (!change.getValue().equals(missing)) {
        addMissing(findings, new NormLog.Track(family, basis), missing, from, change.getKey());
        from = change.getKey();
        missing = change.getValue();
      }
    }
    addMissing(findings, new NormLog.Track(family, basis), missing, from, NormInterval.OPEN);
    return findings;
  }

  /** For each date on which something changes: the types that have no norm from then on. */
  private Map<LocalDate, List<String>> missingTypesByDate(NormScope family, NormBasis basis) {
    Map<LocalDate, List<String>> missing = new TreeMap<>();
    for (String type : SITUATION_TYPES) {
      for (NormsInForce.Period period : norms.periods(typed(family, type))) {
        missing.put(period.from(), List.of());
        missing.put(period.until(), List.of());
      }
    }
    missing.remove(NormInterval.OPEN);
    missing.replaceAll((date, none) -> missingTypes(family, basis, date));
    return missing;
  }

  private List<String> missingTypes(NormScope family, NormBasis basis, LocalDate date) {
    return SITUATION_TYPES.stream()
        .filter(type -> !norms.on(typed(family, type), date).containsKey(basis))
        .toList();
  }

  private static void addMissing(
      List<Finding> findings,
      NormLog.Track family,
      List<String> missing,
      LocalDate from,
      LocalDate until) {
    if (missing.isEmpty() || missing.size() == SITUATION_TYPES.size()) {
      return;
    }
    String types = String.join(" and ", missing);
    findings.add(
        new Finding(
            Finding.Kind.MISSING_SITUATION_TYPE,
            family.scope(),
            family.basis(),
            from,
            until,
            "%s has no norm in %s for %s %s: other situation types have one, and these contacts are measured against none. Log a norm for %s, or one for any situation."
                .formatted(
                    family.scope().inWords(),
                    family.basis().unit(),
                    types,
                    Finding.dates(from, until),
                    types)));
  }

  private static NormScope typed(NormScope family, String situationType) {
    return new NormScope(
        family.organisation(),
        family.service(),
        family.channel(),
        situationType,
        family.occasion());
  }
}
