package org.contretemps.kpi;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.contact.Contact;
import org.contretemps.distribution.HandlingTimeHistogram;
import org.contretemps.feedback.AgentPulse;
import org.contretemps.statistics.TimeHistogram;
import org.contretemps.zone.ImpededQualityZone;

/**
 * Brings together what months' rows are made from: sums of {@link KpiDay} over months, and what
 * else the tables show. Groups by month are few enough for one machine.
 */
public final class KpiMonths {
  private static final int MONTHS_A_YEAR = 12;

  private final Map<LocalDate, Map<Facet, List<KpiGroup>>> groups = new TreeMap<>();
  private final Map<LocalDate, List<KpiMonth.TeamPulse>> pulses;
  private final Map<LocalDate, Map<String, TimeHistogram>> times;
  private final Map<LocalDate, List<KpiMonth.KpiCell>> zones;

  /**
   * The tables that months are read from.
   *
   * @param days {@link KpiDay}
   * @param pulses {@link AgentPulse}
   * @param times {@link HandlingTimeHistogram}
   * @param zones {@link ImpededQualityZone}
   */
  public record Sources(
      Dataset<Row> days, Dataset<Row> pulses, Dataset<Row> times, Dataset<Row> zones) {}

  /**
   * Reads some months, and of contacts the eleven before them too.
   *
   * @param months first days
   */
  public KpiMonths(Sources sources, Collection<LocalDate> months) {
    LocalDate first = months.stream().min(LocalDate::compareTo).orElseThrow();
    LocalDate last = months.stream().max(LocalDate::compareTo).orElseThrow().plusMonths(1);
    readGroups(in(sources.days(), Contact.CONTACT_DATE, first.minusMonths(11), last));
    this.pulses = readPulses(in(sources.pulses(), AgentPulse.WEEK, first, last));
    this.times = readTimes(in(sources.times(), HandlingTimeHistogram.CONTACT_DATE, first, last));
    this.zones = readZones(in(sources.zones(), ImpededQualityZone.AS_OF_DATE, first, last));
  }

  /** What the rows of one of the months are made from. */
  public KpiMonth of(LocalDate month) {
    Map<Facet, List<KpiGroup>> year = new EnumMap<>(Facet.class);
    for (int back = 0; back < MONTHS_A_YEAR; back++) {
      groups
          .getOrDefault(month.minusMonths(back), Map.of())
          .forEach((facet, of) -> year.computeIfAbsent(facet, key -> new ArrayList<>()).addAll(of));
    }
    return new KpiMonth(
        month,
        groups.getOrDefault(month, Map.of()),
        groups.getOrDefault(month.minusMonths(1), Map.of()),
        year,
        pulses.getOrDefault(month, List.of()),
        times.getOrDefault(month, Map.of()),
        zones.getOrDefault(month, List.of()));
  }

  private static Dataset<Row> in(
      Dataset<Row> rows, String column, LocalDate from, LocalDate before) {
    return rows.where(col(column).geq(Date.valueOf(from)).and(col(column).lt(Date.valueOf(before))))
        .withColumn(KpiMonth.MONTH, trunc(col(column), "month"));
  }

  private static LocalDate month(Row row) {
    return row.<Date>getAs(KpiMonth.MONTH).toLocalDate();
  }

  private void readGroups(Dataset<Row> days) {
    Column[] names =
        Stream.concat(Stream.of(KpiMonth.MONTH, KpiDay.FACET), KpiDay.NAMES.stream())
            .map(functions::col)
            .toArray(Column[]::new);
    Column[] sums =
        Arrays.stream(Measure.values())
            .map(measure -> sum(measure.column()).as(measure.column()))
            .toArray(Column[]::new);
    days.groupBy(names)
        .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length))
        .collectAsList()
        .forEach(
            row -> {
              Facet facet = Facet.valueOf(row.getAs(KpiDay.FACET));
              groups
                  .computeIfAbsent(month(row), key -> new EnumMap<>(Facet.class))
                  .computeIfAbsent(facet, key -> new ArrayList<>())
                  .add(KpiGroup.of(facet, row));
            });
  }

  private static Map<LocalDate, List<KpiMonth.TeamPulse>> readPulses(Dataset<Row> pulses) {
    return pulses
        .groupBy(KpiMonth.MONTH, AgentPulse.ORGANISATION, AgentPulse.TEAM)
        .agg(
            count(AgentPulse.GOOD_WORK).as("answers"),
            count_if(col(AgentPulse.GOOD_WORK).geq(4)).as("good"))
        .collectAsList()
        .stream()
        .collect(
            Collectors.groupingBy(
                KpiMonths::month,
                Collectors.mapping(
                    row ->
                        new KpiMonth.TeamPulse(
                            row.getAs(AgentPulse.ORGANISATION),
                            row.getAs(AgentPulse.TEAM),
                            row.getAs("answers"),
                            row.getAs("good")),
                    Collectors.toList())));
  }

  private static Map<LocalDate, Map<String, TimeHistogram>> readTimes(Dataset<Row> histogram) {
    Map<LocalDate, Map<String, List<Row>>> bins = new HashMap<>();
    histogram
        .groupBy(
            KpiMonth.MONTH,
            HandlingTimeHistogram.ORGANISATION,
            HandlingTimeHistogram.CHANNEL,
            HandlingTimeHistogram.SECOND_BIN)
        .agg(
            sum(HandlingTimeHistogram.CONTACTS).as(HandlingTimeHistogram.CONTACTS),
            sum(HandlingTimeHistogram.SECONDS_SUM).as(HandlingTimeHistogram.SECONDS_SUM),
            sum(HandlingTimeHistogram.SECONDS_SQUARED_SUM)
                .as(HandlingTimeHistogram.SECONDS_SQUARED_SUM))
        .collectAsList()
        .forEach(
            row ->
                bins.computeIfAbsent(month(row), key -> new HashMap<>())
                    .computeIfAbsent(
                        KpiMonth.centreKey(
                            row.getAs(HandlingTimeHistogram.ORGANISATION),
                            row.getAs(HandlingTimeHistogram.CHANNEL)),
                        key -> new ArrayList<>())
                    .add(row));
    Map<LocalDate, Map<String, TimeHistogram>> times = new HashMap<>();
    bins.forEach(
        (month, centres) ->
            centres.forEach(
                (centre, rows) ->
                    times
                        .computeIfAbsent(month, key -> new HashMap<>())
                        .put(centre, histogram(rows))));
    return times;
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

  /** The cells in which a zone stood in each month's last night. */
  private static Map<LocalDate, List<KpiMonth.KpiCell>> readZones(Dataset<Row> zones) {
    Dataset<Row> lastNights =
        zones
            .groupBy(KpiMonth.MONTH)
            .agg(max(ImpededQualityZone.AS_OF_DATE).as(ImpededQualityZone.AS_OF_DATE));
    return zones
        .where(col(ImpededQualityZone.IS_OPEN))
        .join(lastNights, new String[] {KpiMonth.MONTH, ImpededQualityZone.AS_OF_DATE}, "left_semi")
        .collectAsList()
        .stream()
        .collect(
            Collectors.groupingBy(
                KpiMonths::month,
                Collectors.mapping(
                    row ->
                        new KpiMonth.KpiCell(
                            row.getAs(Contact.ORGANISATION),
                            row.getAs(Contact.SERVICE),
                            row.getAs(Contact.CHANNEL),
                            row.getAs(Contact.SITUATION_TYPE)),
                    Collectors.toList())));
  }
}
