package org.contretemps.source.sketch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
}
