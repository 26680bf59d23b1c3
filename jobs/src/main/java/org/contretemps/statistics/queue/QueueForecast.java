package org.contretemps.statistics.queue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionTally;
import org.contretemps.statistics.position.Strata;

/**
 * What comes of a service under today's norm and others: replicates by norm and outcome (METHOD
 * §13). A forecast under stated assumptions: that hurrying moves with the norm, that the harm of a
 * hurried contact stays, the same agents, the same demand up to the luck of days.
 */
public final class QueueForecast {
  private static final Strata ONE = Strata.of(1);

  private final int[] norms;
  private final int today;
  private final List<List<Map<QueueOutcome, Double>>> drawn;

  private QueueForecast(int[] norms, int today, List<List<Map<QueueOutcome, Double>>> drawn) {
    this.norms = norms;
    this.today = today;
    this.drawn = drawn;
  }

  /**
   * The forecast of a service.
   *
   * @param norms in rising order, today's among them
   * @throws IllegalArgumentException if there are too few days, or today's norm is not among them
   */
  public static QueueForecast of(ServiceHistory history, int[] norms, QueueSettings settings) {
    int today =
        IntStream.range(0, norms.length)
            .filter(i -> norms[i] == history.norm())
            .findFirst()
            .orElse(-1);
    if (today < 0 || !history.isEnough()) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot forecast a queue from %d days under a norm of %d s: at least %d days with contacts are needed, and the norm among those compared. Ask ServiceHistory.isEnough first.",
              history.days(), history.norm(), ServiceHistory.LEAST_DAYS));
    }
    HurryPosterior posterior = posterior(history);
    SplittableRandom seeds = new SplittableRandom(settings.seed());
    long[] each = seeds.longs(settings.replicates()).toArray();
    List<List<Map<QueueOutcome, Double>>> drawn =
        IntStream.range(0, settings.replicates())
            .parallel()
            .mapToObj(
                r ->
                    new Replicate(history, posterior, settings, each[r])
                        .outcomes(norms, today, r % settings.agentReplicates() == 0))
            .toList();
    return new QueueForecast(norms.clone(), today, drawn);
  }

  private static HurryPosterior posterior(ServiceHistory history) {
    List<int[]> times = history.cells().stream().map(CellHistory::sorted).toList();
    List<Optional<HurryDecay>> decays =
        IntStream.range(0, times.size())
            .mapToObj(
                cell ->
                    history.cells().get(cell).isUnderNorm()
                        ? decay(history.norm(), times.get(cell))
                        : Optional.<HurryDecay>empty())
            .toList();
    return new HurryPosterior(decays, times);
  }

  private static Optional<HurryDecay> decay(int norm, int[] times) {
    NormPositionTally tally = new NormPositionTally(new NormBins(norm), ONE);
    for (int time : times) {
      tally.addContact(0, time, false, false);
    }
    return HurryDecay.of(tally.counts());
  }

  public int[] norms() {
    return norms.clone();
  }

  /** The place of today's norm among them. */
  public int today() {
    return today;
  }

  public int replicates() {
    return drawn.size();
  }

  /** An outcome under a norm, by its place. */
  public Forecast outcome(int norm, QueueOutcome outcome) {
    return Forecast.of(IntStream.range(0, drawn.size()).mapToDouble(r -> value(r, norm, outcome)));
  }

  /** How an outcome differs from today's, replicate by replicate. */
  public Forecast change(int norm, QueueOutcome outcome) {
    return Forecast.of(IntStream.range(0, drawn.size()).mapToDouble(r -> change(r, norm, outcome)));
  }

  double change(int replicate, int norm, QueueOutcome outcome) {
    return value(replicate, norm, outcome) - value(replicate, today, outcome);
  }

  private double value(int replicate, int norm, QueueOutcome outcome) {
    return drawn.get(replicate).get(norm).get(outcome);
  }
}
