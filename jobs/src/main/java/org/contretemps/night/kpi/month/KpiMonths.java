package org.contretemps.night.kpi.month;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.night.kpi.count.DaySums;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.KpiFeedbackDay;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.KpiSums;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.file.NextFile;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.AgentPulse;

/**
 * Assembles the input of several months' indicators: sums of {@link KpiDay} and {@link
 * KpiFeedbackDay} by month, and figures from other tables. Groups of a month are few enough for one
 * machine.
 */
public final class KpiMonths {
  /** Each look at a table costs; what is read of months must find room on one machine. */
  private static final int MONTHS_AT_ONCE = 3;

  /** What months are compared by with earlier ones; all else is read of a month alone. */
  private static final List<Facet> COMPARED = List.of(Facet.CENTRE, Facet.LOGIC);

  private static final List<Facet> OWN =
      List.of(
          Facet.CENTRE,
          Facet.LOGIC,
          Facet.TEAM,
          Facet.TEAM_DAY,
          Facet.TERRITORY,
          Facet.CHANNEL_DAY);

  /** Many groups with few counts. */
  private static final List<Facet> STRATA =
      List.of(
          Facet.CHANNEL_STRATUM, Facet.TEAM_STRATUM, Facet.CELL_SIDE, Facet.HANDOVER, Facet.FELT);

  private final Sources sources;
  private final DaySums days;
  private final IndicatorSettings settings;
  private final NavigableSet<LocalDate> months;
  private final LocalDate lastMature;

  /**
   * The tables that months are read from.
   *
   * @param contacts {@link KpiDay}
   * @param feedback {@link KpiFeedbackDay}
   * @param pulses {@link AgentPulse}
   * @param times {@link org.contretemps.night.distribute.HandlingTimeHistogram}
   * @param zones {@link ImpededQualityZone}
   * @param nextFiles {@link NextFile}
   */
  public record Sources(
      Dataset<Row> contacts,
      Dataset<Row> feedback,
      Dataset<Row> pulses,
      Dataset<Row> times,
      Dataset<Row> zones,
      Dataset<Row> nextFiles) {}

  /**
   * Some months.
   *
   * @param months first days
   * @param lastMature the last date whose repeats are known
   */
  public KpiMonths(
      Sources sources,
      IndicatorSettings settings,
      NavigableSet<LocalDate> months,
      LocalDate lastMature) {
    this.sources = sources;
    this.days = new DaySums(sources.contacts(), sources.feedback());
    this.settings = settings;
    this.months = months;
    this.lastMature = lastMature;
  }

  /** Passes on the input of each month, month by month. */
  public void forEach(Consumer<KpiMonth> make) {
    KpiSums earlier = new KpiSums();
    for (NavigableSet<LocalDate> left = months; !left.isEmpty(); left = afterBatch(left)) {
      NavigableSet<LocalDate> batch = batch(left);
      KpiSums sums = sums(batch, earlier);
      Map<LocalDate, KpiMonth.Details> details = new MonthDetails(sources, batch).read();
      batch.forEach(
          month ->
              make.accept(new KpiMonth(month, lastMature, settings, sums, details.get(month))));
      earlier = sums;
    }
  }

  private static NavigableSet<LocalDate> batch(NavigableSet<LocalDate> left) {
    return left.headSet(left.first().plusMonths(MONTHS_AT_ONCE), false);
  }

  private static NavigableSet<LocalDate> afterBatch(NavigableSet<LocalDate> left) {
    return left.tailSet(left.first().plusMonths(MONTHS_AT_ONCE), true);
  }

  private KpiSums sums(NavigableSet<LocalDate> batch, KpiSums earlier) {
    LocalDate first = batch.first();
    LocalDate end = batch.last().plusMonths(1);
    NavigableMap<LocalDate, List<KpiGroup>> known = earlier.of(Facet.CENTRE);
    LocalDate since =
        known.isEmpty() ? first.minusMonths(KpiMonth.MONTHS_BEFORE) : known.lastKey().plusMonths(1);
    KpiSums sums =
        days.read(
            rows ->
                in(rows, since, first)
                    .where(DaySums.isOf(COMPARED))
                    .unionByName(in(rows, first, end).where(DaySums.isOf(OWN))),
            Set.of(Measure.values()));
    sums.addAll(
        days.read(rows -> in(rows, first, end).where(DaySums.isOf(STRATA)), Facet.measures(STRATA)),
        STRATA);
    sums.addAll(earlier, COMPARED);
    return sums;
  }

  private static Dataset<Row> in(Dataset<Row> days, LocalDate from, LocalDate before) {
    return in(days, Contact.CONTACT_DATE, from, before);
  }

  /** Rows of a stretch of time. */
  static Dataset<Row> in(Dataset<Row> rows, String column, LocalDate from, LocalDate before) {
    Column date = col(column);
    return rows.where(date.geq(from).and(date.lt(before)));
  }
}
