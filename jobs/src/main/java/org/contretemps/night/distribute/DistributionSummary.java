package org.contretemps.night.distribute;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import scala.Tuple3;

/**
 * Computes the rows of {@link HandlingTimeDistribution} from rows of {@link HandlingTimeHistogram}.
 * Pure.
 */
public final class DistributionSummary {
  static final String BINS = "bins";

  private final List<LocalDate> ends;
  private final List<Integer> windowDays;
  private final LocalDate firstDate;

  /**
   * Describes windows.
   *
   * @param ends the dates on which windows end, rising
   * @param windowDays the lengths of the windows, in days
   * @param firstDate the first date that the warehouse holds
   */
  public DistributionSummary(List<LocalDate> ends, List<Integer> windowDays, LocalDate firstDate) {
    this.ends = ends;
    this.windowDays = windowDays;
    this.firstDate = firstDate;
  }

  /** Describes every cell that has contacts in a window. */
  public Dataset<Row> summarise(Dataset<Row> histogram) {
    return byCellAndDate(histogram)
        .groupByKey(
            (MapFunction<Row, Tuple3<String, String, String>>) DistributionSummary::family,
            Encoders.tuple(Encoders.STRING(), Encoders.STRING(), Encoders.STRING()))
        .flatMapGroups(
            new FamilyDistributions(ends, windowDays, firstDate),
            Encoders.row(DistributionRow.SCHEMA));
  }

  private static Dataset<Row> byCellAndDate(Dataset<Row> histogram) {
    return histogram
        .groupBy(
            HandlingTimeHistogram.CELL_ID,
            HandlingTimeHistogram.ORGANISATION,
            HandlingTimeHistogram.SERVICE,
            HandlingTimeHistogram.CHANNEL,
            HandlingTimeHistogram.SITUATION_TYPE,
            HandlingTimeHistogram.CONTACT_DATE)
        .agg(
            collect_list(
                    struct(
                        col(HandlingTimeHistogram.SECOND_BIN),
                        col(HandlingTimeHistogram.CONTACTS),
                        col(HandlingTimeHistogram.SECONDS_SUM),
                        col(HandlingTimeHistogram.SECONDS_SQUARED_SUM)))
                .as(BINS),
            sum(col(HandlingTimeHistogram.PASSED_ON)).as(HandlingTimeHistogram.PASSED_ON));
  }

  private static Tuple3<String, String, String> family(Row day) {
    return new Tuple3<>(
        day.getAs(HandlingTimeHistogram.ORGANISATION),
        day.getAs(HandlingTimeHistogram.SERVICE),
        day.getAs(HandlingTimeHistogram.CHANNEL));
  }
}
