package org.contretemps.benchmark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.contretemps.night.outcome.FollowUps;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Sessions;
import org.contretemps.warehouse.Warehouse;

/**
 * Compares a warehouse with what {@link DuckDbWindow} wrote: contact by contact its outcome, and,
 * where the warehouse knows no earlier dates than DuckDB looked at, group by group the counts by
 * stratum and around norms, which are based on classes of days and agents. Times are worth
 * comparing only if both sides agree: fails if anything differs.
 */
public final class OutcomeComparison {
  /** What is compared of a contact, under the names that both sides give it. */
  private static final List<Column> OUTCOMES =
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

  private static final List<Column> CELL =
      List.of(
          col(Contact.CONTACT_DATE),
          col(Contact.ORGANISATION),
          col(Contact.SERVICE),
          col(Contact.CHANNEL),
          col(QualifiedContact.SITUATION_TYPE));

  private static final String ONLY = "only_there";

  private final SparkSession spark;
  private final Warehouse warehouse;
  private final String duckDb;
  private final Column isCompared;

  private OutcomeComparison(SparkSession spark, String warehouse, String duckDb, Column compared) {
    this.spark = spark;
    this.warehouse = new Warehouse(spark, warehouse);
    this.duckDb = duckDb;
    this.isCompared = compared;
  }

  /**
   * Compares.
   *
   * @param args folder of the warehouse; folder that DuckDB wrote; as-of date; the program that
   *     DuckDB ran
   */
  public static void main(String[] args) {
    LocalDate night = LocalDate.parse(args[2]);
    LocalDate first = DuckDbWindow.first(args[3], night);
    LocalDate last = DuckDbWindow.lastMature(night);
    SparkSession spark = Sessions.open("benchmark", Path.of("conf", "spark-defaults.conf"));
    try {
      OutcomeComparison comparison =
          new OutcomeComparison(
              spark, args[0], args[1], col(Contact.CONTACT_DATE).between(first, last));
      comparison.contacts();
      if (comparison
          .warehouse
          .read(OutcomeCount.TABLE)
          .where(not(comparison.isCompared))
          .isEmpty()) {
        comparison.counts();
        comparison.positions();
      } else {
        System.out.println("Not compared: counts by stratum, whose classes rest on earlier dates.");
      }
    } finally {
      spark.stop();
    }
  }

  private void contacts() {
    requireTheSame(
        "contacts",
        select(ours(QualifiedContact.TABLE), OUTCOMES),
        select(theirs("contact_outcome"), OUTCOMES));
  }

  private void counts() {
    List<Column> columns =
        plus(
            CELL,
            OutcomeCount.LOAD_QUARTILE,
            OutcomeCount.IS_DURING_INCIDENT,
            OutcomeCount.IS_NEW_AGENT,
            OutcomeCount.HANDLED,
            OutcomeCount.WITH_NORM,
            OutcomeCount.WITHIN_NORM,
            OutcomeCount.COUNTED,
            OutcomeCount.REPEATS,
            OutcomeCount.EARLY_REPEATS,
            OutcomeCount.PRIOR_CONTACTS,
            OutcomeCount.OUTSIDE,
            OutcomeCount.OUTSIDE_REPEATS);
    requireTheSame(
        "counts by stratum",
        select(ours(OutcomeCount.TABLE), columns),
        select(theirs("outcome_count"), columns));
  }

  private void positions() {
    Column position =
        expr(
            "inline(arrays_zip(%s, %s, %s, %s, %s))"
                .formatted(
                    NormPositionHistogram.STRATA,
                    NormPositionHistogram.SECONDS,
                    NormPositionHistogram.CONTACTS,
                    NormPositionHistogram.ADVERSE,
                    NormPositionHistogram.PRIOR));
    List<Column> norm = plus(CELL, NormPositionHistogram.NORM_SECONDS);
    requireTheSame(
        "counts around norms",
        select(
            ours(NormPositionHistogram.TABLE),
            Stream.concat(norm.stream(), Stream.of(position)).toList()),
        select(
            theirs("norm_position"),
            plus(norm, "stratum", "second", "contacts", "adverse", "prior")));
  }

  private Dataset<Row> ours(TableDefinition table) {
    return warehouse.read(table).where(isCompared);
  }

  private Dataset<Row> theirs(String file) {
    return spark.read().parquet(duckDb + "/" + file + ".parquet");
  }

  private static Dataset<Row> select(Dataset<Row> rows, List<Column> columns) {
    return rows.select(columns.toArray(Column[]::new));
  }

  private static List<Column> plus(List<Column> columns, String... further) {
    return Stream.concat(columns.stream(), Arrays.stream(further).map(functions::col)).toList();
  }

  private static void requireTheSame(String what, Dataset<Row> ours, Dataset<Row> theirs) {
    Column[] all = Arrays.stream(ours.columns()).map(functions::col).toArray(Column[]::new);
    Dataset<Row> different =
        ours.withColumn(ONLY, lit(1))
            .union(theirs.withColumn(ONLY, lit(-1)))
            .groupBy(all)
            .agg(sum(ONLY).as(ONLY))
            .where(col(ONLY).notEqual(0));
    List<Row> examples = different.limit(6).collectAsList();
    if (!examples.isEmpty()) {
      throw new IllegalStateException(
          ("Cannot compare times: warehouse and DuckDB came to different %s, for example (1 and above: only"
                  + " in the warehouse; below 0: only in DuckDB) %s. Find out which is wrong before reading any ratio.")
              .formatted(what, examples));
    }
    long rows = ours.count();
    if (rows == 0) {
      throw new IllegalStateException(
          "Cannot compare times: neither side has %s in the window. Give the longer history more days."
              .formatted(what));
    }
    System.out.printf(Locale.ROOT, "The same on both sides: %,d %s.%n", rows, what);
  }
}
