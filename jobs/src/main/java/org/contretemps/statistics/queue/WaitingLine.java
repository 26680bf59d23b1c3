package org.contretemps.statistics.queue;

import java.util.Arrays;

/**
 * One queue on one day, first come first served: who waits and when busy agents become free.
 * Simulated event by event, slot by slot; customers give up when their patience ends (METHOD §13).
 *
 * <p>At equal times a completion comes before an arrival. A slot with fewer agents lets the busy
 * ones finish. Mutable, for one thread.
 */
final class WaitingLine {
  private double[] free = new double[16];
  private int busy;
  private int[] waiting = new int[16];
  private int queued;
  private double now;

  /** Forgets all. */
  void clear() {
    busy = 0;
    queued = 0;
    now = 0;
  }

  /** Becomes what another is. */
  void become(WaitingLine other) {
    if (free.length < other.busy) {
      free = new double[other.free.length];
    }
    if (waiting.length < other.queued) {
      waiting = new int[other.waiting.length];
    }
    System.arraycopy(other.free, 0, free, 0, other.busy);
    System.arraycopy(other.waiting, 0, waiting, 0, other.queued);
    busy = other.busy;
    queued = other.queued;
    now = other.now;
  }

  /**
   * Runs a slot.
   *
   * @return seconds that customers spent in the queue within the slot
   */
  double run(Callers callers, int day, int slot, int agents, LineCounts counts) {
    double start = slot * Callers.SLOT_SECONDS;
    double end = callers.endOf(slot);
    double seconds = 0;
    int before = queued;
    queued = 0;
    now = start;
    for (int place = 0; place < before; place++) {
      seconds += serve(callers, waiting[place], start, end, agents, counts);
    }
    for (int caller = callers.first(day, slot); caller < callers.end(day, slot); caller++) {
      if (callers.services()[caller] >= 0) {
        seconds += serve(callers, caller, start, end, agents, counts);
      }
    }
    return seconds;
  }

  /** Serves one customer, or lets them give up or wait on; returns their seconds in the queue. */
  private double serve(
      Callers callers, int caller, double start, double end, int agents, LineCounts counts) {
    double arrival = callers.arrivals()[caller];
    double leaves = arrival + callers.patience()[caller];
    double since = Math.max(arrival, start);
    if (isServed(since, Math.min(leaves, end), agents)) {
      counts.answered(caller, now - arrival, callers.services()[caller]);
      push(now + callers.services()[caller]);
      return now - since;
    }
    if (leaves <= end) {
      counts.abandoned(caller, leaves - arrival);
      return Math.max(0, leaves - since);
    }
    keep(caller);
    return end - since;
  }

  /** Moves on to when an agent is free for the next customer; false if that is too late. */
  private boolean isServed(double since, double latest, int agents) {
    now = Math.max(now, since);
    release();
    while (busy >= agents) {
      if (busy == 0 || free[0] >= latest) {
        return false;
      }
      now = free[0];
      release();
    }
    return now == since || now < latest;
  }

  private void release() {
    while (busy > 0 && free[0] <= now) {
      pop();
    }
  }

  private void keep(int caller) {
    if (queued == waiting.length) {
      waiting = Arrays.copyOf(waiting, 2 * queued);
    }
    waiting[queued++] = caller;
  }

  /** Adds to the heap whose least time comes first. */
  private void push(double time) {
    if (busy == free.length) {
      free = Arrays.copyOf(free, 2 * busy);
    }
    int place = busy++;
    while (place > 0 && free[(place - 1) / 2] > time) {
      free[place] = free[(place - 1) / 2];
      place = (place - 1) / 2;
    }
    free[place] = time;
  }

  private void pop() {
    double last = free[--busy];
    int place = 0;
    int child = 1;
    while (child < busy) {
      child += child + 1 < busy && free[child + 1] < free[child] ? 1 : 0;
      if (free[child] >= last) {
        break;
      }
      free[place] = free[child];
      place = child;
      child = 2 * place + 1;
    }
    free[place] = last;
  }
}
