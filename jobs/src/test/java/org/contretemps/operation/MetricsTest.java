package org.contretemps.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
  @TempDir private Path folder;

  @Test
  void theFileTellsOfTheRunItsStepsZonesAndSources() throws IOException {
    Path file = folder.resolve("deep/contretemps.prom");
    metrics(RunReports.ok("nightly"), Optional.of(4L)).write(file);
    assertThat(Files.readAllLines(file))
        .contains(
            "# TYPE contretemps_last_success_timestamp_seconds gauge",
            "contretemps_last_success_timestamp_seconds{command=\"nightly\"} 1774058460",
            "contretemps_run_success 1",
            "contretemps_run_exit_code 0",
            "contretemps_lag_days 1",
            "contretemps_step_duration_seconds{step=\"run\"} 60.500",
            "contretemps_step_duration_seconds{step=\"qualify\"} 15.000",
            "contretemps_step_rows_read{step=\"ingest\"} 100.000",
            "contretemps_zones_open 4",
            "contretemps_source_last_delivery_timestamp_seconds{source=\"generic-csv\"} 1774051200");
    try (var files = Files.list(file.getParent())) {
      assertThat(files.toList()).as("no draft stays").containsExactly(file);
    }
  }

  @Test
  void aFailureKeepsWhenEachCommandLastSucceededAndHowManyZonesWereOpen() {
    String before = metrics(RunReports.ok("nightly"), Optional.of(4L)).text("");
    before = metrics(RunReports.ok("ingest"), Optional.empty()).text(before);
    String after =
        new Metrics(RunReports.failed("nightly", 1, "Cannot."), Optional.empty(), Map.of())
            .text(before);
    assertThat(after.lines())
        .contains(
            "contretemps_last_success_timestamp_seconds{command=\"nightly\"} 1774058460",
            "contretemps_last_success_timestamp_seconds{command=\"ingest\"} 1774058460",
            "contretemps_run_success 0",
            "contretemps_run_exit_code 1",
            "contretemps_zones_open 4",
            "contretemps_source_last_delivery_timestamp_seconds{source=\"generic-csv\"} 1774051200");
  }

  /** Prometheus refuses a file in which a family is told twice or a line has another form. */
  @Test
  void everyLineIsOneThatPrometheusReads() {
    String before = metrics(RunReports.ok("nightly"), Optional.of(4L)).text("");
    List<String> lines =
        metrics(RunReports.ok("nightly"), Optional.of(5L)).text(before).lines().toList();
    assertThat(lines)
        .allMatch(
            line ->
                line.matches("# (HELP|TYPE) contretemps_[a-z_]+ .+")
                    || line.matches("contretemps_[a-z_]+(\\{[a-z]+=\"[^\"]*\"})? [0-9.]+"));
    assertThat(lines.stream().filter(line -> line.startsWith("# TYPE"))).doesNotHaveDuplicates();
    assertThat(lines.stream().filter(line -> !line.startsWith("#")).map(MetricsTest::name))
        .doesNotHaveDuplicates();
  }

  private static String name(String line) {
    return line.substring(0, line.lastIndexOf(' '));
  }

  private static Metrics metrics(RunReport run, Optional<Long> zones) {
    return new Metrics(run, zones, Map.of("generic-csv", Instant.parse("2026-03-21T00:00:00Z")));
  }
}
