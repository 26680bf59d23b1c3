package org.contretemps.night.kpi.count;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.record.contact.Contact;

/**
 * Adds up days over periods. Each table is added up for itself, in no more columns than it counts.
 *
 * @param contacts {@link KpiDay}
 * @param feedback {@link KpiFeedbackDay}
 */
public record DaySums(Dataset<Row> contacts, Dataset<Row> feedback) {
  private static final int FIRST_NAME = 2;

  /**
   * Adds up.
   *
   * @param rows which rows of both tables
   * @param measures what to add up; all else is 0
   */
  public KpiSums read(UnaryOperator<Dataset<Row>> rows, Set<Measure> measures) {
    KpiSums sums = new KpiSums();
    read(rows.apply(contacts), among(measures, Measure.Part.CONTACTS), sums);
    read(rows.apply(feedback), among(measures, Measure.Part.FEEDBACK), sums);
    sums.settle();
    return sums;
  }

  /** Whether a row is of some facets. */
  public static Column isOf(Collection<Facet> facets) {
    return col(KpiDay.FACET).isInCollection(facets.stream().map(Facet::name).toList());
  }

  private static List<Measure> among(Set<Measure> measures, Measure.Part part) {
    return Measure.of(part).stream().filter(measures::contains).toList();
  }

  private static void read(Dataset<Row> days, List<Measure> measures, KpiSums into) {
    Column[] sums =
        measures.stream().map(measure -> measure.total(measure.column())).toArray(Column[]::new);
    days.groupBy(names())
        .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length))
        .collectAsList()
        .forEach(
            row ->
                into.add(
                    Facet.valueOf(row.getString(1)), row.getLocalDate(0), group(row, measures)));
  }

  private static Column[] names() {
    Column date = col(Contact.CONTACT_DATE);
    Column period = when(isOf(KpiSums.BY_DATE), date).otherwise(trunc(date, "month"));
    return Stream.concat(
            Stream.of(period, col(KpiDay.FACET)), KpiDay.NAMES.stream().map(functions::col))
        .toArray(Column[]::new);
  }

  private static KpiGroup group(Row row, List<Measure> measures) {
    String[] names = new String[KpiDay.NAMES.size()];
    Arrays.setAll(names, i -> row.getString(FIRST_NAME + i));
    Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    int firstCount = FIRST_NAME + names.length;
    for (int i = 0; i < measures.size(); i++) {
      long count = row.isNullAt(firstCount + i) ? 0 : row.getLong(firstCount + i);
      if (count != 0) {
        counts.put(measures.get(i), count);
      }
    }
    return KpiGroup.of(names, counts);
  }
}
