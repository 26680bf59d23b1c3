package org.contretemps.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
  private static final String OURS = "warehouse=\"file:/w\"";
  private static final String NIGHTLY = "{" + OURS + ",command=\"nightly\"";

  @TempDir private Path folder;

  @Test
  void theFileTellsOfTheRunItsStepsZonesAndSources() throws IOException {
    Path file = folder.resolve("deep/contretemps.prom");
    metrics(RunReports.ok("nightly"), Optional.of(4L)).write(file);
    assertThat(Files.readAllLines(file))
        .contains(
            "# TYPE contretemps_last_success_timestamp_seconds gauge",
            "contretemps_last_success_timestamp_seconds" + NIGHTLY + "} 1774058460",
            "contretemps_run_timestamp_seconds" + NIGHTLY + "} 1774058460",
            "contretemps_run_success" + NIGHTLY + "} 1",
            "contretemps_run_exit_code" + NIGHTLY + "} 0",
            "contretemps_step_duration_seconds" + NIGHTLY + ",step=\"run\"} 60.500",
            "contretemps_step_duration_seconds" + NIGHTLY + ",step=\"qualify\"} 15.000",
            "contretemps_step_rows_read" + NIGHTLY + ",step=\"ingest\"} 100",
            "contretemps_zones_open{" + OURS + "} 4",
            "contretemps_source_last_delivery_timestamp_seconds{"
                + OURS
                + ",source=\"generic-csv\"} 1774051200");
    assertThat(Files.getPosixFilePermissions(file))
        .as("the collector is another user")
        .contains(PosixFilePermission.OTHERS_READ);
    try (var files = Files.list(file.getParent())) {
      assertThat(files.toList()).as("no draft stays").containsExactly(file);
    }
  }

  @Test
  void aFailureKeepsWhenEachCommandLastSucceededAndHowManyZonesWereOpen() {
    String before = metrics(RunReports.ok("nightly"), Optional.of(4L)).text("");
    before = metrics(RunReports.ok("ingest"), Optional.empty()).text(before);
    String after = failedNight("file:/w").text(before);
    assertThat(after.lines())
        .contains(
            "contretemps_last_success_timestamp_seconds" + NIGHTLY + "} 1774058460",
            "contretemps_last_success_timestamp_seconds{"
                + OURS
                + ",command=\"ingest\"} 1774058460",
            "contretemps_run_success" + NIGHTLY + "} 0",
            "contretemps_run_exit_code" + NIGHTLY + "} 1",
            "contretemps_zones_open{" + OURS + "} 4",
            "contretemps_source_last_delivery_timestamp_seconds{"
                + OURS
                + ",source=\"generic-csv\"} 1774051200");
  }

  /** Neither a run of another warehouse nor one of another command hides a night that failed. */
  @Test
  void aFailedNightIsSeenWhateverElseRuns() {
    String failed = failedNight("file:/w").text("");
    String later = metrics(RunReports.ok("maintain"), Optional.empty()).text(failed);
    later =
        new Metrics(RunReports.ok("nightly"), "s3a://b/w", Optional.of(1L), Map.of()).text(later);
    assertThat(later.lines())
        .contains(
            "contretemps_run_success" + NIGHTLY + "} 0",
            "contretemps_run_success{" + OURS + ",command=\"maintain\"} 1",
            "contretemps_run_success{warehouse=\"s3a://b/w\",command=\"nightly\"} 1",
            "contretemps_source_last_delivery_timestamp_seconds{"
                + OURS
                + ",source=\"generic-csv\"} 1774051200");
  }

  /** A figure that is an age does not grow while nothing runs; the age of a point in time does. */
  @Test
  void theLagGrowsWhileNothingRuns() {
    String asOf = "contretemps_as_of_timestamp_seconds{" + OURS + "} 1773964800";
    String text = metrics(RunReports.ok("nightly"), Optional.empty()).text("");
    assertThat(text.lines()).contains(asOf).noneMatch(line -> line.contains("lag"));
    assertThat(metrics(RunReports.ok("nightly"), Optional.empty()).text("contretemps_lag_days 1\n"))
        .as("an older form of the file goes")
        .isEqualTo(text);
  }

  /** By a strict reader of ours; if Prometheus' own tool is installed, by that, too. */
  @Test
  void prometheusAndItsToolFindNoFault() throws Exception {
    String text = metrics(RunReports.ok("nightly"), Optional.of(4L)).text("");
    text = new Metrics(RunReports.ok("kpi"), "a\"b\\c\nd", Optional.of(1L), Map.of()).text(text);
    text = failedNight("s3a://b/w{},=").text(text);
    assertThat(text.lines().filter(line -> !line.startsWith("#"))).hasSizeGreaterThan(25);
    assertThat(ExpositionText.faults(text)).isEmpty();
    if (new ProcessBuilder("sh", "-c", "command -v promtool").start().waitFor() == 0) {
      Process promtool =
          new ProcessBuilder("promtool", "check", "metrics").redirectErrorStream(true).start();
      try (Writer input = promtool.outputWriter(StandardCharsets.UTF_8)) {
        input.write(text);
      }
      assertThat(promtool.inputReader(StandardCharsets.UTF_8).lines()).isEmpty();
      assertThat(promtool.waitFor()).isZero();
    }
  }

  /** The reader finds what Prometheus refuses, each alone in an otherwise good text. */
  @Test
  void theReaderFindsEveryKindOfFault() {
    String good = "# HELP a_seconds Time.\n# TYPE a_seconds gauge\na_seconds{b=\"c\"} 1\n";
    assertThat(ExpositionText.faults(good)).isEmpty();
    List.of(
            good.strip(),
            good + good,
            good + "a_seconds{b=\"c\"} 2\n",
            good + "a_seconds{b=\"d\",b=\"e\"} 2\n",
            good + "b 1\n",
            good + "\n",
            good.replace(" 1", " one"),
            good.replace(" 1", ""),
            good.replace("\"c\"", "c"),
            good.replace("c\"}", "c\"d\"}"),
            good.replace("c\"}", "\\t\"}"),
            good.replace("b=", "1b="),
            good.replace("gauge", "gauges"),
            good.replace("# TYPE a_seconds gauge\n", ""),
            good.replace("# HELP a_seconds Time.\n", ""),
            good.replace("Time.", ""),
            good.replace("a_seconds", "a_minutes"),
            good.replace("a_seconds", "a_ms"),
            good.replace("a_seconds", "aSeconds"),
            good.replace("a_seconds", "a_total"),
            good.replace("a_seconds", "a_gauge"),
            good.replace("gauge", "counter"))
        .forEach(text -> assertThat(ExpositionText.faults(text)).as(text).isNotEmpty());
  }

  private static Metrics failedNight(String warehouse) {
    return new Metrics(
        RunReports.failed("nightly", 1, "Cannot."), warehouse, Optional.empty(), Map.of());
  }

  private static Metrics metrics(RunReport run, Optional<Long> zones) {
    return new Metrics(
        run, "file:/w", zones, Map.of("generic-csv", Instant.parse("2026-03-21T00:00:00Z")));
  }
}
