package org.contretemps.night.kpi.count;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
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
 * Adds up daily counts over periods, such as months. Each table is summed separately, in only the
 * columns that it counts.
 *
 * @param contacts {@link KpiDay}
 * @param feedback {@link KpiFeedbackDay}
 */
public record DaySums(Dataset<Row> contacts, Dataset<Row> feedback) {
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
    var asked = (org.apache.spark.sql.classic.Dataset<Row>) days.select(columns(measures));
    int partitions = asked.sparkSession().sessionState().conf().numShufflePartitions();
    boolean[] isOfBits = FacetColumns.bits(measures);
    asked
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitionsToPair(new SumScan(measures))
        .groupByKey(partitions)
        .mapValues(parts -> DateCounts.of(parts, isOfBits).parts())
        .collect()
        .forEach(period -> add(LocalDate.ofEpochDay(period._1()), period._2(), measures, into));
  }

  private static Column[] columns(List<Measure> measures) {
    Column date = col(Contact.CONTACT_DATE);
    Column period = when(isOf(KpiSums.BY_DATE), date).otherwise(trunc(date, "month"));
    return Stream.of(
            Stream.of(unix_date(period), col(KpiDay.FACET)),
            KpiDay.NAMES.stream().map(functions::col),
            measures.stream().map(measure -> col(measure.column())))
        .flatMap(columns -> columns)
        .toArray(Column[]::new);
  }

  private static void add(
      LocalDate period, CountedParts sums, List<Measure> measures, KpiSums into) {
    int groups = sums.keys().length / DateCounts.KEY;
    for (int group = 0; group < groups; group++) {
      int facet = sums.keys()[group * DateCounts.KEY];
      into.add(Facet.of(facet), period, group(sums, group, measures));
    }
  }

  private static KpiGroup group(CountedParts sums, int group, List<Measure> measures) {
    String[] names = new String[KpiDay.NAMES.size()];
    Arrays.setAll(names, i -> sums.texts()[sums.keys()[group * DateCounts.KEY + 1 + i]]);
    Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    for (int i = 0; i < measures.size(); i++) {
      long count = sums.sums()[group * measures.size() + i];
      if (count != 0) {
        counts.put(measures.get(i), count);
      }
    }
    return KpiGroup.of(names, counts);
  }
}
