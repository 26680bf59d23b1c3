package org.contretemps.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.contretemps.wording.ServedPeople;
import org.contretemps.wording.Speech;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  private static final Path SHIPPED = Path.of("..", "conf", "contretemps.yaml");
  private static final String LEAST =
      """
      warehouse: ../.contretemps/warehouse
      landing: ../.contretemps/landing
      sources: {enabled: [generic-csv]}
      privacy: {pseudonym-key-file: ../.contretemps/pseudonym.key}
      """;

  @TempDir private Path folder;

  @Test
  void theShippedFilesAreReadWithoutProblems() {
    for (String name : List.of("contretemps.yaml", "demo.yaml")) {
      Configuration configuration = read(SHIPPED.resolveSibling(name));
      for (String source : configuration.sources()) {
        assertThat(configuration.sourceFolder().resolve(source + ".yaml")).isRegularFile();
      }
    }
  }

  @Test
  void theShippedFileHoldsTheDefaults() {
    Problems problems = new Problems();
    String names = String.join(", ", read(SHIPPED).sources());
    String yaml = LEAST.replace("[generic-csv]", "[" + names + "]");
    Configuration least =
        Configuration.from(
            Settings.of(yaml, "least", problems), SHIPPED, Configuration.Overrides.NONE, problems);

    assertThat(problems.messages()).isEmpty();
    assertThat(read(SHIPPED)).isEqualTo(least);
    assertThat(least.definitions()).isEqualTo(Definitions.DEFAULT);
  }

  @Test
  void theShippedFileHoldsEveryKey() throws IOException {
    JsonNode shipped = new YAMLMapper().readTree(Files.readString(SHIPPED));
    String[] sections = {
      "",
      "/sources",
      "/privacy",
      "/ingest",
      "/situation-types",
      "/situation-types/weights",
      "/outcomes",
      "/strata",
      "/distribution",
      "/names",
      "/hook",
      "/metrics",
      "/lineage",
      "/controller"
    };
    for (String section : sections) {
      Set<String> keys = new TreeSet<>();
      shipped.at(section).fieldNames().forEachRemaining(keys::add);
      assertThat(keys).as(section).isEqualTo(knownKeys(section));
    }
  }

  @Test
  void credentialsAreRefusedAndNotTold() throws IOException {
    Path file =
        write(
            """
            warehouse: s3a://told-1:told-2@bucket/warehouse
            landing: s3a://told-3:to/ld@bucket/landing
            access-key: told-4
            privacy: {secret-access-key: told-5}
            """);
    assertThatThrownBy(() -> read(file))
        .hasMessageContaining("'warehouse' has a credential in it")
        .hasMessageContaining("'landing' has a credential in it")
        .hasMessageContaining("'access-key' would hold a credential")
        .hasMessageContaining("'privacy.secret-access-key' would hold a credential")
        .hasMessageContaining("AWS_ACCESS_KEY_ID")
        .hasMessageNotContaining("told-");
  }

  @Test
  void everythingThatIsWrongIsSaidTogether() throws IOException {
    Path file =
        write(
            """
            warehous: a
            landing: ../landing
            sources: {enabled: []}
            ingest: {refuse-file-above-share: 20}
            situation-types:
              weights: {third-party: many}
              simple-up-to: 5
            distribution: {window: 0}
            """);

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("Cannot use the configuration " + file + ": 8 problems.")
        .hasMessageContaining("'warehouse' is missing")
        .hasMessageContaining("unknown key 'warehous'. Did you mean 'warehouse'?")
        .hasMessageContaining("'sources.enabled' names no mapping")
        .hasMessageContaining("'privacy.pseudonym-key-file' is missing")
        .hasMessageContaining("'ingest.refuse-file-above-share' must be a number from 0.0 to 1.0")
        .hasMessageContaining("'situation-types.weights.third-party' must be a whole number")
        .hasMessageContaining("'situation-types.simple-up-to' (5) must be below")
        .hasMessageContaining("unknown key 'distribution.window'");
  }

  @Test
  void whateverIsARepeatHasToHaveAPriorContact() throws IOException {
    Path file = write(LEAST + "outcomes: {repeat-hours: 49, prior-contact-days: 2}\n");
    assertThatThrownBy(() -> read(file))
        .hasMessageContaining("'outcomes.prior-contact-days' (2) must reach as far as")
        .hasMessageContaining("'repeat-hours' (49)");
    read(write(LEAST + "outcomes: {repeat-hours: 48, prior-contact-days: 2}\n"));
  }

  @Test
  void whatTheControllerLeavesBlankIsMissing() throws IOException {
    Controller controller =
        read(write(LEAST + "controller: {name: Caisse, address: \" \", contact: }\n")).controller();
    assertThat(controller.of(Controller.Detail.NAME)).contains("Caisse");
    assertThat(controller.missing())
        .hasSize(Controller.Detail.values().length - 1)
        .startsWith(Controller.Detail.ADDRESS, Controller.Detail.CONTACT);
    Path unknown = write(LEAST + "controller: {adress: 1}\n");
    assertThatThrownBy(() -> read(unknown)).hasMessageContaining("'controller.address'");
  }

  @Test
  void aNameStandsForOneCodeOfItsKind() throws IOException {
    Path file =
        write(
            LEAST
                + """
                names:
                  service: {A: Housing, B: Housing, C: ""}
                  team: {A: Housing}
                  customer: {}
                  people-served: {A: patients}
                """);
    assertThatThrownBy(() -> read(file))
        .hasMessageContaining("4 problems")
        .hasMessageContaining(
            "unknown value of 'names.people-served.A': 'patients'. Did you mean 'patient'?")
        .hasMessageContaining("'names.service.B' has the name of another, 'Housing'")
        .hasMessageContaining("'names.service.C' is empty")
        .hasMessageContaining("unknown key 'names.customer'");
    Configuration named = read(write(LEAST + "names: {service: {A: Housing}}"));
    assertThat(named.names().services()).containsEntry("A", "Housing");
    assertThat(named.names().teams()).isEmpty();
    assertThat(named.names().speech("A", Locale.FRENCH)).isEqualTo(Speech.in(Locale.FRENCH));
  }

  @Test
  void eachOrganisationHasItsWordForThePeopleServed() throws IOException {
    Names names =
        read(write(LEAST + "names: {people-served: {A: job-seeker, B: job-seeker, C: user}}"))
            .names();
    Speech jobSeekers = new Speech(Locale.FRENCH, ServedPeople.JOB_SEEKER);
    assertThat(names.speech("A", Locale.FRENCH)).isEqualTo(jobSeekers);
    assertThat(names.speech(List.of("A", "B"), Locale.FRENCH)).isEqualTo(jobSeekers);
    assertThat(names.speech(List.of("A", "C"), Locale.FRENCH)).isEqualTo(Speech.in(Locale.FRENCH));
  }

  @Test
  void aMissingFileIsSaidByName() {
    assertThatThrownBy(() -> read(folder.resolve("none.yaml")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("none.yaml: no such file can be opened");
  }

  @Test
  void relativePathsAreRelativeToTheFile() throws IOException {
    Configuration configuration = read(write(LEAST));

    Path parent = folder.toAbsolutePath().getParent();
    assertThat(configuration.warehouse()).isEqualTo("file://" + parent + "/.contretemps/warehouse");
    assertThat(configuration.landing()).isEqualTo("file://" + parent + "/.contretemps/landing");
    assertThat(configuration.sourceFolder()).isEqualTo(folder.resolve("sources"));
    assertThat(configuration.pseudonymKeyFile())
        .isEqualTo(parent.resolve(".contretemps/pseudonym.key"));
  }

  @Test
  void urisAreTakenAsTheyAre() throws IOException {
    Configuration configuration =
        read(write(LEAST.replace("../.contretemps/warehouse", "s3a://bucket/warehouse/")));

    assertThat(configuration.warehouse()).isEqualTo("s3a://bucket/warehouse");
  }

  /** Hadoop takes a location letter by letter: "%20" would be another folder. */
  @Test
  void aFolderWithBlanksAndAccentsIsTheFolderThatTheUserMeant() throws IOException {
    Configuration configuration =
        read(write(LEAST.replace("../.contretemps/landing", "reçus du jour")));

    org.apache.hadoop.fs.Path landing = new org.apache.hadoop.fs.Path(configuration.landing());
    assertThat(landing.toUri().getPath()).isEqualTo(folder.resolve("reçus du jour").toString());
  }

  @Test
  void theCommandLineTakesPrecedenceAndIsRelativeToTheCaller() throws IOException {
    Configuration configuration =
        Configuration.read(
            write(LEAST),
            new Configuration.Overrides(Optional.of("here"), Optional.of("s3a://bucket/in")));

    assertThat(configuration.warehouse()).isEqualTo("file://" + Path.of("here").toAbsolutePath());
    assertThat(configuration.landing()).isEqualTo("s3a://bucket/in");
  }

  @Test
  void aSourceThatIsNamedTwiceIsRefused() throws IOException {
    Path file = write(LEAST.replace("[generic-csv]", "[generic-csv, bank, generic-csv]"));

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'sources.enabled' names generic-csv twice. Name it once.");
  }

  /** So long that no known key is near enough to be proposed. */
  private static final String UNLIKE_ANY = "z".repeat(60);

  private Set<String> knownKeys(String section) {
    String yaml = UNLIKE_ANY + ": 1";
    String prefix = "";
    String[] names = section.isEmpty() ? new String[0] : section.substring(1).split("/", -1);
    for (int i = names.length - 1; i >= 0; i--) {
      yaml = "%s: {%s}".formatted(names[i], yaml);
      prefix = names[i] + "." + prefix;
    }
    Problems problems = new Problems();
    Configuration.from(
        Settings.of(yaml, "one unknown key", problems),
        SHIPPED,
        Configuration.Overrides.NONE,
        problems);
    return keysIn(problems, prefix);
  }

  private static Set<String> keysIn(Problems problems, String prefix) {
    String start = "unknown key '%s%s'. Known: ".formatted(prefix, UNLIKE_ANY);
    String message =
        problems.messages().stream().filter(m -> m.startsWith(start)).findFirst().orElse(start);
    Set<String> keys = new TreeSet<>();
    for (String key : message.substring(start.length()).replaceAll("\\.$", "").split(", ", -1)) {
      keys.add(key.substring(prefix.length()));
    }
    return keys;
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("test.yaml"), text);
  }

  private static Configuration read(Path file) {
    return Configuration.read(file, Configuration.Overrides.NONE);
  }
}
