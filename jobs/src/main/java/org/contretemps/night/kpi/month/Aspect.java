package org.contretemps.night.kpi.month;

import static org.apache.spark.sql.types.DataTypes.DoubleType;

import org.contretemps.night.kpi.count.Measure;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/** The aspects in which territories are compared: two of quality, two of availability. */
enum Aspect {
  REPEATS(
      Measure.REPEATS,
      Measure.COUNTED,
      "standardised_repeat_share",
      "resolution_to_best_quarter",
      "Standardised resolution / that which the best quarter of the service's territories reach."),
  SATISFIED(
      Measure.SATISFIED,
      Measure.ANSWERS,
      "standardised_satisfied_share",
      "satisfied_to_best_quarter",
      "Standardised satisfied share / that which the best quarter of the service's territories reach."),
  ABANDONED(
      Measure.ABANDONED,
      Measure.OFFERED,
      "standardised_abandonment",
      "reached_to_best_quarter",
      "1 − standardised abandonment / that which the best quarter of the service's territories reach."),
  WAIT(
      Measure.WAIT_SECONDS,
      Measure.WAITED,
      "standardised_wait_seconds",
      "wait_to_best_quarter",
      "Standardised wait / that which the best quarter of the service's territories have at most; above 1 is worse.");

  private final Measure events;
  private final Measure trials;
  private final String column;
  private final String ratio;
  private final String ratioComment;

  Aspect(Measure events, Measure trials, String column, String ratio, String ratioComment) {
    this.events = events;
    this.trials = trials;
    this.column = column;
    this.ratio = ratio;
    this.ratioComment = ratioComment;
  }

  Measure events() {
    return events;
  }

  Measure trials() {
    return trials;
  }

  String column() {
    return column;
  }

  String ratio() {
    return ratio;
  }

  /** Whether people are the better off the more of it they get. */
  boolean isMoreBetter() {
    return this != WAIT;
  }

  /** What people get of it: of repeats and abandonment what was spared them. */
  double got(double value) {
    return this == REPEATS || this == ABANDONED ? 1 - value : value;
  }

  void declare(TableDefinition.Builder table) {
    String interval =
        switch (this) {
          case WAIT -> "95 % (normal)";
          case SATISFIED -> "95 % (Wilson on effective answers)";
          default -> "95 % (gamma)";
        };
    table
        .optional(
            column,
            DoubleType,
            World.CIVIC.of(
                "%s / %s with the service's mix of situation types and channels."
                    .formatted(events.column(), trials.column())))
        .interval(
            new IntervalColumns(column),
            World.CIVIC.of("Its lower bound, %s.".formatted(interval)),
            World.CIVIC.of("Its upper bound, %s.".formatted(interval)))
        .optional(ratio, DoubleType, World.CIVIC.of(ratioComment));
  }

  void fill(TableRow row, Standardised rate, double best) {
    row.set(column, rate.value())
        .set(new IntervalColumns(column), rate.lower(), rate.upper())
        .set(ratio, got(rate.value()) / best);
  }
}
