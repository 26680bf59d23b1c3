package org.contretemps.config;

import java.util.OptionalDouble;

/**
 * What recommended norms may cost (METHOD §13).
 *
 * @param abandonmentRise e, by how much the share of customers who give up may rise
 * @param minutesForRepeat κ, the minutes that a repeat is worth to the organisation; empty if it
 *     has not said so
 * @param replicates how many months are simulated
 */
public record RecommendationSettings(
    double abandonmentRise, OptionalDouble minutesForRepeat, int replicates) {
  /** What holds if the configuration says nothing. */
  public static final RecommendationSettings DEFAULT =
      new RecommendationSettings(0.01, OptionalDouble.empty(), 199);

  static RecommendationSettings from(Settings settings) {
    double minutes = settings.number("minutes-for-repeat", 0, 0, 10_000);
    return new RecommendationSettings(
        settings.number("abandonment-rise", DEFAULT.abandonmentRise, 0, 0.5),
        minutes > 0 ? OptionalDouble.of(minutes) : OptionalDouble.empty(),
        settings.integer("replicates", DEFAULT.replicates, 99, 9_999));
  }
}
