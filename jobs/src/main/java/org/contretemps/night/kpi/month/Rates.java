package org.contretemps.night.kpi.month;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.statistics.ProportionInterval;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * The columns of a share in a table: its two counts, the share that Delta computes from them, and
 * its Wilson interval. Fewer than ten trials are not shown.
 *
 * @param name of the share; its bounds are name_lower and name_upper
 * @param events counted among the trials
 */
public record Rates(String name, Measure events, Measure trials, World world) {
  private static final double CONFIDENCE = 0.95;

  /** Declares the columns. */
  public TableDefinition.Builder declare(TableDefinition.Builder table, String comment) {
    table
        .optional(trials.column(), LongType, world.of(trials.comment() + " Null below 10."))
        .optional(events.column(), LongType, world.of(events.comment()));
    return declareShare(table, comment);
  }

  /** Declares the share and its bounds if both counts are there already. */
  TableDefinition.Builder declareShare(TableDefinition.Builder table, String comment) {
    return table
        .generated(
            name,
            DoubleType,
            "CASE WHEN %s > 0 THEN %s / %s END"
                .formatted(trials.column(), events.column(), trials.column()),
            world.of(comment + " = %s / %s.".formatted(events.column(), trials.column())))
        .interval(
            new IntervalColumns(name),
            world.of("Its lower bound, 95 % (Wilson)."),
            world.of("Its upper bound, 95 % (Wilson)."));
  }

  /** Fills the columns of a row, or leaves them null if the trials are too few. */
  public TableRow fill(TableRow row, KpiGroup group, Shown shown) {
    if (shown.has(group, trials)) {
      row.set(trials.column(), group.of(trials)).set(events.column(), group.of(events));
      fillInterval(row, group);
    }
    return row;
  }

  /** Fills the bounds alone. */
  void fillInterval(TableRow row, KpiGroup group) {
    ProportionInterval interval = interval(group);
    row.set(new IntervalColumns(name), interval.lower(), interval.upper());
  }

  /** The interval of a group's share. */
  public ProportionInterval interval(KpiGroup group) {
    return ProportionInterval.wilson(group.of(events), group.of(trials), CONFIDENCE);
  }
}
