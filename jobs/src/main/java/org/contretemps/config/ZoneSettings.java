package org.contretemps.config;

/**
 * What zones are looked for with.
 *
 * @param shortBelowSeconds a contact under so many seconds is short (METHOD §7)
 * @param staffing what minutes are in people
 */
public record ZoneSettings(int shortBelowSeconds, Staffing staffing) {

  /** What holds where the configuration says nothing. */
  public static final ZoneSettings DEFAULT = new ZoneSettings(10, Staffing.DEFAULT);

  static ZoneSettings from(Settings settings, Settings staffing) {
    return new ZoneSettings(
        settings.integer("short-below-seconds", DEFAULT.shortBelowSeconds, 1, 60),
        Staffing.from(staffing));
  }
}
