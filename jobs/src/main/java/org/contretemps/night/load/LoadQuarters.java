package org.contretemps.night.load;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Assigns a time slot to a quarter of its service's recent load (METHOD §4): load is the mean wait
 * of contacts in the half-hour before, or, if no wait is known, the mean number of contacts in
 * progress.
 */
final class LoadQuarters {
  private static final int QUARTERS = 4;

  private final LoadWindow window;
  private final boolean byWait;
  private final double[] cuts = new double[QUARTERS - 1];

  private record Weighted(double load, long contacts) {}

  private LoadQuarters(LoadWindow window, List<LoadHistory.Slot> trailing) {
    this.window = window;
    this.byWait = trailing.stream().anyMatch(slot -> slot.waitsKnown() > 0);
    // Quantiles of type 1, each slot weighing as many contacts as came in it.
    Arrays.fill(cuts, Double.POSITIVE_INFINITY);
    long total = trailing.stream().mapToLong(LoadHistory.Slot::contacts).sum();
    long seen = 0;
    int quarter = 1;
    for (Weighted slot : rising(trailing)) {
      seen += slot.contacts();
      while (quarter < QUARTERS && QUARTERS * seen >= quarter * total) {
        cuts[quarter++ - 1] = slot.load();
      }
    }
  }

  static LoadQuarters of(LoadWindow window, List<LoadHistory.Slot> trailing) {
    return new LoadQuarters(window, trailing);
  }

  /** The quarter, 1 to 4, of contacts that come in a slot. */
  int of(int slot) {
    double load = load(slot);
    int quarter = 1;
    for (double cut : cuts) {
      quarter += load > cut ? 1 : 0;
    }
    return quarter;
  }

  private List<Weighted> rising(List<LoadHistory.Slot> trailing) {
    return trailing.stream()
        .map(slot -> new Weighted(load(slot.number()), slot.contacts()))
        .sorted(Comparator.comparingDouble(Weighted::load))
        .toList();
  }

  private double load(int slot) {
    return byWait ? window.meanWaitBefore(slot) : window.meanInProgressBefore(slot);
  }
}
