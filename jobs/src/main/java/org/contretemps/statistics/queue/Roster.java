package org.contretemps.statistics.queue;

/**
 * How many agents work on a day, whole ones, if so many do on average (METHOD §13): absences move a
 * day up or down, and the part of an agent is at work on that part of the days, all day.
 */
final class Roster {
  private static final double LEAST = 0.02;

  private final double[] moves;
  private final double[] levels;

  /**
   * @param moves δ_d, by how many agents a day differs from the mean
   * @param levels u_d, even between 0 and 1 over the days
   */
  Roster(double[] moves, double[] levels) {
    this.moves = moves;
    this.levels = levels;
  }

  double[] moves() {
    return moves;
  }

  double[] levels() {
    return levels;
  }

  /** Agents on a day. */
  int agents(int day, double mean) {
    double real = Math.max(LEAST, mean + moves[day]);
    int whole = (int) real;
    return whole + (levels[day] < real - whole ? 1 : 0);
  }
}
