package org.contretemps.night.kpi.month;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.KpiSums;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.PairedShares;
import org.contretemps.statistics.TimeHistogram;

/**
 * The input of one month's indicators: its counts, and what is read for that month alone.
 *
 * @param month its first day
 * @param lastMature the last date whose repeats are known
 * @param sums groups of the month and, of facets that months are compared by, of those before it
 * @param details what is read of the month alone
 */
public record KpiMonth(
    LocalDate month,
    LocalDate lastMature,
    IndicatorSettings settings,
    KpiSums sums,
    Details details) {

  /** Name of the partition column of every KPI table. */
  public static final String MONTH = "month";

  /** How far back a month is compared with earlier ones. */
  static final int MONTHS_BEFORE = 11;

  /**
   * What is read of a month alone.
   *
   * @param firstDates the first date of the month that has contacts, by centre
   * @param pulses what teams said in the weeks that began in the month
   * @param times handling times by centre
   * @param zones what the month's last night stated of cells under a norm per contact
   * @param nextFiles what files became after contacts of the month, if that is known
   */
  public record Details(
      Map<Centre, LocalDate> firstDates,
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
  public record Centre(String organisation, String channel) {
    static Centre of(KpiGroup group) {
      return new Centre(group.name(Contact.ORGANISATION), group.name(Contact.CHANNEL));
    }
  }

  /** A cell by its names. */
  public record KpiCell(
      String organisation, String service, String channel, String situationType) {}

  /**
   * What was stated of a cell.
   *
   * @param contacts in the night's window
   * @param coverage share of the work that fits the norm by nature; empty if not known
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

  /**
   * How many days the repeats of a centre's month are of: all of the month, closed ones too, except
   * those before its first contact ever and those that are not mature. Work a week is work by
   * these, by seven.
   */
  long calendarDays(Centre centre) {
    boolean isKnownBefore =
        sums.of(Facet.CENTRE, month.minusMonths(MONTHS_BEFORE), month).stream()
            .anyMatch(group -> centre.equals(Centre.of(group)));
    LocalDate from = isKnownBefore ? month : details.firstDates().getOrDefault(centre, month);
    LocalDate end = month.plusMonths(1);
    LocalDate before = lastMature.isBefore(end) ? lastMature.plusDays(1) : end;
    return Math.max(0, ChronoUnit.DAYS.between(from, before));
  }

  public LocalDate date() {
    return month;
  }

  /** The groups of a facet, by some of its names. */
  public List<KpiGroup> by(Facet facet, List<String> names) {
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
  public List<KpiGroup> yearBy(Facet facet, List<String> names) {
    return KpiGroup.by(
        names, sums.of(facet, month.minusMonths(MONTHS_BEFORE), month.plusMonths(1)));
  }
}
