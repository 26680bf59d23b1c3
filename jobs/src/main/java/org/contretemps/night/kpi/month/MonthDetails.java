package org.contretemps.night.kpi.month;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.night.distribute.HandlingTimeHistogram;
import org.contretemps.night.kpi.count.DaySums;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.SmallGroups;
import org.contretemps.night.kpi.file.NextFile;
import org.contretemps.night.kpi.month.KpiMonth.Details;
import org.contretemps.night.kpi.month.KpiMonth.KpiCell;
import org.contretemps.night.kpi.month.KpiMonth.LaterFiles;
import org.contretemps.night.kpi.month.KpiMonth.StatedCell;
import org.contretemps.night.kpi.month.KpiMonth.TeamPulse;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.AgentPulse;
import org.contretemps.statistics.PairedShares;
import org.contretemps.statistics.TimeHistogram;

/** Reads the per-month inputs of several months with one scan of each table. */
final class MonthDetails {
  private static final String ANSWERS = "answers";
  private static final String MOST_IN_A_WEEK = "most_in_a_week";
  private static final String GOOD = "good";

  private final KpiMonths.Sources sources;
  private final NavigableSet<LocalDate> months;

  /**
   * Details of some months, which lie close together.
   *
   * @param months first days
   */
  MonthDetails(KpiMonths.Sources sources, NavigableSet<LocalDate> months) {
    this.sources = sources;
    this.months = months;
  }

  Map<LocalDate, Details> read() {
    Function<LocalDate, List<Row>> firstDates = byMonth(firstDates());
    Function<LocalDate, List<Row>> pulses = byMonth(pulses());
    Function<LocalDate, List<Row>> times = byMonth(times());
    Function<LocalDate, List<Row>> zones = byMonth(zones());
    Function<LocalDate, List<Row>> nextFiles = byMonth(within(sources.nextFiles(), KpiMonth.MONTH));
    Map<LocalDate, Details> details = new TreeMap<>();
    for (LocalDate month : months) {
      details.put(
          month,
          new Details(
              firstDates(firstDates.apply(month)),
              pulses.apply(month).stream().map(MonthDetails::pulse).toList(),
              times(times.apply(month)),
              zones.apply(month).stream().map(MonthDetails::stated).toList(),
              nextFiles.apply(month).stream().map(MonthDetails::laterFiles).toList()));
    }
    return details;
  }

  private static Function<LocalDate, List<Row>> byMonth(Dataset<Row> rows) {
    Map<LocalDate, List<Row>> months =
        rows.collectAsList().stream()
            .collect(Collectors.groupingBy(row -> row.<LocalDate>getAs(KpiMonth.MONTH)));
    return month -> months.getOrDefault(month, List.of());
  }

  private Dataset<Row> within(Dataset<Row> rows, String date) {
    return KpiMonths.in(rows, date, months.first(), months.last().plusMonths(1))
        .withColumn(KpiMonth.MONTH, trunc(col(date), "month"));
  }

  private Dataset<Row> firstDates() {
    return within(sources.contacts(), Contact.CONTACT_DATE)
        .where(DaySums.isOf(List.of(Facet.CENTRE)))
        .groupBy(KpiMonth.MONTH, Contact.ORGANISATION, Contact.CHANNEL)
        .agg(min(Contact.CONTACT_DATE).as(Contact.CONTACT_DATE));
  }

  private static Map<KpiMonth.Centre, LocalDate> firstDates(List<Row> dates) {
    return dates.stream()
        .collect(
            Collectors.toMap(
                row ->
                    new KpiMonth.Centre(
                        row.getAs(Contact.ORGANISATION), row.getAs(Contact.CHANNEL)),
                row -> row.<LocalDate>getAs(Contact.CONTACT_DATE)));
  }

  /**
   * Answers name nobody, but each is of another member of the team: if no week has five, ten
   * answers of a month may be those of two or three.
   */
  private Dataset<Row> pulses() {
    return within(sources.pulses(), AgentPulse.WEEK)
        .groupBy(KpiMonth.MONTH, AgentPulse.ORGANISATION, AgentPulse.TEAM, AgentPulse.WEEK)
        .agg(
            count(AgentPulse.GOOD_WORK).as(ANSWERS),
            count_if(col(AgentPulse.GOOD_WORK).geq(4)).as(GOOD))
        .groupBy(KpiMonth.MONTH, AgentPulse.ORGANISATION, AgentPulse.TEAM)
        .agg(sum(ANSWERS).as(ANSWERS), sum(GOOD).as(GOOD), max(ANSWERS).as(MOST_IN_A_WEEK))
        .where(col(MOST_IN_A_WEEK).geq(SmallGroups.LEAST_AGENTS));
  }

