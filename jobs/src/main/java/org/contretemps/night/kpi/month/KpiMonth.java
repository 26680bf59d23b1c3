package org.contretemps.night.kpi.month;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.KpiSums;
import org.contretemps.statistics.PairedShares;
import org.contretemps.statistics.TimeHistogram;

/**
 * What the rows of a month are made from.
 *
 * @param month its first day
 * @param sums groups of the month and, of facets that months are compared by, of those before it
 * @param details what is read of the month alone
 */
public record KpiMonth(LocalDate month, IndicatorSettings settings, KpiSums sums, Details details) {

  /** Name of the partition column of every KPI table. */
  public static final String MONTH = "month";

  /**
   * What is read of a month alone.
   *
   * @param dates how many dates of the month have contacts, by organisation
   * @param pulses what teams said in the weeks that began in the month
   * @param times handling times by centre
   * @param zones what the month's last night stated of cells under a norm per contact
   * @param nextFiles what files became after contacts of the month, where that is known
   */
  public record Details(
      Map<String, Long> dates,
      List<TeamPulse> pulses,
      Map<Centre, TimeHistogram> times,
      List<StatedCell> zones,
      List<LaterFiles> nextFiles) {}

  /**
   * A team's answers to the weekly pulse.
   *
   * @param answers to "I can do good work"
   * @param good those of 4 or 5
   */
  public record TeamPulse(String organisation, String team, long answers, long good) {}

  /** The contact centre of an organisation and channel. */
  public record Centre(String organisation, String channel) {}

  /** A cell by its names. */
  public record KpiCell(
      String organisation, String service, String channel, String situationType) {}

  /**
   * What was stated of a cell.
   *
   * @param contacts in the night's window
   * @param coverage share of the work that fits the norm by nature; empty where not known
   */
  public record StatedCell(
      KpiCell cell, boolean isOpen, long contacts, Optional<Double> coverage) {}

  /** Files of the same customers before and after contacts of one objective. */
  public record LaterFiles(
      String organisation,
      String objective,
      String customerKind,
      long completeBefore,
      PairedShares pairs) {}

  public Date date() {
    return Date.valueOf(month);
  }

  /** The groups of a facet, by some of its names. */
  List<KpiGroup> by(Facet facet, List<String> names) {
    return KpiGroup.by(names, sums.of(facet, month, month.plusMonths(1)));
  }

  /** The groups of a facet with a stratum, one by one. */
  public List<KpiGroup> strata(Facet facet) {
    return sums.of(facet, month, month.plusMonths(1));
  }

  /** The groups of a facet of days, by date. */
  public Map<LocalDate, List<KpiGroup>> days(Facet facet) {
    return sums.of(facet).subMap(month, month.plusMonths(1));
  }

  /** Those of the month before. */
  List<KpiGroup> beforeBy(Facet facet, List<String> names) {
    return KpiGroup.by(names, sums.of(facet, month.minusMonths(1), month));
  }

  /** Those of the twelve months that end with this one, in one. */
  List<KpiGroup> yearBy(Facet facet, List<String> names) {
    return KpiGroup.by(names, sums.of(facet, month.minusMonths(11), month.plusMonths(1)));
  }
}
