package org.contretemps.house;

import static org.contretemps.house.LandedContacts.contact;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.contretemps.ingest.IngestLanding;

/**
 * What a small call centre delivers on two nights: records of every kind and a queue log, some of
 * them bad. The second night corrects contacts of the first, adds late ones, surveys and a norm,
 * and brings the end of a call that had not ended.
 */
public final class TwoNights {
  public static final LocalDate FIRST = LocalDate.of(2026, 3, 10);
  public static final LocalDate SECOND = FIRST.plusDays(2);

  /** A customer with contacts on both nights, a survey and a bad record. */
  public static final String CUSTOMER = "customer-seven";

  private static final String[] MAPPINGS = {
    TestHouse.GENERIC_CSV,
    "generic-csv-norms",
    "generic-csv-surveys",
    "generic-csv-reviews",
    "generic-csv-pulses",
    "generic-csv-incidents",
    "asterisk-queue-log"
  };

  private static final String FIRST_DELIVERY = "2026-03-11T02:00:00Z";
  private static final String SECOND_DELIVERY = "2026-03-13T02:00:00Z";
  private static final int CONTACTS_A_DATE = 20;
  private static final int CUSTOMERS = 40;
  private static final int AGENTS = 5;

  private final LandedRecords first;
  private final LandedRecords second;

  /** Delivers both nights, each into a folder of its own. */
  public TwoNights(Path folder) {
    this.first = new LandedRecords(folder.resolve("first")).deliverFirstNight();
    this.second = new LandedRecords(folder.resolve("second"));
    deliverFirst();
    deliverSecond();
  }

  public Path first() {
    return first.folder();
  }

  public Path second() {
    return second.folder();
  }

  /** Loads what has landed in one of the folders. */
  public static IngestLanding.Result ingest(TestHouse house, Path landing) {
    return house.ingest(landing, TestHouse.SHIPPED_MAPPINGS, MAPPINGS);
  }

  private void deliverFirst() {
    List<String> lines = new ArrayList<>();
    for (LocalDate date = FIRST.minusDays(9); !date.isAfter(FIRST); date = date.plusDays(1)) {
      lines.addAll(contacts(date));
    }
    lines.add(theirs("c7", "2026-03-02T11:00:00Z", "60"));
    lines.add(theirs("theirs", "2026-03-03T11:00:00Z", "60"));
    lines.add(theirs("bad", "2026-03-03T12:00:00Z", "unknown"));
    deliver(first, "all.csv", FIRST_DELIVERY, lines);
    first.surveys(
        "theirs.csv", FIRST_DELIVERY, LandedRecords.survey("theirs", "2026-03-04 09:00:00", "1,5"));
    log(
        first,
        "2026-03-10.log",
        FIRST_DELIVERY,
        event("2026-03-10T09:00:00Z", "served", "NONE", "ENTERQUEUE||0123456789|1"),
        event("2026-03-10T09:00:10Z", "served", "SIP/8", "CONNECT|10|link.1|3"),
        event("2026-03-10T09:02:00Z", "served", "SIP/8", "COMPLETECALLER|10|110|1"),
        event("2026-03-10T22:59:30Z", "midnight", "NONE", "ENTERQUEUE||0699999999|1"),
        event("2026-03-10T22:59:50Z", "midnight", "SIP/8", "CONNECT|20|link.4|2"));
  }

  private void deliverSecond() {
    List<String> lines = new ArrayList<>();
    for (LocalDate date = FIRST.plusDays(1); !date.isAfter(SECOND); date = date.plusDays(1)) {
      lines.addAll(contacts(date));
    }
    lines.add(contact("d2-1", "started_at", "2026-03-02T08:10:00Z", "talk_seconds", "200"));
    lines.add(theirs("late", "2026-03-05T11:00:00Z", "70"));
    lines.add("no contact at all");
    deliver(second, "more.csv", SECOND_DELIVERY, lines);
    deliver(
        second,
        "once-more.csv",
        "2026-03-13T03:00:00Z",
        List.of(contact("d2-1", "started_at", "2026-03-02T08:10:00Z", "talk_seconds", "210")));
    second.norms(
        "late.csv",
        SECOND_DELIVERY,
        LandedRecords.norm("2026-03-11 07:00:00", "PHONE", 70, "2026-03-02"));
    second.surveys(
        "late.csv", SECOND_DELIVERY, LandedRecords.survey("d1-3", "2026-03-11 09:00:00", "2,5"));
    log(
        second,
        "2026-03-11.log",
        SECOND_DELIVERY,
        event("2026-03-10T22:59:50Z", "midnight", "SIP/8", "CONNECT|20|link.4|2"),
        event("2026-03-10T23:01:40Z", "midnight", "SIP/8", "COMPLETEAGENT|20|110|1"));
  }

  private static List<String> contacts(LocalDate date) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < CONTACTS_A_DATE; i++) {
      lines.add(
          contact(
              "d%d-%d".formatted(date.getDayOfMonth(), i),
              "started_at",
              "%sT%02d:%02d:00Z".formatted(date, 8 + i / 6, i % 6 * 10),
              "talk_seconds",
              Integer.toString(20 + 13 * i),
              "wrap_up_seconds",
              "5",
              "wait_seconds",
              Integer.toString(i),
              "team",
              i % 2 == 0 ? "north" : "south",
              "agent_id",
              "a" + i % AGENTS,
              "customer_id",
              "c" + (i + 7 * date.getDayOfMonth()) % CUSTOMERS,
              "objectives",
              i % 3 == 0 ? "information" : ""));
    }
    return lines;
  }

  private static String theirs(String id, String at, String talk) {
    return contact(
        id, "customer_id", CUSTOMER, "agent_id", "a1", "started_at", at, "talk_seconds", talk);
  }

  private static void deliver(LandedRecords landing, String name, String at, List<String> lines) {
    new LandedContacts(landing.folder()).deliver(name, at, lines);
  }

  private static void log(LandedRecords landing, String name, String at, String... lines) {
    new LandedContacts(landing.folder())
        .deliver(
            "queue-log/pbx/" + name,
            at,
            (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String event(String at, String call, String agent, String event) {
    return "%d|%s|q1|%s|%s".formatted(Instant.parse(at).getEpochSecond(), call, agent, event);
  }
}
