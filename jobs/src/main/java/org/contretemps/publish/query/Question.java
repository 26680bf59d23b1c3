package org.contretemps.publish.query;

import java.util.List;

/**
 * A question that analysts ask every day, as a view over the tables.
 *
 * @param name what the view is called
 * @param meaning one sentence: one row per what
 * @param sql its query; it names tables and earlier questions, none with a schema
 */
public record Question(String name, String meaning, String sql) {

  /** All questions; one may rest on those before it. */
  public static final List<Question> ALL =
      List.of(
          new Question(
              "latest_zone",
              "One row per cell, norm and channel of evidence: what the last night stated.",
              """
              SELECT * FROM impeded_quality_zone
              WHERE as_of_date = (SELECT max(as_of_date) FROM impeded_quality_zone)"""),
          new Question(
              "open_zone",
              "One row per impeded-quality zone that stands: how much time the work needs, what hurrying brings back in a hundred contacts, and what that costs a week.",
              """
              SELECT organisation, service, channel, situation_type, evidence, norm_seconds,
                needed_seconds_80, 100 * harm AS harm_in_hundred,
                100 * harm_lower AS harm_in_hundred_lower,
                100 * harm_upper AS harm_in_hundred_upper,
                avoidable_repeats_per_week_low, avoidable_repeats_per_week_high,
                failure_demand_full_time_equivalents, as_of_date
              FROM latest_zone WHERE is_open"""),
          new Question(
              "zone_history",
              "One row per cell, norm and channel of evidence in which a zone opened or closed, and night in which it did.",
              """
              SELECT as_of_date, organisation, service, channel, situation_type, evidence, change,
                verdict, norm_seconds, harm
              FROM impeded_quality_zone WHERE change IS NOT NULL"""),
          new Question(
              "counted_contact",
              "One row per contact leg whose repeats are counted: a share of repeats is a mean over these.",
              "SELECT * FROM qualified_contact WHERE repeat_state = 'COUNTED'"),
          new Question(
              "repeat_by_situation",
              "One row per month and cell: contacts, repeats within the repeat window and their share with its 95 % interval (Wilson 1927).",
              """
              SELECT month, organisation, service, channel, situation_type, contacts, repeats,
                repeats / contacts AS repeat_share,
                (repeats + 1.920729) / (contacts + 3.841459)
                  - 1.959964 / (contacts + 3.841459)
                  * sqrt(repeats * (contacts - repeats) / contacts + 0.960365) AS repeat_share_lower,
                (repeats + 1.920729) / (contacts + 3.841459)
                  + 1.959964 / (contacts + 3.841459)
                  * sqrt(repeats * (contacts - repeats) / contacts + 0.960365) AS repeat_share_upper
              FROM (
                SELECT CAST(trunc(contact_date, 'MM') AS DATE) AS month, organisation, service,
                  channel, situation_type, sum(counted_contacts) AS contacts,
                  sum(repeats) AS repeats
                FROM outcome_count GROUP BY ALL)
              WHERE contacts > 0"""),
          new Question(
              "norm_attainment",
              "One row per month and cell: handled contacts under a norm per contact, and the share that kept to it.",
              """
              SELECT CAST(trunc(contact_date, 'MM') AS DATE) AS month, organisation, service,
                channel, situation_type, sum(contacts_with_norm) AS contacts,
                sum(contacts_within_norm) AS contacts_within_norm,
                try_divide(sum(contacts_within_norm), sum(contacts_with_norm)) AS attained_share
              FROM outcome_count GROUP BY ALL HAVING contacts > 0"""),
          new Question(
              "norm_position",
              "One row per mature date, cell, norm, stratum and handling second: norm_position_histogram opened up.",
              """
              SELECT contact_date, cell_id, organisation, service, channel, situation_type, norm_id,
                norm_seconds, n.strata AS stratum, n.seconds, n.contacts, n.adverse, n.prior
              FROM (
                SELECT *, explode(arrays_zip(strata, seconds, contacts, adverse, prior)) AS n
                FROM norm_position_histogram)"""),
          new Question(
              "latest_distribution",
              "One row per cell: handling times of the rolling window that ended last.",
              """
              SELECT * FROM handling_time_distribution
              WHERE window_days > 1 AND window_end = (
                SELECT max(window_end) FROM handling_time_distribution WHERE window_days > 1)"""),
          new Question(
              "load_by_source",
              "One row per source: files and records loaded, how many were rejected or left out, and the last delivery.",
              """
              SELECT source, count(*) AS files, sum(records) AS records, sum(accepted) AS accepted,
                sum(rejected) AS rejected, sum(excluded) AS excluded,
                max(delivered_at) AS last_delivered_at, max(last_contact_date) AS last_contact_date
              FROM load_audit GROUP BY source"""));
}
