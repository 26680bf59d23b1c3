package org.contretemps.statistics.queue;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many agents explain the seconds that customers spent in the queue, slot by slot (METHOD §13).
 * Slots are taken in order and carry their state on; within a slot by bisection: more seconds than
 * observed ask for more agents.
 */
final class AgentCalibration {
  private static final double MOST_OVER_LOAD = 2;
  private static final double LEAST_OF_KNOWN = 0.8;
  private static final double MOST_OF_KNOWN = 1.5;
  private static final double LEAST_OF_LOAD = 0.3;
  private static final double LEAST_AGENTS = 0.5;
  private static final double FURTHER_AGENTS = 6;

  private final Callers callers;
  private final Roster roster;
  private final WaitingLine[] lines;
  private final WaitingLine trial = new WaitingLine();

  AgentCalibration(Callers callers, Roster roster) {
    this.callers = callers;
    this.roster = roster;
    this.lines =
        Stream.generate(WaitingLine::new).limit(callers.days()).toArray(WaitingLine[]::new);
  }

  /** Where agents are looked for, given the agents that the work alone would keep busy. */
  static double[] bounds(double load) {
    return new double[] {
      Math.max(LEAST_AGENTS, LEAST_OF_LOAD * load), MOST_OVER_LOAD * load + FURTHER_AGENTS
    };
  }

  /** Where they are looked for once so many are known to do under another norm. */
  static double[] around(double agents) {
    return new double[] {LEAST_OF_KNOWN * agents, MOST_OF_KNOWN * agents + 1};
  }

  /**
   * The agents of a slot; slots are asked in order, each once.
   *
   * @param target seconds in the queue within the slot, over all days
   * @param bounds fewest and most agents
   */
  double bisect(int slot, double target, double[] bounds, int steps) {
    double low = bounds[0];
    double high = bounds[1];
    for (int step = 0; step < steps; step++) {
      double middle = (low + high) / 2;
      boolean isTooFew = isLonger(slot, middle, target);
      low = isTooFew ? middle : low;
      high = isTooFew ? high : middle;
    }
    double agents = (low + high) / 2;
    keep(slot, agents);
    return agents;
  }

  /** Runs a slot with agents that are known; returns the seconds in the queue. */
  double keep(int slot, double agents) {
    return IntStream.range(0, lines.length)
        .mapToDouble(
            day -> lines[day].run(callers, day, slot, roster.agents(day, agents), LineCounts.NONE))
        .sum();
  }

  /** Whether customers wait longer in a slot than a target; no further than needed to tell. */
  private boolean isLonger(int slot, double agents, double target) {
    double seconds = 0;
    for (int day = 0; day < lines.length && seconds <= target; day++) {
      trial.become(lines[day]);
      seconds += trial.run(callers, day, slot, roster.agents(day, agents), LineCounts.NONE);
    }
    return seconds > target;
  }
}
