package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.LandedContacts;
import org.contretemps.house.TestHouse;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.Review;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Genesys Cloud conversations that are taken up again, and evaluations that change. */
@ExtendWith(SparkSessionExtension.class)
class GenesysRedeliveryTest {
  private static final String TIMES =
      "\"segmentStart\": \"2026-03-02T08:00:00.000Z\", \"segmentEnd\": \"2026-03-02T08:05:00.000Z\"";
  private static final String CUSTOMER =
      """
      {"participantId": "cu", "purpose": "customer", "sessions": [{"mediaType": "message",
       "ani": "tel:+33200000001", "segments": [{%s, "segmentType": "interact"}]}]}"""
          .formatted(TIMES);
  private static final String QUEUE_LEFT =
      """
      {"participantId": "q1", "purpose": "acd", "sessions": [{"mediaType": "message",
       "metrics": [{"name": "tAbandon", "value": 300000}],
       "segments": [{%s, "segmentType": "interact", "queueId": "q", "disconnectType": "peer"}]}]}"""
          .formatted(TIMES);

  private static TestHouse house;

  @BeforeAll
  static void loadThreeDeliveries(@TempDir Path folder) {
    house = new TestHouse(folder);
    LandedContacts landing = new LandedContacts(folder.resolve("landing"));
    deliver(
        landing,
        "1.json",
        "2026-03-04T01:00:00Z",
        conversation("taken-up", List.of(CUSTOMER, QUEUE_LEFT), ""),
        conversation(
            "judged",
            List.of(CUSTOMER, agent("a1", "voice", "interact", "peer", "")),
            evaluation("scored-again", "Finished", "10:00", 60, "")
                + ","
                + evaluation("taken-back", "Finished", "10:00", 70, "")));
    deliver(landing, "2.json", "2026-03-05T01:00:00Z", conversations().toArray(String[]::new));
    deliver(
        landing,
        "older.json",
        "2026-03-04T13:00:00Z",
        conversation("taken-up", List.of(CUSTOMER, QUEUE_LEFT), ""));
  }

  private static String agent(
      String id, String media, String segment, String disconnect, String more) {
    return """
        {"participantId": "%s", "purpose": "agent", "userId": "u-%s", "sessions": [{"mediaType": "%s",
         %s"segments": [{%s, "segmentType": "%s", "queueId": "q", "disconnectType": "%s"},
         {%s, "segmentType": "interact", "queueId": "q", "disconnectType": "%s"}]}]}"""
        .formatted(id, id, media, more, TIMES, segment, disconnect, TIMES, disconnect);
  }

  private static String evaluation(String id, String status, String time, int score, String more) {
    return """
        {"evaluationId": "%s", %s"userId": "u-a1", "evaluationStatus": "%s",
         "eventTime": "2026-03-03T%s:00.000Z", "oTotalScore": %d}"""
        .formatted(id, more, status, time, score);
  }

  private static String conversation(String id, List<String> participants, String evaluations) {
    return """
        {"conversationId": "%s", "conversationStart": "2026-03-02T08:00:00.000Z",
         "conversationEnd": "2026-03-02T08:05:00.000Z", "originatingDirection": "inbound",
         "participants": [%s], "evaluations": [%s]}"""
        .formatted(id, String.join(",", participants), evaluations);
  }

  /** A conversation that was taken up again, one that was judged, and one that was watched. */
  static List<String> conversations() {
    return List.of(
        conversation(
            "taken-up",
            List.of(CUSTOMER, QUEUE_LEFT, agent("a1", "message", "interact", "peer", "")),
            ""),
        conversation(
            "judged",
            List.of(CUSTOMER, agent("a1", "voice", "interact", "peer", "")),
            String.join(
                ",",
                evaluation("scored-again", "Finished", "12:00", 80, ""),
                evaluation("taken-back", "Retracted", "13:00", 70, ""),
                evaluation("form-one", "Finished", "14:00", 91, ""),
                evaluation("form-two", "Finished", "14:00", 92, ""),
                evaluation("calibrated", "Finished", "15:00", 10, "\"calibrationId\": \"c\", "))),
        conversation(
            "watched",
            List.of(
                CUSTOMER,
                agent("a1", "voice", "interact", "transferDnd", ""),
                agent("a2", "voice", "interact", "peer", ""),
                agent("s1", "voice", "interact", "client", "\"bargedParticipantId\": \"a1\", "),
                agent("s2", "voice", "barging", "client", ""),
                agent("s3", "screenmonitoring", "interact", "client", ""),
                agent("s4", "internalmessage", "interact", "client", "")),
            ""));
  }

  private static void deliver(
      LandedContacts landing, String name, String at, String... conversations) {
    landing.deliver(
        "genesys-cloud/" + name,
        at,
        String.join("\n", conversations).getBytes(StandardCharsets.UTF_8));
    house.ingest(
        landing.folder(), TestHouse.SHIPPED_MAPPINGS, "genesys-cloud", "genesys-cloud-reviews");
  }

  private static List<String> rows(TableDefinition table, String... expressions) {
    return house.warehouse().read(table).selectExpr(expressions).collectAsList().stream()
        .map(
            row ->
                String.join(
                    "|",
                    Arrays.stream(row.schema().fieldNames())
                        .map(name -> String.valueOf(row.<Object>getAs(name)))
                        .toList()))
        .sorted()
        .toList();
  }

  @Test
  void theLatestDeliveryOfAConversationStandsAlone() {
    assertThat(rows(Contact.TABLE, "contact_id", "abandoned", "transferred_to", "ended_by"))
        .containsExactly(
            "judged/a1|false|null|CUSTOMER",
            "taken-up/a1|false|null|CUSTOMER",
            "watched/a1|false|q|AGENT",
            "watched/a2|false|null|CUSTOMER");
  }

  @Test
  void anEvaluationStandsOnceByItsIdentifier() {
    assertThat(
            rows(
                Review.TABLE,
                "review_id",
                "date_format(reviewed_at, 'HH:mm') AS at",
                "quality_score",
                "is_retracted"))
        .containsExactly(
            "form-one|14:00|91.0|false",
            "form-two|14:00|92.0|false",
            "scored-again|10:00|60.0|true",
            "scored-again|12:00|80.0|false",
            "taken-back|10:00|70.0|true",
            "taken-back|13:00|70.0|true");
  }
}
