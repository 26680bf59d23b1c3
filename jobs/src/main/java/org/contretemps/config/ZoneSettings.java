package org.contretemps.config;

import java.util.List;
import java.util.Optional;

/**
 * The settings by which impeded-quality zones are searched.
 *
 * @param shortBelowSeconds a contact under this time is short (METHOD §7)
 * @param contractualRepeatRate the rate of repeats that quality is compared with (METHOD §5); if
 *     empty, the rate of the type and channel
 * @param passingOnRules rules to pass contacts on at a time, which a norm cannot be told apart from
 * @param staffing what minutes are in people
 */
public record ZoneSettings(
    int shortBelowSeconds,
    Optional<Double> contractualRepeatRate,
    List<PassingOnRule> passingOnRules,
    Staffing staffing) {

  /** The default. */
  public static final ZoneSettings DEFAULT =
      new ZoneSettings(10, Optional.empty(), List.of(), Staffing.DEFAULT);

  static ZoneSettings from(Settings settings, Settings staffing, Problems problems) {
    return new ZoneSettings(
        settings.integer("short-below-seconds", DEFAULT.shortBelowSeconds, 1, 60),
        Optional.of(settings.number("contractual-repeat-rate", 0, 0, 1)).filter(rate -> rate > 0),
        PassingOnRule.from(settings.texts("passing-on-rules"), problems),
        Staffing.from(staffing));
  }
}
