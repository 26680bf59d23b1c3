package org.contretemps.night.kpi.intraday;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.dayofweek;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.KpiKey;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.kpi.month.Shown;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.ProportionInterval;
import org.contretemps.table.TableRow;

/** Rows of {@link SlotDay} → rows of {@link IntradayKpi}, those of few people left out. */
public final class IntradayRows {
  private static final double CONFIDENCE = 0.95;

  /** As Spark counts them. */
  private static final List<String> WEEKDAYS =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private static final List<String> WHOLE =
      List.of(Contact.ORGANISATION, Contact.SERVICE, Contact.CHANNEL);

  /** Counts that stand for others in the rule of ten: each with what it is the measure of. */
  private static final Map<String, Measure> TRIALS =
      Map.of(
          SlotDay.OFFERED,
          Measure.OFFERED,
          SlotDay.WAITED,
          Measure.WAITED,
          SlotDay.HANDLED,
          Measure.HANDLED,
          SlotDay.WITH_NORM,
          Measure.WITH_NORM,
          SlotDay.COUNTED,
          Measure.COUNTED);

  private IntradayRows() {}

  /** The rows of the months that some days lie in. */
  static List<Row> of(Dataset<Row> days) {
    Dataset<Row> dated =
        days.withColumn(KpiMonth.MONTH, trunc(col(Contact.CONTACT_DATE), "month"))
            .withColumn(IntradayKpi.WEEKDAY, weekday(col(Contact.CONTACT_DATE)));
    Map<List<Object>, Long> dates = dates(dated);
    Map<LocalDate, Map<KpiGroup, Row>> months = new TreeMap<>();
    for (Row sums : sums(dated)) {
      months
          .computeIfAbsent(sums.<LocalDate>getAs(KpiMonth.MONTH), month -> new LinkedHashMap<>())
          .put(group(sums), sums);
    }
    List<Row> rows = new ArrayList<>();
    months.forEach(
        (month, groups) -> {
          Shown shown = shown(List.copyOf(groups.keySet()));
          shown.groups().forEach(group -> rows.add(row(group, groups.get(group), shown, dates)));
        });
    return rows;
  }

  /**
   * Which half-hours of a month are shown, and which of their shares. The smallest one of a service
   * and channel is never shown: all of them would add up to the channel's part of the service,
   * which other tables leave out if a small group could be had from it.
   *
   * @param halfHours by service and channel, with the day of the week and the time as a stratum
   */
  public static Shown shown(List<KpiGroup> halfHours) {
    Map<Measure, Set<KpiGroup>> smallest = new EnumMap<>(Measure.class);
    return Shown.ofMany(
        halfHours,
        List.of(WHOLE),
        (group, trials) ->
            !smallest.computeIfAbsent(trials, of -> smallest(halfHours, of)).contains(group));
  }

  private static Set<KpiGroup> smallest(List<KpiGroup> halfHours, Measure of) {
    Map<KpiKey, KpiGroup> smallest = new LinkedHashMap<>();
    halfHours.stream()
        .filter(group -> group.of(of) > 0)
        .forEach(
            group ->
                smallest.merge(
                    group.key(WHOLE),
                    group,
                    (one, other) -> one.of(of) <= other.of(of) ? one : other));
    return new HashSet<>(smallest.values());
  }

  /**
   * Looked up, because Spark draws up tables of all Unicode letters when it first turns a text into
   * capitals: a second or two of a night of few contacts.
   */
  private static Column weekday(Column date) {
    return element_at(
        array(WEEKDAYS.stream().map(functions::lit).toArray(Column[]::new)), dayofweek(date));
  }

  private static Map<List<Object>, Long> dates(Dataset<Row> dated) {
    Map<List<Object>, Long> dates = new LinkedHashMap<>();
    dated
        .groupBy(columns(openings()))
        .agg(count_distinct(col(Contact.CONTACT_DATE)).as(IntradayKpi.DATES))
        .collectAsList()
        .forEach(row -> dates.put(opening(row), row.getAs(IntradayKpi.DATES)));
    return dates;
  }

