package org.contretemps.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.Configuration;
import org.contretemps.night.zone.ZoneChanges;
import org.contretemps.night.zone.statement.StateZones;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritingRunTest {
  @TempDir private Path folder;

  /** A slow listener keeps no other run waiting: the holder's file is gone when it hears. */
  @Test
  void zonesAreToldOfOnceTheWarehouseIsFree() throws IOException {
    SparkSessionExtension.session();
    Path heard = folder.resolve("heard");
    Path holder = folder.resolve("warehouse/_lock/writer.json");
    Configuration configuration =
        configuration(
            "cat > '%s'; test -e '%s' && echo held >> '%1$s' || echo free >> '%1$s'"
                .formatted(heard, holder));
    LocalDate night = LocalDate.of(2026, 3, 20);
    StateZones.Result opened =
        new StateZones.Result(
            Optional.of(night),
            1,
            1,
            Optional.of(new ZoneChanges(1, List.of(Map.of("change", "OPENED")))));
    StringWriter err = new StringWriter();
    int code =
        new WritingRun("zones", configuration, Duration.ZERO, new PrintWriter(err))
            .run(
                (workplace, progress) -> {
                  assertThat(holder).exists();
                  workplace.step("zones", () -> opened, StateZones.Result::asOf).run();
                });
    assertThat(code).as(err.toString()).isZero();
    assertThat(heard).content().contains("zones-changed", "OPENED").contains("free");
  }

  /** Killed, or out of memory: nobody wrote that down, so the next run does, and tells the hook. */
  @Test
  void aRunThatEndedWithoutAWordIsRecordedByTheNext() throws IOException {
    SparkSession spark = SparkSessionExtension.session();
    Path heard = folder.resolve("heard");
    Path lock = Files.createDirectories(folder.resolve("warehouse/_lock"));
    Files.writeString(
        lock.resolve("writer.json"),
        """
        {"host": "night-1", "pid": 4711, "command": "nightly", "run": "20260320T030000Z-00002a",
         "started-at": "2026-03-20T03:00:00Z", "seen-at": "2026-03-20T03:10:00Z"}
        """);
    Configuration configuration = configuration("cat >> '%s'".formatted(heard));
    StringWriter err = new StringWriter();
    assertThat(run(configuration, err)).isZero();
    assertThat(run(configuration, new StringWriter())).as("told of once").isZero();

    assertThat(err.toString()).contains("'nightly', process 4711 on night-1", "without a word");
    assertThat(heard).content().containsOnlyOnce("20260320T030000Z-00002a");
    Row lost =
        spark
            .read()
            .format("delta")
            .load(folder.resolve("warehouse/job_run").toString())
            .where("run_id = '20260320T030000Z-00002a'")
            .collectAsList()
            .get(0);
    assertThat(lost.<String>getAs("outcome")).isEqualTo("failed");
    assertThat(lost.<Integer>getAs("exit_code")).isEqualTo(LostRun.UNKNOWN);
    assertThat(lost.<Double>getAs("seconds")).isEqualTo(600);
    assertThat(lost.<String>getAs("message")).contains("its memory ended", "CONTRETEMPS_MEMORY");
  }

  /** Spark may have ended before the run: the run is then as good as killed. */
  @Test
  void aRunThatCouldNotBeRecordedIsFoundByTheNext() throws IOException {
    SparkSessionExtension.session();
    Configuration configuration = configuration("cat > /dev/null");
    assertThatThrownBy(
            () ->
                new WritingRun(
                        "zones", configuration, Duration.ZERO, new PrintWriter(new StringWriter()))
                    .run(
                        (workplace, progress) -> {
                          write(folder.resolve("warehouse/job_run"));
                          throw new IllegalStateException("Cannot go on: a test says so. Go on.");
                        }))
        .hasMessageContaining("a test says so");
    assertThat(folder.resolve("warehouse/_lock/writer.json")).exists();
    Files.delete(folder.resolve("warehouse/job_run"));
    StringWriter err = new StringWriter();
    assertThat(run(configuration, err)).isZero();
    assertThat(err.toString()).contains("'zones'", "ended without a word");
    Path holder = folder.resolve("warehouse/_lock/writer.json");
    assertThat(holder).doesNotExist();
    Files.writeString(holder, "{\"run\": \"x\"}");
    assertThat(run(configuration, new StringWriter())).as("too little is said there").isZero();
  }

  /** A file that stands in a table's way. */
  private static void write(Path file) {
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int run(Configuration configuration, StringWriter err) {
    return new WritingRun("zones", configuration, Duration.ZERO, new PrintWriter(err))
        .run((workplace, progress) -> {});
  }

  private Configuration configuration(String hook) throws IOException {
    Path file = folder.resolve("contretemps.yaml");
    Files.writeString(
        file,
        """
        warehouse: warehouse
        landing: landing
        sources: {enabled: [generic-csv]}
        privacy: {pseudonym-key-file: key}
        hook:
          seconds: 60
          command: [sh, -c, "%s"]
        """
            .formatted(hook));
    return Configuration.read(file, Configuration.Overrides.NONE);
  }
}
