package org.contretemps.night.distribute;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.config.Problems;
import org.contretemps.statistics.Lognormal;
import org.contretemps.statistics.Quantile;
import org.contretemps.statistics.TimeHistogram;
import org.contretemps.statistics.TimeWindow;

/**
 * Summarises handling times over any dates and by any columns of a cell, from rows of {@link
 * HandlingTimeHistogram}. Small: at most a bin count for each group reaches the driver.
 */
public final class HandlingTimeReport {
  private static final List<String> GROUPS =
      List.of(
          HandlingTimeHistogram.ORGANISATION,
          HandlingTimeHistogram.SERVICE,
          HandlingTimeHistogram.CHANNEL,
          HandlingTimeHistogram.SITUATION_TYPE);
  private static final double CONFIDENCE = 0.95;

  /**
   * One group of contacts.
   *
   * @param group the group's values, or the word for all
   * @param lognormalMu mean of ln(seconds), times of 0 s left out; NaN if there is no other
   * @param shareUnder10Seconds share of contacts handled in less than ten seconds
   */
  public record Line(
      List<String> group,
      long contacts,
      double mean,
      double sd,
      Quantile median,
      Quantile p90,
      double lognormalMu,
      double lognormalSigma,
      double shareUnder10Seconds) {}

  private final List<String> by;
  private final Optional<LocalDate> from;
  private final Optional<LocalDate> to;

  /**
   * Reports on a stretch of dates, both ends included; without an end if it is empty.
   *
   * @param by columns of a cell
   */
  public HandlingTimeReport(List<String> by, Optional<LocalDate> from, Optional<LocalDate> to) {
    Problems problems = new Problems();
    by.stream()
        .filter(column -> !GROUPS.contains(column))
        .forEach(column -> problems.addUnknown("column in --by:", column, GROUPS));
    problems.throwIfAny("show handling times");
    this.by = List.copyOf(by);
    this.from = from;
    this.to = to;
  }

  /** A line per group, then one for all; none if there are no contacts. */
  public List<Line> lines(Dataset<Row> histogram) {
    Map<List<String>, TimeWindow> groups =
        new TreeMap<>(Comparator.comparing(this::orderOf).thenComparing(List::toString));
    TimeWindow all = new TimeWindow();
    summed(histogram)
        .collectAsList()
        .forEach(
            row -> {
              add(groups.computeIfAbsent(group(row), group -> new TimeWindow()), row);
              add(all, row);
            });
    List<Line> lines = new ArrayList<>();
    groups.forEach((group, window) -> lines.add(line(group, window.histogram())));
    if (groups.size() > 1) {
      lines.add(line(List.of("all"), all.histogram()));
    }
    return lines;
  }

  private Dataset<Row> summed(Dataset<Row> histogram) {
    List<Column> keys = new ArrayList<>(by.stream().map(functions::col).toList());
    keys.add(col(HandlingTimeHistogram.SECOND_BIN));
    return histogram
        .where(isWithin())
        .groupBy(keys.toArray(Column[]::new))
        .agg(
            sum(HandlingTimeHistogram.CONTACTS),
            sum(HandlingTimeHistogram.SECONDS_SUM),
            sum(HandlingTimeHistogram.SECONDS_SQUARED_SUM));
  }

  private Column isWithin() {
    Column date = col(HandlingTimeHistogram.CONTACT_DATE);
    return from.map(date::geq).orElse(lit(true)).and(to.map(date::leq).orElse(lit(true)));
  }

  private List<String> group(Row row) {
    List<String> group = new ArrayList<>();
    for (int i = 0; i < by.size(); i++) {
      group.add(row.getString(i));
    }
    return group;
  }

  private void add(TimeWindow window, Row row) {
    int at = by.size();
    window.addBin(row.getInt(at), row.getLong(at + 1), row.getLong(at + 2), row.getLong(at + 3));
  }

  /** Situation types are listed in their own order. */
  private Integer orderOf(List<String> group) {
    int at = by.indexOf(HandlingTimeHistogram.SITUATION_TYPE);
    return by.size() == 1 && at == 0 ? SituationOrder.rank(group.get(0)) : 0;
  }

  private static Line line(List<String> group, TimeHistogram times) {
    boolean hasTimes = times.bin(times.size() - 1) > 0;
    Optional<Lognormal> fit = hasTimes ? Optional.of(Lognormal.of(times)) : Optional.empty();
    return new Line(
        group,
        times.total(),
        times.mean(),
        times.sd(),
        Quantile.of(times, 0.5, CONFIDENCE),
        Quantile.of(times, 0.9, CONFIDENCE),
        fit.map(Lognormal::mu).orElse(Double.NaN),
        fit.map(Lognormal::sigma).orElse(Double.NaN),
        (double) DistributionRow.contactsUnder10Seconds(times) / times.total());
  }
}
