package org.contretemps.publish.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.contretemps.config.Configuration;
import org.contretemps.house.TestHouse;
import org.contretemps.ingest.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatheredFactsTest {
  private static final Path SHIPPED = Path.of("..", "conf", "contretemps.yaml");
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  @TempDir private Path folder;

  private static Configuration configuration(Path file) {
    return Configuration.read(file, Configuration.Overrides.NONE);
  }

  private static DossierFacts facts(Configuration configuration, LocalDate date, String... names) {
    return new GatheredFacts(
            configuration,
            Stream.of(names).map(Target.mappings(TestHouse.SHIPPED_MAPPINGS)::read).toList())
        .of(date, "0.9.0");
  }

  private static ColumnFacts column(DossierFacts facts, String table, String column) {
    return facts.tables().get(table).columns().get(column);
  }

  @Test
  void aColumnComesFromASourceOrFromTheSoftwareOrStaysEmpty() {
    DossierFacts facts =
        facts(configuration(SHIPPED), MONDAY, "asterisk-queue-log", "generic-csv-surveys");
    assertThat(column(facts, "contact", "agent_key"))
        .isEqualTo(ColumnFacts.delivered(List.of("asterisk-queue-log")));
    assertThat(column(facts, "contact", "handling_seconds").origin()).isEqualTo(Origin.COMPUTED);
    assertThat(column(facts, "contact", "case_id").origin()).isEqualTo(Origin.NOT_DELIVERED);
    assertThat(column(facts, "qualified_contact", "case_id").origin())
        .as("a copy of what is not delivered")
        .isEqualTo(Origin.NOT_DELIVERED);
    assertThat(column(facts, "qualified_contact", "situation_type").origin())
        .as("scored if no source says it")
        .isEqualTo(Origin.COMPUTED);
    assertThat(column(facts, "survey", "csat").sources()).containsExactly("generic-csv-surveys");
    assertThat(column(facts, "survey", "comment").origin()).isEqualTo(Origin.NOT_DELIVERED);
    assertThat(facts.isDelivered("survey.csat")).isTrue();
    assertThat(facts.isDelivered("survey.comment")).isFalse();
    assertThat(facts.isDelivered("review.quality_score")).as("no mapping of reviews").isFalse();
  }

  @Test
  void aTableIsInUseIfSomethingCanBeInIt() {
    DossierFacts facts = facts(configuration(SHIPPED), MONDAY, "generic-csv");
    assertThat(facts.tables().get("contact").inUse()).isTrue();
    assertThat(facts.tables().get("qualified_contact").inUse()).isTrue();
    assertThat(facts.tables().get("contact_event").inUse()).isFalse();
    assertThat(facts.tables().get("review").inUse()).isFalse();
    DossierFacts events = facts(configuration(SHIPPED), MONDAY, "asterisk-queue-log");
    assertThat(events.tables().get("contact").inUse()).as("assembled from events").isTrue();
  }

  @Test
  void theNextDossierReadsWhatThisOneWrites() throws IOException {
    DossierFacts facts = facts(configuration(SHIPPED), MONDAY, "generic-csv");
    assertThat(DossierFacts.of(facts.json())).isEqualTo(facts);
    assertThat(facts.settings()).containsEntry("retention.record-days", "365");
  }

  @Test
  void whatHasChangedIsSaidOnce() throws IOException {
    Path changed = folder.resolve("contretemps.yaml");
    Files.writeString(
        changed, Files.readString(SHIPPED).replace("agent-count-days: 60", "agent-count-days: 90"));
    DossierFacts last = facts(configuration(SHIPPED), MONDAY, "generic-csv");
    DossierFacts now =
        facts(configuration(changed), MONDAY.plusDays(7), "generic-csv", "generic-csv-reviews");
    Said said = new Said(configuration(changed), now, Locale.ENGLISH);

    assertThat(Changes.sentences(said, Optional.of(last), now))
        .containsExactly(
            "Compared with the file of March 2, 2026:",
            "Setting retention.agent-count-days: 90, before 60.",
            "Table day_class is kept 90 days, before 60 days.",
            "Table review is now filled.",
            "Column review.attention_to_small_things is now delivered.",
            "Column review.compliance_score is now delivered.",
            "Column review.contact_source is now delivered.",
            "Column review.counsel is now delivered.",
            "Column review.inference is now delivered.",
            "Column review.quality_score is now delivered.");
    assertThat(Changes.sentences(said, Optional.of(now), now))
        .containsExactly(
            "Nothing that this file describes has changed since that of March 9, 2026.");
    assertThat(Changes.sentences(said, Optional.empty(), now))
        .containsExactly("There is no earlier file: this is the first.");
  }
}
