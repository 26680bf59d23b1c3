package org.contretemps.house;

import static org.contretemps.house.LandedContacts.contact;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a small call centre delivers for a night: records of every kind and a queue log, some bad,
 * and what it delivers for the next night.
 */
public final class OneNight {
  public static final LocalDate AS_OF = LocalDate.of(2026, 3, 10);
  public static final String ORGANISATION = "caf";
  public static final String CUSTOMER = "customer-seven";

  /** Kinds of delivery that reach their tables in ways of their own. */
  public static final List<String> OWN_WAYS =
      List.of(TestHouse.GENERIC_CSV, "generic-csv-norms", "asterisk-queue-log");

  /** Kinds of delivery that reach their tables as contacts reach theirs. */
  public static final List<String> LIKE_CONTACTS =
      List.of(
          "generic-csv-surveys",
          "generic-csv-reviews",
          "generic-csv-pulses",
          "generic-csv-incidents");

  private static final String DELIVERED_AT = "2026-03-11T02:00:00Z";
  private static final String DELIVERED_NEXT = "2026-03-12T02:00:00Z";

  /** Two dates whose outcomes are known, and the last. */
  private static final List<LocalDate> DATES =
      List.of(AS_OF.minusDays(9), AS_OF.minusDays(8), AS_OF);

  private static final int CONTACTS_A_DATE = 20;
  private static final int CUSTOMERS = 40;
  private static final int AGENTS = 5;

  private final LandedRecords landing;
  private final LandedRecords next;

  public OneNight(Path folder) {
    this.landing = new LandedRecords(folder.resolve("landing")).deliverFirstNight();
    this.next = new LandedRecords(folder.resolve("next"));
    deliver();
    deliverNext();
  }

  public Path folder() {
    return landing.folder();
  }

  /** Loads some of what has landed. */
  public void ingest(TestHouse house, List<String> mappings) {
    ingest(house, landing, mappings);
  }

  /** Loads what has landed a night later: new contacts, a correction, the end of a call. */
  public void ingestNext(TestHouse house) {
    ingest(house, next, OWN_WAYS);
  }

  private static void ingest(TestHouse house, LandedRecords from, List<String> mappings) {
    house.ingest(from.folder(), TestHouse.SHIPPED_MAPPINGS, mappings.toArray(String[]::new));
  }

  private void deliver() {
    List<String> lines = new ArrayList<>();
    DATES.forEach(date -> lines.addAll(contacts(date)));
    lines.add(theirs("c7", "2026-03-02T11:00:00Z", "60"));
    lines.add(theirs("theirs", "2026-03-02T12:00:00Z", "60"));
    lines.add(theirs("bad", "2026-03-02T13:00:00Z", "unknown"));
    deliver(landing, "all.csv", DELIVERED_AT, lines);
    landing.surveys(
        "theirs.csv", DELIVERED_AT, LandedRecords.survey("theirs", "2026-03-04 09:00:00", "1,5"));
    log(
        landing,
        "2026-03-10.log",
        DELIVERED_AT,
        event("2026-03-10T09:00:00Z", "served", "NONE", "ENTERQUEUE||0123456789|1"),
        event("2026-03-10T09:00:10Z", "served", "SIP/8", "CONNECT|10|link.1|3"),
        event("2026-03-10T09:02:00Z", "served", "SIP/8", "COMPLETECALLER|10|110|1"),
        event("2026-03-10T22:59:30Z", "midnight", "NONE", "ENTERQUEUE||0699999999|1"),
        event("2026-03-10T22:59:50Z", "midnight", "SIP/8", "CONNECT|20|link.4|2"));
  }

  private void deliverNext() {
    List<String> lines = new ArrayList<>(contacts(AS_OF.plusDays(1)));
    lines.add(theirs("c7", "2026-03-02T11:00:00Z", "90"));
    lines.add(theirs("again", "2026-03-10T12:00:00Z", "60"));
    lines.add(theirs("bad-again", "2026-03-10T13:00:00Z", "unknown"));
    deliver(next, "next.csv", DELIVERED_NEXT, lines);
    log(
        next,
        "2026-03-11.log",
        DELIVERED_NEXT,
        event("2026-03-10T23:01:00Z", "midnight", "SIP/8", "COMPLETEAGENT|20|70|1"));
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
