package org.contretemps.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.contretemps.SparkSessionExtension;
import org.contretemps.app.Contretemps;
import org.contretemps.house.SharedNight;
import org.contretemps.warehouse.lock.LockHolder;
import org.contretemps.warehouse.lock.WarehouseLock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator meets of a run and of its troubles, at the real command line. */
@Tag("slow")
class OperatedRunTest {
  @TempDir private static Path folder;
  private static Path config;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** The night goes on, with a hook that writes down what it hears and a file of metrics. */
  @BeforeAll
  static void goOnAfterTheNight() throws IOException {
    SparkSessionExtension.session();
    config = SharedNight.copiedTo(folder).configuration();
    Files.writeString(
        config,
        """
        warehouse: ../warehouse
        landing: ../landing
        sources: {enabled: [generic-csv, generic-csv-norms, amazon-connect]}
        privacy: {pseudonym-key-file: ../pseudonym.key}
        hook: {command: [sh, -c, "cat > '%s'"]}
        metrics: {file: ../metrics/contretemps.prom}
        """
            .formatted(folder.resolve("heard.json")));
    OperatedRunTest first = new OperatedRunTest();
    assertThat(first.run("ingest")).as(first.err.toString()).isZero();
  }

  @Test
  void aRunIsOnRecordWithItsStepsAndMeasured() throws IOException {
    assertThat(
            run(
                "sql",
                "--output=csv",
                "-e=SELECT step, outcome, rows_read > 0, rows_written > 0, seconds > 0, versions['contact'] > 0 FROM job_run WHERE run_id = (SELECT min(run_id) FROM job_run) ORDER BY step_number"))
        .isZero();
    assertThat(out.toString().lines().skip(1))
        .containsExactly(
            "run,ok,true,true,true,true",
            "ingest,ok,true,true,true,true",
            "norms,ok,true,true,true,");
    assertThat(run("status")).isZero();
    assertThat(out.toString()).contains("last runs (UTC)").containsPattern("ingest +ok +[0-9.]+");
    assertThat(metrics())
        .containsPattern(
            "contretemps_last_success_timestamp_seconds\\{warehouse=\"file:.*\",command=\"ingest\"} ")
        .containsPattern(
            "contretemps_source_last_delivery_timestamp_seconds\\{warehouse=.*,source=\"generic-csv\"} ");
  }

  /** Two files that lack the same, and one that lacks something else. */
  @Test
  void whatIsOddAboutLoadedFilesIsSaidInFewLines() throws IOException {
    String sample =
        Files.readAllLines(folder.resolve("conf/sources/samples/amazon-connect.jsonl")).get(0);
    Path records = Files.createDirectories(folder.resolve("odd/amazon-connect"));
    for (int i = 1; i <= 3; i++) {
      String record = sample.replace(i < 3 ? "\"Queue\"" : "\"NextContactId\"", "\"Renamed\"");
      Files.writeString(records.resolve(i + ".jsonl"), (record + "\n").repeat(20));
    }

    String[] apart = {
      "--landing=" + folder.resolve("odd"), "--warehouse=" + folder.resolve("odd-warehouse")
    };
    assertThat(run("ingest", apart)).as(err.toString()).isZero();

    String queue = "In none of its records: Queue, which a required field or a rule asks for.";
    String next =
        "In none of its records: NextContactId, which a required field or a rule asks for.";
    assertThat(err.toString().lines().filter(line -> line.startsWith("Warning: ")))
        .containsExactly(
            "Warning: amazon-connect, 2 files: " + queue,
            "Warning: amazon-connect, amazon-connect/3.jsonl: " + next);
    String audit =
        "SELECT source_file, warnings, ignored_columns LIKE '%Renamed%' FROM load_audit WHERE source = 'amazon-connect' ORDER BY source_file";
    assertThat(run("sql", apart[1], "--output=csv", "-e=" + audit)).isZero();
    assertThat(out.toString().lines().filter(line -> line.startsWith("amazon-connect/")))
        .containsExactly(
            "amazon-connect/1.jsonl,\"%s\",true".formatted(queue),
            "amazon-connect/2.jsonl,\"%s\",true".formatted(queue),
            "amazon-connect/3.jsonl,\"%s\",true".formatted(next));
  }

  @Test
  void aRunBesideAnotherIsRefusedAndChangesNothing() throws IOException {
    try (WarehouseLock other =
        WarehouseLock.of(folder.resolve("warehouse").toUri().toString(), new Configuration())) {
      other.take(LockHolder.here("rebuild", "other", Instant.EPOCH), Duration.ZERO, said -> {});
      assertThat(run("kpi")).isEqualTo(1);
    }
    assertThat(lastLine(err))
        .startsWith("Cannot run 'kpi': another run is writing to file:")
        .contains("'rebuild', process ", "--wait");
    assertThat(heard()).contains("\"command\":\"kpi\"", "\"exit-code\":1");
    assertThat(run("sql", "--output=csv", "-e=SELECT count(*) FROM job_run WHERE command = 'kpi'"))
        .isZero();
    assertThat(out.toString().strip()).endsWith("0");
  }

