package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.SampledSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The shipped sample of Aircall: one page of the list of calls. */
@ExtendWith(SparkSessionExtension.class)
class AircallTest {
  private static SampledSource calls;

  @BeforeAll
  static void readCalls(@TempDir Path folder) throws IOException {
    calls =
        new SampledSource(
            "aircall", SampledSource.delivered(folder, "aircall.json", "2026-10-27T02:00:00Z"));
  }

  @Test
  void aCallIsWhatItWasAndOnePassedOnHasTwoLegs() {
    assertThat(
            calls.standing(
                SampledSource.leg(
                    "contact_id",
                    "leg",
                    "service",
                    "team",
                    "direction",
                    "customer_key IS NOT NULL",
                    "agent_key IS NOT NULL")))
        .containsExactly(
            "501|1|Housing|First floor|INBOUND|true|true|20|300|-|-|false|-|-|false",
            "502|1|Housing|First floor|INBOUND|true|false|95|-|-|-|false|-|CUSTOMER|true",
            "503|1|Housing|First floor|INBOUND|true|false|4|-|-|-|false|-|CUSTOMER|true",
            "506|1|Housing|First floor|INBOUND|true|false|60|-|-|-|false|-|SYSTEM|false",
            "507|1|Housing|First floor|INBOUND|true|false|120|-|-|-|false|-|SYSTEM|false",
            "508/2|2|Housing|First floor|INBOUND|true|true|-|-|-|-|true|-|-|false",
            "508|1|Housing|First floor|INBOUND|true|true|20|-|-|-|false|2|-|false",
            "509|1|Housing|First floor|INBOUND|true|true|20|200|-|-|false|-|-|false",
            "510/2|2|Housing|First floor|INBOUND|true|true|-|-|-|-|true|-|-|false",
            "510|1|Housing|First floor|INBOUND|true|true|20|-|-|-|false|2|-|false",
            "511|1|Housing|First floor|OUTBOUND|true|true|-|180|-|-|false|-|-|false",
            "513|1|Housing|First floor|INBOUND|false|true|20|300|-|-|false|-|-|false",
            "515|1|without number|-|INBOUND|true|true|20|300|-|-|false|-|-|false",
            "517|1|Housing|First floor|INBOUND|true|true|90|200|-|-|false|-|-|false",
            "518|1|Housing|First floor|INBOUND|true|true|30|900|-|-|false|-|-|false",
            "519|1|Housing|First floor|INBOUND|true|false|33|-|-|-|false|-|-|false");
  }

  @Test
  void aCallBeginsAndEndsInTheMappingsZone() {
    assertThat(calls.standing("contact_id", "started_at", "ended_at", "contact_date"))
        .contains(
            "501|2026-03-02 08:00:00|2026-03-02 08:05:20|2026-03-02",
            "508/2|2026-03-02 09:10:20|2026-03-02 09:17:00|2026-03-02",
            "508|2026-03-02 09:10:00|2026-03-02 09:10:20|2026-03-02",
            "517|2026-03-02 22:58:00|2026-03-02 23:02:50|2026-03-02",
            "518|2026-10-25 00:50:00|2026-10-25 01:05:30|2026-10-25");
  }

  @Test
  void whatIsNoContactIsLeftOutByName() {
    assertThat(calls.leftOut())
        .containsExactly(
            "EXCLUDED: customer not reached, 1",
            "EXCLUDED: never asked for an agent, 1",
            "EXCLUDED: outside the opening hours, 1",
            "EXCLUDED: still open, 1",
            "REJECTED: no direction that this mapping knows, 1",
            "REJECTED: no missed_call_reason that this mapping knows, 1");
    assertThat(calls.accounts().get(0).warnings(calls.mapping())).isEmpty();
  }
}
