package org.contretemps.night.kpi.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.house.QualifiedRows;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.table.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is offered, answered and kept waiting: conversations, and passes through queues. */
@ExtendWith(SparkSessionExtension.class)
class KpiWaitsTest {
  private static final LocalDate DATE = LocalDate.parse("2026-03-10");

  private static Dataset<Row> norms() {
    return SparkSessionExtension.session().createDataFrame(List.of(), TimeNorm.TABLE.schema());
  }

  /** By their service, contacts that began and ended in every way after 12 s of waiting. */
  @Test
  void answeredIsWhomAnAgentAnsweredAndWaitingIsDoneOnTheLine() {
    QualifiedRows contacts =
        new QualifiedRows()
            .add(ended("answered", Direction.INBOUND, 7L, 200, false))
            .add(ended("answered by whom is not told", Direction.INBOUND, null, 200, false))
            .add(ended("answered, talk unknown", Direction.INBOUND, 7L, null, false))
            .add(waitUnknown())
            .add(ended("left by key", Direction.INBOUND, null, null, false))
            .add(ended("left by key, talk 0", Direction.INBOUND, null, 0, false))
            .add(ended("abandoned", Direction.INBOUND, null, null, true))
            .add(ended("called back", Direction.CALLBACK, 7L, 200, false))
            .add(ended("not reached", Direction.CALLBACK, null, null, true))
            .add(ended("called", Direction.OUTBOUND, 7L, 200, false));
    Map<String, List<Long>> counts = new TreeMap<>();
    KpiCounter.contacts(contacts.frame(), norms(), IndicatorSettings.DEFAULT)
        .where("facet = 'CENTRE'")
        .collectAsList()
        .forEach(row -> counts.put(row.getAs(Contact.SERVICE), lineCounts(row)));
    assertThat(counts)
        .as("offered, answered, abandoned, answered in time, waited, seconds, squares")
        .isEqualTo(
            Map.of(
                "answered", List.of(1L, 1L, 0L, 1L, 1L, 12L, 144L),
                "answered by whom is not told", List.of(1L, 1L, 0L, 1L, 1L, 12L, 144L),
                "answered, talk unknown", List.of(1L, 1L, 0L, 1L, 1L, 12L, 144L),
                "answered, wait unknown", List.of(1L, 1L, 0L, 0L, 0L, 0L, 0L),
                "left by key", List.of(1L, 0L, 0L, 0L, 1L, 12L, 144L),
                "left by key, talk 0", List.of(1L, 0L, 0L, 0L, 1L, 12L, 144L),
                "abandoned", List.of(1L, 0L, 1L, 0L, 1L, 12L, 144L),
                "called back", List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L),
                "not reached", List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L),
                "called", List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L)));
  }

  /** The leg with which a conversation began tells of three queues, the others of their own. */
  @Test
  void aConversationWaitsOnceAndQueuesKeepTheirOwnFigures() {
    Map<String, Object> first = pass(1, 180, null);
    first.put(QualifiedContact.CONVERSATION_WAIT, 370);
    first.put(QualifiedContact.SECONDS_TO_ANSWER, 370);
    first.put(QualifiedContact.CONVERSATION_HANDLING, 200);
    Map<String, Object> alone = pass(1, 10, 300);
    alone.put(Contact.SERVICE, "third");
    QualifiedRows contacts =
        new QualifiedRows().add(first).add(pass(2, 180, null)).add(pass(3, 10, 200)).add(alone);
    Map<String, List<Long>> counts = new TreeMap<>();
    KpiCounter.contacts(contacts.frame(), norms(), IndicatorSettings.DEFAULT)
        .where("facet = 'CENTRE'")
        .collectAsList()
        .forEach(
            row ->
                counts.put(
                    row.getAs(Contact.SERVICE),
                    List.of(
                        row.getAs("conversations"),
                        row.getAs("offered"),
                        row.getAs("answered_in_time"),
                        row.getAs("waited"),
                        row.getAs("wait_seconds"),
                        row.getAs("queue_passes"),
                        row.getAs("queue_answered_in_time"),
                        row.getAs("queue_wait_seconds"))));
    assertThat(counts)
        .isEqualTo(
            Map.of(
                "first", List.of(1L, 1L, 0L, 1L, 370L, 1L, 0L, 180L),
                "second", List.of(0L, 0L, 0L, 0L, 0L, 1L, 0L, 180L),
                "third", List.of(1L, 1L, 1L, 1L, 10L, 2L, 2L, 20L)));
  }

  private static Map<String, Object> pass(int leg, int wait, Integer seconds) {
    String service = List.of("first", "second", "third").get(leg - 1);
    Map<String, Object> pass =
        ended(service, Direction.INBOUND, seconds == null ? null : 7L, seconds, false);
    pass.put(Contact.LEG, leg);
    pass.put(Contact.WAIT_SECONDS, wait);
    return pass;
  }

  private static Map<String, Object> waitUnknown() {
    Map<String, Object> contact =
        ended("answered, wait unknown", Direction.INBOUND, 7L, 200, false);
    contact.put(Contact.WAIT_SECONDS, null);
    return contact;
  }

  private static List<Long> lineCounts(Row row) {
    return Stream.of(
            Measure.OFFERED,
            Measure.ANSWERED,
            Measure.ABANDONED,
            Measure.ANSWERED_IN_TIME,
            Measure.WAITED,
            Measure.WAIT_SECONDS,
            Measure.WAIT_SQUARES)
        .map(measure -> row.<Long>getAs(measure.column()))
        .toList();
  }

  private static Map<String, Object> ended(
      String service, Direction direction, Long agent, Integer seconds, boolean isAbandoned) {
    Map<String, Object> contact = new HashMap<>(QualifiedRows.plain(DATE, 1, 200));
    contact.put(Contact.SERVICE, service);
    contact.put(Contact.DIRECTION, direction.name());
    contact.put(Contact.AGENT_KEY, agent);
    contact.put(Contact.HANDLING_SECONDS, seconds);
    contact.put(Contact.ABANDONED, isAbandoned);
    contact.put(Contact.WAIT_SECONDS, 12);
    return contact;
  }
}
