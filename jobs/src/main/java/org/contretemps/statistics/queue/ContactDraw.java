package org.contretemps.statistics.queue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Draws the contacts of simulated days (METHOD §13): as many a slot as a day that was observed had,
 * at even times within it, each with the time of one observed contact of its cell.
 */
final class ContactDraw {
  private static final double SPARE = 0.15;

  private final ServiceHistory history;
  private final int[][] times;
  private final Weighted cells;
  private final Patience patience;
  private final List<Optional<HurriedContacts>> hurried;

  /**
   * @param days on which contacts are drawn from, a day as often as it is named
   */
  ContactDraw(ServiceHistory history, int[] days, List<Optional<HurriedContacts>> hurried) {
    this.history = history;
    this.times = history.cells().stream().map(cell -> cell.times(days)).toArray(int[][]::new);
    this.cells = Weighted.of(Arrays.stream(times).mapToDouble(each -> each.length).toArray());
    this.patience = history.patience(days);
    this.hurried = hurried;
  }

  /**
   * The contacts of days.
   *
   * @param hasSpare whether there are 15 % more, who come only if more are offered than today
   */
  DrawnContacts on(int[] days, boolean hasSpare, SplittableRandom random) {
    int slots = history.slots();
    int[] real = new int[days.length * slots];
    int[] firsts = new int[real.length + 1];
    for (int place = 0; place < real.length; place++) {
      real[place] = history.offered()[days[place / slots]][place % slots];
      firsts[place + 1] = firsts[place] + real[place] + (hasSpare ? spare(real[place], random) : 0);
    }
    DrawnContacts drawn = new DrawnContacts(firsts[real.length], firsts, slots);
    for (int place = 0; place < real.length; place++) {
      fill(drawn, place % slots, firsts[place], firsts[place + 1], real[place], random);
    }
    return drawn;
  }

  private static int spare(int contacts, SplittableRandom random) {
    int spare = 0;
    for (int contact = 0; contact < contacts; contact++) {
      spare += random.nextDouble() < SPARE ? 1 : 0;
    }
    return spare;
  }

  private void fill(
      DrawnContacts drawn, int slot, int first, int end, int real, SplittableRandom random) {
    double[] arrivals = new double[end - first];
    for (int contact = 0; contact < arrivals.length; contact++) {
      arrivals[contact] = (slot + random.nextDouble()) * Callers.SLOT_SECONDS;
    }
    Arrays.sort(arrivals);
    int left = real;
    for (int contact = first; contact < end; contact++) {
      boolean isReal = random.nextDouble() * (end - contact) < left;
      left -= isReal ? 1 : 0;
      double mark = isReal ? random.nextDouble() : 1 + SPARE * random.nextDouble();
      int cell = cells.at(random.nextDouble());
      drawn.arrive(
          contact, arrivals[contact - first], mark, cell, patience.seconds(random.nextDouble()));
      time(drawn, contact, cell, random);
    }
  }

  private void time(DrawnContacts drawn, int contact, int cell, SplittableRandom random) {
    int time = times[cell][random.nextInt(times[cell].length)];
    HurriedContacts own = hurried.get(cell).orElse(null);
    if (own == null) {
      drawn.set(contact, time, Double.POSITIVE_INFINITY, 1, time);
    } else {
      own.fill(
          drawn,
          contact,
          time,
          random.nextDouble(),
          random.nextDouble(),
          random.nextDouble(),
          random.nextDouble());
    }
  }
}
