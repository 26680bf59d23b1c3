package org.contretemps.night.felt;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;

/**
 * The handled contacts of one team by week: how many, and how many of them in zones, in the busiest
 * quarter of load, and during incidents. Weeks are numbered from the first date of exposure. It
 * contains nothing about single agents.
 */
final class TeamWork {
  private static final String ZONE_CELL = "zone_cell";
  private static final String ZONE_NORM = "zone_norm";
  private static final int DAYS_A_WEEK = 7;
  private static final int BUSIEST = 4;

  private static final String WEEK = "week";
  private static final String HANDLED = "handled";
  private static final String IN_ZONES = "in_zones";
  private static final String BUSY = "busy";
  private static final String OUTAGE = "outage";

  private final long[] handled = new long[FeltPeriod.WEEKS_BEFORE + FeltPeriod.WEEKS];
  private final long[] inZones = new long[handled.length];
  private final long[] busy = new long[handled.length];
  private final long[] outage = new long[handled.length];

  /**
   * One row per organisation, team and week.
   *
   * @param qualified rows of {@link QualifiedContact}
   * @param stated rows of {@link ImpededQualityZone}
   */
  static Dataset<Row> counts(Dataset<Row> qualified, Dataset<Row> stated, FeltPeriod period) {
    LocalDate first = period.firstContactDate();
    return qualified
        .where(col(Contact.CONTACT_DATE).between(first, period.lastDay()))
        .where(col(Contact.HANDLING_SECONDS).isNotNull().and(col(Contact.TEAM).isNotNull()))
        .join(
            broadcast(zones(stated)),
            col(QualifiedContact.CELL_ID)
                .equalTo(col(ZONE_CELL))
                .and(col(NormAsOf.NORM_ID).eqNullSafe(col(ZONE_NORM))),
            "left")
        .groupBy(
            col(Contact.ORGANISATION),
            col(Contact.TEAM),
            floor(datediff(col(Contact.CONTACT_DATE), lit(first)).divide(DAYS_A_WEEK))
                .cast("int")
                .as(WEEK))
        .agg(
            count(lit(1)).as(HANDLED),
            count_if(col(ZONE_CELL).isNotNull()).as(IN_ZONES),
            count_if(col(QualifiedContact.LOAD_QUARTILE).equalTo(BUSIEST)).as(BUSY),
            count_if(col(QualifiedContact.IS_DURING_INCIDENT)).as(OUTAGE));
  }

  private static Dataset<Row> zones(Dataset<Row> stated) {
    return stated
        .where(col(ImpededQualityZone.IS_OPEN))
        .select(
            col(ImpededQualityZone.CELL_ID).as(ZONE_CELL),
            col(ImpededQualityZone.NORM_ID).as(ZONE_NORM))
        .distinct();
  }

  /** Adds a row of {@link #counts}. */
  void add(Row row) {
    int week = row.<Integer>getAs(WEEK);
    handled[week] += row.<Long>getAs(HANDLED);
    inZones[week] += row.<Long>getAs(IN_ZONES);
    busy[week] += row.<Long>getAs(BUSY);
    outage[week] += row.<Long>getAs(OUTAGE);
  }

  /** Whether the team handled anything in a week of the period, numbered from 0. */
  boolean worked(int week) {
    return handled[week + FeltPeriod.WEEKS_BEFORE] > 0;
  }

  /** Share of the contacts of a week of the period and the three before in zones. */
  double exposure(int week) {
    double all = 0;
    double exposed = 0;
    for (int each = week; each <= week + FeltPeriod.WEEKS_BEFORE; each++) {
      all += handled[each];
      exposed += inZones[each];
    }
    return exposed / all;
  }

  double busy(int week) {
    return share(busy, week);
  }

  double outage(int week) {
    return share(outage, week);
  }

  private double share(long[] counts, int week) {
    int own = week + FeltPeriod.WEEKS_BEFORE;
    return (double) counts[own] / handled[own];
  }
}
