package org.contretemps.night.load;

import java.util.List;

/** The load of consecutive five-minute slots, and of the half-hour before each of them. */
final class LoadWindow {
  private static final int SLOTS_BEFORE = 6;

  private final int first;
  private final long[] waitsKnown;
  private final long[] waitSeconds;
  private final long[] inProgress;

  LoadWindow(List<LoadHistory.Slot> slots) {
    first = slots.stream().mapToInt(LoadHistory.Slot::number).min().orElse(0) - SLOTS_BEFORE;
    int last = slots.stream().mapToInt(LoadHistory.Slot::number).max().orElse(0);
    waitsKnown = new long[last - first + 1];
    waitSeconds = new long[last - first + 1];
    inProgress = new long[last - first + 1];
    for (LoadHistory.Slot slot : slots) {
      waitsKnown[slot.number() - first] += slot.waitsKnown();
      waitSeconds[slot.number() - first] += slot.waitSeconds();
      inProgress[slot.number() - first] += slot.inProgress();
    }
  }

  /** Mean wait of those who came in the half-hour before a slot; 0 if nobody did. */
  double meanWaitBefore(int slot) {
    long waits = before(slot, waitsKnown);
    return waits == 0 ? 0 : (double) before(slot, waitSeconds) / waits;
  }

  /** Mean number of contacts going on in the half-hour before a slot. */
  double meanInProgressBefore(int slot) {
    return (double) before(slot, inProgress) / SLOTS_BEFORE;
  }

  private long before(int slot, long[] values) {
    long sum = 0;
    for (int i = slot - SLOTS_BEFORE; i < slot; i++) {
      sum += values[i - first];
    }
    return sum;
  }
}
