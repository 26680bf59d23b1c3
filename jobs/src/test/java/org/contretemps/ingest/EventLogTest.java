package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.assertj.core.groups.Tuple;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.LandedContacts;
import org.contretemps.house.TestHouse;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.event.ContactEvent;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.source.mapping.FileAccount;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Asterisk's queue log through the shipped mapping, over three nights and a night out of order. */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class EventLogTest {
  private static final String MAPPING = "asterisk-queue-log";
  private static final List<TableDefinition> TABLES =
      List.of(ContactEvent.TABLE, Contact.TABLE, RejectedRecord.TABLE, LoadAudit.TABLE);
  private static final String MIDNIGHT = "2026-03-03T23:00:00Z";

  private static TestHouse house;
  private static LandedContacts landing;
  private static List<FileAccount> first;
  private static String waiting;

  @BeforeAll
  static void loadThreeNights(@TempDir Path folder) {
    house = new TestHouse(folder);
    landing = new LandedContacts(folder.resolve("landing"));
    deliver("2026-03-03.log", "2026-03-04T01:00:00Z", firstNight());
    first = ingest(house).accounts();
    waiting = warnings("queue-log/pbx/2026-03-03.log");
    deliver("2026-03-04.log", "2026-03-05T01:00:00Z", secondNight());
    ingest(house);
    deliver(
        "2026-03-03-late.log",
        "2026-03-06T01:00:00Z",
        event(-60, "late", "q1", "NONE", "ENTERQUEUE||0612345678|1"));
    ingest(house);
  }

  /** Seconds before or after midnight in Paris. */
  private static String event(int second, String call, String queue, String agent, String event) {
    long time = Instant.parse(MIDNIGHT).getEpochSecond() + second;
    return "%d|%s|%s|%s|%s".formatted(time, call, queue, agent, event);
  }

  private static String[] firstNight() {
    return new String[] {
      "1772492400|NONE|NONE|NONE|QUEUESTART|",
      event(-4000, "NONE", "q1", "SIP/7", "ADDMEMBER"),
      event(-3600, "served", "q1", "NONE", "ENTERQUEUE||0123456789|1"),
      event(-3595, "served", "q1", "SIP/7", "RINGNOANSWER|5000"),
      event(-3590, "served", "q1", "SIP/8", "CONNECT|10|link.1|3"),
      event(-3490, "served", "q1", "SIP/8", "COMPLETECALLER|10|100|1"),
      event(-3000, "left", "q1", "NONE", "ENTERQUEUE||anonymous|1"),
      event(-2930, "left", "q1", "NONE", "ABANDON|1|1|70"),
      event(-2000, "passed", "q1", "NONE", "ENTERQUEUE||0123456789|1"),
      event(-1998, "passed", "q1", "SIP/7", "CONNECT|2|link.2|2"),
      event(-1900, "passed", "q1", "SIP/7", "BLINDTRANSFER|800|internal|2|98|1"),
      event(-1900, "passed", "q2", "NONE", "ENTERQUEUE||0123456789|1"),
      event(-1880, "passed", "q2", "SIP/9", "CONNECT|20|link.3|2"),
      event(-1700, "passed", "q2", "SIP/9", "COMPLETEAGENT|20|180|1"),
      event(-1000, "again", "q1", "NONE", "ENTERQUEUE||0611111111|3"),
      event(-900, "again", "q1", "NONE", "EXITWITHTIMEOUT|1|3|100"),
      event(-900, "again", "q1", "NONE", "ENTERQUEUE||0611111111|1"),
      event(-850, "again", "q1", "NONE", "EXITWITHKEY|5|1|1|50"),
      event(-2500, "optimised", "q2", "NONE", "ENTERQUEUE||0622222222|1"),
      event(-2490, "optimised", "q2", "SIP/9", "CONNECT|10|link.7|2"),
      event(-30, "midnight", "q1", "NONE", "ENTERQUEUE||0699999999|1"),
      event(-10, "midnight", "q1", "SIP/8", "CONNECT|20|link.4|2"),
      event(-5, "crossed", "q2", "NONE", "ENTERQUEUE||0123456789|1"),
      event(-4, "odd", "q1", "SIP/8", "CONNECT|two|link.5|2"),
      event(-3, "odd", "q1", "SIP/8", "SOMETHING|1")
    };
  }

  /** The copy of a log that has grown: its last lines are the last of the night before. */
  private static String[] secondNight() {
    return new String[] {
      event(-30, "midnight", "q1", "NONE", "ENTERQUEUE||0699999999|1"),
      event(-10, "midnight", "q1", "SIP/8", "CONNECT|20|link.4|2"),
      event(-5, "crossed", "q2", "NONE", "ENTERQUEUE||0123456789|1"),
      event(-40, "late", "q1", "SIP/7", "CONNECT|20|link.6|2"),
      event(100, "midnight", "q1", "SIP/8", "COMPLETEAGENT|20|110|1"),
      event(160, "late", "q1", "SIP/7", "COMPLETECALLER|20|200|1"),
      event(175, "crossed", "q2", "NONE", "EXITEMPTY|1|1|180"),
      event(15510, "other-channel", "q2", "SIP/9", "COMPLETECALLER|10|18000|1")
    };
  }

  private static void deliver(String name, String deliveredAt, String... lines) {
    landing.deliver(
        "queue-log/pbx/" + name,
        deliveredAt,
        (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static IngestLanding.Result ingest(TestHouse house) {
    return house.ingest(landing.folder(), TestHouse.SHIPPED_MAPPINGS, MAPPING);
  }

  private static String warnings(String file) {
    return audit(file).getAs(LoadAudit.WARNINGS);
  }

  private static Row audit(String file) {
    return house
        .warehouse()
        .read(LoadAudit.TABLE)
        .where("source_file = '%s'".formatted(file))
        .head();
  }

  private static List<Tuple> legs(TestHouse of) {
    return of
        .warehouse()
        .read(Contact.TABLE)
        .orderBy(Contact.CONVERSATION_ID, Contact.LEG)
        .collectAsList()
        .stream()
        .map(
            row ->
                tuple(
                    row.getAs(Contact.CONVERSATION_ID),
                    row.getAs(Contact.LEG),
                    row.getAs(Contact.SERVICE),
                    row.getAs(Contact.WAIT_SECONDS),
                    row.getAs(Contact.HANDLING_SECONDS),
                    row.getAs(Contact.ENDED_BY)))
        .toList();
  }

  @Test
  void everyPassThroughAQueueIsAContact() {
    assertThat(legs(house))
        .containsExactly(
            tuple("again", 1, "q1", 100, null, "SYSTEM"),
            tuple("again", 2, "q1", 50, null, "CUSTOMER"),
            tuple("crossed", 1, "q2", 180, null, "SYSTEM"),
            tuple("late", 1, "q1", 20, 200, "CUSTOMER"),
            tuple("left", 1, "q1", 70, null, "CUSTOMER"),
            tuple("midnight", 1, "q1", 20, 110, "AGENT"),
            tuple("optimised", 1, "q2", 10, 18000, "CUSTOMER"),
            tuple("passed", 1, "q1", 2, 98, "AGENT"),
            tuple("passed", 2, "q2", 20, 180, "AGENT"),
            tuple("served", 1, "q1", 10, 100, "CUSTOMER"));
  }

  @Test
  void aTransferLinksTwoLegsOfOneConversation() {
    List<Row> passed =
        house
            .warehouse()
            .read(Contact.TABLE)
            .where("conversation_id = 'passed'")
            .orderBy(Contact.LEG)
            .collectAsList();
    assertThat(passed)
        .extracting(
            row -> row.getAs(Contact.RECEIVED_BY_TRANSFER),
            row -> row.getAs(Contact.TRANSFERRED_TO))
        .containsExactly(tuple(false, "800"), tuple(true, null));
    assertThat(passed).extracting(row -> row.getAs(Contact.CUSTOMER_KEY)).doesNotContainNull();
    assertThat(passed.get(0).<Long>getAs(Contact.AGENT_KEY))
        .isNotNull()
        .isNotEqualTo(passed.get(1).<Long>getAs(Contact.AGENT_KEY));
  }

  @Test
  void aCallThatCrossesMidnightBelongsToTheDateOnWhichItBegan() {
    Row midnight =
        house.warehouse().read(Contact.TABLE).where("conversation_id = 'midnight'").head();
    assertThat(midnight.<LocalDate>getAs(Contact.CONTACT_DATE)).hasToString("2026-03-03");
    assertThat(midnight.<Instant>getAs(Contact.ENDED_AT))
        .isEqualTo(Instant.parse(MIDNIGHT).plusSeconds(100));
  }

  @Test
  void everyLineIsAcceptedRejectedOrExcluded() {
    assertThat(first)
        .extracting(FileAccount::records, FileAccount::accepted, FileAccount::rejected)
        .containsExactly(tuple(25L, 20L, 1L));
    assertThat(house.warehouse().read(RejectedRecord.TABLE).collectAsList())
        .extracting(row -> row.<String>getAs(RejectedRecord.REASON))
        .containsExactly("wait_seconds cannot be read as INT");
    assertThat(audit("queue-log/pbx/2026-03-03.log").<String>getAs(LoadAudit.EXCLUDED_BY))
        .isEqualTo(
            "an agent's telephone rang in vain: RINGNOANSWER, 1;"
                + " no event that this mapping knows: SOMETHING, 1;"
                + " tells of agents or the system and not of a call: ADDMEMBER, 1;"
                + " tells of agents or the system and not of a call: QUEUESTART, 1");
    assertThat(house.warehouse().read(ContactEvent.TABLE).count())
        .as("what was delivered twice is kept once")
        .isEqualTo(20 + 8 - 3 + 1);
  }

  @Test
  void whatWaitsIsSaid() {
    assertThat(waiting)
        .contains(
            "3 of a conversation's legs, because its end has not been delivered",
            "Left out: SOMETHING 1 (no event that this mapping knows).");
    assertThat(warnings("queue-log/pbx/2026-03-04.log"))
        .contains(
            "1 of a conversation's legs, because its beginning has not been delivered (such as"
                + " late)",
            "1 calls whose end or entrance stands under another call's identifier (such as optimised)",
            "Talk of more than 4 hours: 1 contacts (such as optimised)");
    assertThat(warnings("queue-log/pbx/2026-03-03-late.log")).isNull();
  }

  @Test
  void noNumberOfAnybodyIsKept() {
    assertThat(house.rows(ContactEvent.TABLE).toString()).doesNotContain("0123456789", "SIP/8");
    assertThat(house.rows(Contact.TABLE).toString()).doesNotContain("0123456789", "SIP/8");
  }

  @Test
  void runAgainNothingChanges() {
    Map<String, Long> versions = house.versions(TABLES);
    assertThat(ingest(house).accounts()).isEmpty();
    assertThat(house.versions(TABLES)).isEqualTo(versions);
  }

  @Test
  void allAtOnceGivesTheContactsOfThreeNights(@TempDir Path folder) {
    TestHouse atOnce = new TestHouse(folder);
    ingest(atOnce);
    assertThat(legs(atOnce)).isEqualTo(legs(house));
    assertThat(atOnce.warehouse().read(ContactEvent.TABLE).count())
        .isEqualTo(house.warehouse().read(ContactEvent.TABLE).count());
  }
}
