package org.contretemps.simulation;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of the landing files, in their order, and how a simulated record becomes a row. Times
 * are local wall times, {@code yyyy-MM-dd HH:mm:ss}; what is unknown is empty. The first column of
 * every row is the {@link #DAY} of delivery, which names the folder and is not in the file.
 */
final class LandingFiles {
  static final String DAY = "day";

  static final StructType CONTACT =
      delivered()
          .add("contact_id", StringType)
          .add("conversation_id", StringType)
          .add("case_id", StringType)
          .add("leg", IntegerType)
          .add("organisation", StringType)
          .add("service", StringType)
          .add("services_involved", IntegerType)
          .add("channel", StringType)
          .add("direction", StringType)
          .add("team", StringType)
          .add("agent_id", StringType)
          .add("agent_experience_days", IntegerType)
          .add("customer_id", StringType)
          .add("customer_kind", StringType)
          .add("is_third_party", BooleanType)
          .add("territory", StringType)
          .add("started_at", StringType)
          .add("wait_seconds", IntegerType)
          .add("talk_seconds", IntegerType)
          .add("hold_seconds", IntegerType)
          .add("wrap_up_seconds", IntegerType)
          .add("received_by_transfer", BooleanType)
          .add("transferred_to", StringType)
          .add("escalated", BooleanType)
          .add("ended_by", StringType)
          .add("abandoned", BooleanType)
          .add("objectives", StringType)
          .add("rule_changed_recently", BooleanType)
          .add("documents_involved", IntegerType)
          .add("resolved", BooleanType)
          .add("file_complete", BooleanType)
          .add("sale_agreed_at", StringType)
          .add("sale_signed_at", StringType)
          .add("last_updated_at", StringType);

  static final StructType NORM =
      delivered()
          .add("logged_at", StringType)
          .add("organisation", StringType)
          .add("service", StringType)
          .add("channel", StringType)
          .add("situation_type", StringType)
          .add("basis", StringType)
          .add("target", IntegerType)
          .add("attainment_target", DoubleType)
          .add("effective_from", StringType)
          .add("revoked", BooleanType);

  static final StructType SURVEY = survey();

  static final StructType REVIEW =
      delivered()
          .add("contact_id", StringType)
          .add("organisation", StringType)
          .add("reviewed_at", StringType)
          .add("quality_score", IntegerType)
          .add("compliance_score", IntegerType)
          .add("attention_to_small_things", IntegerType)
          .add("counsel", IntegerType)
          .add("inference", IntegerType);

  static final StructType PULSE =
      delivered()
          .add("organisation", StringType)
          .add("team", StringType)
          .add("week", StringType)
          .add("respondent_number", IntegerType)
          .add("good_work", IntegerType)
          .add("enough_time", IntegerType)
          .add("supported", IntegerType);

  static final StructType INCIDENT =
      delivered()
          .add("organisation", StringType)
          .add("system", StringType)
          .add("started_at", StringType)
          .add("ended_at", StringType)
          .add("kind", StringType);

  private static final DateTimeFormatter WALL_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private LandingFiles() {}

  static Row contact(SimulatedContact contact) {
    Service service = contact.cell().service();
    Situation situation = contact.situation();
    Customer customer = contact.customer();
    SimulatedContact.Handling handling = contact.handling();
    SimulatedContact.Outcome outcome = contact.outcome();
    SimulatedContact.ContactAgent agent = contact.agent();
    boolean handled = contact.isHandled();
    String day = contact.day().toString();
    return RowFactory.create(
        day,
        contact.contactId(),
        contact.conversationId(),
        contact.caseId(),
        contact.leg(),
        service.organisation(),
        service.name(),
        situation.servicesInvolved(),
        contact.cell().channel().name(),
        contact.direction().name(),
        handled ? agent.team() : null,
        handled ? agent.id() : null,
        handled ? agent.experienceDays() : null,
        customer.id(),
        customer.kind().name(),
        situation.thirdParty(),
        customer.territory(),
        wallTime(day, contact.startedSecond()),
        handling.waitSeconds(),
        handled ? handling.talkSeconds() : null,
        handled ? handling.holdSeconds() : null,
        handled ? handling.wrapUpSeconds() : null,
        situation.receivedByTransfer(),
        outcome.transferredTo(),
        outcome.escalated(),
        outcome.endedBy().name(),
        outcome.abandoned(),
        Objective.names(situation.objectives()),
        situation.ruleChangedRecently(),
        situation.documentsInvolved(),
        outcome.resolved(),
        outcome.fileComplete(),
        wallTime(day, outcome.saleAgreedSecond()),
        wallTime(day, outcome.saleSignedSecond()),
        wallTime(day, outcome.lastUpdatedSecond()));
  }

  static Row norm(NormLogEntry entry) {
    return RowFactory.create(
        entry.loggedAt().toLocalDate().toString(),
        wallTime(entry.loggedAt()),
        entry.organisation(),
        entry.service(),
        entry.channel().name(),
        entry.situationType() == null ? null : entry.situationType().name(),
        entry.basis().name(),
        entry.target(),
        entry.attainmentTarget(),
        entry.effectiveFrom().toString(),
        entry.revoked());
  }

  static Row survey(SimulatedSurvey survey) {
    List<Object> values = new ArrayList<>();
    values.add(survey.day().toString());
    values.add(survey.contact().contactId());
    values.add(survey.contact().cell().service().organisation());
    values.add(wallTime(survey.day().toString(), survey.answeredSecond()));
    values.add(survey.csat());
    values.add(survey.scale());
    values.add(survey.feltWaitSeconds());
    values.add(survey.sharedWithTeam());
    for (int i = 0; i < 2 * SimulatedSurvey.Dimension.values().length; i++) {
      values.add(survey.servqual() == null ? null : survey.servqual().get(i));
    }
    return RowFactory.create(values.toArray());
  }

  static Row review(SimulatedReview review) {
    return RowFactory.create(
        review.day().toString(),
        review.contact().contactId(),
        review.contact().cell().service().organisation(),
        wallTime(review.day().toString(), review.reviewedSecond()),
        review.qualityScore(),
        review.complianceScore(),
        review.smallThings(),
        review.counsel(),
        review.inference());
  }

  static Row pulse(SimulatedPulse pulse, LocalDate day) {
    return RowFactory.create(
        day.toString(),
        pulse.organisation(),
        pulse.team(),
        pulse.week().toString(),
        pulse.respondentNumber(),
        pulse.goodWork(),
        pulse.enoughTime(),
        pulse.supported());
  }

  static Row incident(SimulatedIncident incident) {
    String day = incident.day().toString();
    return RowFactory.create(
        day,
        incident.organisation(),
        incident.system(),
        wallTime(day, incident.startedSecond()),
        wallTime(day, incident.endedSecond()),
        incident.kind().name());
  }

  private static StructType delivered() {
    return new StructType().add(DAY, StringType);
  }

  private static StructType survey() {
    StructType schema =
        delivered()
            .add("contact_id", StringType)
            .add("organisation", StringType)
            .add("answered_at", StringType)
            .add("csat", IntegerType)
            .add("csat_scale", IntegerType)
            .add("felt_wait_seconds", IntegerType)
            .add("shared_with_team", BooleanType);
    for (SimulatedSurvey.Dimension dimension : SimulatedSurvey.Dimension.values()) {
      String name = dimension.name().toLowerCase(Locale.ROOT);
      schema =
          schema.add(name + "_expectation", IntegerType).add(name + "_perception", IntegerType);
    }
    return schema;
  }

  private static String wallTime(LocalDateTime time) {
    return WALL_TIME.format(time);
  }

  /** Written by hand because a formatter would take a third of the whole simulation's time. */
  private static String wallTime(String day, Integer second) {
    if (second == null) {
      return null;
    }
    char[] text = new char[19];
    day.getChars(0, 10, text, 0);
    text[10] = ' ';
    twoDigits(text, 11, second / 3600);
    text[13] = ':';
    twoDigits(text, 14, second / 60 % 60);
    text[16] = ':';
    twoDigits(text, 17, second % 60);
    return new String(text);
  }

  private static void twoDigits(char[] text, int at, int value) {
    text[at] = (char) ('0' + value / 10);
    text[at + 1] = (char) ('0' + value % 10);
  }
}
