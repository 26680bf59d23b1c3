package org.contretemps.benchmark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.contact.Contact;
import org.contretemps.outcome.FollowUps;
import org.contretemps.qualification.QualifiedContact;
import org.contretemps.warehouse.Sessions;
import org.contretemps.warehouse.Warehouse;

/**
 * Holds the outcomes of a warehouse against those that {@link DuckDbWindow} wrote, contact by
 * contact: times are worth comparing only where both sides came to the same. Prints both sides by
 * situation type, and fails where any contact differs.
 */
public final class OutcomeComparison {
  /** What is compared, under the names that both sides give it. */
  private static final List<Column> COLUMNS =
      List.of(
          col(Contact.CONTACT_DATE),
          col(Contact.ORGANISATION),
          col(Contact.CONTACT_ID),
          col(Contact.SERVICE),
          col(Contact.CHANNEL),
          col(QualifiedContact.SITUATION_TYPE),
          col(Contact.HANDLING_SECONDS),
          col(QualifiedContact.HAS_REPEAT),
          col(QualifiedContact.HAS_EARLY_REPEAT),
          col(FollowUps.SECONDS_TO_REPEAT).cast("int").as(FollowUps.SECONDS_TO_REPEAT),
          col(QualifiedContact.HAS_PRIOR_CONTACT));

  private OutcomeComparison() {}

  /**
   * Compares.
   *
   * @param args folder of the warehouse; folder that DuckDB wrote; as-of date
   */
  public static void main(String[] args) {
    LocalDate night = LocalDate.parse(args[2]);
    SparkSession spark = Sessions.open("benchmark", Path.of("conf", "spark-defaults.conf"));
    try {
      Dataset<Row> ours =
          outcomes(
              new Warehouse(spark, args[0])
                  .read(QualifiedContact.TABLE)
                  .where(
                      col(Contact.CONTACT_DATE)
                          .between(
                              Date.valueOf(DuckDbWindow.firstMature(night)),
                              Date.valueOf(DuckDbWindow.lastMature(night)))));
      Dataset<Row> theirs = outcomes(spark.read().parquet(args[1] + "/contact_outcome.parquet"));
      print("warehouse", ours);
      print("DuckDB", theirs);
      requireTheSame(ours, theirs);
    } finally {
      spark.stop();
    }
  }

  private static Dataset<Row> outcomes(Dataset<Row> contacts) {
    return contacts.select(COLUMNS.toArray(Column[]::new)).cache();
  }

  private static void print(String side, Dataset<Row> outcomes) {
    List<Row> counts =
        outcomes
            .where(col(Contact.HANDLING_SECONDS).isNotNull())
            .groupBy(QualifiedContact.SITUATION_TYPE)
            .agg(
                count(lit(1)).as("handled"),
                count(col(QualifiedContact.HAS_REPEAT)).as("measured"),
                countIf(col(QualifiedContact.HAS_REPEAT)).as("repeats"),
                countIf(col(QualifiedContact.HAS_EARLY_REPEAT)).as("early repeats"))
            .orderBy(QualifiedContact.SITUATION_TYPE)
            .collectAsList();
    counts.forEach(
        row ->
            System.out.printf(
                Locale.ROOT, "%-10s %-13s %s%n", side, row.getString(0), described(row)));
  }

  private static String described(Row counts) {
    return IntStream.range(1, counts.size())
        .mapToObj(
            i ->
                String.format(
                    Locale.ROOT, "%,12d %s", counts.getLong(i), counts.schema().fieldNames()[i]))
        .collect(Collectors.joining());
  }

  private static Column countIf(Column condition) {
    return count(when(condition, lit(1)));
  }

  private static void requireTheSame(Dataset<Row> ours, Dataset<Row> theirs) {
    List<Row> onlyOurs = ours.exceptAll(theirs).limit(5).collectAsList();
    List<Row> onlyTheirs = theirs.exceptAll(ours).limit(5).collectAsList();
    if (!onlyOurs.isEmpty() || !onlyTheirs.isEmpty()) {
      throw new IllegalStateException(
          ("Cannot compare times: warehouse and DuckDB came to different outcomes. Only the warehouse has %s …;"
                  + " only DuckDB has %s …. Find out which is wrong before reading any ratio.")
              .formatted(onlyOurs, onlyTheirs));
    }
    long contacts = ours.count();
    if (contacts == 0) {
      throw new IllegalStateException(
          "Cannot compare times: neither side has a contact in the window. Give the longer history more days.");
    }
    System.out.printf(Locale.ROOT, "The same on both sides: %,d contacts.%n", contacts);
  }
}
