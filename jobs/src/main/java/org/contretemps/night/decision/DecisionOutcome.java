package org.contretemps.night.decision;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.Arrays;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.decision.ZoneDecision;
import org.contretemps.statistics.ledger.PromiseState;
import org.contretemps.table.Condition;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableDefinition;

/**
 * One row per night and decision: the promised change beside the change measured so far (METHOD
 * §15). A dated statement of the night.
 */
public final class DecisionOutcome {
  public static final String AS_OF_DATE = ImpededQualityZone.AS_OF_DATE;
  public static final String DECISION_ID = ZoneDecision.DECISION_ID;
  public static final String DECIDED_ON = "decided_on";
  public static final String DECISION = ZoneDecision.DECISION;
  public static final String REASON = ZoneDecision.REASON;
  public static final String PROMISED = ZoneDecision.PROMISED;
  public static final String LOOK_AGAIN_ON = ZoneDecision.LOOK_AGAIN_ON;
  public static final String REALISED = "realised_change";
  public static final String BASIS = "realised_basis";
  public static final String BREAKDOWN = "realised_breakdown";
  public static final String STATE = "promise_state";
  public static final String IS_LATEST = "is_latest";
  public static final String IS_OVERDUE = "is_overdue";
  public static final String IS_ZONE_OPEN = "is_zone_open";

  /** The columns of the bounds of what came. */
  public static final IntervalColumns REALISED_BOUNDS = new IntervalColumns(REALISED);

  public static final TableDefinition TABLE = followed(decided()).build();

  private DecisionOutcome() {}

  private static TableDefinition.Builder decided() {
    return TableDefinition.named(
            "decision_outcome",
            "One row per night and decision about the norm of a cell: the promised change and the change so far (METHOD §15).")
        .required(AS_OF_DATE, DateType, "The last complete local day of the night.")
        .required(DECISION_ID, LongType, "The decision in zone_decision.")
        .required(ZoneDecision.ORGANISATION, StringType, "The organisation.")
        .required(ZoneDecision.SERVICE, StringType, "The benefit or product.")
        .required(ZoneDecision.CHANNEL, StringType, "The channel.")
        .required(ZoneDecision.SITUATION_TYPE, StringType, "The situation type.")
        .required(DECIDED_ON, DateType, "Date of the decision, in UTC.")
        .required(DECISION, StringType, "LOOSEN, KEEP, PILOT, OTHER_CAUSE or REFUSE.")
        .required(REASON, StringType, "Why, in a sentence.")
        .optional(LOOK_AGAIN_ON, DateType, "When it is looked at again; null if no date was set.")
        .optional(
            PROMISED,
            DoubleType,
            "Promised change of the share of contacts with a repeat; below 0 is fewer; null if nothing was promised.")
        .interval(ZoneDecision.PROMISED_BOUNDS, "The least it may be.", "The most it may be.");
  }

  private static TableDefinition.Builder followed(TableDefinition.Builder table) {
    return table
        .optional(
            REALISED,
            DoubleType,
            "The change that came, as far as it is known on the night; null as long as it is not.")
        .interval(REALISED_BOUNDS, "Its lower bound, 95 %.", "Its upper bound, 95 %.")
        .optional(
            BASIS,
            StringType,
            "What the change is based on. NORM_CHANGE: the service's cells whose norm stayed (METHOD §6); WITHOUT_COMPARISON: the cell itself before and after, load, incidents and new agents held equal, so that it includes everything else that changed.")
        .optional(
            BREAKDOWN,
            DoubleType,
            "NORM_CHANGE: how many times the move before the change of the norm the cells would have to have moved on their own afterwards for the effect to vanish (breakdown in norm_change_effect, METHOD §6); under 1 the effect is fragile.")
        .required(
            STATE,
            StringType,
            "KEPT: the intervals of promise and change overlap and the change excludes 0; BROKEN: they do not overlap; OPEN: neither; NONE: nothing was promised.")
        .required(IS_LATEST, BooleanType, "Whether no later decision answers for the cell.")
        .required(
            IS_OVERDUE,
            BooleanType,
            "Whether it is the latest and the date to look again has passed.")
        .required(IS_ZONE_OPEN, BooleanType, "Whether a zone stood open in the cell that night.")
        .partitionedBy(AS_OF_DATE)
        .key(AS_OF_DATE, DECISION_ID)
        .statisticsOn(DECISION_ID, ZoneDecision.ORGANISATION, ZoneDecision.SERVICE)
        .check("state_is_known", Condition.isOneOf(STATE, Arrays.asList(PromiseState.values())))
        .check(
            "basis_is_known",
            BASIS + " IS NULL OR " + Condition.isOneOf(BASIS, Arrays.asList(Basis.values())));
  }
}
