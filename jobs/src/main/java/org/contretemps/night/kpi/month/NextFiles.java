package org.contretemps.night.kpi.month;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.Optional;
import org.contretemps.night.kpi.count.SmallGroups;
import org.contretemps.night.kpi.month.KpiMonth.LaterFiles;
import org.contretemps.night.kpi.month.TwoLogicsKpi.FilesChange;
import org.contretemps.statistics.Estimate;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * Declares and fills the columns of kpi_two_logics that count the customers whose last application
 * for a benefit before a contact, and whose next one after it, was complete (behaviour, METHOD
 * §10). Known when the 90 days after the month's last date, and the days in which repeats mature,
 * have passed.
 */
record NextFiles(LaterFiles files) {
  static final String PAIRS = "next_file_pairs";
  static final String BEFORE = "complete_before";
  static final String AFTER = "complete_after";
  static final String GAINED = "files_gained";
  static final String LOST = "files_lost";
  static final String BEFORE_SHARE = "complete_before_share";
  static final String AFTER_SHARE = "complete_after_share";
  static final String P = "next_file_p";
  static final String CHANGE = "next_files";

  /** Of the share after less the share before. */
  private static final IntervalColumns CHANGE_INTERVAL = new IntervalColumns("next_files_change");

  private static final double TWO_SIDED_95 = 1.96;
  private static final double SIGNIFICANT = 0.05;

  static void declare(TableDefinition.Builder table) {
    count(table, PAIRS, "Customers with a file in the 90 days before and one in the 90 after.");
    count(table, BEFORE, "Those whose last file before was complete.");
    count(table, AFTER, "Those whose next file was complete.");
    count(table, GAINED, "Those whose next file was complete and whose last was not.");
    count(table, LOST, "Those whose last file was complete and whose next was not.");
    table
        .generated(
            BEFORE_SHARE,
            DoubleType,
            "CASE WHEN next_file_pairs > 0 THEN complete_before / next_file_pairs END",
            World.CIVIC.of("Share of complete files before."))
        .generated(
            AFTER_SHARE,
            DoubleType,
            "CASE WHEN next_file_pairs > 0 THEN complete_after / next_file_pairs END",
            World.CIVIC.of("Share of complete files after."))
        .interval(
            CHANGE_INTERVAL,
            World.CIVIC.of("Lower bound of after less before, 95 % (paired)."),
            World.CIVIC.of("Upper bound of after less before, 95 % (paired)."))
        .optional(P, DoubleType, World.CIVIC.of("p of no change (McNemar)."))
        .optional(
            CHANGE,
            StringType,
            World.CIVIC.of("BETTER or WORSE if p is within 5 %, else UNCHANGED."));
  }

  private static void count(TableDefinition.Builder table, String column, String comment) {
    table.optional(
        column,
        LongType,
        World.CIVIC.of(comment + " Null below 10 pairs and until the 90 days have passed."));
  }

  /** Share of complete files afterwards. */
  Optional<Estimate> completeAfter() {
    return files.pairs().pairs() >= SmallGroups.LEAST
        ? Optional.of(Logics.share(after(), files.pairs().pairs()))
        : Optional.empty();
  }

  private long after() {
    return files.completeBefore() + files.pairs().gained() - files.pairs().lost();
  }

  void fill(TableRow row) {
    if (files.pairs().pairs() >= SmallGroups.LEAST) {
      double p = files.pairs().p();
      Estimate change = files.pairs().estimate();
      row.set(PAIRS, files.pairs().pairs())
          .set(BEFORE, files.completeBefore())
          .set(AFTER, after())
          .set(GAINED, files.pairs().gained())
          .set(LOST, files.pairs().lost())
          .set(CHANGE_INTERVAL, change.plusErrors(-TWO_SIDED_95), change.plusErrors(TWO_SIDED_95))
          .set(P, p)
          .set(CHANGE, word(p, change.value()));
    }
  }

  private static FilesChange word(double p, double change) {
    return p > SIGNIFICANT || change == 0
        ? FilesChange.UNCHANGED
        : change > 0 ? FilesChange.BETTER : FilesChange.WORSE;
  }
}
