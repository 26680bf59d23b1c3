package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.SampledSource;
import org.contretemps.source.mapping.FileAccount;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped sample of Genesys Cloud conversation details: one page of an answer over many lines,
 * and the next day's delivery, in which a conversation is complete, one is corrected and an
 * evaluation is taken back.
 */
@ExtendWith(SparkSessionExtension.class)
class GenesysCloudTest {
  private static SampledSource contacts;
  private static SampledSource surveys;
  private static SampledSource reviews;

  @BeforeAll
  static void readSamples(@TempDir Path folder) throws IOException {
    Path first = SampledSource.delivered(folder, "genesys-cloud.json", "2026-10-27T02:00:00Z");
    Path second =
        SampledSource.delivered(folder, "genesys-cloud-next-day.json", "2026-10-28T02:00:00Z");
    contacts = new SampledSource("genesys-cloud", first, second);
    surveys = new SampledSource("genesys-cloud-surveys", first, second);
    reviews = new SampledSource("genesys-cloud-reviews", first, second);
  }

  @Test
  void everyAgentsPartIsALegOfItsOwn() {
    assertThat(
            contacts.standing(
                SampledSource.leg("contact_id", "leg", "service", "channel", "direction", "team")))
        .containsExactly(
            "abandoned|1|q-housing|PHONE|INBOUND|-|120|-|-|-|false|-|CUSTOMER|true",
            "agent-never-reached|1|q-housing|PHONE|INBOUND|-|590|-|-|-|false|-|SYSTEM|false",
            "callback/a1|1|q-housing|PHONE|CALLBACK|team-2|1200|480|0|35|false|-|CUSTOMER|false",
            "conference/a1|1|q-debts|PHONE|INBOUND|team-2|10|1185|0|0|false|-|CUSTOMER|false",
            "conference/a2|2|without queue|PHONE|INBOUND|team-1|-|300|0|0|false|-|AGENT|false",
            "consult/a1|1|q-housing|PHONE|INBOUND|team-1|15|400|180|0|false|-|AGENT|false",
            "consult/a2|2|without queue|PHONE|INBOUND|team-2|-|170|0|0|false|-|AGENT|false",
            "hour-again/a1|1|q-mail|EMAIL|INBOUND|team-1|-|480|0|0|false|-|AGENT|false",
            "late/a1|1|q-debts|PHONE|INBOUND|team-2|-|540|0|60|false|-|CUSTOMER|false",
            "outbound/a1|1|q-housing|PHONE|OUTBOUND|team-1|-|190|0|40|false|-|AGENT|false",
            "plain/a1|1|q-housing|PHONE|INBOUND|team-1|42|288|30|95|false|-|CUSTOMER|false",
            "transfer/a1|1|q-housing|PHONE|INBOUND|team-1|20|210|0|20|false|team-2|AGENT|false",
            "transfer/a2|2|q-debts|PHONE|INBOUND|team-2|60|230|10|30|true|team-2|AGENT|false",
            "transfer/a3|3|without queue|PHONE|INBOUND|team-2|-|650|0|60|true|-|CUSTOMER|false");
  }

  @Test
  void aLegBeginsWhenTheCustomerBeganToWaitForIt() {
    assertThat(contacts.standing("contact_id", "started_at", "ended_at", "contact_date"))
        .contains(
            "plain/a1|2026-03-02 08:00:00|2026-03-02 08:06:10.4|2026-03-02",
            "transfer/a2|2026-03-02 09:04:00|2026-03-02 09:09:00|2026-03-02",
            "transfer/a3|2026-03-02 09:09:00|2026-03-02 09:20:00|2026-03-02",
            "outbound/a1|2026-03-02 22:58:00|2026-03-02 23:01:30|2026-03-02",
            "abandoned|2026-03-02 08:10:00|2026-03-02 08:12:05|2026-03-02",
            "hour-again/a1|2026-10-25 01:30:00|2026-10-25 01:39:00|2026-10-25");
  }

  @Test
  void anOpenConversationWaitsAndIsTakenWhenItIsComplete() {
    assertThat(contacts.leftOut())
        .containsExactly(
            "EXCLUDED: customer not reached, 1",
            "EXCLUDED: never asked for an agent, 1",
            "EXCLUDED: still open, 1",
            "REJECTED: channel is missing, 1",
            "REJECTED: the record is not a JSON object of the declared form, 1");
    assertThat(counts(contacts)).containsExactly("18 = 13 + 2 + 3", "2 = 2 + 0 + 0");
  }

  @Test
  void surveysBelongToTheLegOfTheAgentTheyAreAbout() {
    assertThat(
            surveys.standing("contact_id", "contact_source", "answered_at", "csat", "csat_scale"))
        .containsExactly(
            "plain/a1|genesys-cloud|2026-03-02 19:00:00|4|5",
            "transfer/a2|genesys-cloud|2026-03-02 19:30:00|1|5");
    assertThat(counts(surveys)).containsExactly("15 = 2 + 0 + 13", "3 = 1 + 0 + 2");
  }

  @Test
  void anEvaluationThatIsTakenBackIsRetracted() {
    assertThat(
            reviews.standing(
                "contact_id", "reviewed_at", "quality_score", "compliance_score", "is_retracted"))
        .containsExactly(
            "plain/a1|2026-03-05 10:00:00|88.0|100.0|true",
            "transfer/a1|2026-03-05 12:00:00|61.5|50.0|false");
    assertThat(reviews.leftOut()).contains("EXCLUDED: not finished, 1", "EXCLUDED: still open, 1");
    assertThat(counts(reviews)).containsExactly("15 = 2 + 0 + 13", "2 = 1 + 0 + 1");
  }

  /** Its legs would have no name but their participants', which name no contact. */
  @Test
  void withoutAConversationsNameNothingOfItIsLoaded(@TempDir Path folder) throws IOException {
    Path drifted = folder.resolve("drifted.json");
    Files.writeString(
        drifted,
        Files.readString(SampledSource.SAMPLES.resolve("genesys-cloud.json"))
            .replace("\"conversationId\"", "\"conversation\""));
    SampledSource source = new SampledSource("genesys-cloud", drifted);

    assertThat(source.standing("contact_id")).isEmpty();
    assertThat(source.leftOut())
        .contains("REJECTED: contact_id is missing; conversation_id is missing, 13");
  }

  private static List<String> counts(SampledSource source) {
    return source.accounts().stream().map(GenesysCloudTest::counts).toList();
  }

  private static String counts(FileAccount account) {
    return "%d = %d + %d + %d"
        .formatted(account.records(), account.accepted(), account.rejected(), account.excluded());
  }
}
