package org.contretemps.proof.trial;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.contretemps.proof.trial.draw.QueueDraw;
import org.contretemps.statistics.queue.NormGrid;
import org.contretemps.statistics.queue.QueueForecast;
import org.contretemps.statistics.queue.QueueSettings;
import org.contretemps.statistics.queue.ServiceHistory;

/**
 * Times forecasts of services with 100 cells together, 12 norms and 200 replicates each (METHOD
 * §13): wall and processor seconds. No test; run its main method.
 */
final class QueueBenchmark {
  private static final int CELLS = 100;
  private static final int REPLICATES = 200;
  private static final int DAYS = 20;

  private QueueBenchmark() {}

  public static void main(String... arguments) {
    int wanted = arguments.length == 0 ? CELLS : Integer.parseInt(arguments[0]);
    int cells = 0;
    int services = 0;
    long contacts = 0;
    long wall = 0;
    long processor = 0;
    for (long seed = 1; cells < wanted; seed++) {
      QueueDraw draw = new QueueDraw(seed, true);
      ServiceHistory history =
          new QueueMonth(draw.days(draw.norm(), DAYS), draw.norm(), draw.cells()).history();
      long began = System.nanoTime();
      long used = used();
      QueueForecast.of(
          history, NormGrid.around(history.norm()), QueueSettings.DEFAULT.replicates(REPLICATES));
      wall += System.nanoTime() - began;
      processor += used() - used;
      cells += draw.cells();
      services++;
      contacts += Arrays.stream(history.offered()).flatMapToInt(Arrays::stream).sum();
    }
    System.out.printf(
        "%d services, %d cells, %d contacts: %.1f s, %.1f processor seconds%n",
        services, cells, contacts, wall / 1e9, processor / 1e9);
  }

  private static long used() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
