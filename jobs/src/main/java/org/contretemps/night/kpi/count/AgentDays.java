package org.contretemps.night.kpi.count;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;

/**
 * Contacts → what agents did in a day, by channel and by team, beside norms of contacts and minutes
 * per day. Only sums over agents leave this place. Pure.
 */
final class AgentDays {
  private static final String AGENT_CONTACTS = "agent_contacts";
  private static final String AGENT_SECONDS = "agent_seconds";

  private static final FacetGroups GROUPS =
      new FacetGroups(
          List.of(Facet.CHANNEL_DAY, Facet.TEAM_DAY),
          Contact.AGENT_KEY,
          NormAsOf.CONTACTS_PER_DAY_NORM_ID,
          NormAsOf.MINUTES_PER_DAY_NORM_ID,
          NormTargets.PER_DAY,
          NormTargets.MINUTES);

  private AgentDays() {}

  /**
   * Rows of {@link KpiDay}.
   *
   * @param contacts rows of {@link org.contretemps.night.qualify.QualifiedContact} with the targets
   *     of their norms
   */
  static Dataset<Row> rows(Dataset<Row> contacts) {
    Dataset<Row> handled =
        contacts.where(
            col(Contact.AGENT_KEY).isNotNull().and(col(Contact.HANDLING_SECONDS).isNotNull()));
    Dataset<Row> agentDays =
        GROUPS.sum(
            handled,
            Map.of(AGENT_CONTACTS, count(lit(1)), AGENT_SECONDS, sum(Contact.HANDLING_SECONDS)));
    return KpiCounter.rows(agentDays, measures(), Measure.Part.CONTACTS);
  }

  private static Map<Measure, Column> measures() {
    return Map.of(
        Measure.AGENT_DAYS,
        count_distinct(col(Contact.AGENT_KEY)),
        Measure.HANDLED,
        sum(AGENT_CONTACTS),
        Measure.PER_DAY_AGENT_DAYS,
        expr("count(%s)".formatted(NormTargets.PER_DAY)),
        Measure.PER_DAY_CONTACTS,
        under(NormTargets.PER_DAY, AGENT_CONTACTS),
        Measure.PER_DAY_TARGET_HUNDREDTHS,
        expr("sum(CAST(round(%s * 100) AS BIGINT))".formatted(NormTargets.PER_DAY)),
        Measure.MINUTES_AGENT_DAYS,
        expr("count(%s)".formatted(NormTargets.MINUTES)),
        Measure.MINUTES_SECONDS,
        under(NormTargets.MINUTES, AGENT_SECONDS),
        Measure.MINUTES_TARGET_SECONDS,
        expr("sum(CAST(round(%s * 60) AS BIGINT))".formatted(NormTargets.MINUTES)));
  }

  private static Column under(String target, String what) {
    return expr("sum(CASE WHEN %s IS NOT NULL THEN %s END)".formatted(target, what));
  }
}
