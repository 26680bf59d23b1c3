package org.contretemps.kpi;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.contretemps.statistics.TimeHistogram;

/**
 * What the rows of a month are made from.
 *
 * @param month its first day
 * @param groups by facet, those of the month
 * @param before by facet, those of the month before
 * @param year by facet, those of the twelve months that end with this one, in one
 * @param pulses what teams said in the weeks that began in the month
 * @param times handling times by {@link #centreKey organisation and channel}
 * @param openZones cells in which a zone stood in the month's last night
 */
public record KpiMonth(
    LocalDate month,
    Map<Facet, List<KpiGroup>> groups,
    Map<Facet, List<KpiGroup>> before,
    Map<Facet, List<KpiGroup>> year,
    List<TeamPulse> pulses,
    Map<String, TimeHistogram> times,
    List<KpiCell> openZones) {

  /** Name of the partition column of every KPI table. */
  public static final String MONTH = "month";

  /**
   * A team's answers to the weekly pulse.
   *
   * @param answers to "I can do good work"
   * @param good those of 4 or 5
   */
  public record TeamPulse(String organisation, String team, long answers, long good) {}

  /** A cell by its names. */
  public record KpiCell(
      String organisation, String service, String channel, String situationType) {}

  /** The key of {@link #times}. */
  public static String centreKey(String organisation, String channel) {
    return organisation + "\u0000" + channel;
  }

  Date date() {
    return Date.valueOf(month);
  }

  /** The groups of a facet, by some of its names. */
  List<KpiGroup> by(Facet facet, List<String> names) {
    return KpiGroup.by(names, groups.getOrDefault(facet, List.of()));
  }

  List<KpiGroup> beforeBy(Facet facet, List<String> names) {
    return KpiGroup.by(names, before.getOrDefault(facet, List.of()));
  }

  List<KpiGroup> yearBy(Facet facet, List<String> names) {
    return KpiGroup.by(names, year.getOrDefault(facet, List.of()));
  }
}
