package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.SampledSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table in {@code sources.md} of what the shipped mappings make of each value that a system's
 * public models list. Each value is in an otherwise plain record, and is put through the mapping.
 * With the property {@code contretemps.write-enumerations} the page is written.
 */
@ExtendWith(SparkSessionExtension.class)
class EnumerationsTest {
  private static final Path PAGE = Path.of("reference", "sources.md");
  private static final String BEGIN =
      "<!-- What follows is made by EnumerationsTest from the mappings. -->\n";
  private static final String END = "<!-- Here it ends. -->\n";
  private static final String AT = "2026-03-03T01:00:00Z";
  private static final String DETECTED = "AnsweringMachineDetectionStatus";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String CONTACT_RECORD =
      """
      {"Channel": "VOICE", "InitiationMethod": "INBOUND", "InitiationTimestamp": "2026-03-02T08:00:00Z",
       "ConnectedToSystemTimestamp": "2026-03-02T08:00:00Z", "DisconnectTimestamp": "2026-03-02T08:10:00Z",
       "DisconnectReason": null, "LastUpdateTimestamp": "2026-03-02T08:11:00Z",
       "Agent": {"ARN": "a", "ConnectedToAgentTimestamp": "2026-03-02T08:00:30Z",
         "AgentInteractionDuration": 500}, "Queue": {"Name": "q"}}""";
  private static final String CONVERSATION =
      """
      {"conversationStart": "2026-03-02T08:00:00.000Z", "conversationEnd": "2026-03-02T08:05:00.000Z",
       "originatingDirection": "inbound", "participants": [
        {"participantId": "cu", "purpose": "customer", "sessions": [{"mediaType": "voice"}]},
        {"participantId": "a", "purpose": "agent", "userId": "u", "sessions": [{"mediaType": "voice",
         "segments": [{"segmentStart": "2026-03-02T08:00:00.000Z", "segmentEnd": "2026-03-02T08:05:00.000Z",
          "segmentType": "interact"}]}]}],
       "evaluations": [{"evaluationId": "e", "userId": "u", "evaluationStatus": "Finished",
        "eventTime": "2026-03-02T09:00:00.000Z"}],
       "surveys": [{"userId": "u", "surveyStatus": "Finished",
        "surveyCompletedDate": "2026-03-02T09:00:00.000Z"}]}""";

  @TempDir private static Path folder;
  private static String table;

  @BeforeAll
  static void makeTheTable() throws IOException {
    Map<String, List<String>> values = values();
    StringBuilder text = new StringBuilder(BEGIN);
    queueLog(values.get("queue_log")).forEach(text::append);
    contactRecords(values).forEach(text::append);
    conversations(values).forEach(text::append);
    new CallSystemValues(folder, values).sections().forEach(text::append);
    table = text.append(END).toString();
  }

  @Test
  void thePageSaysOfEachValueWhatTheMappingMakesOfIt() throws IOException {
    String page = Files.readString(PAGE);
    String written =
        page.substring(0, page.indexOf(BEGIN))
            + table
            + page.substring(page.indexOf(END) + END.length());
    if (Boolean.getBoolean("contretemps.write-enumerations")) {
      Files.writeString(PAGE, written);
    }
    assertThat(page).isEqualTo(written);
  }

