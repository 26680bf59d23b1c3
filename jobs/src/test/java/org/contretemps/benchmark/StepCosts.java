package org.contretemps.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;
import org.contretemps.job.Job;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What each step of a night costs, as a listener that a session is given by {@code
 * spark.extraListeners}: executions, jobs, tasks and commits, what the driver did, and the CPU of
 * the process by kind of thread. Prints one line for each step when the session ends.
 *
 * <p>The step is the innermost {@link Job} on the stack of the main thread, looked at every {@link
 * #PAUSE_MILLIS} ms; what is outside of any is {@code start} before the first, {@code end} after.
 * The property {@code contretemps.costs.warehouse} names the folder whose commits are counted.
 */
public final class StepCosts extends SparkListener {
  private static final int PAUSE_MILLIS = 20;
  private static final String GENERATED = "generated";

  /** One stay in a step, with what was counted at its begin. */
  private record Stay(String step, long from, Map<String, Double> seconds, long commits) {}

  /** One phase of one execution, by the time at which that ended. */
  private record Phase(long endedAt, String name, double seconds) {}

  private final List<Stay> stays = new ArrayList<>();
  private final List<long[]> tasks = new ArrayList<>();
  private final List<Long> jobs = new ArrayList<>();
  private final Map<Long, Long> executions = new ConcurrentHashMap<>();
  private final List<Phase> phases = new ArrayList<>();
  private final Map<String, Boolean> isJob = new ConcurrentHashMap<>();
  private final Thread main;

  public StepCosts() {
    main = ThreadSeconds.main();
    enter("start");
    Thread watch = new Thread(this::watch, "step-costs");
    watch.setDaemon(true);
    watch.start();
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(PAUSE_MILLIS);
        String step = step(main.getStackTrace());
        if (!step.equals(stays.get(stays.size() - 1).step())) {
          enter(step);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String step(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String name = frame.getClassName();
      if (name.startsWith("org.contretemps.")
          && !name.contains("$")
          && frame.getMethodName().equals("run")
          && isJob.computeIfAbsent(name, StepCosts::isJob)) {
        return name.substring(name.lastIndexOf('.') + 1);
      }
    }
    return stays.size() < 2 ? "start" : "end";
  }

  private static boolean isJob(String name) {
    try {
      return Job.class.isAssignableFrom(Class.forName(name));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private synchronized void enter(String step) {
    Map<String, Double> seconds = ThreadSeconds.byKind();
    seconds.put(GENERATED, CodeGenerator.compileTime() / 1e9);
    StepBegun.note(step);
    stays.add(new Stay(step, System.currentTimeMillis(), seconds, commits()));
  }

  private static long commits() {
    Path warehouse = Path.of(System.getProperty("contretemps.costs.warehouse", "none"));
    if (!Files.isDirectory(warehouse)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(warehouse, 3)) {
      return files.filter(file -> file.toString().matches(".*/_delta_log/\\d{20}\\.json")).count();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart job) {
    jobs.add(job.time());
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
    tasks.add(new long[] {task.taskInfo().launchTime(), task.taskInfo().finishTime()});
  }

  @Override
  public synchronized void onOtherEvent(SparkListenerEvent event) {
    if (event instanceof SparkListenerSQLExecutionStart start) {
      executions.put(start.executionId(), start.time());
    } else if (event instanceof SparkListenerSQLExecutionEnd end && end.qe() != null) {
      note(end.time(), end.qe());
    }
  }

  private void note(long time, QueryExecution query) {
    CollectionConverters.asJava(query.tracker().phases())
        .forEach(
            (phase, summary) -> phases.add(new Phase(time, phase, summary.durationMs() / 1000.0)));
  }

  @Override
  public synchronized void onApplicationEnd(SparkListenerApplicationEnd end) {
    enter("over");
    Map<String, Map<String, Double>> table = new LinkedHashMap<>();
    for (int i = 0; i + 1 < stays.size(); i++) {
      add(table.computeIfAbsent(stays.get(i).step(), s -> new LinkedHashMap<>()), i);
    }
    Map<String, Double> all = new LinkedHashMap<>();
    table.values().forEach(row -> row.forEach((key, value) -> all.merge(key, value, Double::sum)));
    table.put("all", all);
    System.out.print(CostTable.of(table));
  }

  private void add(Map<String, Double> row, int i) {
    Stay stay = stays.get(i);
    Stay next = stays.get(i + 1);
    long from = stay.from();
    long to = next.from();
    row.merge("wall", (to - from) / 1000.0, Double::sum);
    row.merge("executions", count(executions.values(), from, to), Double::sum);
    row.merge("jobs", count(jobs, from, to), Double::sum);
    row.merge("tasks", count(tasks.stream().map(task -> task[0]).toList(), from, to), Double::sum);
    row.merge("commits", (double) (next.commits() - stay.commits()), Double::sum);
    row.merge("idle", idle(from, to), Double::sum);
    phases.stream()
        .filter(phase -> phase.endedAt() >= from && phase.endedAt() < to)
        .forEach(phase -> row.merge(phase.name(), phase.seconds(), Double::sum));
    next.seconds()
        .forEach(
            (kind, seconds) ->
                row.merge(
                    kind,
                    seconds - (i == 0 ? 0 : stay.seconds().getOrDefault(kind, 0.0)),
                    Double::sum));
  }

  private static double count(Iterable<Long> times, long from, long to) {
    double count = 0;
    for (long time : times) {
      count += time >= from && time < to ? 1 : 0;
    }
    return count;
  }

  /** Seconds in which no task ran. */
  private double idle(long from, long to) {
    long covered = 0;
    long until = from;
    for (long[] task : tasks.stream().sorted((a, b) -> Long.compare(a[0], b[0])).toList()) {
      long begin = Math.max(task[0], until);
      long end = Math.min(task[1], to);
      if (end > begin) {
        covered += end - begin;
        until = end;
      }
    }
    return (to - from - covered) / 1000.0;
  }
}
