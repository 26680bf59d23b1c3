package org.contretemps.night.normchange;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;

/**
 * One row per service, week and direction in which norms per contact changed: the effect on
 * repeats, compared with the service's cells whose norm did not change (METHOD §6). A dated
 * statement, written in the night in which the thirteenth week after the change is mature.
 */
public final class NormChangeEffect {
  public static final String AS_OF_DATE = ImpededQualityZone.AS_OF_DATE;
  public static final String WEEK = "change_week";
  public static final String DIRECTION = "direction";
  public static final String VERDICT = "verdict";
  public static final String CHANGED_CELLS = "changed_cells";
  public static final String CONTROL_CELLS = "control_cells";
  public static final String CONTACTS_BEFORE = "contacts_before";
  public static final String CONTACTS_AFTER = "contacts_after";
  public static final String NORM_BEFORE = "norm_seconds_before";
  public static final String NORM_AFTER = "norm_seconds_after";
  public static final String NAIVE = "naive_difference";
  public static final String EFFECT = "effect";
  public static final String EFFECT_ERROR = "effect_error";
  public static final String T = "t";
  public static final String DF = "degrees_of_freedom";
  public static final String P = "p";
  public static final String Q = "q";
  public static final String PLACEBO_Z = "placebo_z";
  public static final String PLACEBO_EFFECT = "placebo_effect";
  public static final String BREAKDOWN = "breakdown";
  public static final String NUMBER = "statement_number";
  public static final String LEVEL = "alpha_level";
  public static final String WEALTH = "alpha_wealth";
  public static final String CONTROL_SQUARES = "control_squares";
  public static final String CONTROL_WEIGHT = "control_weight";
  public static final String PLACEBO_SQUARES = "placebo_squares";
  public static final String PLACEBO_WEIGHT = "placebo_weight";
  public static final String CONTROL_DF = "control_degrees_of_freedom";

  /** What {@link #DIRECTION} can be. */
  public static final String TIGHTENED = "TIGHTENED";

  public static final String LOOSENED = "LOOSENED";

  /** What {@link #VERDICT} can be. */
  public static final String ESTABLISHED = "ESTABLISHED";

  public static final String NOT_ESTABLISHED = "NOT_ESTABLISHED";
  public static final String NOT_JUDGED = "NOT_JUDGED";

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "norm_change_effect",
              "One row per service, week and direction in which norms per contact changed: what it did to repeats, against the service's cells whose norm stayed. Written once, when the thirteenth week after it is mature.")
          .required(AS_OF_DATE, DateType, "The last complete local day of the night.")
          .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
          .required(Contact.SERVICE, StringType, "The benefit or product.")
          .required(WEEK, DateType, "Monday of the week in which the norms changed.")
          .required(DIRECTION, StringType, "TIGHTENED: less time is allowed than before; LOOSENED.")
          .required(
              VERDICT,
              StringType,
              "ESTABLISHED: p within its level, at least half a point, and no trend before; NOT_ESTABLISHED; NOT_JUDGED: fewer than three control cells, or no changed cell, with contacts enough.")
          .required(
              CHANGED_CELLS,
              IntegerType,
              "Cells whose norm changed that week, only then, and that have contacts enough.")
          .required(
              CONTROL_CELLS,
              IntegerType,
              "Cells of the service whose norm stayed and that have contacts enough.")
          .required(
              CONTACTS_BEFORE, LongType, "Counted contacts of the changed cells, 12 weeks before.")
          .required(
              CONTACTS_AFTER, LongType, "Counted contacts of the changed cells, 13 weeks after.")
          .required(NORM_BEFORE, DoubleType, "Mean norm of the changed cells before.")
          .required(NORM_AFTER, DoubleType, "Mean norm of the changed cells after.")
          .optional(
              NAIVE, DoubleType, "Repeat rate after less before, as it is: no evidence by itself.")
          .optional(
              EFFECT, DoubleType, "Change of the repeat rate beyond that of the control cells.")
          .optional(EFFECT_ERROR, DoubleType, "Its standard error.")
          .optional(T, DoubleType, "Effect in the direction of harm beyond 0.1 points, in errors.")
          .optional(
              DF, IntegerType, "Degrees of freedom of t: those of the controls of twelve months.")
          .optional(P, DoubleType, "One-sided p of t.")
          .optional(
              Q,
              DoubleType,
              "p adjusted over the night's changes: of changes stated before they had levels, else null.")
          .optional(PLACEBO_Z, DoubleType, "The comparison between the halves of the time before.")
          .optional(PLACEBO_EFFECT, DoubleType, "The same as a share, in the direction of harm.")
          .optional(
              BREAKDOWN,
              DoubleType,
              "How many times placebo_effect the cells would have to have moved on their own after the change for the effect to vanish; under 1 the effect is fragile.")
          .optional(
              NUMBER,
              LongType,
              "Place among all changes ever judged, in the order of their statement, from 1.")
          .optional(
              LEVEL,
              DoubleType,
              "The level that p was compared with (LORD++ at 5 % over all changes ever judged).")
          .optional(WEALTH, DoubleType, "What was left for levels to come after this decision.")
          .optional(
              CONTROL_SQUARES,
              DoubleType,
              "Scatter of the control cells' moves around their mean, for the variance between cells of changes to come.")
          .optional(CONTROL_WEIGHT, DoubleType, "Its weight.")
          .optional(PLACEBO_SQUARES, DoubleType, "The same between the halves of the time before.")
          .optional(PLACEBO_WEIGHT, DoubleType, "Its weight.")
          .optional(CONTROL_DF, IntegerType, "Control cells less one.")
          .partitionedBy(AS_OF_DATE)
          .key(Contact.ORGANISATION, Contact.SERVICE, WEEK, DIRECTION)
          .statisticsOn(Contact.ORGANISATION, Contact.SERVICE, WEEK)
          .check("direction_is_known", "direction IN ('%s', '%s')".formatted(TIGHTENED, LOOSENED))
          .build();

  private NormChangeEffect() {}
}
