package org.contretemps.config;

import java.util.Optional;

/**
 * The settings by which impeded-quality zones are searched.
 *
 * @param shortBelowSeconds a contact under this time is short (METHOD §7)
 * @param contractualRepeatRate the rate of repeats that quality is compared with (METHOD §5); if
 *     empty, the rate of the type and channel
 * @param staffing what minutes are in people
 */
public record ZoneSettings(
    int shortBelowSeconds, Optional<Double> contractualRepeatRate, Staffing staffing) {

  /** The default. */
  public static final ZoneSettings DEFAULT =
      new ZoneSettings(10, Optional.empty(), Staffing.DEFAULT);

  static ZoneSettings from(Settings settings, Settings staffing) {
    return new ZoneSettings(
        settings.integer("short-below-seconds", DEFAULT.shortBelowSeconds, 1, 60),
        Optional.of(settings.number("contractual-repeat-rate", 0, 0, 1)).filter(rate -> rate > 0),
        Staffing.from(staffing));
  }
}
