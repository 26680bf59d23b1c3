package org.contretemps.proof.simulation.landing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.contretemps.proof.simulation.SimulatedSurvey;

/** The columns of the landing files, in their order. */
final class LandingColumns {
  static final List<String> CONTACT =
      List.of(
          "contact_id",
          "conversation_id",
          "case_id",
          "leg",
          "organisation",
          "service",
          "services_involved",
          "channel",
          "direction",
          "team",
          "agent_id",
          "agent_experience_days",
          "customer_id",
          "customer_kind",
          "is_third_party",
          "territory",
          "started_at",
          "wait_seconds",
          "talk_seconds",
          "hold_seconds",
          "wrap_up_seconds",
          "received_by_transfer",
          "transferred_to",
          "escalated",
          "ended_by",
          "abandoned",
          "objectives",
          "rule_changed_recently",
          "documents_involved",
          "resolved",
          "file_complete",
          "sale_agreed_at",
          "sale_signed_at",
          "last_updated_at");

  static final List<String> NORM =
      List.of(
          "logged_at",
          "organisation",
          "service",
          "channel",
          "situation_type",
          "basis",
          "target",
          "attainment_target",
          "effective_from",
          "revoked");

  static final List<String> SURVEY =
      Stream.concat(
              Stream.of(
                  "contact_id",
                  "organisation",
                  "answered_at",
                  "csat",
                  "csat_scale",
                  "felt_wait_seconds",
                  "shared_with_team"),
              Stream.of(SimulatedSurvey.Dimension.values())
                  .map(dimension -> dimension.name().toLowerCase(Locale.ROOT))
                  .flatMap(name -> Stream.of(name + "_expectation", name + "_perception")))
          .toList();

  static final List<String> REVIEW =
      List.of(
          "contact_id",
          "organisation",
          "reviewed_at",
          "quality_score",
          "compliance_score",
          "attention_to_small_things",
          "counsel",
          "inference");

  static final List<String> PULSE =
      List.of(
          "organisation",
          "team",
          "week",
          "respondent_number",
          "good_work",
          "enough_time",
          "supported");

  static final List<String> INCIDENT =
      List.of("organisation", "system", "started_at", "ended_at", "kind");

  private LandingColumns() {}
}
