package org.contretemps.night.qualify;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.record.contact.Contact;

/**
 * Computes for each date, cell and base stratum the expected share of repeats among contacts
 * outside the window around the norm, from rows of {@link OutcomeCount} (METHOD §4). Pure.
 */
public final class ExpectedRepeats {
  /** Mature days that a date is set against, itself among them. */
  public static final int WINDOW_DAYS = 28;

  /** The date whose window the counts of a date belong to. */
  static final String WINDOW_END = "window_end";

  static final String EXPECTED_RATE = "expected_rate";
  private static final String CELL_RATE = "_cell_rate";
  private static final String RELATIVE_RISK = "_relative_risk";
  private static final String[] STRATUM = {
    WINDOW_END,
    Contact.ORGANISATION,
    OutcomeCount.LOAD_QUARTILE,
    OutcomeCount.IS_DURING_INCIDENT,
    OutcomeCount.IS_NEW_AGENT
  };

  private ExpectedRepeats() {}

  /**
   * Each row once for each of the dates whose window it lies in.
   *
   * @param counts rows of {@link OutcomeCount} on the dates and the 27 before each
   */
  static Dataset<Row> windows(Dataset<Row> counts, Collection<LocalDate> dates) {
    Column ends =
        sequence(
            col(OutcomeCount.CONTACT_DATE),
            date_add(col(OutcomeCount.CONTACT_DATE), WINDOW_DAYS - 1));
    return counts
        .withColumn(WINDOW_END, explode(ends))
        .where(col(WINDOW_END).isInCollection(dates));
  }

  /** The expected rate of each window, cell and stratum. */
  static Dataset<Row> rates(Dataset<Row> windows) {
    Dataset<Row> cells =
        windows
            .groupBy(WINDOW_END, OutcomeCount.CELL_ID)
            .agg(share(col(OutcomeCount.OUTSIDE)).as(CELL_RATE));
    Dataset<Row> strata =
        windows
            .groupBy(
                col(WINDOW_END),
                col(Contact.ORGANISATION),
                col(OutcomeCount.CELL_ID),
                col(OutcomeCount.LOAD_QUARTILE),
                col(OutcomeCount.IS_DURING_INCIDENT),
                col(OutcomeCount.IS_NEW_AGENT))
            .agg(
                sum(OutcomeCount.OUTSIDE).as(OutcomeCount.OUTSIDE),
                sum(OutcomeCount.OUTSIDE_REPEATS).as(OutcomeCount.OUTSIDE_REPEATS))
            .join(cells, new String[] {WINDOW_END, OutcomeCount.CELL_ID});
    Dataset<Row> risks =
        strata
            .groupBy(columns(STRATUM))
            .agg(share(col(OutcomeCount.OUTSIDE).multiply(col(CELL_RATE))).as(RELATIVE_RISK));
    return strata
        .join(risks, STRATUM)
        .withColumn(EXPECTED_RATE, col(CELL_RATE).multiply(col(RELATIVE_RISK)))
        .drop(CELL_RATE, RELATIVE_RISK, OutcomeCount.OUTSIDE, OutcomeCount.OUTSIDE_REPEATS);
  }

  /**
   * A number of repeats in whole millionths: sums of fractions as they are would depend on the
   * order of their parts, and a class with them.
   */
  static Column exact(Column repeats) {
    return repeats.cast(DayClass.REPEATS);
  }

  /** Repeats over what they are set against; 0 if that is nothing. */
  private static Column share(Column against) {
    Column total = sum(exact(against)).cast(DataTypes.DoubleType);
    return coalesce(when(total.gt(0), sum(OutcomeCount.OUTSIDE_REPEATS).divide(total)), lit(0.0));
  }

  private static Column[] columns(String... names) {
    return Arrays.stream(names).map(functions::col).toArray(Column[]::new);
  }
}
