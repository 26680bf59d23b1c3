package org.contretemps.night.passing;

import static org.apache.spark.sql.functions.arrays_zip;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.passing.PassingTimes;

/**
 * Rows of {@link PassingHistogram}, added up over windows that end on one date. Spark adds; some
 * ten kilobytes of each cell reach the driver.
 */
public final class PassingCells {
  private static final String AT = "at";
  private static final String BINS = "bins";
  private static final List<String> CELL =
      List.of(
          PassingHistogram.CELL_ID,
          Contact.ORGANISATION,
          Contact.SERVICE,
          Contact.CHANNEL,
          Contact.SITUATION_TYPE,
          PassingHistogram.NORM_ID,
          PassingHistogram.NORM_SECONDS,
          PassingHistogram.NORM_ATTAINMENT_TARGET);

  private final Dataset<Row> histogram;
  private final LocalDate to;

  /**
   * @param histogram rows of {@link PassingHistogram}
   * @param to the last date of every window
   */
  public PassingCells(Dataset<Row> histogram, LocalDate to) {
    this.histogram = histogram;
    this.to = to;
  }

  /** Every cell with contacts in a window of so many days, in a fixed order. */
  public List<PassingCell> in(int days) {
    return cells(between(days), days);
  }

  /** Some cells by their ids, under whatever norms they had in a window of so many days. */
  public List<PassingCell> in(int days, Collection<Long> cellIds) {
    return cellIds.isEmpty()
        ? List.of()
        : cells(
            between(days).where(col(PassingHistogram.CELL_ID).isInCollection(Set.copyOf(cellIds))),
            days);
  }

  /** The ids of cells that were under norms of different seconds within so many days. */
  public Set<Long> changed(int days) {
    Map<Long, Set<Double>> norms = new TreeMap<>();
    between(days)
        .select(PassingHistogram.CELL_ID, PassingHistogram.NORM_SECONDS)
        .distinct()
        .collectAsList()
        .forEach(
            row ->
                norms
                    .computeIfAbsent(row.getLong(0), cell -> new TreeSet<>())
                    .add(row.getDouble(1)));
    norms.values().removeIf(seconds -> seconds.size() < 2);
    return norms.keySet();
  }

  private Dataset<Row> between(int days) {
    return histogram.where(col(PassingHistogram.CONTACT_DATE).between(to.minusDays(days - 1L), to));
  }

  private static List<PassingCell> cells(Dataset<Row> rows, int days) {
    Column zipped =
        arrays_zip(
            col(PassingHistogram.SECONDS),
            col(PassingHistogram.CONTACTS),
            col(PassingHistogram.PASSED_ON));
    Column[] keys = columns(CELL.stream());
    return rows
        .select(
            Stream.concat(Stream.of(keys), Stream.of(explode(zipped).as(AT)))
                .toArray(Column[]::new))
        .groupBy(
            Stream.concat(Stream.of(keys), Stream.of(at(PassingHistogram.SECONDS)))
                .toArray(Column[]::new))
        .agg(
            sum(at(PassingHistogram.CONTACTS)).as(PassingHistogram.CONTACTS),
            sum(at(PassingHistogram.PASSED_ON)).as(PassingHistogram.PASSED_ON))
        .groupBy(keys)
        .agg(
            collect_list(
                    struct(
                        PassingHistogram.SECONDS,
                        PassingHistogram.CONTACTS,
                        PassingHistogram.PASSED_ON))
                .as(BINS))
        .collectAsList()
        .stream()
        .map(row -> cell(row, days))
        .sorted(
            Comparator.comparingLong(PassingCell::cellId).thenComparingLong(PassingCell::normId))
        .toList();
  }

  private static PassingCell cell(Row row, int days) {
    PassingTimes.Tally tally = new PassingTimes.Tally();
    row.<Row>getList(row.fieldIndex(BINS))
        .forEach(bin -> tally.add(bin.getInt(0), bin.getLong(1), bin.getLong(2)));
    return new PassingCell(
        CountedCell.of(row),
        row.getAs(PassingHistogram.NORM_ID),
        (int) Math.max(1, Math.rint(row.<Double>getAs(PassingHistogram.NORM_SECONDS))),
        row.getAs(PassingHistogram.NORM_ATTAINMENT_TARGET),
        days,
        tally.times());
  }

  private static Column at(String field) {
    return col(AT + "." + field).as(field);
  }

  private static Column[] columns(Stream<String> names) {
    return names.map(functions::col).toArray(Column[]::new);
  }
}
