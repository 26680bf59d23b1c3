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

/** The shipped sample of Zendesk Talk: one page of the export of calls, some with their legs. */
@ExtendWith(SparkSessionExtension.class)
class ZendeskTalkTest {
  private static SampledSource calls;

  @BeforeAll
  static void readCalls(@TempDir Path folder) throws IOException {
    calls =
        new SampledSource(
            "zendesk-talk",
            SampledSource.delivered(folder, "zendesk-talk.json", "2026-10-27T02:00:00Z"));
  }

  @Test
  void everyAgentsPartIsALegAndEveryWaitIsWhatItWas() {
    assertThat(
            calls.standing(
                SampledSource.leg(
                    "contact_id",
                    "leg",
                    "service",
                    "direction",
                    "customer_key IS NOT NULL",
                    "agent_key IS NOT NULL")))
        .containsExactly(
            "101/1011|1|31|INBOUND|true|true|20|300|30|40|false|-|-|false",
            "102|1|31|INBOUND|true|true|20|300|30|40|false|-|-|false",
            "103/1033|1|31|INBOUND|true|true|35|150|20|20|false|2|-|false",
            "103/1034|2|31|INBOUND|true|true|-|250|0|30|true|-|-|false",
            "104/1041|1|31|INBOUND|true|true|10|200|60|5|false|-|-|false",
            "105/1051|1|31|INBOUND|true|true|12|100|0|10|false|-|-|false",
            "106|1|31|INBOUND|true|false|90|-|-|-|false|-|CUSTOMER|true",
            "108/1081|1|31|INBOUND|true|true|15|60|120|15|false|-|CUSTOMER|false",
            "109|1|31|INBOUND|true|false|45|-|-|-|false|-|CUSTOMER|false",
            "110|1|31|INBOUND|true|false|300|-|-|-|false|-|SYSTEM|false",
            "111|1|31|INBOUND|true|false|300|-|-|-|false|-|SYSTEM|false",
            "112|1|31|CALLBACK|true|true|900|240|0|20|false|-|-|false",
            "114|1|31|OUTBOUND|true|true|-|180|0|15|false|-|-|false",
            "118|1|31|INBOUND|false|true|24|77|-|-|false|-|-|false",
            "119|1|31|INBOUND|true|false|30|-|-|-|false|-|SYSTEM|false",
            "121|1|31|INBOUND|false|true|20|90|0|0|false|-|-|false",
            "122|1|31|INBOUND|true|true|40|200|0|10|false|-|-|false",
            "123|1|31|INBOUND|true|true|30|500|0|0|false|-|-|false",
            "124|1|31|INBOUND|true|false|120|-|-|-|false|-|SYSTEM|false",
            "125|1|31|INBOUND|true|false|60|-|-|-|false|-|SYSTEM|false",
            "126|1|Debts|INBOUND|true|true|20|100|0|0|false|-|-|false",
            "127/1271|1|31|INBOUND|true|true|18|390|0|0|false|-|-|false",
            "127/1272|2|31|INBOUND|true|true|-|200|0|0|false|-|-|false");
  }

  @Test
  void aCallBeginsAndEndsInTheMappingsZone() {
    assertThat(calls.standing("contact_id", "started_at", "ended_at", "contact_date"))
        .contains(
            "101/1011|2026-03-02 08:00:00|2026-03-02 08:05:50|2026-03-02",
            "103/1033|2026-03-02 08:20:00|2026-03-02 08:23:25|2026-03-02",
            "103/1034|2026-03-02 08:23:20|2026-03-02 08:27:50|2026-03-02",
            "122|2026-03-02 22:58:00|2026-03-02 23:02:00|2026-03-02",
            "123|2026-10-25 00:50:00|2026-10-25 00:58:50|2026-10-25");
  }

  @Test
  void whatIsNoContactIsLeftOutByName() {
    assertThat(calls.leftOut())
        .containsExactly(
            "EXCLUDED: customer not reached, 2",
            "EXCLUDED: never asked for an agent, 1",
            "EXCLUDED: outside the opening hours, 1",
            "EXCLUDED: still open, 1",
            "REJECTED: no completion_status that this mapping knows, 1");
    assertThat(calls.accounts().get(0).warnings(calls.mapping())).isEmpty();
  }
}
