package org.contretemps.night.zone.statement;

import java.util.Arrays;
import java.util.Iterator;
import org.contretemps.statistics.SecondBins;
import org.contretemps.statistics.TimeHistogram;
import org.contretemps.statistics.TimeWindow;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.NormPositionTally;
import org.contretemps.statistics.position.Strata;
import org.contretemps.statistics.position.SystemCut;

/**
 * The counts of one cell (a kind of situation of a service) under one norm over a window: around
 * the norm and two placebo norms, by second, and for everything else that a zone reports.
 */
final class CellCounts {
  private static final int MINUTE = 60;

  private final NormBins norm;
  private final NormPositionTally atNorm;
  private final TimeWindow times = new TimeWindow();
  private int[][] days = new int[0][];
  private double overrunSeconds;
  private double secondsSum;
  private double priorSecondsSum;
  private long wholeMinutes;
  private SystemCut cut = SystemCut.NONE;
  private final Composition composition = new Composition();

  CellCounts(int normSeconds) {
    this.norm = new NormBins(normSeconds);
    this.atNorm = new NormPositionTally(norm, Strata.CLASSED);
  }

  void addAll(Iterator<NormPositionDay> further) {
    further.forEachRemaining(this::add);
  }

  void add(NormPositionDay day) {
    int[] strata = day.getStrata();
    int[] seconds = day.getSeconds();
    int[] contacts = day.getContacts();
    int[] adverse = day.getAdverse();
    int[] prior = day.getPrior();
    for (int i = 0; i < strata.length; i++) {
      atNorm.add(strata[i], norm.binOf(seconds[i]), contacts[i], adverse[i], prior[i]);
      addTime(seconds[i], contacts[i], prior[i]);
      composition.add(strata[i], contacts[i], adverse[i]);
    }
    days = Arrays.copyOf(days, days.length + 4);
    days[days.length - 4] = strata;
    days[days.length - 3] = seconds;
    days[days.length - 2] = contacts;
    days[days.length - 1] = adverse;
  }

  private void addTime(int seconds, int contacts, int prior) {
    long sum = (long) seconds * contacts;
    times.addBin(SecondBins.binOf(seconds), contacts, sum, sum * seconds);
    overrunSeconds += (double) Math.max(0, seconds - norm.normSeconds()) * contacts;
    secondsSum += sum;
    priorSecondsSum += (double) seconds * prior;
    wholeMinutes += seconds % MINUTE == 0 ? contacts : 0;
    cut = cut.plus(norm.normSeconds(), seconds, contacts);
  }

  NormPositionCounts aroundNorm() {
    return atNorm.counts();
  }

  /** The same contacts around another norm, without the negative control. */
  NormPositionCounts around(NormBins other) {
    NormPositionTally tally = new NormPositionTally(other, Strata.CLASSED);
    for (int day = 0; day < days.length; day += 4) {
      for (int i = 0; i < days[day].length; i++) {
        tally.add(
            days[day][i], other.binOf(days[day + 1][i]), days[day + 2][i], days[day + 3][i], 0);
      }
    }
    return tally.counts();
  }

  TimeHistogram times() {
    return times.histogram();
  }

  double overrunSeconds() {
    return overrunSeconds;
  }

  double secondsSum() {
    return secondsSum;
  }

  double priorSecondsSum() {
    return priorSecondsSum;
  }

  long wholeMinutes() {
    return wholeMinutes;
  }

  SystemCut cut() {
    return cut;
  }

  Composition composition() {
    return composition;
  }
}
