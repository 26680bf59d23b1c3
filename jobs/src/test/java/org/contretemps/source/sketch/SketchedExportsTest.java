package org.contretemps.source.sketch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Shapes of exports at which a newcomer was stuck. */
class SketchedExportsTest {
  private static String sketch(String... lines) {
    return MappingSketch.of("a.csv", "a", (String.join("\n", lines) + "\n").getBytes(UTF_8), true);
  }

  @Test
  void aHelpDesksTicketsHaveTheirChannelPeopleAndTime() {
    assertThat(
            sketch(
                "Ticket ID,Created At,Channel,Group,Assignee,Requester,Handle Time (mm:ss)",
                "T-1,2026-10-12 10:34:25,Phone,Billing,Ann,u1@example.com,07:56",
                "T-2,2026-10-12 11:34:25,Web form,Orders,Bob,u2@example.com,03:10"))
        .contains(
            "call|appel|anruf)' THEN 'PHONE'",
            "web ?form)' THEN 'EMAIL'",
            "service: \"Group\"",
            "agent_id: \"Assignee\"",
            "customer_id: \"Requester\"",
            "talk_seconds: \"duration(`Handle Time (mm:ss)`)\"")
        .doesNotContain("all contacts are taken for calls");
  }

  @Test
  void timesMayBeSecondsOrMillisecondsSince1970() {
    assertThat(sketch("call_uuid,start_epoch,billsec", "a,1794063491,449", "b,1794063999,30"))
        .contains("started_at: \"timestamp_seconds(CAST(start_epoch AS BIGINT))\"");
    assertThat(sketch("id,created", "a,1794063491123", "b,1794063999000"))
        .contains("started_at: \"timestamp_millis(CAST(created AS BIGINT))\"");
    assertThat(sketch("id,created", "a,1794063491", "b,2026-03-01 10:00:00"))
        .doesNotContain("timestamp_seconds");
  }

  @Test
  void timesMaySayHowFarTheyAreFromUtc() {
    assertThat(sketch("created,n", "2026-03-01T10:00:00.5Z,1", "2026-03-01T12:00:00+01:00,1"))
        .contains("started_at: \"created\"", "contact_id: \"md5(");
    assertThat(sketch("created,n", "2026-03-01T10:00:00,1", "2026-03-01T11:00:00,2"))
        .contains("started_at: \"local_time(created, 'ymd')\"");
  }

  @Test
  void jsonLinesHaveASchemaAndColumnsWithinColumns() {
    assertThat(
            sketch(
                "{\"callId\":\"a\",\"interactionId\":\"i\",\"startTs\":1794063491123,\"dir\":\"I\",\"queue\":{\"name\":\"q\"},\"ani\":null,\"talkMs\":66137}",
                "{\"callId\":\"b\",\"interactionId\":\"i\",\"startTs\":1794063999000,\"dir\":\"O\",\"queue\":{\"name\":\"r\"},\"ani\":\"+1\",\"agent\":{\"id\":7},\"tags\":[1]}"))
        .contains(
            "format: json-lines",
            "schema: \"callId STRING, interactionId STRING, startTs BIGINT, dir STRING, queue STRUCT<name: STRING>, ani STRING, talkMs BIGINT, agent STRUCT<id: BIGINT>\"",
            "contact_id: \"callId\"",
            "conversation_id: \"interactionId\"",
            "started_at: \"timestamp_millis(CAST(startTs AS BIGINT))\"",
            "service: \"queue.name\"",
            "talk_seconds: \"round(talkMs / 1000)\"",
            "agent_id: \"agent.id\"",
            "customer_id: \"ani\"",
            "WHEN dir RLIKE '(?i)^(i$|")
        .doesNotContain("delimiter", "66137");
  }

  @Test
  void otherJsonIsRefusedWithAWayOut() {
    assertThatThrownBy(() -> sketch("[", "{\"id\":1},", "{\"id\":2}", "]"))
        .hasMessageContaining("it is JSON, but not one object a line. Have it exported so");
  }
}
