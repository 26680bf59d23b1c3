package org.contretemps.statistics.queue;

/**
 * Contacts of simulated days in order of day and arrival, with slots of half an hour (METHOD §13).
 * The arrays are the simulation's own and are not copied: millions of contacts pass through them.
 */
final class Callers {
  static final double SLOT_SECONDS = 1800;

  private final double[] arrivals;
  private final double[] services;
  private final double[] patience;
  private final int[] firsts;
  private final int slots;

  /**
   * @param arrivals seconds since the first slot of the day began
   * @param services seconds that an agent needs
   * @param patience seconds after which the customer gives up
   * @param firsts number of the first contact of a day and slot, day after day, and the end of all
   * @param slots slots of a day
   */
  Callers(double[] arrivals, double[] services, double[] patience, int[] firsts, int slots) {
    this.arrivals = arrivals;
    this.services = services;
    this.patience = patience;
    this.firsts = firsts;
    this.slots = slots;
  }

  double[] arrivals() {
    return arrivals;
  }

  double[] services() {
    return services;
  }

  double[] patience() {
    return patience;
  }

  int[] firsts() {
    return firsts;
  }

  int slots() {
    return slots;
  }

  int days() {
    return (firsts.length - 1) / slots;
  }

  int first(int day, int slot) {
    return firsts[day * slots + slot];
  }

  int end(int day, int slot) {
    return firsts[day * slots + slot + 1];
  }

  /** When a slot ends; the last of a day runs until the queue is empty. */
  double endOf(int slot) {
    return slot == slots - 1 ? Double.MAX_VALUE / 2 : (slot + 1) * SLOT_SECONDS;
  }

  /** The same contacts with other times; one that is below 0 does not come at all. */
  Callers served(double[] other) {
    return new Callers(arrivals, other, patience, firsts, slots);
  }
}
