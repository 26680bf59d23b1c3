package org.contretemps.operation;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Counts what Spark's tasks read and write in each step, and names the step's jobs in Spark's user
 * interface. A thread property names the step of a job; Spark passes it on to the threads that a
 * query starts.
 */
final class StepMeter extends SparkListener implements AutoCloseable {
  private static final String STEP = "contretemps.step";
  private static final long PATIENCE_MILLIS = 10_000;

  private final SparkContext context;
  private final Map<Integer, Integer> stepOfStage = new HashMap<>();
  private final Map<Integer, StepCounts> counts = new HashMap<>();

  StepMeter(SparkContext context) {
    this.context = context;
    context.addSparkListener(this);
  }

  /** Jobs that this thread starts from now on belong to a step. */
  void begin(int number, String step) {
    context.setLocalProperty(STEP, Integer.toString(number));
    context.setJobGroup(step, step, false);
  }

  /** Says what the step is about to do. */
  void describe(String step, String what) {
    context.setJobDescription(step + ": " + what);
  }

  /** Jobs that this thread starts from now on belong to no step. */
  void end() {
    context.setLocalProperty(STEP, null);
    context.clearJobGroup();
  }

  /**
   * Step number → what was counted, of all tasks that have ended. Reaches into Spark for the queue
   * of events: it offers no other way to wait for those that are on their way.
   */
  Map<Integer, StepCounts> counts() {
    try {
      context.listenerBus().waitUntilEmpty(PATIENCE_MILLIS);
    } catch (TimeoutException e) {
      // The counts are those of the events that have come; a run does not wait longer for them.
    }
    synchronized (this) {
      return Map.copyOf(counts);
    }
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart job) {
    Optional.ofNullable(job.properties())
        .map(properties -> properties.getProperty(STEP))
        .ifPresent(step -> stages(job).forEach(stage -> own(stage, Integer.parseInt(step))));
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
    Integer step = stepOfStage.get(task.stageId());
    if (step != null && task.taskMetrics() != null) {
      counts.merge(step, countsOf(task.taskMetrics()), StepCounts::plus);
    }
  }

  @Override
  public void close() {
    context.removeSparkListener(this);
  }

  private void own(Object stage, int step) {
    stepOfStage.put((Integer) stage, step);
  }

  private static Collection<Object> stages(SparkListenerJobStart job) {
    return CollectionConverters.asJava(job.stageIds());
  }

  private static StepCounts countsOf(TaskMetrics metrics) {
    return new StepCounts(
        metrics.inputMetrics().recordsRead(),
        metrics.outputMetrics().recordsWritten(),
        metrics.inputMetrics().bytesRead(),
        metrics.outputMetrics().bytesWritten());
  }
}
