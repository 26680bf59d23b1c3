package org.contretemps.night.kpi.month;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.statistics.Estimate;

/**
 * The two logics of a group, satisfaction (what the customer got) and regulation (whether the
 * contact did what the institution needs). Each is the mean of those of its parts that are known.
 *
 * @param parts what is known of them
 */
record Logics(Map<Part, Estimate> parts) {

  /** The parts of the logics. */
  enum Part {
    SATISFIED,
    RESOLVED,
    FILE_COMPLETE,
    COMPLIANCE,
    NEXT_FILE_COMPLETE;

    static final Set<Part> SATISFACTION = Set.of(SATISFIED, RESOLVED);
    static final Set<Part> REGULATION = Set.of(FILE_COMPLETE, COMPLIANCE, NEXT_FILE_COMPLETE);
  }

  /** Those of a group that is no row of its own; parts of fewer than ten are not known. */
  static Logics of(KpiGroup group) {
    return of(group, group::hasEnough);
  }

  /**
   * Those of a group.
   *
   * @param isKnown whether a share of some trials may be shown
   */
  static Logics of(KpiGroup group, Predicate<Measure> isKnown) {
    Map<Part, Estimate> parts = new EnumMap<>(Part.class);
    if (isKnown.test(Measure.ANSWERS)) {
      parts.put(Part.SATISFIED, share(group.of(Measure.SATISFIED), group.of(Measure.ANSWERS)));
    }
    if (isKnown.test(Measure.COUNTED)) {
      Estimate repeats = share(group.of(Measure.REPEATS), group.of(Measure.COUNTED));
      parts.put(Part.RESOLVED, new Estimate(1 - repeats.value(), repeats.standardError()));
    }
    if (isKnown.test(Measure.FILES)) {
      parts.put(
          Part.FILE_COMPLETE, share(group.of(Measure.COMPLETE_FILES), group.of(Measure.FILES)));
    }
    if (isKnown.test(Measure.REVIEWS)) {
      parts.put(Part.COMPLIANCE, compliance(group));
    }
    return new Logics(parts);
  }

  /** The same with the share of complete files that came later. */
  Logics with(Optional<NextFiles> later) {
    Map<Part, Estimate> more = new EnumMap<>(Part.class);
    more.putAll(parts);
    later
        .flatMap(NextFiles::completeAfter)
        .ifPresent(share -> more.put(Part.NEXT_FILE_COMPLETE, share));
    return new Logics(more);
  }

  /** Only the parts that another has, too: what can be compared. */
  Logics likeThoseOf(Logics other) {
    Map<Part, Estimate> common = new EnumMap<>(Part.class);
    parts.forEach(
        (part, estimate) -> {
          if (other.parts.containsKey(part)) {
            common.put(part, estimate);
          }
        });
    return new Logics(common);
  }

  Optional<Estimate> satisfaction() {
    return mean(Part.SATISFACTION);
  }

  Optional<Estimate> regulation() {
    return mean(Part.REGULATION);
  }

  /** Mean compliance score / 100. */
  static Estimate compliance(KpiGroup group) {
    Estimate mean =
        group.mean(Measure.REVIEWS, Measure.COMPLIANCE_HUNDREDTHS, Measure.COMPLIANCE_SQUARES);
    return new Estimate(mean.value() / 1e4, mean.standardError() / 1e4);
  }

  /** A share with the standard error of one more event and one more other: never 0. */
  static Estimate share(long events, long trials) {
    double p = (events + 1.0) / (trials + 2.0);
    return new Estimate((double) events / trials, Math.sqrt(p * (1 - p) / trials));
  }

  private Optional<Estimate> mean(Set<Part> of) {
    double sum = 0;
    double variance = 0;
    int known = 0;
    for (Part part : of) {
      Estimate estimate = parts.get(part);
      if (estimate != null) {
        sum += estimate.value();
        variance += estimate.standardError() * estimate.standardError();
        known++;
      }
    }
    return known == 0
        ? Optional.empty()
        : Optional.of(new Estimate(sum / known, Math.sqrt(variance) / known));
  }
}
