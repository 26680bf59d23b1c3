package org.contretemps.night;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.Cases;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
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

  /** Agents hang up before they are connected: the caller goes on waiting. */
  @Test
  void clockSetBack() {
    assertThat(
            cases.rows(
                Contact.TABLE,
                "conversation_id = 'ck5'",
                Contact.CONVERSATION_ID,
                Contact.WAIT_SECONDS,
                Contact.HANDLING_SECONDS,
                Contact.ABANDONED,
                "agent_key IS NULL"))
        .containsExactly("ck5 15 100 false false");
  }

  /** Ten of twenty callers are answered after 10 s; an empty queue answers nobody. */
  @Test
  void answeredByNobody() {
    assertThat(
            cases.rows(
                ContactCentreKpi.TABLE,
                "organisation = 'q-sl'",
                "offered",
                "answered_in_time",
                "service_level"))
        .containsExactly("20 10 0.5");
  }

  /** Each of twelve callers goes round three queues: 180 s, 180 s and 10 s. */
  @Test
  void threeQueues() {
    assertThat(
            cases.rows(
                ContactCentreKpi.TABLE,
                "organisation = 'q-round'",
                "conversations",
                "offered",
                "answered_in_time",
                "average_wait_seconds",
                "average_handling_seconds_per_conversation",
                "queue_passes",
                "queue_answered_in_time"))
        .containsExactly("12 12 0 370.0 200.0 36 12");
  }

  /** Twelve callers wait 12 s on the line and 45 minutes to be called back. */
  @Test
  void callbackAskedFor() {
    assertThat(
            cases.rows(
                ContactCentreKpi.TABLE,
                "organisation = 'c-back'",
                "offered",
                "answered_in_time",
                "average_wait_seconds"))
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
