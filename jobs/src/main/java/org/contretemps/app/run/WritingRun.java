package org.contretemps.app.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.contretemps.app.terminal.Console;
import org.contretemps.app.terminal.ConsoleProgress;
import org.contretemps.app.terminal.LoadWarnings;
import org.contretemps.config.Configuration;
import org.contretemps.operation.Ending;
import org.contretemps.operation.Hook;
import org.contretemps.operation.JobRun;
import org.contretemps.operation.LineageOutlet;
import org.contretemps.operation.Metrics;
import org.contretemps.operation.OpenLineage;
import org.contretemps.operation.RunEvent;
import org.contretemps.operation.RunLog;
import org.contretemps.operation.RunOutcome;
import org.contretemps.operation.RunReport;
import org.contretemps.source.landing.Deliveries;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.lock.LockHolder;
import org.contretemps.warehouse.lock.WarehouseLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a command that writes tables: it locks the warehouse, records the run in {@code job_run},
 * and notifies the operators. A failed notification is reported and changes neither the result of
 * the run nor its first error.
 */
public final class WritingRun {
  private static final Logger LOG = LoggerFactory.getLogger(WritingRun.class);
  private static final int MOST_TOLD = 100;

  /** What the command does. */
  @FunctionalInterface
  public interface Work {
    void on(Workplace workplace, ConsoleProgress progress);

    /** Refuses the warehouse before anything is written there, the lock included. */
    default void admit(Workplace workplace) {}
  }

  private final String command;
  private final Configuration configuration;
  private final Duration patience;
  private final PrintWriter err;
  private final ConsoleProgress progress;
  private Optional<RunReport> lost = Optional.empty();

  /**
   * @param patience how long to wait while another run has the warehouse
   */
  public WritingRun(
      String command, Configuration configuration, Duration patience, PrintWriter err) {
    this.command = command;
    this.configuration = configuration;
    this.patience = patience;
    this.err = err;
    this.progress = new ConsoleProgress(err);
  }

  public int run(Work work) {
    try (RunLog log = new RunLog(command, Clock.systemUTC(), Failures::ending)) {
      Done done;
      try {
        done = worked(log, work);
      } catch (Throwable e) {
        RunReport report = log.report(Failures.ending(e));
        monitor(new Metrics(report, configuration.warehouse(), Optional.empty(), Map.of()));
        tellOfLost();
        tell(RunEvent.failed(report, configuration.warehouse()));
        passOn(report);
        throw e;
      }
      // The warehouse is free by now: who listens, and how slowly, holds nobody up.
      tellOfLost();
      done.events().forEach(this::tell);
      passOn(done.report());
    }
    return 0;
  }

  /** A run that ended well, and the events for the hook. */
  private record Done(RunReport report, List<String> events) {}

  private Done worked(RunLog log, Work work) {
    try (Workplace workplace = Workplace.open(configuration, progress, log)) {
      return alone(workplace, log, work);
    }
  }

  private Done alone(Workplace workplace, RunLog log, Work work) {
    work.admit(workplace);
    try (WarehouseLock lock = workplace.lock()) {
      lock.take(LockHolder.here(command, log.id(), log.startedAt()), patience, progress::step);
      lock.left().flatMap(LostRun::of).ifPresent(run -> keepLost(workplace, run));
      return recorded(workplace, lock, log, work);
    }
  }

  private void keepLost(Workplace workplace, LostRun run) {
    warn(run.warning());
    lost = Optional.of(run.report());
    keep(workplace, run.report());
  }

  private Done recorded(Workplace workplace, WarehouseLock lock, RunLog log, Work work) {
    try {
      work.on(workplace, progress);
      LoadWarnings.of(RunNews.of(log).loadWarnings()).forEach(this::warn);
    } catch (Throwable e) {
      if (!keep(workplace, log.report(Failures.ending(e)))) {
        lock.abandon();
      }
      throw e;
    }
    RunNews news = RunNews.of(log);
    List<Deliveries.Silence> silent = news.silentSources(configuration, log.startedAt());
    silent.forEach(silence -> warn("Warning: " + silence.sentence()));
    String warnings =
        silent.stream().map(Deliveries.Silence::sentence).collect(Collectors.joining(" "));
    RunReport report = log.report(new Ending(RunOutcome.OK, 0, "", warnings));
    keep(workplace, report);
    monitor(
        new Metrics(report, configuration.warehouse(), news.openZones(), news.lastDeliveries()));
    return new Done(
        report,
        Stream.of(
                zonesChanged(report, news.changedZones()),
                decisionsOverdue(report, news.dueDecisions()))
            .flatMap(Optional::stream)
            .toList());
  }

  /** Returns whether the run is on record. */
  private boolean keep(Workplace workplace, RunReport report) {
    try {
      Warehouse warehouse = workplace.warehouse();
      warehouse.create(JobRun.TABLE);
      warehouse.append(
          JobRun.TABLE,
          warehouse
              .session()
              .createDataFrame(
                  JobRun.rows(report, Version.own(), configuration.fingerprint()),
                  JobRun.TABLE.writtenSchema())
              .coalesce(1));
      LOG.info("recorded {} in job_run", report.id());
      return true;
    } catch (Exception | Error e) {
      // Spark throws checked exceptions that it does not declare.
      LOG.error("The run was not recorded", e);
      warn(
          "Cannot record this run in job_run: the log tells why. Its result is not changed by that.");
      return false;
    }
  }

  private void monitor(Metrics metrics) {
    configuration.operations().metricsFile().ifPresent(file -> write(metrics, file));
  }

  private void write(Metrics metrics, Path file) {
    try {
      metrics.write(file);
    } catch (IOException e) {
      LOG.error("The metrics were not written", e);
      warn(
          "Cannot write the metrics to %s: %s. Let this user write there, or take 'metrics.file' out of the configuration."
              .formatted(file, e.getClass().getSimpleName()));
    }
  }

  private Optional<String> zonesChanged(RunReport report, List<Map<String, Object>> changes) {
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            RunEvent.zonesChanged(
                report,
                configuration.warehouse(),
                changes.size(),
                changes.stream().limit(MOST_TOLD).toList()));
  }

  private Optional<String> decisionsOverdue(RunReport report, List<Map<String, Object>> due) {
    return due.isEmpty()
        ? Optional.empty()
        : Optional.of(
            RunEvent.decisionsOverdue(
                report,
                configuration.warehouse(),
                due.size(),
                due.stream().limit(MOST_TOLD).toList()));
  }

  private void tellOfLost() {
    lost.ifPresent(report -> tell(RunEvent.failed(report, configuration.warehouse())));
  }

  private void tell(String event) {
    new Hook(configuration.operations()).tell(event).forEach(this::warn);
  }

  private void passOn(RunReport report) {
    LineageOutlet outlet = new LineageOutlet(configuration.operations().lineage());
    if (outlet.isWanted()) {
      outlet
          .write(
              new OpenLineage(
                      report, configuration.warehouse(), configuration.landing(), Version.own())
                  .events())
          .forEach(this::warn);
    }
  }

  private void warn(String sentence) {
    Console.warn(err, sentence);
  }
}
