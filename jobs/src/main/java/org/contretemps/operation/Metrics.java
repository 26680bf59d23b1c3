package org.contretemps.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes the figures of each command's last run in Prometheus' text format, for the textfile
 * collector of its node exporter. Every sample names its warehouse, so that several warehouses may
 * share a folder. Names carry the base unit. Ages are given as points in time, so that they grow
 * while nothing runs. The file is replaced in one move: nobody reads half of it.
 *
 * @param warehouse the warehouse of the run
 * @param openZones zones that are open, if that was asked
 * @param lastDeliveries source → when its last file was delivered
 */
public record Metrics(
    RunReport run,
    String warehouse,
    Optional<Long> openZones,
    Map<String, Instant> lastDeliveries) {

  /** What is measured, in the order of the file. */
  private enum Family {
    LAST_SUCCESS(
        "contretemps_last_success_timestamp_seconds", "When a run of the command last succeeded."),
    ENDED("contretemps_run_timestamp_seconds", "When the last run of the command ended."),
    SUCCESS("contretemps_run_success", "1 if the last run of the command succeeded."),
    EXIT_CODE("contretemps_run_exit_code", "Exit code of the last run of the command."),
    AS_OF(
        "contretemps_as_of_timestamp_seconds",
        "Start, in UTC, of the last date that a run worked for."),
    DURATION(
        "contretemps_step_duration_seconds", "Time that a step of the command's last run took."),
    ROWS_READ("contretemps_step_rows_read", "Rows that a step of the command's last run read."),
    ROWS_WRITTEN(
        "contretemps_step_rows_written", "Rows that a step of the command's last run wrote."),
    ZONES(
        "contretemps_zones_open", "Impeded-quality zones open on the last night that stated them."),
    DELIVERIES(
        "contretemps_source_last_delivery_timestamp_seconds",
        "When the source delivered the newest file that was loaded.");

    private final String metric;
    private final String help;

    Family(String metric, String help) {
      this.metric = metric;
      this.help = help;
    }
  }

  /** Writes the file; figures that this run does not have stay as the last run wrote them. */
  public void write(Path file) throws IOException {
    String before = Files.exists(file) ? Files.readString(file) : "";
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path draft = folder.resolve(file.getFileName() + ".new");
    Files.writeString(draft, text(before));
    if (Files.getFileStore(draft).supportsFileAttributeView(PosixFileAttributeView.class)) {
      // The collector is another user; no sample names a person.
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * The content of the file.
   *
   * @param before its present content
   */
  String text(String before) {
    StringBuilder out = new StringBuilder();
    for (Family family : Family.values()) {
      Map<String, String> samples = kept(before, family);
      replace(samples, family);
      out.append("# HELP %s %s\n# TYPE %1$s gauge\n".formatted(family.metric, family.help));
      samples.forEach(
          (labels, value) -> out.append(family.metric + "{" + labels + "} " + value + "\n"));
    }
    return out.toString();
  }

  /** Labels → value of a family's samples, except those without a warehouse: an older form. */
  private static Map<String, String> kept(String before, Family family) {
    Map<String, String> samples = new TreeMap<>();
    before
        .lines()
        .filter(line -> line.startsWith(family.metric + "{warehouse="))
        .forEach(
            line ->
                samples.put(
                    line.substring(family.metric.length() + 1, line.lastIndexOf('}')),
                    line.substring(line.lastIndexOf(' ') + 1)));
    return samples;
  }

  private void replace(Map<String, String> samples, Family family) {
    switch (family) {
      case LAST_SUCCESS -> {
        if (isOk()) {
          samples.put(ofCommand(), whole(endedAt()));
        }
      }
      case ENDED -> samples.put(ofCommand(), whole(endedAt()));
      case SUCCESS -> samples.put(ofCommand(), isOk() ? "1" : "0");
      case EXIT_CODE -> samples.put(ofCommand(), whole(run.whole().ending().exitCode()));
      case AS_OF ->
          run.whole()
              .asOf()
              .ifPresent(
                  date ->
                      samples.put(
                          ofWarehouse(), whole(date.atStartOfDay(ZoneOffset.UTC).toEpochSecond())));
      case DURATION, ROWS_READ, ROWS_WRITTEN -> {
        samples.keySet().removeIf(labels -> labels.startsWith(ofCommand() + ","));
        steps(family)
            .forEach((step, value) -> samples.put(ofCommand() + "," + label("step", step), value));
      }
      case ZONES -> openZones.ifPresent(zones -> samples.put(ofWarehouse(), whole(zones)));
      case DELIVERIES -> {
        if (!lastDeliveries.isEmpty()) {
          samples.keySet().removeIf(labels -> labels.startsWith(ofWarehouse() + ","));
        }
        lastDeliveries.forEach(
            (source, at) ->
                samples.put(
                    ofWarehouse() + "," + label("source", source), whole(at.getEpochSecond())));
      }
    }
  }

  /** Step → its figure, over all times that the run did it. */
  private Map<String, String> steps(Family family) {
    List<StepRun> all = new ArrayList<>(run.steps());
    all.add(run.whole());
    Map<String, Double> sums = new TreeMap<>();
    for (StepRun step : all) {
      double figure =
          switch (family) {
            case ROWS_READ -> run.counts(step).rowsRead();
            case ROWS_WRITTEN -> run.counts(step).rowsWritten();
            default -> step.seconds();
          };
      sums.merge(step.step(), figure, Double::sum);
    }
    String form = family == Family.DURATION ? "%.3f" : "%.0f";
    Map<String, String> figures = new TreeMap<>();
    sums.forEach((step, sum) -> figures.put(step, String.format(Locale.ROOT, form, sum)));
    return figures;
  }

  private long endedAt() {
    return run.whole().startedAt().getEpochSecond() + (long) run.whole().seconds();
  }

  private boolean isOk() {
    return run.whole().ending().outcome() == RunOutcome.OK;
  }

  private String ofCommand() {
    return ofWarehouse() + "," + label("command", run.command());
  }

  private String ofWarehouse() {
    return label("warehouse", warehouse);
  }

  private static String whole(long value) {
    return Long.toString(value);
  }

  private static String label(String name, String value) {
    return "%s=\"%s\""
        .formatted(name, value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
  }
}
