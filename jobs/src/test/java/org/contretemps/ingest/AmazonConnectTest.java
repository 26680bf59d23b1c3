package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.SampledSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The shipped sample of Amazon Connect contact records, and what becomes of it. */
@ExtendWith(SparkSessionExtension.class)
class AmazonConnectTest {
  private static final String DELIVERED_AT = "2026-10-26T01:00:00Z";
  private static final String[] COURSE = {
    "contact_id",
    "conversation_id",
    "leg",
    "service",
    "channel",
    "direction",
    "team",
    "wait_seconds",
    "talk_seconds",
    "hold_seconds",
    "wrap_up_seconds",
    "handling_seconds",
    "received_by_transfer",
    "transferred_to",
    "ended_by",
    "abandoned"
  };

  private static Path file;
  private static SampledSource sample;

  @BeforeAll
  static void readSample(@TempDir Path folder) throws IOException {
    file = SampledSource.delivered(folder, "amazon-connect.jsonl", DELIVERED_AT);
    sample = new SampledSource("amazon-connect", file);
  }

  @Test
  void everyKindOfContactIsWhatItWas() {
    assertThat(sample.standing(COURSE))
        .containsExactly(
            "abandoned|abandoned|1|housing benefit|PHONE|INBOUND|-|120|-|-|-|-|false|-|CUSTOMER|true",
            "agent-never-reached|agent-never-reached|1|housing benefit|PHONE|INBOUND|-|590|-|-|-|-|false|-|SYSTEM|false",
            "callback-asked|callback-asked|1|housing benefit|PHONE|INBOUND|-|100|-|-|-|-|false|-|SYSTEM|false",
            "callback|callback-asked|2|housing benefit|PHONE|CALLBACK|team two|1200|470|0|35|505|false|-|CUSTOMER|false",
            "chat|chat|1|housing benefit|CHAT|INBOUND|team one|55|1100|0|20|1120|false|-|SYSTEM|false",
            "conference|conference|1|debts|PHONE|INBOUND|team two|10|1100|60|25|1185|false|outside|-|false",
            "consult-1|consult-1|1|housing benefit|PHONE|INBOUND|team one|15|400|180|15|595|false|-|CUSTOMER|false",
            "hour-again|hour-again|1|housing benefit|PHONE|INBOUND|team one|15|270|0|10|280|false|-|CUSTOMER|false",
            "hour-once|hour-once|1|housing benefit|PHONE|INBOUND|team one|15|270|0|10|280|false|-|CUSTOMER|false",
            "midnight|midnight|1|debts|PHONE|INBOUND|team two|20|560|0|0|560|false|-|CUSTOMER|false",
            "outbound|outbound|1|housing benefit|PHONE|OUTBOUND|team one|-|190|0|40|230|false|-|AGENT|false",
            "plain|plain|1|housing benefit|PHONE|INBOUND|team one|30|300|30|75|405|false|-|CUSTOMER|false",
            "text-message|text-message|1|debts|MESSAGE|INBOUND|team two|55|900|0|20|920|false|-|CUSTOMER|false",
            "transfer-1|transfer-1|1|housing benefit|PHONE|INBOUND|team one|20|200|0|20|220|false|next contact|AGENT|false",
            "transfer-2|transfer-1|2|debts|PHONE|INBOUND|team two|60|230|10|30|270|true|next contact|AGENT|false",
            "transfer-3|transfer-1|3|debts|PHONE|INBOUND|team two|60|600|0|90|690|true|-|CUSTOMER|false");
  }

  @Test
  void ofARecordThatComesAgainTheLatestUpdateStandsWhateverComesLast() {
    assertThat(
            sample.standing(
                "contact_id", "services_involved", "resolved", "objectives", "last_updated_at"))
        .contains("plain|3|true|-|2026-03-02 09:30:00");
  }

  @Test
  void timesAreInstantsAndDatesLocal() {
    assertThat(
            sample.standing(
                "contact_id", "started_at", "started_at_is_ambiguous", "ended_at", "contact_date"))
        .contains(
            "hour-once|2026-10-25 00:30:00|false|2026-10-25 00:35:00|2026-10-25",
            "hour-again|2026-10-25 01:30:00|false|2026-10-25 01:35:00|2026-10-25",
            "midnight|2026-03-02 23:30:00|false|2026-03-02 23:40:00|2026-03-03");
  }

  @Test
  void nobodyIsMadeUp() {
    List<String> people =
        sample.standing("contact_id", "agent_key IS NULL", "customer_key IS NULL");

    assertThat(people).contains("abandoned|true|false", "plain|false|false");
  }

  @Test
  void everyRecordIsAccountedFor() {
    assertThat(sample.leftOut())
        .containsExactly(
            "EXCLUDED: consultation, 1",
            "EXCLUDED: customer not reached, 1",
            "EXCLUDED: never asked for an agent, 1",
            "EXCLUDED: still open, 1",
            "EXCLUDED: supervisor who listens in, 1",
            "EXCLUDED: task, 1",
            "REJECTED: breaks the rule channel_is_known, 1",
            "REJECTED: started_at cannot be read as TIMESTAMP, 1");
    assertThat(sample.accounts())
        .singleElement()
        .satisfies(
            account ->
                assertThat(
                        List.of(
                            account.records(),
                            account.accepted(),
                            account.rejected(),
                            account.excluded()))
                    .containsExactly(26L, 18L, 2L, 6L));
  }

  /** Firehose adds nothing between records unless it is set to, and may pack its files. */
  @Test
  void recordsWithoutAnythingBetweenThemAreTheSame(@TempDir Path folder) throws IOException {
    byte[] joined = Files.readString(file).replace("\n", "").getBytes(StandardCharsets.UTF_8);
    Path packed = folder.resolve("stream-1-2026-03-02.gz");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(joined);
    }
    Files.write(packed, bytes.toByteArray());
    Files.setLastModifiedTime(packed, FileTime.from(Instant.parse(DELIVERED_AT)));

    SampledSource delivered = new SampledSource("amazon-connect", packed);

    assertThat(delivered.standing(COURSE)).isEqualTo(sample.standing(COURSE));
    assertThat(delivered.leftOut()).isEqualTo(sample.leftOut());
  }
}
