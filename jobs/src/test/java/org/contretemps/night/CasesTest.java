package org.contretemps.night;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.Cases;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.KpiFeedbackDay;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormFinding;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each case of {@link Cases} against the values of its {@code expected.json}. */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class CasesTest {
  private static Cases cases;

  @BeforeAll
  static void runTheNight(@TempDir Path folder) throws IOException {
    cases = new Cases(folder);
  }

  /** Withheld numbers, as three systems write them, are nobody's. */
  @Test
  void withheldNumber() {
    assertThat(
            cases.rows(
                QualifiedContact.TABLE,
                "organisation IN ('c-anon', 'g-anon', 'q-anon')",
                "repeat_state",
                "has_repeat"))
        .hasSize(36)
        .containsOnly("NO_CUSTOMER null");
  }

  /** A clock that is set back, an end that never comes, agents who hang up before they answer. */
  @Test
  void clockSetBack() {
    assertThat(
            cases.rows(
                Contact.TABLE,
                "organisation = 'q-clock'",
                Contact.CONVERSATION_ID,
                Contact.WAIT_SECONDS,
                Contact.HANDLING_SECONDS,
                Contact.ABANDONED,
                "agent_key IS NULL",
                Contact.HAS_UNKNOWN_END))
        .containsExactly(
            "ck1 1 null true true false",
            "ck2 1 303 false false false",
            "ck3 10 null false false true",
            "ck4 null null false true true",
            "ck5 15 100 false false false",
            "ck6 60 null true true false");
    assertThat(cases.warnings("q-clock"))
        .contains("Given up: 2 of a conversation's legs")
        .doesNotContain("Held back");
  }

  /** Of two wall times that occur twice those are taken that agree with the durations. */
  @Test
  void endOfSummerTime() {
    assertThat(
            cases.rows(
                Contact.TABLE,
                "organisation = 'dst'",
                Contact.CONTACT_ID,
                "date_format(started_at, 'dd HH:mm')",
                "date_format(ended_at, 'dd HH:mm')"))
        .containsExactly(
            "d1 25 00:50 25 01:05",
            "d2 24 23:30 25 00:30",
            "d3 25 00:40 25 00:55",
            "d3b 25 02:10 25 02:20",
            "d4 29 00:15 29 01:05",
            "d5 29 00:55 29 01:05");
  }

  /** The zeros of a scale from 0 to 10 count. */
  @Test
  void marksFromNought() {
    assertThat(
            cases.rows(
                KpiFeedbackDay.TABLE,
                "organisation = 'nps' AND facet = 'CENTRE'",
                "sum(answers)",
                "sum(satisfied)"))
        .containsOnly("20 12");
  }

  /** Rows of one call under one identifier replace each other, which is said. */
  @Test
  void oneRowASegment() {
    assertThat(cases.rows(LoadAudit.TABLE, "source = 'seg'", "accepted", "replaced"))
        .containsExactly("4 2");
    assertThat(cases.warnings("seg"))
        .contains("2 of 4 accepted records replaced others of the same file")
        .contains("such as 1001");
  }

  /** A contact whose start is corrected over midnight is one; files without records are named. */
  @Test
  void correctedOverMidnight() {
    assertThat(
            cases.rows(
                Contact.TABLE,
                "organisation = 'moved'",
                Contact.CONTACT_ID,
                Contact.CONTACT_DATE,
                Contact.HANDLING_SECONDS))
        .containsExactly("mv1 2026-03-04 200", "mv2 2026-03-03 250");
    assertThat(cases.warnings("moved"))
        .contains("moved/empty.csv Empty: the file has no bytes.")
        .contains("moved/header-only.csv Without records: the file has a header and nothing else.")
        .contains("Moved to another date: 1 contacts");
  }

  /** An abbreviation is the zone's own, or refused by its name. */
  @Test
  void zoneAbbreviations() {
    assertThat(
            cases.rows(
                Contact.TABLE,
                "organisation = 'bst'",
                Contact.CONTACT_ID,
                "date_format(started_at, 'dd HH:mm')",
                Contact.CONTACT_DATE))
        .containsExactly(
            "b1 10 08:15 2026-07-10", "b2 10 01:30 2026-07-10", "b3 10 09:15 2026-07-10");
    assertThat(cases.rows(RejectedRecord.TABLE, "source = 'bst'", RejectedRecord.REASON))
        .hasSize(7)
        .contains(
            "started_at cannot be read as TIMESTAMP: IST is no time of Europe/London on that date");
  }

  /** Calls passed on by hand, by a key and without a word in the log; five telephones rang. */
  @Test
  void passedOnToAQueue() {
    assertThat(
            cases.rows(
                Contact.TABLE,
                "organisation = 'q-pass'",
                Contact.CONVERSATION_ID,
                Contact.LEG,
                Contact.SERVICE,
                Contact.WAIT_SECONDS,
                Contact.HANDLING_SECONDS,
                Contact.RECEIVED_BY_TRANSFER,
                Contact.ABANDONED))
        .containsExactly(
            "all-rang 1 front 15 100 false false",
            "hours 1 front 10 18000 false false",
            "passed 1 front 12 120 false false",
            "passed 2 desk 7 173 true false",
            "star 1 front 5 4 false false",
            "star 2 desk 4 7 false false",
            "static 1 front 8 60 false false");
    assertThat(cases.warnings("q-pass"))
        .contains("2 calls whose end or entrance stands under another call's identifier")
        .contains("Talk of more than 4 hours: 1 contacts (such as hours)");
  }

  /** A record for each telephone that rang is one call, and the answered one of them counts. */
  @Test
  void aRowATelephone() {
    assertThat(
            cases.rows(
                Contact.TABLE,
                "organisation = 'cdr'",
                Contact.CONTACT_ID,
                Contact.WAIT_SECONDS,
                Contact.HANDLING_SECONDS,
                "agent_key IS NULL"))
        .containsExactly("100.1 20 120 false", "100.2 30 null true");
    assertThat(cases.rows(LoadAudit.TABLE, "source = 'cdr'", "accepted", "replaced"))
        .as("rows that say the same are one")
        .containsExactly("8 1");
  }

  /** A norm that is changed at two counts from midnight, which is said. */
  @Test
  void normChangedAtTwo() {
    assertThat(cases.rows(NormFinding.TABLE, "organisation = 'norm'", NormFinding.KIND))
        .containsExactly("COUNTS_FROM_MIDNIGHT");
    assertThat(cases.rows(NormFinding.TABLE, "organisation = 'pad'", NormFinding.KIND))
        .containsExactly("MEETS_NO_CONTACT");
  }

  /** Ten of twenty callers are answered after 10 s; an empty queue answers nobody. */
  @Test
  void answeredByNobody() {
    assertThat(
            cases.rows(
                KpiDay.TABLE,
                "organisation = 'q-sl' AND facet = 'CENTRE'",
                "sum(offered)",
                "sum(answered_in_time)",
                "sum(answered_in_time) / sum(offered - abandoned_at_once)"))
        .containsExactly("20 10 0.5");
  }

  /** Each of twelve callers goes round three queues: 180 s, 180 s and 10 s. */
  @Test
  void threeQueues() {
    assertThat(
            cases.rows(
                KpiDay.TABLE,
                "organisation = 'q-round' AND facet = 'CENTRE'",
                "sum(conversations)",
                "sum(offered)",
                "sum(answered_in_time)",
                "sum(wait_seconds) / sum(waited)",
                "sum(handled_seconds) / sum(conversations)",
                "sum(queue_passes)",
                "sum(queue_answered_in_time)"))
        .containsExactly("12 12 0 370.0 200.0 36 12");
  }

  /** Twelve callers wait 12 s on the line and 45 minutes to be called back. */
  @Test
  void callbackAskedFor() {
    assertThat(
            cases.rows(
                KpiDay.TABLE,
                "organisation = 'c-back' AND facet = 'CENTRE'",
                "sum(offered)",
                "sum(answered_in_time)",
                "sum(wait_seconds) / sum(waited)"))
        .containsExactly("12 0 12.0");
  }

  /** All are back the next day: from the specialist, and after a consultation of two minutes. */
  @Test
  void frontDeskThenSpecialist() {
    assertThat(
            cases.rows(
                QualifiedContact.TABLE,
                "organisation = 'c-front' AND has_repeat",
                "substring(contact_id, 1, 1)",
                Contact.SERVICE,
                Contact.HANDLING_SECONDS))
        .hasSize(24)
        .filteredOn(row -> row.startsWith("c"))
        .hasSize(12)
        .containsOnly("c general 1790");
    assertThat(
            cases.rows(
                QualifiedContact.TABLE,
                "organisation = 'c-front' AND has_repeat",
                Contact.CONVERSATION_ID))
        .hasSize(24)
        .doesNotHaveDuplicates();
    assertThat(
            cases.rows(
                QualifiedContact.TABLE,
                "organisation = 'c-front' AND NOT has_repeat AND has_prior_contact",
                Contact.CONVERSATION_ID))
        .as("those who are back had been there")
        .hasSize(24);
  }

  /** Ten callers whom nobody took, as zeros and {@code [None]} say, call again the next day. */
  @Test
  void takenByNobody() {
    assertThat(
            cases.rows(
                KpiDay.TABLE,
                "organisation = 'zeros' AND facet = 'CENTRE'",
                "sum(answered_in_time)",
                "sum(counted)",
                "sum(repeats)",
                "sum(missed)",
                "sum(retried)"))
        .containsExactly("10 10 0 10 10");
  }

  /** Each of ten calls waits for a minute in three queues at once. */
  @Test
  void threeQueuesAtOnce() {
    assertThat(
            cases.rows(
                QualifiedContact.TABLE,
                "organisation = 'at-once' AND is_first_leg",
                QualifiedContact.CONVERSATION_WAIT,
                QualifiedContact.SECONDS_TO_ANSWER))
        .hasSize(10)
        .containsOnly("60 60");
  }

  /** One leg of a call that was passed on names the customer, who comes back to either service. */
  @Test
  void customerOnOneLeg() {
    assertThat(
            cases.rows(
                QualifiedContact.TABLE,
                "organisation = 'one-leg' AND has_repeat",
                Contact.CONTACT_ID))
        .hasSize(15)
        .allMatch(contact -> contact.matches("[um][0-9]-2"));
    assertThat(
            cases.rows(
                QualifiedContact.TABLE,
                "organisation = 'one-leg' AND repeat_state = 'NO_CUSTOMER'",
                Contact.CONTACT_ID,
                Contact.CONTACT_DATE))
        .containsExactly("same 2026-03-17", "x-3 2026-03-10");
  }

  /** Counted contacts and repeats of each organisation, wherever they are counted. */
  @Test
  void everyShareOfRepeatsIsOverTheSameContacts() {
    List<String> counted =
        repeats(
            QualifiedContact.TABLE,
            "handling_seconds IS NOT NULL",
            "count(has_repeat)",
            "count_if(has_repeat)");
    assertThat(counted).hasSizeGreaterThan(5);
    assertThat(repeats(QualifiedContact.TABLE, "true", "count(has_repeat)", "count_if(has_repeat)"))
        .isEqualTo(counted);
    assertThat(repeats(KpiDay.TABLE, "facet = 'CENTRE'", "sum(counted)", "sum(repeats)"))
        .isEqualTo(counted);
    assertThat(repeats(OutcomeCount.TABLE, "true", "sum(counted_contacts)", "sum(repeats)"))
        .isEqualTo(counted);
    assertThat(
            repeats(
                QualifiedContact.TABLE,
                "repeat_state = 'NOT_HANDLED' AND direction = 'INBOUND'",
                "count(1)",
                "count(seconds_to_repeat)"))
        .as("those whom nobody answered are counted apart")
        .isEqualTo(repeats(KpiDay.TABLE, "facet = 'CENTRE'", "sum(missed)", "sum(retried)"));
  }

  private static List<String> repeats(
      TableDefinition table, String condition, String counted, String repeats) {
    return cases
        .house()
        .warehouse()
        .read(table)
        .where(condition)
        .groupBy(Contact.ORGANISATION)
        .agg(expr(counted).as("counted"), expr(repeats).as("repeats"))
        .where("counted > 0")
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .sorted()
        .toList();
  }
}
