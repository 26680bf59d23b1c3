package org.contretemps.house;

import static org.contretemps.house.LandedContacts.contact;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A landing folder with records of every kind, as the shipped mappings expect them. */
public final class LandedRecords {
  public static final String FIRST_NIGHT = "2026-03-08T02:00:00Z";

  public static final String NORM =
      "logged_at,organisation,service,channel,situation_type,basis,target,attainment_target,effective_from,revoked";
  public static final String SURVEY =
      "contact_id,organisation,answered_at,csat,csat_scale,felt_wait_seconds,shared_with_team,"
          + "tangibles_expectation,tangibles_perception,reliability_expectation,reliability_perception,"
          + "responsiveness_expectation,responsiveness_perception,assurance_expectation,"
          + "assurance_perception,empathy_expectation,empathy_perception";
  public static final String REVIEW =
      "contact_id,organisation,reviewed_at,quality_score,compliance_score,attention_to_small_things,counsel,inference";
  public static final String PULSE =
      "organisation,team,week,respondent_number,good_work,enough_time,supported";
  public static final String INCIDENT = "organisation,system,started_at,ended_at,kind";

  private final LandedContacts landing;

  public LandedRecords(Path folder) {
    this.landing = new LandedContacts(folder);
  }

  public Path folder() {
    return landing.folder();
  }

  /** Five good records of each kind, and one that its table refuses. */
  public LandedRecords deliverFirstNight() {
    landing.deliver(
        "contacts.csv",
        FIRST_NIGHT,
        contact("c1"),
        contact("c2"),
        contact("c3"),
        contact("c4"),
        contact("c5"),
        contact("c6", "channel", "FAX"));
    norms(
        "first.csv",
        FIRST_NIGHT,
        norm("2026-01-05 07:00:00", "PHONE", 300, "2026-01-01"),
        norm("2026-01-05 07:00:00", "EMAIL", 600, "2026-01-01"),
        norm("2026-01-05 07:00:00", "CHAT", 400, "2026-01-01"),
        norm("2026-02-20 16:30:00", "PHONE", 240, "2026-03-01"),
        norm("2026-02-20 16:30:00", "PHONE", 240, "2026-03-01"),
        norm("2026-02-20 16:30:00", "PHONE", -240, "2026-04-01"));
    surveys(
        "first.csv",
        FIRST_NIGHT,
        survey("c1", "2026-03-03 00:30:00", "4,5"),
        survey("c2", "2026-03-03 09:00:00", "1,5"),
        survey("c3", "2026-03-03 09:00:00", ","),
        survey("c4", "2026-03-03 09:00:00", ",5"),
        survey("c5", "2026-03-03 09:00:00", "10,10"),
        survey("c6", "2026-03-03 09:00:00", "6,5"));
    deliver(
        "reviews",
        FIRST_NIGHT,
        REVIEW,
        "c1,caf,2026-03-04 10:00:00,80,90.5,3,4,5",
        "c2,caf,2026-03-04 10:00:00,0,100,1,1,1",
        "c3,caf,2026-03-04 10:00:00,,,,,",
        "c4,caf,2026-03-04 10:00:00,70,70,3,3,3",
        "c5,caf,2026-03-04 10:00:00,70,70,3,3,3",
        "c6,caf,2026-03-04 10:00:00,NaN,101,0,3,6");
    deliver(
        "pulses",
        FIRST_NIGHT,
        PULSE,
        "caf,north,2026-03-02,1,4,2,3",
        "caf,north,2026-03-02,2,5,,3",
        "caf,south,2026-03-02,1,1,1,1",
        "caf,south,2026-03-02,2,3,3,3",
        "caf,south,2026-03-02,3,3,3,3",
        "caf,south,2026-03-03,4,3,3,3");
    incidents(
        FIRST_NIGHT,
        "caf,case-management,2026-03-02 10:00:00,2026-03-02 11:00:00,OUTAGE",
        "caf,case-management,2026-03-02 10:00:00,2026-03-02 11:00:00,LOST_INFORMATION",
        "caf,documents,2026-03-03 10:00:00,2026-03-03 10:20:00,OUTAGE",
        "caf,documents,2026-03-07 17:00:00,,OUTAGE",
        "cpam,documents,2026-03-03 10:00:00,2026-03-03 10:20:00,OUTAGE",
        "caf,documents,2026-03-05 10:00:00,2026-03-05 09:00:00,OUTAGE");
    return this;
  }

  public static String norm(String loggedAt, String channel, int target, String effectiveFrom) {
    return "%s,caf,housing,%s,SIMPLE,SECONDS_PER_CONTACT,%d,0.8,%s,false"
        .formatted(loggedAt, channel, target, effectiveFrom);
  }

  public static String survey(String contact, String answeredAt, String csatAndScale) {
    return "%s,caf,%s,%s,120,true,6,5,6,5,6,5,6,5,6,5".formatted(contact, answeredAt, csatAndScale);
  }

  public void norms(String name, String deliveredAt, String... lines) {
    write("norms/day=x/" + name, deliveredAt, NORM, lines);
  }

  public void surveys(String name, String deliveredAt, String... lines) {
    write("surveys/day=x/" + name, deliveredAt, SURVEY, lines);
  }

  public void incidents(String deliveredAt, String... lines) {
    deliver("incidents", deliveredAt, INCIDENT, lines);
  }

  private void deliver(String folder, String deliveredAt, String header, String... lines) {
    write(
        "%s/day=x/%s.csv".formatted(folder, deliveredAt.substring(0, 10)),
        deliveredAt,
        header,
        lines);
  }

  private void write(String name, String deliveredAt, String header, String... lines) {
    String text = header + "\n" + String.join("\n", lines) + "\n";
    landing.deliver(name, deliveredAt, text.getBytes(StandardCharsets.UTF_8));
  }
}
