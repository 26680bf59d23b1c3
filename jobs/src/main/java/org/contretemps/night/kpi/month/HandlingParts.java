package org.contretemps.night.kpi.month;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import java.util.Map;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * Talk, hold and wrap-up apart, and who ended contacts (METHOD §10): columns of several tables. A
 * part that a source does not tell apart is null, and its seconds are in the talk.
 */
public final class HandlingParts {
  public static final String TALK = "average_talk_seconds";
  public static final String HOLD = "average_hold_seconds";
  public static final String WRAP_UP = "average_wrap_up_seconds";

  /** Share of handled legs that the agent ended. */
  public static final Rates BY_AGENT =
      new Rates("ended_by_agent_share", Measure.ENDED_BY_AGENT, Measure.ENDS_KNOWN, World.CIVIC);

  /** Share of handled legs that ended by themselves: cut, or closed by the system. */
  public static final Rates BY_SYSTEM =
      new Rates("ended_by_system_share", Measure.ENDED_BY_SYSTEM, Measure.ENDS_KNOWN, World.CIVIC);

  private static final String TALK_SECONDS = "talk_seconds";

  private static final Map<Measure, Measure> PARTS =
      Map.of(
          Measure.WITH_HOLD, Measure.HOLD_SECONDS,
          Measure.WITH_WRAP_UP, Measure.WRAP_UP_SECONDS);

  private HandlingParts() {}

  /** Declares the columns, in a table that has those of handled legs and their seconds. */
  public static TableDefinition.Builder declare(TableDefinition.Builder table) {
    part(table, Measure.WITH_HOLD, Measure.HOLD_SECONDS, HOLD, "Hold");
    part(table, Measure.WITH_WRAP_UP, Measure.WRAP_UP_SECONDS, WRAP_UP, "Wrap-up");
    table
        .optional(
            TALK_SECONDS,
            LongType,
            World.INDUSTRIAL.of(
                "Handling seconds of handled legs without what is shown of hold and wrap-up."))
        .generated(
            TALK,
            DoubleType,
            "CASE WHEN handled > 0 THEN talk_seconds / handled END",
            World.INDUSTRIAL.of("Talk per handled leg."));
    BY_AGENT.declare(table, "Share that the agent ended");
    table.optional(
        Measure.ENDED_BY_SYSTEM.column(),
        LongType,
        World.CIVIC.of(Measure.ENDED_BY_SYSTEM.comment()));
    return BY_SYSTEM.declareShare(table, "Share that ended by itself, cut or closed by the system");
  }

  private static void part(
      TableDefinition.Builder table, Measure known, Measure seconds, String mean, String word) {
    table
        .optional(
            known.column(), LongType, World.INDUSTRIAL.of(known.comment() + " Null below 10."))
        .optional(seconds.column(), LongType, World.INDUSTRIAL.of(seconds.comment()))
        .generated(
            mean,
            DoubleType,
            "CASE WHEN %s > 0 THEN %s / %s END"
                .formatted(known.column(), seconds.column(), known.column()),
            World.INDUSTRIAL.of(word + " per handled leg of which it is known."));
  }

  /** Fills them, so far as enough legs stand behind each. */
  public static void fill(TableRow row, KpiGroup group, Shown shown) {
    long talk = group.of(Measure.HANDLED_SECONDS);
    for (Map.Entry<Measure, Measure> part : PARTS.entrySet()) {
      if (shown.has(group, part.getKey())) {
        long seconds = group.of(part.getValue());
        row.set(part.getKey().column(), group.of(part.getKey()));
        row.set(part.getValue().column(), seconds);
        talk -= seconds;
      }
    }
    if (shown.has(group, Measure.HANDLED)) {
      row.set(TALK_SECONDS, talk);
    }
    BY_AGENT.fill(row, group, shown);
    BY_SYSTEM.fill(row, group, shown);
  }
}
