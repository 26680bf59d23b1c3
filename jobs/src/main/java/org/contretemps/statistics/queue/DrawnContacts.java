package org.contretemps.statistics.queue;

/**
 * Contacts drawn for one replicate, each with all that decides how long it takes under any norm, so
 * that norms are compared on the same contacts (METHOD §13). Mutable while it is filled.
 */
final class DrawnContacts {
  private final Callers callers;
  private final double[] marks;
  private final int[] cells;
  private final double[] natural;
  private final double[] lowest;
  private final double[] ratio;

  /** So many contacts of so many slots a day, none filled yet. */
  DrawnContacts(int contacts, int[] firsts, int slots) {
    this.callers =
        new Callers(
            new double[contacts], new double[contacts], new double[contacts], firsts, slots);
    this.marks = new double[contacts];
    this.cells = new int[contacts];
    this.natural = new double[contacts];
    this.lowest = new double[contacts];
    this.ratio = new double[contacts];
  }

  /** The contacts as they come today, with the times of today. */
  Callers callers() {
    return callers;
  }

  int size() {
    return marks.length;
  }

  int cell(int contact) {
    return cells[contact];
  }

  void arrive(int contact, double seconds, double mark, int cell, double patience) {
    callers.arrivals()[contact] = seconds;
    callers.patience()[contact] = patience;
    marks[contact] = mark;
    cells[contact] = cell;
  }

  /**
   * Sets how long a contact takes.
   *
   * @param time without hurry
   * @param lowestNorm it is hurried under norms above this that it overruns
   * @param hurriedRatio seconds that it then takes, by those of the norm
   * @param today seconds that it takes today
   */
  void set(int contact, double time, double lowestNorm, double hurriedRatio, double today) {
    natural[contact] = time;
    lowest[contact] = lowestNorm;
    ratio[contact] = hurriedRatio;
    callers.services()[contact] = today;
  }

  boolean isHurried(int contact, double norm) {
    return lowest[contact] < norm && norm < natural[contact];
  }

  /**
   * The contacts that come under another norm, with the times that they take then.
   *
   * @param offered contacts offered by those of today, cell by cell
   */
  Callers under(double norm, double[] offered) {
    double[] times = new double[size()];
    for (int contact = 0; contact < times.length; contact++) {
      times[contact] = marks[contact] < offered[cells[contact]] ? seconds(contact, norm) : -1;
    }
    return callers.served(times);
  }

  private double seconds(int contact, double norm) {
    return isHurried(contact, norm) ? norm * ratio[contact] : natural[contact];
  }

  /** Contacts of each cell that are hurried under a norm; those that come today alone. */
  double[] hurried(double norm, int cellCount) {
    double[] counts = new double[cellCount];
    for (int contact = 0; contact < size(); contact++) {
      counts[cells[contact]] += marks[contact] < 1 && isHurried(contact, norm) ? 1 : 0;
    }
    return counts;
  }
}
