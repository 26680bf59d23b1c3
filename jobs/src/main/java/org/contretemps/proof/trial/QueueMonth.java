package org.contretemps.proof.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.contretemps.proof.trial.draw.QueueDay;
import org.contretemps.statistics.BenjaminiHochberg;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.clash.Harm;
import org.contretemps.statistics.clash.HarmModel;
import org.contretemps.statistics.clash.Spike;
import org.contretemps.statistics.clash.SpikeModel;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.NormPositionTally;
import org.contretemps.statistics.position.Outcome;
import org.contretemps.statistics.position.Strata;
import org.contretemps.statistics.queue.CellHarm;
import org.contretemps.statistics.queue.CellHistory;
import org.contretemps.statistics.queue.ServiceHistory;

/**
 * What an organisation records of a month of a simulated service (METHOD §13): counts by day and
 * slot, and the verdict on each cell from spike and harm alone.
 */
final class QueueMonth {
  private static final int SLOTS = 20;
  private static final double SLOT_SECONDS = 1800;
  private static final double DELAY_DAYS = 1.8;
  private static final int DAYS_PER_WEEK = 5;

  private final List<QueueDay> days;
  private final int norm;
  private final int cells;

  QueueMonth(List<QueueDay> days, int norm, int cells) {
    this.days = days;
    this.norm = norm;
    this.cells = cells;
  }

  ServiceHistory history() {
    int[][] offered = new int[days.size()][SLOTS];
    double[][] queued = new double[days.size()][SLOTS];
    double[] waiting = new double[SLOTS];
    double[] all = new double[SLOTS];
    for (int day = 0; day < days.size(); day++) {
      for (QueueDay.Caller caller : days.get(day).callers()) {
        int slot = (int) (caller.arrival() / SLOT_SECONDS);
        offered[day][slot]++;
        all[slot]++;
        waiting[slot] += caller.waited() > 5 ? 1 : 0;
        spread(queued[day], caller.arrival(), caller.arrival() + caller.waited());
      }
    }
    boolean[] isQueueing = new boolean[SLOTS];
    for (int slot = 0; slot < SLOTS; slot++) {
      isQueueing[slot] = waiting[slot] >= 0.03 * all[slot];
    }
    return new ServiceHistory(
        norm,
        offered,
        days.stream()
            .map(day -> Arrays.stream(day.agentsSeen()).asDoubleStream().toArray())
            .toArray(double[][]::new),
        queued,
        isQueueing,
        waits(false),
        waits(true),
        abandoned(false),
        abandoned(true),
        DELAY_DAYS,
        DAYS_PER_WEEK,
        histories());
  }

  private static void spread(double[] slots, double from, double to) {
    for (int slot = 0; slot < SLOTS; slot++) {
      double end = slot == SLOTS - 1 ? Double.MAX_VALUE : (slot + 1) * SLOT_SECONDS;
      slots[slot] += Math.max(0, Math.min(to, end) - Math.max(from, slot * SLOT_SECONDS));
    }
  }

  private int[][] waits(boolean isAbandoned) {
    return days.stream()
        .map(
            day ->
                day.callers().stream()
                    .filter(caller -> caller.isAbandoned() == isAbandoned)
                    .mapToInt(caller -> (int) Math.rint(caller.waited()))
                    .toArray())
        .toArray(int[][]::new);
  }

  private long[] abandoned(boolean again) {
    return days.stream()
        .mapToLong(
            day ->
                day.callers().stream()
                    .filter(caller -> caller.isAbandoned() && (!again || caller.comesAgain()))
                    .count())
        .toArray();
  }

  private List<CellHistory> histories() {
    List<NormPositionCounts> counts = IntStream.range(0, cells).mapToObj(this::positions).toList();
    List<Optional<CellHarm>> harms = harms(counts);
    List<CellHistory> histories = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      int own = cell;
      List<List<QueueDay.Caller>> handled = days.stream().map(day -> handled(day, own)).toList();
      histories.add(
          new CellHistory(
              handled.stream()
                  .map(day -> day.stream().mapToInt(QueueDay.Caller::handled).toArray())
                  .toArray(int[][]::new),
              handled.stream().mapToLong(List::size).toArray(),
              handled.stream()
                  .mapToLong(day -> day.stream().filter(QueueDay.Caller::comesAgain).count())
                  .toArray(),
              true,
              harms.get(cell)));
    }
    return histories;
  }

  private static List<QueueDay.Caller> handled(QueueDay day, int cell) {
    return day.callers().stream()
        .filter(caller -> caller.cell() == cell && !caller.isAbandoned())
        .toList();
  }

  private NormPositionCounts positions(int cell) {
    NormPositionTally tally = new NormPositionTally(new NormBins(norm), Strata.of(1));
    days.forEach(
        day ->
            handled(day, cell)
                .forEach(
                    caller -> tally.addContact(0, caller.handled(), caller.comesAgain(), false)));
    return tally.counts();
  }

  /** The harm of the cells in which it is established. */
  private static List<Optional<CellHarm>> harms(List<NormPositionCounts> counts) {
    double[] p = counts.stream().mapToDouble(QueueMonth::p).toArray();
    double[] q = BenjaminiHochberg.adjusted(p);
    return IntStream.range(0, q.length)
        .mapToObj(cell -> q[cell] <= 0.05 ? harm(counts.get(cell)) : Optional.<CellHarm>empty())
        .toList();
  }

  private static double p(NormPositionCounts counts) {
    Optional<Spike> spike = SpikeModel.fit(counts);
    Optional<Estimate> harm = HarmModel.of(counts, Outcome.ADVERSE).map(Harm::tail);
    if (spike.isEmpty() || harm.isEmpty()) {
      return 1;
    }
    return Math.max(harm.get().pAbove(0.001), spike.get().estimate().pAbove(0));
  }

  private static Optional<CellHarm> harm(NormPositionCounts counts) {
    return HarmModel.of(counts, Outcome.ADVERSE)
        .filter(harm -> harm.tail().value() >= 0.005)
        .map(
            harm ->
                new CellHarm(
                    harm.tail().value(), harm.local().value(), harm.tail().standardError()));
  }
}
