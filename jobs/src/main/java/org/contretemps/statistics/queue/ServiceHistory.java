package org.contretemps.statistics.queue;

import java.util.Arrays;
import java.util.List;

/**
 * What was observed of the queue of a service on days of one kind, by day and slot of half an hour
 * (METHOD §13). Counts only: no contact and no agent is in it. The arrays are taken as they are.
 */
public final class ServiceHistory {
  /** D ≥ 20, below which no forecast is made. */
  public static final int LEAST_DAYS = 20;

  private final int norm;
  private final int[][] offered;
  private final double[][] agents;
  private final double[][] queueSeconds;
  private final boolean[] isQueueing;
  private final int[][] answeredWaits;
  private final int[][] abandonedWaits;
  private final long[] identified;
  private final long[] retried;
  private final double delayDays;
  private final double daysPerWeek;
  private final List<CellHistory> cells;

  /**
   * @param norm today's norm, in seconds
   * @param offered contacts that were answered or abandoned, by their arrival
   * @param agents how many had a contact in hand within the slot
   * @param queueSeconds seconds that customers spent in the queue within the slot
   * @param isQueueing whether at least 3 % of those who came in a slot waited more than 5 seconds
   * @param answeredWaits seconds until each was answered, by day
   * @param abandonedWaits seconds until each gave up, by day
   * @param identified abandoned contacts by day of whom is known whether they tried again
   * @param retried of them, those who did within 7 days
   * @param delayDays mean days until a return
   * @param daysPerWeek days of this kind in a week
   * @param cells of the service, those under other norms or none among them
   */
  public ServiceHistory(
      int norm,
      int[][] offered,
      double[][] agents,
      double[][] queueSeconds,
      boolean[] isQueueing,
      int[][] answeredWaits,
      int[][] abandonedWaits,
      long[] identified,
      long[] retried,
      double delayDays,
      double daysPerWeek,
      List<CellHistory> cells) {
    this.norm = norm;
    this.offered = offered;
    this.agents = agents;
    this.queueSeconds = queueSeconds;
    this.isQueueing = isQueueing;
    this.answeredWaits = answeredWaits;
    this.abandonedWaits = abandonedWaits;
    this.identified = identified;
    this.retried = retried;
    this.delayDays = delayDays;
    this.daysPerWeek = daysPerWeek;
    this.cells = cells;
  }

  public int norm() {
    return norm;
  }

  public int[][] offered() {
    return offered;
  }

  public double[][] agents() {
    return agents;
  }

  public double[][] queueSeconds() {
    return queueSeconds;
  }

  public boolean[] isQueueing() {
    return isQueueing;
  }

  public int[][] answeredWaits() {
    return answeredWaits;
  }

  public int[][] abandonedWaits() {
    return abandonedWaits;
  }

  public long[] identified() {
    return identified;
  }

  public long[] retried() {
    return retried;
  }

  public double delayDays() {
    return delayDays;
  }

  public double daysPerWeek() {
    return daysPerWeek;
  }

  public List<CellHistory> cells() {
    return cells;
  }

  public int days() {
    return offered.length;
  }

  public int slots() {
    return isQueueing.length;
  }

  /** Whether there are days enough, with contacts that were answered, under the norm. */
  public boolean isEnough() {
    return days() >= LEAST_DAYS
        && cells.stream()
            .filter(CellHistory::isUnderNorm)
            .anyMatch(cell -> Arrays.stream(cell.seconds()).anyMatch(day -> day.length > 0));
  }

  /** Whether a cell under the norm carries an established harm. */
  public boolean isEstablished() {
    return cells.stream().anyMatch(cell -> cell.isUnderNorm() && cell.harm().isPresent());
  }

  long offered(int[] days) {
    return Arrays.stream(days).mapToLong(day -> Arrays.stream(offered[day]).sum()).sum();
  }

  double abandoned(int[] days) {
    double gaveUp = Arrays.stream(days).mapToLong(day -> abandonedWaits[day].length).sum();
    return gaveUp / Math.max(1, offered(days));
  }

  /** q of some days; 0 if nothing is known. */
  double retried(int[] days) {
    double known = Arrays.stream(days).mapToLong(day -> identified[day]).sum();
    return known == 0 ? 0 : Arrays.stream(days).mapToLong(day -> retried[day]).sum() / known;
  }

  /** Agents seen at work in a slot, on average over some days. */
  double agents(int slot, int[] days) {
    return Arrays.stream(days).mapToDouble(day -> agents[day][slot]).average().orElse(0);
  }

  /** δ_d: by how many agents each day differs from the mean of its slots. */
  double[] moves() {
    double[] means = new double[slots()];
    for (int slot = 0; slot < means.length; slot++) {
      int own = slot;
      means[slot] = Arrays.stream(agents).mapToDouble(day -> day[own]).average().orElse(0);
    }
    double mean = Arrays.stream(means).average().orElse(0);
    return Arrays.stream(agents)
        .mapToDouble(day -> Arrays.stream(day).average().orElse(0) - mean)
        .toArray();
  }

  Patience patience(int[] days) {
    int longest =
        Arrays.stream(days)
            .map(day -> Math.max(most(answeredWaits[day]), most(abandonedWaits[day])))
            .max()
            .orElse(0);
    int[] answered = new int[longest + 1];
    int[] gaveUp = new int[longest + 1];
    for (int day : days) {
      Arrays.stream(answeredWaits[day]).forEach(wait -> answered[wait]++);
      Arrays.stream(abandonedWaits[day]).forEach(wait -> gaveUp[wait]++);
    }
    return Patience.of(gaveUp, answered);
  }

  private static int most(int[] waits) {
    return Arrays.stream(waits).max().orElse(0);
  }
}
