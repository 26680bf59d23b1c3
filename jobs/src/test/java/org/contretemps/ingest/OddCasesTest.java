package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.SampledSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The odd cases of a contact centre in the shipped samples of delimited contacts and of a queue
 * log, as far as these can tell of them; {@link AmazonConnectTest} and {@link GenesysCloudTest}
 * have those of JSON.
 */
@ExtendWith(SparkSessionExtension.class)
class OddCasesTest {
  private static final String DELIVERED_AT = "2026-10-26T01:00:00Z";

  @TempDir private Path folder;

  @Test
  void delimitedContactsTellOfAll() throws IOException {
    SampledSource sample =
        new SampledSource(
            "generic-csv", SampledSource.delivered(folder, "generic-csv.csv", DELIVERED_AT));

    assertThat(
            sample.standing(
                "contact_id",
                "conversation_id",
                "leg",
                "direction",
                "team",
                "wait_seconds",
                "handling_seconds",
                "received_by_transfer",
                "transferred_to",
                "ended_by",
                "abandoned",
                "resolved"))
        .containsExactly(
            "abandoned|abandoned|1|INBOUND|-|120|-|false|-|CUSTOMER|true|-",
            "agent-never-reached|agent-never-reached|1|INBOUND|-|590|-|false|-|SYSTEM|false|-",
            "callback|callback|1|CALLBACK|team two|1200|505|false|-|CUSTOMER|false|-",
            "conference-1|conference|1|INBOUND|team one|10|1185|false|-|CUSTOMER|false|-",
            "conference-2|conference|2|INBOUND|team two|-|500|false|-|AGENT|false|-",
            "consult-1|consult|1|INBOUND|team one|15|595|false|-|CUSTOMER|false|-",
            "consult-2|consult|2|INBOUND|team two|-|170|false|-|AGENT|false|-",
            "hour-again|hour-again|1|INBOUND|team one|15|280|false|-|CUSTOMER|false|-",
            "hour-once|hour-once|1|INBOUND|team one|15|280|false|-|CUSTOMER|false|-",
            "midnight|midnight|1|INBOUND|team one|20|560|false|-|CUSTOMER|false|-",
            "outbound|outbound|1|OUTBOUND|team one|-|230|false|-|AGENT|false|-",
            "plain|plain|1|INBOUND|team one|30|405|false|-|CUSTOMER|false|true",
            "transfer-1|transfer|1|INBOUND|team one|20|220|false|team two|AGENT|false|-",
            "transfer-2|transfer|2|INBOUND|team two|60|270|true|-|CUSTOMER|false|-");
    assertThat(
            sample.standing("contact_id", "started_at", "started_at_is_ambiguous", "contact_date"))
        .contains(
            "hour-once|2026-10-25 00:30:00|true|2026-10-25",
            "hour-again|2026-10-25 01:30:00|false|2026-10-25",
            "midnight|2026-03-02 23:30:00|false|2026-03-03");
    assertThat(sample.leftOut())
        .containsExactly(
            "REJECTED: breaks the rule channel_is_known, 1",
            "REJECTED: started_at cannot be read as TIMESTAMP, 1");
  }

  /** It knows of no consultation but one that ends in a transfer, and of no call to a customer. */
  @Test
  void aQueueLogTellsOfCallsThatCameIn() throws IOException {
    SampledSource sample =
        new SampledSource(
            "asterisk-queue-log",
            SampledSource.delivered(folder, "asterisk-queue-log.log", DELIVERED_AT));

    assertThat(
            sample.assembled(
                "conversation_id",
                "leg",
                "service",
                "started_at",
                "wait_seconds",
                "talk_seconds",
                "received_by_transfer",
                "transferred_to",
                "ended_by",
                "abandoned"))
        .containsExactly(
            "abandoned|1|housing|2026-03-02 08:10:00|120|-|false|-|CUSTOMER|true",
            "agent-never-reached|1|housing|2026-03-02 08:20:00|590|-|false|-|SYSTEM|false",
            "callback-asked|1|housing|2026-03-02 10:30:00|100|-|false|-|CUSTOMER|false",
            "consult|1|housing|2026-03-02 10:00:00|15|400|false|attended|AGENT|false",
            "hour-again|1|housing|2026-10-25 01:30:00|15|270|false|-|CUSTOMER|false",
            "hour-once|1|housing|2026-10-25 00:30:00|15|270|false|-|CUSTOMER|false",
            "midnight|1|debts|2026-03-02 22:58:00|20|560|false|-|AGENT|false",
            "plain|1|housing|2026-03-02 08:00:00|30|330|false|-|CUSTOMER|false",
            "transfer|1|housing|2026-03-02 09:00:00|20|200|false|800|AGENT|false",
            "transfer|2|debts|2026-03-02 09:03:40|60|240|true|-|AGENT|false");
    assertThat(sample.leftOut())
        .isEqualTo(
            List.of(
                "EXCLUDED: an agent's telephone rang in vain: RINGNOANSWER, 1",
                "EXCLUDED: no event that this mapping knows: SOMETHING, 1",
                "EXCLUDED: tells of agents or the system and not of a call: ADDMEMBER, 1",
                "EXCLUDED: tells of agents or the system and not of a call: QUEUESTART, 1"));
  }
}