  /** Field → values, of a file with a line for each field. */
  private static Map<String, List<String>> values() throws IOException {
    try (InputStream in = EnumerationsTest.class.getResourceAsStream("enumerations.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split(": ", 2))
          .collect(Collectors.toMap(parts -> parts[0], parts -> List.of(parts[1].split(" "))));
    }
  }

  private static Stream<String> queueLog(List<String> events) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String event : events) {
      String[] parts = event.split("[|]", 2);
      String figures = parts.length == 1 ? "1|2|3|4|5|6" : parts[1] + "|2|3|4|5|6";
      lines.add(
          "1772438400|%s|q|SIP/7|%s|%s".formatted(event.replace('|', ' '), parts[0], figures));
    }
    Path file = SampledSource.lines(folder, "queue_log", AT, lines.toArray(String[]::new));
    return section(
        "queue_log",
        "event",
        new SampledSource("asterisk-queue-log", file)
            .judged(
                "coalesce(event_key, event)",
                "concat_ws(', ', if(opens, 'begins a leg', if(closes, 'ends it', 'belongs to it')),"
                    + " 'wait in data' || wait_seconds, 'talk in data' || talk_seconds,"
                    + " 'wrap-up in data' || wrap_up_seconds)"),
        events.stream().map(event -> event.replace('|', ' ')).toList());
  }

  private static Stream<String> contactRecords(Map<String, List<String>> values)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (String field : List.of("InitiationMethod", "Channel", "DisconnectReason")) {
      for (String value : values.get(field)) {
        lines.add(record(field, value).put(field, value).toString());
      }
    }
    for (String value : values.get("Subtype")) {
      ObjectNode record = record("Subtype", value).put("Channel", channel(value));
      record.putObject("SegmentAttributes").putObject("connect:Subtype").put("ValueString", value);
      lines.add(record.toString());
    }
    for (String value : values.get(DETECTED)) {
      lines.add(dialled(value).toString());
    }
    Path file = SampledSource.lines(folder, "connect.jsonl", AT, lines.toArray(String[]::new));
    List<String> made =
        new SampledSource("amazon-connect", file)
            .judged(
                "contact_id",
                "CASE WHEN contact_id LIKE 'DisconnectReason%' THEN coalesce('ended by ' || ended_by,"
                    + " 'end not known') WHEN contact_id LIKE 'InitiationMethod%' THEN concat_ws(', ',"
                    + " direction, if(received_by_transfer, 'received by transfer', NULL))"
                    + " WHEN contact_id LIKE 'Answering%' THEN if(abandoned, 'a customer who waited in vain', NULL)"
                    + " ELSE channel END");
    return Stream.of("InitiationMethod", "Channel", "Subtype", "DisconnectReason", DETECTED)
        .flatMap(field -> ofField("Amazon Connect", field, made, values.get(field)));
  }

  /** A campaign's call that no agent took. */
  private static ObjectNode dialled(String value) throws IOException {
    ObjectNode record = record(DETECTED, value).put("InitiationMethod", "API").put(DETECTED, value);
    ((ObjectNode) record.get("Queue")).put("EnqueueTimestamp", "2026-03-02T08:00:05Z");
    return record.putNull("Agent");
  }

  private static String channel(String subtype) {
    return switch (subtype) {
      case "connect:Telephony", "connect:WebRTC", "connect:ExternalAudio" -> "VOICE";
      case "connect:Email" -> "EMAIL";
      default -> "CHAT";
    };
  }

  private static ObjectNode record(String field, String value) throws IOException {
    return ((ObjectNode) JSON.readTree(CONTACT_RECORD)).put("ContactId", field + "/" + value);
  }

  private static Stream<String> conversations(Map<String, List<String>> values) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String field :
        List.of(
            "mediaType",
            "disconnectType",
            "segmentType",
            "purpose",
            "evaluationStatus",
            "surveyStatus")) {
      for (String value : values.get(field)) {
        lines.add(conversation(field, value).toString());
      }
    }
    Path file = SampledSource.lines(folder, "genesys.json", AT, lines.toArray(String[]::new));
    List<String> contacts =
        new SampledSource("genesys-cloud", file)
            .judged(
                "conversation_id",
                "CASE WHEN conversation_id LIKE 'disconnectType%' THEN concat_ws(', ',"
                    + " coalesce('ended by ' || ended_by, 'end not known'),"
                    + " if(transferred_to IS NULL, NULL, 'transferred'))"
                    + " WHEN conversation_id LIKE 'mediaType%' THEN channel ELSE if(agent_key IS NULL, 'a wait in a queue', 'a leg') END");
    List<String> reviews =
        new SampledSource("genesys-cloud-reviews", file)
            .judged(
                "substring_index(contact_id, '/', 2)",
                "if(is_retracted, 'taken back', 'a review')");
    List<String> surveys =
        new SampledSource("genesys-cloud-surveys", file)
            .judged("substring_index(contact_id, '/', 2)", "'a survey'");
    return Stream.of(
            Stream.of("mediaType", "disconnectType", "segmentType", "purpose")
                .flatMap(field -> ofField("Genesys Cloud", field, contacts, values.get(field))),
            ofField("Genesys Cloud", "evaluationStatus", reviews, values.get("evaluationStatus")),
            ofField("Genesys Cloud", "surveyStatus", surveys, values.get("surveyStatus")))
        .flatMap(field -> field);
  }

  private static ObjectNode conversation(String field, String value) throws IOException {
    ObjectNode conversation = (ObjectNode) JSON.readTree(CONVERSATION);
    ArrayNode participants = (ArrayNode) conversation.get("participants");
    ObjectNode agent = (ObjectNode) participants.get(1);
    ObjectNode session = (ObjectNode) agent.get("sessions").get(0);
    switch (field) {
      case "mediaType" -> session.put(field, value);
      case "purpose" -> agent.put(field, value);
      case "evaluationStatus" ->
          ((ObjectNode) conversation.get("evaluations").get(0)).put(field, value);
      case "surveyStatus" -> ((ObjectNode) conversation.get("surveys").get(0)).put(field, value);
      default -> ((ObjectNode) session.get("segments").get(0)).put(field, value);
    }
    return conversation.put("conversationId", field + "/" + value);
  }

  static Stream<String> ofField(
      String system, String field, List<String> made, List<String> values) {
    String prefix = field + "/";
    return section(
        system,
        field,
        made.stream()
            .filter(line -> line.startsWith(prefix))
            .map(line -> line.substring(prefix.length()))
            .toList(),
        values);
  }

  private static Stream<String> section(
      String system, String field, List<String> made, List<String> values) {
    List<String> rows = new ArrayList<>();
    rows.add("\n| %s: `%s` | becomes |\n|---|---|\n".formatted(system, field));
    for (String value : values) {
      List<String> becomes =
          made.stream()
              .filter(line -> line.startsWith(value + "|"))
              .map(line -> line.substring(value.length() + 1))
              .toList();
      assertThat(becomes).as("%s %s", field, value).hasSize(1);
      rows.add("| `%s` | %s |\n".formatted(value, becomes.get(0)));
    }
    return rows.stream();
  }
}
