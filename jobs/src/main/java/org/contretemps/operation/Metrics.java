package org.contretemps.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The figures of the last run in Prometheus' text format, for the textfile collector of its node
 * exporter. Names carry the base unit; the file is put in place whole, so that nobody reads half of
 * it.
 *
 * @param openZones zones that are open, where that was asked
 * @param lastDeliveries source → when its last file was delivered
 */
public record Metrics(
    RunReport run, Optional<Long> openZones, Map<String, Instant> lastDeliveries) {
  private static final String LAST_SUCCESS = "contretemps_last_success_timestamp_seconds";
  private static final String ZONES = "contretemps_zones_open";
  private static final String DELIVERIES = "contretemps_source_last_delivery_timestamp_seconds";

  /** Writes the file; the last success of each command stays in it when a later run fails. */
  public void write(Path file) throws IOException {
    String before = Files.exists(file) ? Files.readString(file) : "";
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path draft = folder.resolve(file.getFileName() + ".new");
    Files.writeString(draft, text(before));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * The content of the file.
   *
   * @param before what stands in it now
   */
  String text(String before) {
    StringBuilder out = new StringBuilder();
    family(out, LAST_SUCCESS, "When a run of the command last succeeded.");
    before
        .lines()
        .filter(line -> line.startsWith(LAST_SUCCESS + "{"))
        .filter(line -> !isOk() || !line.contains(label("command", run.command())))
        .forEach(line -> out.append(line).append('\n'));
    if (isOk()) {
      sample(out, LAST_SUCCESS, label("command", run.command()), endedAt());
    }
    lastRun(out);
    steps(out);
    family(out, ZONES, "Impeded-quality zones open on the last night that stated them.");
    openZones.ifPresentOrElse(
        zones -> out.append("%s %d\n".formatted(ZONES, zones)),
        () -> keep(out, before, ZONES + " "));
    family(out, DELIVERIES, "When the source delivered the newest file that was loaded.");
    if (lastDeliveries.isEmpty()) {
      keep(out, before, DELIVERIES + "{");
    }
    lastDeliveries.forEach(
        (source, at) -> sample(out, DELIVERIES, label("source", source), at.getEpochSecond()));
    return out.toString();
  }

  /** What a run cannot tell stays as the last one told it. */
  private static void keep(StringBuilder out, String before, String start) {
    before
        .lines()
        .filter(line -> line.startsWith(start))
        .forEach(line -> out.append(line).append('\n'));
  }

  private void lastRun(StringBuilder out) {
    single(out, "contretemps_run_timestamp_seconds", "When the last run ended.", endedAt());
    single(out, "contretemps_run_success", "1 where the last run succeeded.", isOk() ? 1 : 0);
    single(
        out,
        "contretemps_run_exit_code",
        "Exit code of the last run.",
        run.whole().ending().exitCode());
    run.whole()
        .asOf()
        .ifPresent(
            asOf ->
                single(
                    out,
                    "contretemps_lag_days",
                    "Days from the as-of date to the day on which the run began, UTC.",
                    lagDays(asOf)));
  }

  private void steps(StringBuilder out) {
    List<StepRun> all = new ArrayList<>(run.steps());
    all.add(0, run.whole());
    family(out, "contretemps_step_duration_seconds", "Time that a step of the last run took.");
    Map<String, Double> seconds = new TreeMap<>();
    Map<String, Double> read = new TreeMap<>();
    Map<String, Double> written = new TreeMap<>();
    for (StepRun step : all) {
      String label = label("step", step.step());
      seconds.merge(label, step.seconds(), Double::sum);
      read.merge(label, (double) run.counts(step).rowsRead(), Double::sum);
      written.merge(label, (double) run.counts(step).rowsWritten(), Double::sum);
    }
    seconds.forEach(
        (label, value) -> sample(out, "contretemps_step_duration_seconds", label, value));
    family(out, "contretemps_step_rows_read", "Rows that a step of the last run read.");
    read.forEach((label, value) -> sample(out, "contretemps_step_rows_read", label, value));
    family(out, "contretemps_step_rows_written", "Rows that a step of the last run wrote.");
    written.forEach((label, value) -> sample(out, "contretemps_step_rows_written", label, value));
  }

  private long lagDays(LocalDate asOf) {
    return ChronoUnit.DAYS.between(
        asOf, run.whole().startedAt().atZone(ZoneOffset.UTC).toLocalDate());
  }

  private long endedAt() {
    return run.whole().startedAt().getEpochSecond() + (long) run.whole().seconds();
  }

  private boolean isOk() {
    return run.whole().ending().outcome() == RunOutcome.OK;
  }

  private static void single(StringBuilder out, String name, String help, long value) {
    family(out, name, help);
    out.append("%s %d\n".formatted(name, value));
  }

  private static void family(StringBuilder out, String name, String help) {
    out.append("# HELP %s %s\n# TYPE %s gauge\n".formatted(name, help, name));
  }

  private static void sample(StringBuilder out, String name, String label, Number value) {
    out.append(name).append('{').append(label).append("} ");
    out.append(
        value instanceof Double
            ? String.format(Locale.ROOT, "%.3f", value.doubleValue())
            : Long.toString(value.longValue()));
    out.append('\n');
  }

  private static String label(String name, String value) {
    return "%s=\"%s\"".formatted(name, value.replace("\\", "\\\\").replace("\"", "\\\""));
  }
}
