package org.contretemps.kpi;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.contact.Contact;
import org.contretemps.feedback.AgentPulse;
import org.contretemps.zone.ImpededQualityZone;

/**
 * Brings together what months' rows are made from: sums of {@link KpiDay} and {@link
 * KpiFeedbackDay} over months, and what else the tables show. Groups of a month are few enough for
 * one machine.
 */
public final class KpiMonths implements Iterable<KpiMonth> {
  /** Each look at a table costs; what is read of months must find room on one machine. */
  private static final int MONTHS_AT_ONCE = 3;

  private static final int MONTHS_A_YEAR = 12;

  /** What months are compared by with earlier ones; all else is read of a month alone. */
  private static final List<Facet> COMPARED = List.of(Facet.CENTRE, Facet.LOGIC);

  private static final List<Facet> OWN = List.of(Facet.TEAM, Facet.TERRITORY, Facet.CHANNEL_DAY);

  private static final List<Facet> STRATA =
      List.of(
          Facet.CHANNEL_STRATUM, Facet.TEAM_STRATUM, Facet.CELL_SIDE, Facet.HANDOVER, Facet.FELT);

  private static final List<Measure> ALL = List.of(Measure.values());

  private final Sources sources;
  private final IndicatorSettings settings;
  private final NavigableSet<LocalDate> months;
  private final Map<LocalDate, Map<Facet, List<KpiGroup>>> compared;

  /**
   * The tables that months are read from.
   *
   * @param days {@link KpiDay} with {@link KpiFeedbackDay}
   * @param pulses {@link AgentPulse}
   * @param times {@link org.contretemps.distribution.HandlingTimeHistogram}
   * @param zones {@link ImpededQualityZone}
   * @param nextFiles {@link NextFile}
   */
  public record Sources(
      Dataset<Row> days,
      Dataset<Row> pulses,
      Dataset<Row> times,
      Dataset<Row> zones,
      Dataset<Row> nextFiles) {}

  /**
   * Reads what some months are compared by, and the eleven before them too.
   *
   * @param months first days
   */
  public KpiMonths(Sources sources, IndicatorSettings settings, NavigableSet<LocalDate> months) {
    LocalDate first = months.first();
    LocalDate last = months.last();
    this.months = months;
    this.sources = sources;
    this.settings = settings;
    this.compared =
        groups(
            of(
                in(sources.days(), Contact.CONTACT_DATE, first.minusMonths(11), last.plusMonths(1)),
                COMPARED),
            ALL);
  }

  /** What the rows of each month are made from, month by month. */
  @Override
  public Iterator<KpiMonth> iterator() {
    return Stream.iterate(months, left -> !left.isEmpty(), KpiMonths::afterBatch)
        .flatMap(left -> read(batch(left)).stream())
        .iterator();
  }

  private static NavigableSet<LocalDate> batch(NavigableSet<LocalDate> left) {
    return left.headSet(left.first().plusMonths(MONTHS_AT_ONCE), false);
  }

  private static NavigableSet<LocalDate> afterBatch(NavigableSet<LocalDate> left) {
    return left.tailSet(left.first().plusMonths(MONTHS_AT_ONCE), true);
  }

  private List<KpiMonth> read(NavigableSet<LocalDate> batch) {
    Dataset<Row> days =
        in(sources.days(), Contact.CONTACT_DATE, batch.first(), batch.last().plusMonths(1));
    Map<LocalDate, Map<Facet, List<KpiGroup>>> own = groups(of(days, OWN), ALL);
    Map<LocalDate, Map<Facet, List<KpiGroup>>> strata = strata(days);
    Map<LocalDate, KpiMonth.Details> details = new MonthDetails(sources, batch).read();
    List<KpiMonth> read = new ArrayList<>();
    for (LocalDate month : batch) {
      Map<Facet, List<KpiGroup>> groups = new EnumMap<>(Facet.class);
      groups.putAll(compared.getOrDefault(month, Map.of()));
      groups.putAll(own.getOrDefault(month, Map.of()));
      groups.putAll(strata.getOrDefault(month, Map.of()));
      read.add(month(month, groups, details.get(month)));
    }
    return read;
  }

  private KpiMonth month(
      LocalDate month, Map<Facet, List<KpiGroup>> groups, KpiMonth.Details details) {
    Map<Facet, List<KpiGroup>> year = new EnumMap<>(Facet.class);
    for (int back = 0; back < MONTHS_A_YEAR; back++) {
      compared
          .getOrDefault(month.minusMonths(back), Map.of())
          .forEach((facet, of) -> year.computeIfAbsent(facet, key -> new ArrayList<>()).addAll(of));
    }
    return new KpiMonth(
        month,
        settings,
        groups,
        compared.getOrDefault(month.minusMonths(1), Map.of()),
        year,
        details);
  }

  static Dataset<Row> in(Dataset<Row> rows, String column, LocalDate from, LocalDate before) {
    return rows.where(col(column).geq(Date.valueOf(from)).and(col(column).lt(Date.valueOf(before))))
        .withColumn(KpiMonth.MONTH, trunc(col(column), "month"));
  }

  static List<String> names(Collection<Facet> facets) {
    return facets.stream().map(Facet::name).toList();
  }

  /** Sums of some measures over months. */
  private static Map<LocalDate, Map<Facet, List<KpiGroup>>> groups(
      Dataset<Row> days, Collection<Measure> measures) {
    Column[] names =
        Stream.concat(Stream.of(KpiMonth.MONTH, KpiDay.FACET), KpiDay.NAMES.stream())
            .map(functions::col)
            .toArray(Column[]::new);
    Column[] sums =
        measures.stream()
            .map(measure -> sum(measure.column()).as(measure.column()))
            .toArray(Column[]::new);
    Map<LocalDate, Map<Facet, List<KpiGroup>>> groups = new TreeMap<>();
    days.groupBy(names)
        .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length))
        .collectAsList()
        .forEach(
            row -> {
              Facet facet = Facet.valueOf(row.getAs(KpiDay.FACET));
              groups
                  .computeIfAbsent(
                      row.<Date>getAs(KpiMonth.MONTH).toLocalDate(),
                      key -> new EnumMap<>(Facet.class))
                  .computeIfAbsent(facet, key -> new ArrayList<>())
                  .add(KpiGroup.of(facet.names(), measures, row));
            });
    return groups;
  }

  /**
   * Facets with a stratum: many groups, of which little is counted. They come in the order of their
   * names, so that what is computed of them is the same to the last bit, however Spark brings them
   * together.
   */
  private static Map<LocalDate, Map<Facet, List<KpiGroup>>> strata(Dataset<Row> days) {
    Set<Measure> measures = EnumSet.noneOf(Measure.class);
    STRATA.forEach(facet -> measures.addAll(facet.measures()));
    Map<LocalDate, Map<Facet, List<KpiGroup>>> strata = groups(of(days, STRATA), measures);
    strata
        .values()
        .forEach(month -> month.replaceAll((facet, of) -> KpiGroup.by(facet.names(), of)));
    return strata;
  }

  private static Dataset<Row> of(Dataset<Row> days, Collection<Facet> facets) {
    return days.where(col(KpiDay.FACET).isInCollection(names(facets)));
  }
}
