package org.contretemps.publish.query;

import java.util.List;

/**
 * An everyday question of analysts, answered by a view over the tables.
 *
 * @param name what the view is called
 * @param meaning one sentence: one row per what
 * @param sql its query; it names tables and earlier questions, none with a schema
 * @param isContactLevel whether it is there only for those who are entitled to contacts
 */
public record Question(String name, String meaning, String sql, boolean isContactLevel) {
  Question(String name, String meaning, String sql) {
    this(name, meaning, sql, false);
  }

  private static Question ofContacts(String name, String meaning, String sql) {
    return new Question(name, meaning + " Contact level.", sql, true);
  }

  /** All questions; one may be based on those before it. */
  public static final List<Question> ALL =
      List.of(
          new Question(
              "latest_zone",
              "One row per cell, norm and channel of evidence: what the last night stated, and how many of the last five nights were established and of the last seven weak.",
              """
              SELECT *, bit_count(established_nights) AS established_of_five,
                bit_count(weak_nights) AS weak_of_seven
              FROM impeded_quality_zone
              WHERE as_of_date = (SELECT max(as_of_date) FROM impeded_quality_zone)"""),
          new Question(
              "open_zone",
              "One row per open impeded-quality zone: how much time the work needs, of how many contacts in a hundred customers come back because of the hurry, and what that costs and saves a week.",
              """
              SELECT organisation, service, channel, situation_type, evidence, norm_seconds,
                needed_seconds_80, 100 * harm AS harm_in_hundred,
                100 * harm_lower AS harm_in_hundred_lower,
                100 * harm_upper AS harm_in_hundred_upper,
                hidden_odds_ratio, hidden_odds_ratio < 1.5 AS is_fragile,
                avoidable_repeats_per_week_low AS avoidable_repeats_per_week,
                CASE WHEN evidence = 'SPIKE' THEN greatest(0, harm_lower) * contacts * 7
                  / (datediff(window_to, window_from) + 1) END AS avoidable_repeats_per_week_lower,
                CASE WHEN evidence = 'SPIKE' THEN greatest(0, harm_upper) * contacts * 7
                  / (datediff(window_to, window_from) + 1) END AS avoidable_repeats_per_week_upper,
                failure_demand_minutes_per_week, minutes_saved_by_hurrying_per_week,
                net_minutes_per_week, failure_demand_full_time_equivalents, as_of_date
              FROM latest_zone WHERE is_open"""),
          new Question(
              "zone_history",
              "One row per cell, norm and channel of evidence in which a zone opened or closed, and night in which it did.",
              """
              SELECT as_of_date, organisation, service, channel, situation_type, evidence, change,
                verdict, norm_seconds, harm
              FROM impeded_quality_zone WHERE change IS NOT NULL"""),
          new Question(
              "zone_trend",
              "One row per night and cell, norm and channel of evidence in which a zone ever stood: of how many contacts in a hundred customers come back because of the hurry, how many of the last nights were established, and how much of the work fits the norm.",
              """
              SELECT as_of_date, organisation, service, channel, situation_type, evidence, verdict,
                is_open, bit_count(established_nights) AS established_of_five,
                bit_count(weak_nights) AS weak_of_seven, norm_seconds,
                100 * harm AS harm_in_hundred, 100 * harm_lower AS harm_in_hundred_lower,
                100 * harm_upper AS harm_in_hundred_upper, attained_share, coverage
              FROM impeded_quality_zone LEFT SEMI JOIN (
                SELECT organisation, service, channel, situation_type, evidence
                FROM impeded_quality_zone WHERE is_open)
              USING (organisation, service, channel, situation_type, evidence)"""),
          new Question(
              "norm_met_or_not",
              "One row per cell under a norm per contact: of how many contacts in a hundred customers come back because of the hurry, compared like with like, and the naive difference just under the norm less just over it, which is not what the norm does.",
              """
              SELECT organisation, service, channel, situation_type, norm_seconds, attained_share,
                100 * harm AS harm_in_hundred, 100 * harm_lower AS harm_in_hundred_lower,
                100 * harm_upper AS harm_in_hundred_upper, verdict,
                100 * under_over_difference AS naive_difference_in_hundred
              FROM latest_zone WHERE evidence = 'SPIKE' AND norm_id IS NOT NULL"""),
          ofContacts(
              "counted_contact",
              "One row per contact leg whose repeats are counted: a share of repeats is a mean over these.",
              "SELECT * FROM qualified_contact WHERE repeat_state = 'COUNTED'"),
          new Question(
              "repeat_by_situation",
              "One row per month and cell: contacts whose repeats are counted, repeats within the repeat window and their share with its 95 % interval (Wilson 1927).",
              """
              SELECT month, organisation, service, channel, situation_type, counted AS contacts,
                repeats, repeat_share, repeat_share_lower, repeat_share_upper
              FROM kpi_situation WHERE counted IS NOT NULL"""),
          new Question(
              "norm_attainment",
              "One row per month and cell: handled contacts under a norm per contact, and the share that kept to it.",
              """
              SELECT month, organisation, service, channel, situation_type, with_norm AS contacts,
                within_norm AS contacts_within_norm, norm_attainment AS attained_share
              FROM kpi_situation WHERE with_norm IS NOT NULL"""),
          ofContacts(
              "norm_position",
              "One row per mature date, cell, norm, stratum and handling second: norm_position_histogram opened up.",
              """
              SELECT contact_date, cell_id, organisation, service, channel, situation_type, norm_id,
                norm_seconds, n.strata AS stratum, n.seconds, n.contacts, n.adverse, n.prior
              FROM (
                SELECT *, explode(arrays_zip(strata, seconds, contacts, adverse, prior)) AS n
                FROM norm_position_histogram)"""),
          ofContacts(
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
