package org.contretemps.night.kpi.month;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import java.util.List;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.count.SmallGroups;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.ProportionInterval;
import org.contretemps.table.Channel;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/** The columns of kpi_contact_centre about how long customers waited. */
final class CentreWaiting {
  private static final double CONFIDENCE = 0.95;
  private static final List<Measure> COUNTS =
      List.of(
          Measure.ABANDONED_AT_ONCE,
          Measure.ANSWERED_IN_TIME,
          Measure.WAITED,
          Measure.WAIT_SECONDS,
          Measure.QUEUE_PASSES,
          Measure.QUEUE_ANSWERED_IN_TIME,
          Measure.QUEUE_WAITED,
          Measure.QUEUE_WAIT_SECONDS);

  private CentreWaiting() {}

  static void declare(TableDefinition.Builder table) {
    ContactCentreKpi.ABANDONMENT.declare(table, "Abandoned / offered, callbacks left out");
    table.optional(Measure.ANSWERED.column(), LongType, World.CIVIC.of(Measure.ANSWERED.comment()));
    ContactCentreKpi.PICK_UP
        .declareShare(table, "Answered by an agent / begun by customers (taux de décroché)")
        .optional(
            ContactCentreKpi.PICK_UP_TARGET,
            DoubleType,
            World.CIVIC.of("Its configured target on the telephone; null if there is none."));
    COUNTS.forEach(
        measure ->
            table.optional(
                measure.column(),
                LongType,
                World.CIVIC.of(measure.comment() + " Null below 10 of what it is counted of.")));
    table
        .generated(
            ContactCentreKpi.SERVICE_LEVEL,
            DoubleType,
            "CASE WHEN offered > abandoned_at_once THEN answered_in_time / (offered - abandoned_at_once) END",
            World.CIVIC.of("answered_in_time / (offered − abandoned_at_once)."))
        .interval(
            new IntervalColumns(ContactCentreKpi.SERVICE_LEVEL),
            World.CIVIC.of("Its lower bound, 95 % (Wilson)."),
            World.CIVIC.of("Its upper bound, 95 % (Wilson)."))
        .generated(
            ContactCentreKpi.MEAN_WAIT,
            DoubleType,
            "CASE WHEN waited > 0 THEN wait_seconds / waited END",
            World.CIVIC.of("Seconds of waiting per conversation whose wait is known."));
    ContactCentreKpi.RETRY.declare(
        table, "Conversations that no agent handled whose customer tried again");
  }

  static void fill(TableRow row, KpiGroup group, Shown shown) {
    fill(row, group, shown, Measure.WAITED, Measure.WAIT_SECONDS);
    fill(row, group, shown, Measure.QUEUE_WAITED, Measure.QUEUE_WAIT_SECONDS);
    fill(row, group, shown, Measure.QUEUE_PASSES, Measure.QUEUE_ANSWERED_IN_TIME);
    if (shown.has(group, Measure.OFFERED)) {
      row.set(Measure.ABANDONED_AT_ONCE.column(), group.of(Measure.ABANDONED_AT_ONCE));
      fillServiceLevel(row, group);
    }
  }

  /** The target is one of calls. */
  static void fillTarget(TableRow row, KpiGroup group, IndicatorSettings settings) {
    if (Channel.PHONE.name().equals(group.name(Contact.CHANNEL))) {
      row.set(ContactCentreKpi.PICK_UP_TARGET, settings.pickUpTarget().orElse(null));
    }
  }

  private static void fill(
      TableRow row, KpiGroup group, Shown shown, Measure trials, Measure what) {
    if (shown.has(group, trials)) {
      row.set(trials.column(), group.of(trials)).set(what.column(), group.of(what));
    }
  }

  private static void fillServiceLevel(TableRow row, KpiGroup group) {
    long trials = group.of(Measure.OFFERED) - group.of(Measure.ABANDONED_AT_ONCE);
    if (trials >= SmallGroups.LEAST) {
      long inTime = group.of(Measure.ANSWERED_IN_TIME);
      ProportionInterval level = ProportionInterval.wilson(inTime, trials, CONFIDENCE);
      row.set(Measure.ANSWERED_IN_TIME.column(), inTime)
          .set(new IntervalColumns(ContactCentreKpi.SERVICE_LEVEL), level.lower(), level.upper());
    }
  }
}