  private static TeamPulse pulse(Row row) {
    return new TeamPulse(
        row.getAs(AgentPulse.ORGANISATION),
        row.getAs(AgentPulse.TEAM),
        row.getAs(ANSWERS),
        row.getAs(GOOD));
  }

  private Dataset<Row> times() {
    return within(sources.times(), HandlingTimeHistogram.CONTACT_DATE)
        .groupBy(
            KpiMonth.MONTH,
            HandlingTimeHistogram.ORGANISATION,
            HandlingTimeHistogram.CHANNEL,
            HandlingTimeHistogram.SECOND_BIN)
        .agg(
            sum(HandlingTimeHistogram.CONTACTS).as(HandlingTimeHistogram.CONTACTS),
            sum(HandlingTimeHistogram.SECONDS_SUM).as(HandlingTimeHistogram.SECONDS_SUM),
            sum(HandlingTimeHistogram.SECONDS_SQUARED_SUM)
                .as(HandlingTimeHistogram.SECONDS_SQUARED_SUM));
  }

  private static Map<KpiMonth.Centre, TimeHistogram> times(List<Row> bins) {
    return bins.stream()
        .collect(
            Collectors.groupingBy(
                row ->
                    new KpiMonth.Centre(
                        row.getAs(HandlingTimeHistogram.ORGANISATION),
                        row.getAs(HandlingTimeHistogram.CHANNEL)),
                Collectors.collectingAndThen(Collectors.toList(), MonthDetails::histogram)));
  }

  private static TimeHistogram histogram(List<Row> rows) {
    return TimeHistogram.of(
        rows.stream()
            .mapToInt(row -> row.<Integer>getAs(HandlingTimeHistogram.SECOND_BIN))
            .toArray(),
        longs(rows, HandlingTimeHistogram.CONTACTS),
        longs(rows, HandlingTimeHistogram.SECONDS_SUM),
        longs(rows, HandlingTimeHistogram.SECONDS_SQUARED_SUM));
  }

  private static long[] longs(List<Row> rows, String column) {
    return rows.stream().mapToLong(row -> row.<Long>getAs(column)).toArray();
  }

  /** What each month's last night stated. */
  private Dataset<Row> zones() {
    Dataset<Row> stated = within(sources.zones(), ImpededQualityZone.AS_OF_DATE);
    Dataset<Row> lastNights =
        stated
            .groupBy(KpiMonth.MONTH)
            .agg(max(ImpededQualityZone.AS_OF_DATE).as(ImpededQualityZone.AS_OF_DATE))
            .select(ImpededQualityZone.AS_OF_DATE);
    return stated.join(lastNights, new String[] {ImpededQualityZone.AS_OF_DATE}, "left_semi");
  }

  private static StatedCell stated(Row row) {
    KpiCell cell =
        new KpiCell(
            row.getAs(Contact.ORGANISATION),
            row.getAs(Contact.SERVICE),
            row.getAs(Contact.CHANNEL),
            row.getAs(Contact.SITUATION_TYPE));
    return new StatedCell(
        cell,
        row.<Boolean>getAs(ImpededQualityZone.IS_OPEN),
        row.<Long>getAs(ImpededQualityZone.CONTACTS),
        Optional.ofNullable(row.getAs(ImpededQualityZone.COVERAGE)));
  }

  private static LaterFiles laterFiles(Row row) {
    return new LaterFiles(
        row.getAs(Contact.ORGANISATION),
        row.getAs(KpiDay.OBJECTIVE),
        row.getAs(Contact.CUSTOMER_KIND),
        row.getAs(NextFile.COMPLETE_BEFORE),
        new PairedShares(
            row.getAs(NextFile.PAIRS), row.getAs(NextFile.GAINED), row.getAs(NextFile.LOST)));
  }
}
