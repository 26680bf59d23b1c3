package org.contretemps.statistics.queue;

/**
 * What forecasts are made with (METHOD §13).
 *
 * @param replicates R, how many worlds are drawn
 * @param agentReplicates in every how many-th of them the agents are found that keep today's wait
 *     under other norms; this takes as long as all the rest
 * @param withinSeconds a contact that is answered within so many counts as answered in time
 * @param seed of all draws
 */
public record QueueSettings(int replicates, int agentReplicates, int withinSeconds, long seed) {
  /** 199 replicates, so that ranks of intervals are whole numbers. */
  public static final QueueSettings DEFAULT = new QueueSettings(199, 10, 20, 20260105);

  /** The same with another number of replicates. */
  public QueueSettings replicates(int other) {
    return new QueueSettings(other, agentReplicates, withinSeconds, seed);
  }

  /** The same with other seconds within which an answer is in time. */
  public QueueSettings withinSeconds(int other) {
    return new QueueSettings(replicates, agentReplicates, other, seed);
  }
}
