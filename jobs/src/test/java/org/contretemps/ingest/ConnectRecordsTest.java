package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.SampledSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Contact records as the public data model of Amazon Connect describes them, case by case. */
@ExtendWith(SparkSessionExtension.class)
class ConnectRecordsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLAIN =
      """
      {"Channel": "VOICE", "InitiationMethod": "INBOUND", "InitiationTimestamp": "2026-03-02T08:00:00Z",
       "ConnectedToSystemTimestamp": "2026-03-02T08:00:00Z", "DisconnectTimestamp": "2026-03-02T08:10:00Z",
       "DisconnectReason": "CUSTOMER_DISCONNECT", "LastUpdateTimestamp": "2026-03-02T08:11:00Z",
       "Agent": {"ARN": "agent/ada", "ConnectedToAgentTimestamp": "2026-03-02T08:00:30Z",
         "AgentInteractionDuration": 500, "CustomerHoldDuration": 40, "AfterContactWorkDuration": 20},
       "Queue": {"Name": "q", "EnqueueTimestamp": "2026-03-02T08:00:10Z", "Duration": 20},
       "CustomerEndpoint": {"Address": "+33100000001"}}""";
  private static final String NOBODY = "\"Agent\": null, \"ConnectedToSystemTimestamp\": null";
  private static final String[] CASES = {
    "survey-after | \"NextContactId\": \"s\"",
    "cold-transfer | \"NextContactId\": \"n\", \"TransferCompletedTimestamp\": \"2026-03-02T08:10:05Z\"",
    "to-a-flow | \"NextContactId\": \"n\", \"TransferredToEndpoint\": {\"Address\": \"f\", \"Type\": \"CONTACT_FLOW\"}",
    "email-passed-on | \"Channel\": \"EMAIL\", \"DisconnectReason\": \"TRANSFERRED\"",
    "consulted | \"InitiationMethod\": \"TRANSFER\", \"InitialContactId\": \"i\", \"Agent\":"
        + " {\"ConnectedToAgentTimestamp\": \"2026-03-02T08:00:30Z\", \"AgentInteractionDuration\": 0}",
    "consulted-in-vain | \"InitiationMethod\": \"TRANSFER\", \"InitialContactId\": \"i\", \"Agent\": null,"
        + " \"DisconnectReason\": \"AGENT_DISCONNECT\"",
    "received | \"InitiationMethod\": \"TRANSFER\", \"InitialContactId\": \"i\", \"PreviousContactId\": \"i\"",
    "overflow | \"InitiationMethod\": \"QUEUE_TRANSFER\", \"InitialContactId\": \"i\"",
    "out-rang | \"InitiationMethod\": \"OUTBOUND\", \"ConnectedToSystemTimestamp\": \"2026-03-02T08:00:55Z\"",
    "out-unanswered | \"InitiationMethod\": \"OUTBOUND\", \"ConnectedToSystemTimestamp\": null",
    "api-unanswered | \"InitiationMethod\": \"API\", \"ConnectedToSystemTimestamp\": null",
    "api-answered-first | \"InitiationMethod\": \"API\", \"ConnectedToSystemTimestamp\": \"2026-03-02T08:00:05Z\"",
    "callback-rang | \"InitiationMethod\": \"CALLBACK\", \"ConnectedToSystemTimestamp\": \"2026-03-02T08:00:40Z\"",
    "callback-unanswered | \"InitiationMethod\": \"CALLBACK\", \"ConnectedToSystemTimestamp\": null",
    "callback-expired | \"InitiationMethod\": \"CALLBACK\", \"DisconnectReason\": \"EXPIRED\", "
        + NOBODY,
    "callback-empty-agent | \"InitiationMethod\": \"CALLBACK\", \"DisconnectReason\": \"EXPIRED\","
        + " \"Agent\": {\"ARN\": null}, \"ConnectedToSystemTimestamp\": null",
    "first-queued | \"InitiationMethod\": \"CALLBACK_CUSTOMER_FIRST_QUEUED\", \"NextContactId\": \"d\", \"Agent\": null",
    "first-dialled | \"InitiationMethod\": \"CALLBACK_CUSTOMER_FIRST_DIALED\", \"PreviousContactId\": \"q\"",
    "first-machine | \"InitiationMethod\": \"CALLBACK_CUSTOMER_FIRST_DIALED\", \"Agent\": null,"
        + " \"AnsweringMachineDetectionStatus\": \"VOICEMAIL_BEEP\"",
    "preview | \"InitiationMethod\": \"CAMPAIGN_PREVIEW\", \"ConnectedToSystemTimestamp\": \"2026-03-02T08:00:40Z\"",
    "multi-party | \"Agent\": {\"ConnectedToAgentTimestamp\": \"2026-03-02T08:00:30Z\","
        + " \"AgentInteractionDuration\": 500, \"CustomerHoldDuration\": 90, \"AgentInitiatedHoldDuration\": 10}",
    "whatsapp | \"Channel\": \"CHAT\", \"SegmentAttributes\": {\"connect:Subtype\": {\"ValueString\": \"connect:WhatsApp\"}}",
    "apple | \"Channel\": \"CHAT\", \"SegmentAttributes\": {\"connect:Subtype\": {\"ValueString\": \"connect:Apple\"}}",
    "guide | \"Channel\": \"CHAT\", \"SegmentAttributes\": {\"connect:Subtype\": {\"ValueString\": \"connect:Guide\"}}",
    "chat-left | \"Channel\": \"CHAT\", \"InitiationMethod\": \"API\", \"NextContactId\": \"s\", \"Agent\": null",
    "reply | \"Channel\": \"EMAIL\", \"InitiationMethod\": \"AGENT_REPLY\", \"RelatedContactId\": \"mail\","
        + " \"ConnectedToSystemTimestamp\": null",
    "email-out | \"Channel\": \"EMAIL\", \"InitiationMethod\": \"OUTBOUND\", \"ConnectedToSystemTimestamp\": null",
    "participant | \"InitiationMethod\": \"EXTERNAL_OUTBOUND\"",
    "unheard-of | \"InitiationMethod\": \"TELEPATHY\""
  };

  private static SampledSource records;

  @BeforeAll
  static void readRecords(@TempDir Path folder) throws IOException {
    List<String> lines = lines();
    lines.addAll(customers());
    Path file =
        SampledSource.lines(
            folder, "records.jsonl", "2026-03-03T01:00:00Z", lines.toArray(String[]::new));
    records = new SampledSource("amazon-connect", file);
  }

  /** A record for each case. */
  static List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String each : CASES) {
      String[] parts = each.split(" \\| ", 2);
      ObjectNode record = (ObjectNode) JSON.readTree(PLAIN);
      record.setAll((ObjectNode) JSON.readTree("{" + parts[1] + "}"));
      lines.add(record.put("ContactId", parts[0]).toString());
    }
    return lines;
  }

  private static List<String> customers() throws IOException {
    List<String> lines = new ArrayList<>();
    String id = "\"CustomerId\": \"c-1\"";
    for (String each :
        new String[] {
          "by-attribute | \"Attributes\": {\"customer_id\": \"c-1\"}, \"CustomerId\": \"other\"",
          "by-id | " + id,
          "by-id-in-chat | \"CustomerEndpoint\": null, " + id,
          "by-id-as-attribute-is-blank | \"Attributes\": {\"customer_id\": \" \"}, " + id,
          "by-address | \"CustomerId\": \"\", \"CustomerEndpoint\": {\"Address\": \"c-1\"}"
        }) {
      String[] parts = each.split(" \\| ", 2);
      ObjectNode record = (ObjectNode) JSON.readTree(PLAIN);
      record.setAll((ObjectNode) JSON.readTree("{" + parts[1] + "}"));
      lines.add(record.put("ContactId", parts[0]).toString());
    }
    return lines;
  }

  @Test
  void everyRecordIsTheContactThatItWas() {
    assertThat(
            records.standing(
                "contact_id",
                "conversation_id",
                "leg",
                "channel",
                "direction",
                "talk_seconds",
                "hold_seconds",
                "received_by_transfer",
                "transferred_to",
                "ended_by",
                "abandoned"))
        .filteredOn(line -> !line.startsWith("by-"))
        .containsExactly(
            "api-answered-first|api-answered-first|1|PHONE|OUTBOUND|500|40|false|-|CUSTOMER|false",
            "apple|apple|1|MESSAGE|INBOUND|500|40|false|-|CUSTOMER|false",
            "callback-empty-agent|callback-empty-agent|1|PHONE|CALLBACK|-|-|false|-|SYSTEM|false",
            "callback-expired|callback-expired|1|PHONE|CALLBACK|-|-|false|-|SYSTEM|false",
            "callback-rang|callback-rang|1|PHONE|CALLBACK|490|40|false|-|CUSTOMER|false",
            "chat-left|chat-left|1|CHAT|INBOUND|-|-|false|-|CUSTOMER|true",
            "cold-transfer|cold-transfer|1|PHONE|INBOUND|500|40|false|next contact|CUSTOMER|false",
            "email-out|email-out|1|EMAIL|OUTBOUND|500|40|false|-|CUSTOMER|false",
            "email-passed-on|email-passed-on|1|EMAIL|INBOUND|500|40|false|next contact|-|false",
            "first-dialled|first-dialled|2|PHONE|CALLBACK|500|40|false|-|CUSTOMER|false",
            "multi-party|multi-party|1|PHONE|INBOUND|500|10|false|-|CUSTOMER|false",
            "out-rang|out-rang|1|PHONE|OUTBOUND|475|40|false|-|CUSTOMER|false",
            "overflow|i|1|PHONE|INBOUND|500|40|false|-|CUSTOMER|false",
            "preview|preview|1|PHONE|OUTBOUND|490|40|false|-|CUSTOMER|false",
            "received|i|2|PHONE|INBOUND|500|40|true|-|CUSTOMER|false",
            "reply|mail|2|EMAIL|OUTBOUND|500|40|false|-|CUSTOMER|false",
            "survey-after|survey-after|1|PHONE|INBOUND|500|40|false|-|CUSTOMER|false",
            "to-a-flow|to-a-flow|1|PHONE|INBOUND|500|40|false|next contact|CUSTOMER|false",
            "whatsapp|whatsapp|1|MESSAGE|INBOUND|500|40|false|-|CUSTOMER|false");
  }

  @Test
  void whatIsNoContactIsLeftOutByName() {
    assertThat(records.leftOut())
        .containsExactly(
            "EXCLUDED: callback that was dialled, 1",
            "EXCLUDED: consultation, 2",
            "EXCLUDED: customer not reached, 4",
            "EXCLUDED: guide of an agent, 1",
            "EXCLUDED: third party outside, 1",
            "REJECTED: no InitiationMethod that this mapping knows, 1");
  }

  @Test
  void theCustomersNumberComesBeforeTheAddress() {
    assertThat(records.standing("contact_id", "customer_key"))
        .filteredOn(line -> line.startsWith("by-"))
        .extracting(line -> line.substring(line.indexOf('|')))
        .hasSize(5)
        .doesNotContain("|-")
        .containsOnly(
            records.standing("contact_id", "customer_key").stream()
                .filter(line -> line.startsWith("by-id|"))
                .map(line -> line.substring(line.indexOf('|')))
                .findFirst()
                .orElseThrow());
  }
}
