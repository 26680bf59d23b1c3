package org.contretemps.statistics.queue;

/**
 * The steady state of a queue with Poisson arrivals, exponential times and exponential patience,
 * M/M/c+M (Palm 1957; METHOD §13). The naive comparison beside the simulated queue.
 *
 * @param waiting share of those who come that find all agents busy
 * @param meanWait seconds in the queue, over all who come, those who give up among them
 * @param abandoned share of those who come that give up
 */
public record ErlangA(double waiting, double meanWait, double abandoned) {
  private static final double NEGLIGIBLE = 1e-16;

  /**
   * The steady state.
   *
   * @param arrivals a second, above 0
   * @param served a second by one agent, above 0
   * @param agents at least 1
   * @param impatience how many a second give up of each that waits, above 0
   * @throws IllegalArgumentException if one of them is less
   */
  public static ErlangA of(double arrivals, double served, int agents, double impatience) {
    if (!(arrivals > 0 && served > 0 && agents > 0 && impatience > 0)) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot find the steady state of %s arrivals, %s served, %d agents and impatience %s: all are above 0. Give rates by second.",
              arrivals, served, agents, impatience));
    }
    // Weights relative to the state in which all agents are just busy, so that none overflows.
    double free = 0;
    double weight = 1;
    for (int busy = agents; busy > 0; busy--) {
      weight *= busy * served / arrivals;
      free += weight;
    }
    double full = 0;
    double queued = 0;
    weight = 1;
    for (int waiting = 0; weight > NEGLIGIBLE * (full + free); waiting++) {
      full += weight;
      queued += waiting * weight;
      weight *= arrivals / (agents * served + (waiting + 1) * impatience);
    }
    double meanQueue = queued / (full + free);
    return new ErlangA(
        full / (full + free), meanQueue / arrivals, impatience * meanQueue / arrivals);
  }
}