  @Test
  void halfAFileIsRefusedAndHeardOf() throws IOException {
    Path half = folder.resolve("landing/contacts/day=2026-01-09/half.csv.gz");
    Files.createDirectories(half.getParent());
    byte[] whole = packed(Files.readAllBytes(contacts()));
    Files.write(half, Arrays.copyOf(whole, whole.length / 2));
    try {
      assertThat(run("ingest")).isEqualTo(3);
    } finally {
      Files.delete(half);
    }
    assertThat(err.toString()).contains("Cannot load generic-csv", "cut off or damaged");
    assertThat(heard())
        .contains("\"event\":\"run-failed\"", "\"outcome\":\"refused\"", "\"exit-code\":3");
    assertThat(metrics())
        .containsPattern("contretemps_run_exit_code\\{.*,command=\"ingest\"} 3")
        .containsPattern("contretemps_run_success\\{.*,command=\"ingest\"} 0")
        .containsPattern(
            "contretemps_last_success_timestamp_seconds\\{warehouse=\"file:.*\",command=\"ingest\"} ");
  }

  @Test
  void aDamagedLogIsCalledSo() throws IOException {
    Path copy = folder.resolve("damaged");
    FileUtils.copyDirectory(folder.resolve("warehouse").toFile(), copy.toFile());
    Path log = copy.resolve("contact/_delta_log");
    // As long as Delta's own checksum of a version is there, the list of files is read from it.
    try (Stream<Path> checksums = Files.list(log)) {
      for (Path checksum : checksums.filter(file -> file.toString().endsWith(".crc")).toList()) {
        Files.delete(checksum);
      }
    }
    Path commit = log.resolve("%020d.json".formatted(1));
    Files.write(commit, Arrays.copyOf(Files.readAllBytes(commit), 100));
    assertThat(run("status", "--warehouse=" + copy)).isEqualTo(1);
    assertThat(lastLine(err))
        .startsWith("Cannot finish: the log of a Delta table is damaged or incomplete")
        .contains("contact", "from a backup");
  }

  @Test
  void aKeyThatIsGoneIsNotMadeAnew() throws IOException {
    Path key = folder.resolve("pseudonym.key");
    Path away = folder.resolve("away.key");
    Path late = folder.resolve("landing/contacts/day=2026-01-10/late.csv");
    Files.createDirectories(late.getParent());
    Files.copy(contacts(), late);
    Files.move(key, away);
    try {
      assertThat(run("ingest")).isEqualTo(2);
      assertThat(err.toString()).contains("Cannot ", "pseudonym.key");
      assertThat(key).doesNotExist();
    } finally {
      Files.move(away, key);
      Files.delete(late);
    }
  }

  @Test
  void aNightThatALaterStepWouldRefuseIsRefusedBeforeItsFirst() throws IOException {
    Path others = config.resolveSibling("others.yaml");
    Files.writeString(others, Files.readString(config) + "outcomes: {repeat-hours: 48}\n");
    Path more = folder.resolve("more");
    FileUtils.copyDirectory(folder.resolve("landing").toFile(), more.toFile());
    Path file = contacts();
    Files.copy(
        file, more.resolve("contacts").resolve(file.getParent().getFileName()).resolve("more.csv"));

    assertThat(runWith(others, "nightly", "--landing=" + more)).isEqualTo(2);

    assertThat(lastLine(err))
        .startsWith("Cannot bring customer_leg up to date")
        .contains("Run 'contretemps rebuild'");
    assertThat(err.toString()).doesNotContain("Reading generic-csv");
  }

  private int run(String command, String... options) {
    return runWith(config, command, options);
  }

  private int runWith(Path configuration, String command, String... options) {
    return Contretemps.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(
            Stream.concat(Stream.of(command, "--config=" + configuration), Arrays.stream(options))
                .toArray(String[]::new));
  }

  private static Path contacts() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("landing/contacts"))) {
      return files
          .filter(file -> file.toString().endsWith(".csv"))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  private static byte[] packed(byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text);
    }
    return bytes.toByteArray();
  }

  private static String heard() throws IOException {
    return Files.readString(folder.resolve("heard.json"));
  }

  private static String metrics() throws IOException {
    return Files.readString(folder.resolve("metrics/contretemps.prom"));
  }

  private static String lastLine(StringWriter said) {
    return said.toString().strip().lines().reduce("", (before, line) -> line);
  }
}
