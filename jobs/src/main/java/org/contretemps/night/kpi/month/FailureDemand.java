package org.contretemps.night.kpi.month;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * The columns that price repeats: repeats × the mean handling time of contacts of returning
 * customers, in minutes per calendar week and in people (METHOD §10).
 */
final class FailureDemand {
  static final String DAYS = "calendar_days";
  static final String FTE_HOURS = "weekly_hours_on_contacts";
  static final String MINUTES = "failure_demand_minutes_per_week";
  static final String FTE = "failure_demand_full_time_equivalents";

  private static final String MINUTES_PER_WEEK =
      "repeats * (return_seconds / returns) / 60 / (%s / 7)".formatted(DAYS);
  private static final String IS_KNOWN =
      "returns > 0 AND %s > 0 AND repeats IS NOT NULL".formatted(DAYS);

  private FailureDemand() {}

  static void declare(TableDefinition.Builder table) {
    table
        .optional(
            Measure.RETURNS.column(),
            LongType,
            World.INDUSTRIAL.of(Measure.RETURNS.comment() + " Null below 10."))
        .optional(
            Measure.RETURN_SECONDS.column(),
            LongType,
            World.INDUSTRIAL.of(Measure.RETURN_SECONDS.comment()))
        .required(
            DAYS,
            LongType,
            World.INDUSTRIAL.of(
                "Days of the month, closed ones included, whose repeats are known: from the organisation's first contact in the channel up to the last mature date."))
        .required(
            FTE_HOURS,
            DoubleType,
            World.INDUSTRIAL.of(
                "Hours a week that a full-time contract spends on contacts: weekly hours · occupancy · (1 − shrinkage)."))
        .generated(
            MINUTES,
            DoubleType,
            "CASE WHEN %s THEN %s END".formatted(IS_KNOWN, MINUTES_PER_WEEK),
            World.INDUSTRIAL.of(
                "repeats × return_seconds / returns, in minutes a week of seven calendar days."))
        .generated(
            FTE,
            DoubleType,
            "CASE WHEN %s THEN %s / 60 / %s END".formatted(IS_KNOWN, MINUTES_PER_WEEK, FTE_HOURS),
            World.INDUSTRIAL.of("These minutes / (60 · weekly_hours_on_contacts)."));
  }

  static void fill(TableRow row, KpiGroup group, KpiMonth month, Shown shown) {
    var staffing = month.settings().staffing();
    row.set(DAYS, month.calendarDays(KpiMonth.Centre.of(group)))
        .set(FTE_HOURS, 1 / (60 * staffing.fullTimeEquivalents(1)));
    if (shown.has(group, Measure.RETURNS)) {
      row.set(Measure.RETURNS.column(), group.of(Measure.RETURNS))
          .set(Measure.RETURN_SECONDS.column(), group.of(Measure.RETURN_SECONDS));
    }
  }
}
