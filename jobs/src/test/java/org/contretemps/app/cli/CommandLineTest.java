package org.contretemps.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.contretemps.SparkSessionExtension;
import org.contretemps.app.Contretemps;
import org.contretemps.house.SharedNight;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line as a user meets it: what it prints, and with which code it ends. */
@Tag("slow")
class CommandLineTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path config;

  @BeforeAll
  static void openTheSessionOfTheSuite() {
    SparkSessionExtension.session();
  }

  @BeforeEach
  void copyConfiguration() throws IOException {
    Path shipped = Path.of("..", "conf");
    Files.createDirectories(folder.resolve("conf/sources"));
    Files.copy(shipped.resolve("contretemps.yaml"), folder.resolve("conf/contretemps.yaml"));
    try (Stream<Path> mappings = Files.list(shipped.resolve("sources"))) {
      for (Path mapping : mappings.toList()) {
        Files.copy(mapping, folder.resolve("conf/sources").resolve(mapping.getFileName()));
      }
    }
    config = folder.resolve("conf/contretemps.yaml");
  }

  @Test
  void everyCommandHasHelpAndVersion() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Commands:", "Exit codes:", "data refused");
    Contretemps.commandLine()
        .getSubcommands()
        .keySet()
        .forEach(
            command -> {
              assertThat(run(command, "--help")).as(command).isZero();
              assertThat(run(command, "--version")).as(command).isZero();
            });
    assertThat(out.toString()).contains("contretemps ", "Spark 4");
  }

  @Test
  void anUnknownCommandOrOptionIsAUsageError() {
    assertThat(run("ingestt")).isEqualTo(2);
    assertThat(err.toString()).contains("ingestt", "Did you mean");
    assertThat(run("ingest", "--warehous", "x")).isEqualTo(2);
    assertThat(run("distribute", "--date", "yesterday")).isEqualTo(2);
    assertThat(err.toString()).contains("'yesterday' is not a date");
  }

  @Test
  void aConfigurationThatIsMissingOrWrongIsExplained() throws IOException {
    assertThat(run("ingest", "--config", folder.resolve("nowhere.yaml").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("Cannot read", "nowhere.yaml");

    Files.writeString(config, "warehous: here\nlanding: there\ndistribution: {window-days: 0}\n");
    assertThat(run("validate", "--config", config.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "unknown key 'warehous'. Did you mean 'warehouse'?",
            "'warehouse' is missing",
            "'distribution.window-days' must be a whole number from 1 to 366")
        .doesNotContain("\tat ");
  }

  @Test
  void aMappingThatIsWrongIsExplained() throws IOException {
    Path mapping = folder.resolve("conf/sources/generic-csv.yaml");
    String text = Files.readString(mapping);
    Files.writeString(
        mapping,
        text.replace("  talk_seconds: talk_seconds", "  talk_seconds: talk_second")
            .replace("  team: team", "  team: upper(team"));
    assertThat(run("validate", "--config", config.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "unknown raw column in 'fields.talk_seconds': 'talk_second'. Did you mean 'talk_seconds'?",
            "'fields.team' is no expression that Spark SQL understands: 'upper(team'");
  }

  @Test
  void validateReadsAndWritesNothing() throws IOException {
    Files.createDirectories(folder.resolve(".contretemps/landing"));
    assertThat(run("validate", "--config", config.toString())).isZero();
    assertThat(out.toString()).contains("generic-csv", "agent-pulse", "Everything is understood.");
    assertThat(filesBelow(folder.resolve(".contretemps"))).isZero();
  }

  @Test
  void aMappingIsTriedOnAFileAndNothingIsWritten() throws IOException {
    Path file = folder.resolve("calls.csv");
    Files.writeString(
        file,
        """
        contact_id,organisation,system,started_at,ended_at,kind
        1,caf,lines,2026-03-02 08:00:00,2026-03-02 09:30:00,OUTAGE
        2,caf,lines,2026-03-02 08:00:00,2026-03-02 07:00:00,OUTAGE
        3,caf,lines,never,,OUTAGE
        """);
    String tried = "--source=generic-csv-incidents";
    assertThat(run("validate", "--config=" + config, tried, "--file=" + file, "--rows=2")).isZero();
    assertThat(out.toString())
        .containsPattern("record at +line 2 +line 3")
        .containsPattern("becomes +ACCEPTED +REJECTED")
        .containsPattern("started_at +2026-03-02T07:00:00Z +2026-03-02T07:00:00Z")
        .contains("Of the first 3 records 1 would be accepted, 2 rejected, 0 excluded by a rule")
        .containsPattern("rejected: breaks the rule ends_after_it_starts +1 +")
        .containsPattern("rejected: started_at cannot be read as TIMESTAMP.* line 4")
        .containsPattern("At line 4, started_at: .*started_at.*, with started_at = 'never'");
    assertThat(filesBelow(folder.resolve(".contretemps"))).isZero();

    Files.writeString(
        file, Files.readString(file).replace("1,caf,lines,2026-03-02 08", "1,caf,lines,soon"));
    assertThat(run("validate", "--config=" + config, tried, "--file=" + file)).isEqualTo(3);
    assertThat(out.toString()).contains("Of the first 3 records 0 would be accepted");

    assertThat(run("validate", "--config=" + config, tried)).isEqualTo(2);
    assertThat(err.toString()).contains("no file matches incidents/", "Name one with --file");
    assertThat(run("validate", "--config=" + config, "--file=x")).isEqualTo(2);
    assertThat(err.toString()).contains("Add --source NAME");
  }

  /** From raw files to the figures of a night: what each command has said on the way. */
  @Test
  void simulatedDaysAreLoadedAndANightIsStated() {
    SharedNight night = SharedNight.copiedTo(folder.resolve("night"));
    assertThat(night.said("simulate"))
        .containsPattern(
            "[23],\\d{3} contacts, \\d+ norms, \\d+ surveys, \\d+ reviews, \\d+ pulse answers");
    assertThat(night.said("ingest"))
        .containsPattern("generic-csv +14 +[23],\\d{3} +[23],\\d{3} +0 +0")
        .containsPattern("generic-csv-norms +\\d")
        .containsPattern("generic-csv-surveys +\\d")
        .containsPattern("generic-csv-reviews +\\d")
        .containsPattern("generic-csv-pulses +2 ")
        .containsPattern("norms: \\d+ intervals in force");
    assertThat(night.said("nightly"))
        .containsPattern("asterisk-queue-log +1 +5 +5 +0 +0")
        .containsPattern(
            "as of 2026-01-20: \\d+ dates qualified, \\d+ counted, windows of \\d+ described, [1-9]\\d* zone verdicts");
  }

  @Test
  void whatIsLoadedIsDistributedShownAndNotLoadedAgain() {
    config = SharedNight.copiedTo(folder.resolve("night")).configuration();
    assertThat(run("distribute", "--config=" + config)).isZero();
    assertThat(out.toString()).contains("with --contact-level").doesNotContain("SIMPLE", "median");
    assertThat(run("distribute", "--config=" + config, "--contact-level")).isZero();
    assertThat(out.toString()).contains("SIMPLE", "INTERMEDIATE", "COMPLEX", "all");
    assertThat(run("qualify", "--config=" + config)).isZero();
    assertThat(out.toString()).contains("with --contact-level").doesNotContain("within norm %");

    assertThat(
            run(
                "distribute",
                "--config=" + config,
                "--contact-level",
                "--at-least=202",
                "--at-most=202"))
        .isZero();
    assertThat(out.toString()).as("exact bounds").contains("202 (202–202)");

    assertThat(run("ingest", "--config=" + config)).isZero();
    assertThat(out.toString()).contains("No new files.");
    assertThat(run("distribute", "--config=" + config, "--by=chanel")).isEqualTo(2);
    assertThat(err.toString()).contains("'chanel'. Did you mean 'channel'?");
  }

  @Test
  void aNightWithoutZonesIsAnAnswer() throws IOException {
    config = SharedNight.copiedTo(folder.resolve("night")).configuration();
    assertThat(run("explain", "--config=" + config)).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("No zone is open and no clash is established")
        .containsPattern("\\d+ cells under a norm per contact were judged|No cell is shown");
    assertThat(run("explain", "--config=" + config, "--service=nowhere")).isEqualTo(2);
    assertThat(run("explain", "--config=" + config, "--language=de")).isEqualTo(2);
  }

  @Test
  void aLandingFolderThatDoesNotExistIsNoneWithoutFiles() {
    assertThat(run("ingest", "--config=" + config, "--landing=" + folder.resolve("misspelt")))
        .isEqualTo(2);
    assertThat(err.toString()).contains("Cannot load from", "misspelt", "there is no such folder");
    assertThat(run("validate", "--config=" + config, "--landing=" + folder.resolve("misspelled")))
        .isEqualTo(2);
    assertThat(err.toString()).contains("misspelled");
  }

  @Test
  void refusedDataIsExitCodeThree() throws IOException {
    Path day = folder.resolve(".contretemps/landing/contacts/day=2026-01-05");
    Files.createDirectories(day);
    Files.writeString(day.resolve("contacts.csv"), "contact_id,organisation\n1,x\n2,y\n");
    assertThat(run("ingest", "--config=" + config)).isEqualTo(3);
    assertThat(err.toString())
        .contains("Cannot load generic-csv", "2 of 2 records rejected", "nothing was published")
        .contains("has no column");
    assertThat(folder.resolve(".contretemps/warehouse/contact")).doesNotExist();
    assertThat(sql("SELECT step, outcome, exit_code, message FROM job_run", "--output=csv"))
        .isZero();
    assertThat(out.toString())
        .contains("run,refused,3,\"Cannot load generic-csv: 1 of 1 new files", "ingest,refused,3")
        .doesNotContain("has no column");
  }

  @Test
  void theDemoNeverDeletesAFolderThatIsNotItsOwn() throws IOException {
    Path precious = folder.resolve("precious");
    Files.createDirectories(precious);
    Files.writeString(precious.resolve("thesis.txt"), "years of work");
    assertThat(
            run(
                "demo",
                "--config=" + config,
                "--warehouse=" + precious,
                "--landing=" + folder.resolve("new")))
        .isEqualTo(2);
    assertThat(err.toString()).contains("Cannot run the demo in", "precious");
    assertThat(precious).isDirectoryContaining(file -> file.endsWith("thesis.txt"));
    assertThat(filesBelow(precious)).as("no lock and no record either").isEqualTo(1);
  }

  private int run(String... arguments) {
    CommandLine command =
        Contretemps.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  private static long filesBelow(Path path) throws IOException {
    if (!Files.exists(path)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void theDictionaryListsTablesAndTheColumnsOfOne() {
    assertThat(run("tables")).isZero();
    assertThat(out.toString()).contains("impeded_quality_zone ", "One row per month and team");
    assertThat(run("tables", "qualified_contact")).isZero();
    assertThat(out.toString()).contains("customer_key").contains("(contact level)");
    assertThat(run("tables", "zones")).isEqualTo(2);
    assertThat(err.toString()).contains("Cannot describe zones");
  }

  @Test
  void aQueryIsAnsweredWithoutKeysUnlessTheyAreAskedFor() {
    config = SharedNight.copiedTo(folder.resolve("night")).configuration();
    String query = "SELECT * FROM contact";
    assertThat(sql(query)).isEqualTo(2);
    assertThat(sql("SELECT * FROM kpi_situation", "--output", "json")).isZero();
    assertThat(out.toString()).contains("\"service\"").doesNotContain("customer_key");
    assertThat(sql(query, "--output", "csv", "--contact-level")).isZero();
    assertThat(out.toString()).contains("customer_key");
    assertThat(sql("SELECT count(*) AS n FROM contacts")).isEqualTo(2);
    assertThat(err.toString())
        .contains("Cannot answer the query", "contretemps tables")
        .doesNotContain("\tat ");
    assertThat(sql("SELECT 'a\"b,c' AS text", "--output", "csv")).isZero();
    assertThat(out.toString()).contains("\"a\"\"b,c\"");
  }

  private int sql(String query, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("sql", "--config", config.toString(), "-e", query));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(String[]::new));
  }
}
