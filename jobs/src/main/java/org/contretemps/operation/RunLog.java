package org.contretemps.operation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.slf4j.MDC;

/**
 * Follows one run of a command step by step, in memory. Whether its content can be stored
 * afterwards does not change the result of the run.
 */
public final class RunLog implements AutoCloseable {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String WHOLE = "run";

  private final String command;
  private final Clock clock;
  private final Function<Throwable, Ending> explanation;
  private final Stopwatch watch;
  private final String id;
  private final List<StepRun> steps = new ArrayList<>();
  private final List<Object> results = new ArrayList<>();
  private Optional<StepMeter> meter = Optional.empty();
  private Supplier<TableVersions> commits = () -> TableVersions.NONE;
  private final Map<Integer, StepCounts> read = new HashMap<>();
  private int begun;
  private String current = WHOLE;

  /** When something began, and how long ago that is. */
  private record Stopwatch(Instant startedAt, long nanos) {
    static Stopwatch start(Clock clock) {
      return new Stopwatch(clock.instant(), System.nanoTime());
    }

    double seconds() {
      return (System.nanoTime() - nanos) / 1e9;
    }
  }

  /**
   * Begins a run.
   *
   * @param explanation how a failure ends a run
   */
  public RunLog(String command, Clock clock, Function<Throwable, Ending> explanation) {
    this.command = command;
    this.clock = clock;
    this.explanation = explanation;
    this.watch = Stopwatch.start(clock);
    this.id =
        STAMP.format(watch.startedAt())
            + "-%06x".formatted(ThreadLocalRandom.current().nextInt(1 << 24));
    MDC.put("run", id);
  }

  /** Names the run; sorts by start. */
  public String id() {
    return id;
  }

  /** When the run began. */
  public Instant startedAt() {
    return watch.startedAt();
  }

  /**
   * Counts from now on what the tasks of a session read and write.
   *
   * @param commits what was read and written since it was last asked
   */
  public void listenTo(SparkContext context, Supplier<TableVersions> commits) {
    meter = Optional.of(new StepMeter(context));
    this.commits = commits;
  }

  /** Says what the step under way is about to do, to Spark's user interface. */
  public void describe(String what) {
    meter.ifPresent(m -> m.describe(current, what));
  }

  /**
   * Does the work of one step, and keeps what it returns.
   *
   * @param asOf the as-of date that the step worked for, from what it returns
   */
  public <R> R step(String name, Supplier<R> work, Function<R, Optional<LocalDate>> asOf) {
    Stopwatch step = Stopwatch.start(clock);
    int number = begin(name);
    try {
      R result = work.get();
      keep(number, result);
      note(number, name, asOf.apply(result), step, Ending.DONE);
      return result;
    } catch (Throwable e) {
      note(number, name, Optional.empty(), step, explanation.apply(e));
      throw e;
    } finally {
      current = WHOLE;
      meter.ifPresent(StepMeter::end);
      MDC.remove("step");
    }
  }

  /** What the steps of this run returned so far, of one type and in their order. */
  public synchronized <T> List<T> results(Class<T> type) {
    return results.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** What was done, after the last step. */
  public RunReport report(Ending ending) {
    TableVersions versions =
        steps.stream().map(StepRun::versions).reduce(TableVersions.NONE, TableVersions::and);
    Optional<LocalDate> asOf =
        steps.stream().flatMap(step -> step.asOf().stream()).max(LocalDate::compareTo);
    StepRun whole =
        new StepRun(0, WHOLE, asOf, watch.startedAt(), watch.seconds(), ending, versions);
    Map<Integer, StepCounts> counts = new HashMap<>(meter.map(StepMeter::counts).orElse(Map.of()));
    read.forEach((step, said) -> counts.merge(step, said, StepCounts::withRead));
    counts.put(0, counts.values().stream().reduce(StepCounts.NONE, StepCounts::plus));
    return new RunReport(id, command, whole, List.copyOf(steps), counts);
  }

  @Override
  public void close() {
    meter.ifPresent(StepMeter::close);
    MDC.remove("run");
  }

  private synchronized int begin(String name) {
    int number = ++begun;
    current = name;
    MDC.put("step", name);
    meter.ifPresent(m -> m.begin(number, name));
    return number;
  }

  private synchronized void keep(int number, Object result) {
    results.add(result);
    if (result instanceof HasRead said) {
      read.put(number, new StepCounts(said.records(), 0, said.bytes(), 0));
    }
  }

  private synchronized void note(
      int number, String name, Optional<LocalDate> asOf, Stopwatch step, Ending ending) {
    steps.add(
        new StepRun(number, name, asOf, step.startedAt(), step.seconds(), ending, commits.get()));
  }
}