  private static List<String> openings() {
    return Stream.concat(Stream.of(KpiMonth.MONTH, IntradayKpi.WEEKDAY), WHOLE.stream()).toList();
  }

  private static List<Object> opening(Row row) {
    return openings().stream().map(row::getAs).toList();
  }

  private static List<Row> sums(Dataset<Row> dated) {
    List<String> keys = new ArrayList<>(openings());
    keys.add(SlotDay.HALF_HOUR);
    Column marks = bit_or(col(SlotDay.AGENT_MARKS)).as(SlotDay.AGENT_MARKS);
    return dated
        .groupBy(columns(keys))
        .agg(
            marks,
            Stream.concat(
                    Stream.of(bit_or(col(SlotDay.CUSTOMER_MARKS)).as(SlotDay.CUSTOMER_MARKS)),
                    SlotDay.COUNTS.stream().map(name -> sum(name).as(name)))
                .toArray(Column[]::new))
        .orderBy(columns(keys))
        .collectAsList();
  }

  private static KpiGroup group(Row sums) {
    Map<String, String> names = new LinkedHashMap<>();
    WHOLE.forEach(name -> names.put(name, sums.getAs(name)));
    names.put(
        KpiDay.STRATUM,
        sums.<String>getAs(IntradayKpi.WEEKDAY) + " " + sums.<String>getAs(SlotDay.HALF_HOUR));
    Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    counts.put(Measure.CONTACTS, sums.getAs(SlotDay.CONTACTS));
    counts.put(Measure.AGENT_MARKS, sums.getAs(SlotDay.AGENT_MARKS));
    counts.put(Measure.CUSTOMER_MARKS, sums.getAs(SlotDay.CUSTOMER_MARKS));
    TRIALS.forEach((name, measure) -> counts.put(measure, sums.getAs(name)));
    return KpiGroup.of(names, counts);
  }

  private static Row row(KpiGroup group, Row sums, Shown shown, Map<List<Object>, Long> dates) {
    TableRow row =
        new TableRow(IntradayKpi.TABLE.writtenSchema())
            .set(IntradayKpi.DATES, dates.get(opening(sums)))
            .set(SlotDay.HALF_HOUR, sums.getAs(SlotDay.HALF_HOUR))
            .set(SlotDay.CONTACTS, sums.getAs(SlotDay.CONTACTS));
    openings().forEach(name -> row.set(name, sums.getAs(name)));
    fill(row, sums, shown.has(group, Measure.OFFERED), SlotDay.OFFERED, SlotDay.ANSWERED);
    fill(row, sums, shown.has(group, Measure.OFFERED), SlotDay.ABANDONED);
    fill(row, sums, shown.has(group, Measure.WAITED), SlotDay.WAITED, SlotDay.WAIT_SECONDS);
    fill(row, sums, shown.has(group, Measure.HANDLED), SlotDay.HANDLED, SlotDay.HANDLED_SECONDS);
    fill(row, sums, shown.has(group, Measure.HANDLED), SlotDay.SHORT, SlotDay.AGENTS);
    fill(row, sums, shown.has(group, Measure.WITH_NORM), SlotDay.WITH_NORM, SlotDay.WITHIN_NORM);
    fill(row, sums, shown.has(group, Measure.COUNTED), SlotDay.COUNTED, SlotDay.REPEATS);
    IntradayKpi.SHARES.stream()
        .filter(share -> shown.has(group, TRIALS.get(share.trials())))
        .forEach(share -> fill(row, sums, share));
    return row.row();
  }

  private static void fill(TableRow row, Row sums, boolean isShown, String... columns) {
    if (isShown) {
      for (String column : columns) {
        row.set(column, sums.getAs(column));
      }
    }
  }

  private static void fill(TableRow row, Row sums, IntradayKpi.Share share) {
    ProportionInterval interval =
        ProportionInterval.wilson(
            sums.<Long>getAs(share.events()), sums.<Long>getAs(share.trials()), CONFIDENCE);
    row.set(share.bounds(), interval.lower(), interval.upper());
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(functions::col).toArray(Column[]::new);
  }
}
