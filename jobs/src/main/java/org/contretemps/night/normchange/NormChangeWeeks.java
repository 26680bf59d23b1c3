package org.contretemps.night.normchange;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.statistics.normchange.NormChangeCell;

/**
 * The contacts and repeats of one cell by week and load, in the 27 weeks around a week in which
 * norms of its organisation changed, and the norm then in force. It contains nothing about single
 * agents.
 */
final class NormChangeWeeks {
  private static final int LOADS = 4;
  private static final int DAYS_A_WEEK = 7;

  /** A load that is not known counts as the second quartile, as in the zones. */
  private static final int UNKNOWN_LOAD = 2;

  private static final double NONE = 0;

  private final String organisation;
  private final String service;
  private final long[][] contacts = new long[NormChangeCell.WEEKS][LOADS];
  private final long[][] adverse = new long[NormChangeCell.WEEKS][LOADS];
  private final NormRange before = new NormRange();
  private final NormRange after = new NormRange();

  /** The norms that were in force over some weeks; 0 means none. */
  private static final class NormRange {
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;

    void add(double low, double high) {
      lowest = Math.min(lowest, low);
      highest = Math.max(highest, high);
    }

    boolean isOne() {
      return lowest == highest;
    }
  }

  private NormChangeWeeks(String organisation, String service) {
    this.organisation = organisation;
    this.service = service;
  }

  static LocalDate firstDay(LocalDate week) {
    return week.minusWeeks(NormChangeCell.REACH);
  }

  static LocalDate lastDay(LocalDate week) {
    return week.plusWeeks(NormChangeCell.REACH + 1L).minusDays(1);
  }

  /**
   * The cells of organisations around a week.
   *
   * @param week its Monday
   * @param qualified rows of {@link QualifiedContact}; narrow columns of the 27 weeks are read
   */
  static Collection<NormChangeWeeks> of(
      Dataset<Row> qualified, List<String> organisations, LocalDate week) {
    Map<Long, NormChangeWeeks> cells = new LinkedHashMap<>();
    for (Row row : counts(qualified, organisations, week).collectAsList()) {
      cells
          .computeIfAbsent(
              row.getAs(QualifiedContact.CELL_ID),
              cell ->
                  new NormChangeWeeks(row.getAs(Contact.ORGANISATION), row.getAs(Contact.SERVICE)))
          .add(row);
    }
    return cells.values();
  }

  private static Dataset<Row> counts(
      Dataset<Row> qualified, List<String> organisations, LocalDate week) {
    LocalDate first = firstDay(week);
    return qualified
        .where(col(Contact.CONTACT_DATE).between(first, lastDay(week)))
        .where(col(Contact.ORGANISATION).isInCollection(organisations))
        .where(col(QualifiedContact.REPEAT_STATE).equalTo(QualifiedContact.COUNTED))
        .groupBy(
            col(QualifiedContact.CELL_ID),
            col(Contact.ORGANISATION),
            col(Contact.SERVICE),
            floor(datediff(col(Contact.CONTACT_DATE), lit(first)).divide(DAYS_A_WEEK))
                .cast("int")
                .as("week"),
            coalesce(col(QualifiedContact.LOAD_QUARTILE), lit(UNKNOWN_LOAD)).as("load"))
        .agg(
            count(lit(1)).as("contacts"),
            sum(col(QualifiedContact.HAS_REPEAT).cast("int")).as("adverse"),
            min(coalesce(col(NormAsOf.NORM_SECONDS), lit(NONE))).as("low"),
            max(coalesce(col(NormAsOf.NORM_SECONDS), lit(NONE))).as("high"))
        .sort(QualifiedContact.CELL_ID, "week", "load");
  }

  private void add(Row row) {
    int week = row.<Integer>getAs("week");
    int load = row.<Integer>getAs("load") - 1;
    contacts[week][load] += row.<Long>getAs("contacts");
    adverse[week][load] += row.<Long>getAs("adverse");
    if (week != NormChangeCell.REACH) {
      NormRange side = week < NormChangeCell.REACH ? before : after;
      side.add(row.getAs("low"), row.getAs("high"));
    }
  }

  String organisation() {
    return organisation;
  }

  String service() {
    return service;
  }

  /** Seconds allowed before the change; 0 if no norm per contact was in force. */
  double normBefore() {
    return before.highest;
  }

  double normAfter() {
    return after.highest;
  }

  /** Whether one norm was in force before the week and another one after it. */
  boolean isChanged() {
    return isOneEachSide() && normBefore() != normAfter() && normBefore() > 0 && normAfter() > 0;
  }

  /** Whether the same norm, or none, was in force all the time. */
  boolean isControl() {
    return isOneEachSide() && normBefore() == normAfter();
  }

  private boolean isOneEachSide() {
    return before.isOne() && after.isOne();
  }

  Optional<NormChangeCell> cell() {
    return NormChangeCell.of(contacts, adverse);
  }

  /** Contacts and adverse outcomes before, then after. */
  long[] totals() {
    long[] totals = new long[4];
    for (int week = 0; week < NormChangeCell.WEEKS; week++) {
      boolean isBefore = week < NormChangeCell.REACH - 1;
      if (isBefore || week > NormChangeCell.REACH) {
        int side = isBefore ? 0 : 2;
        for (int load = 0; load < LOADS; load++) {
          totals[side] += contacts[week][load];
          totals[side + 1] += adverse[week][load];
        }
      }
    }
    return totals;
  }
}
