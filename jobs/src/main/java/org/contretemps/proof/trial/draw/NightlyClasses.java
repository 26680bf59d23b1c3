package org.contretemps.proof.trial.draw;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Classes a simulated service's days and agents as nights would have (METHOD §4): thirds by (O +
 * 5)/(E + 5), observed over expected repeats, outside the window that the norm disturbs. A day is
 * classed among the 28 that end with it, an agent by the 28 before. E is the cell's rate in the 28
 * days up to the contact's × the pooled relative risk of the stratum.
 */
final class NightlyClasses {
  private static final int STRATA = 16;
  private static final int REACH = 28;
  private static final double PRIOR = 5;
  private static final int THIRDS = 3;
  private static final int MIDDLE = 1;

  private final int cells;
  private final int[] dayClasses;
  private final int[][] agentClasses;

  /** Contacts and repeats outside the window, by cell and stratum. */
  private final double[][] contacts = new double[ServiceDraw.DAYS][];

  private final double[][] repeats = new double[ServiceDraw.DAYS][];

  NightlyClasses(List<DrawnContact> drawn, int cells, int agents) {
    this.cells = cells;
    this.dayClasses = new int[ServiceDraw.DAYS];
    this.agentClasses = new int[ServiceDraw.DAYS][];
    Arrays.setAll(contacts, day -> new double[cells * STRATA]);
    Arrays.setAll(repeats, day -> new double[cells * STRATA]);
    List<DrawnContact> outside = drawn.stream().filter(DrawnContact::isOutsideWindow).toList();
    for (DrawnContact each : outside) {
      contacts[each.day()][place(each)]++;
      repeats[each.day()][place(each)] += each.repeated() ? 1 : 0;
    }
    double[][] rates =
        IntStream.range(0, ServiceDraw.DAYS).mapToObj(this::rates).toArray(double[][]::new);
    for (int day = 0; day < ServiceDraw.DAYS; day++) {
      dayClasses[day] = dayClass(day, rates[day]);
    }
    classAgents(outside, agents, rates);
  }

  /** 0 to 2. */
  int ofDay(int day) {
    return dayClasses[day];
  }

  /** 0 to 2: the class that an agent has on a day. */
  int ofAgent(int day, int agent) {
    return agentClasses[day][agent];
  }

  private static int place(DrawnContact contact) {
    return contact.cell() * STRATA + contact.stratum();
  }

  /** The expected rate of each cell and stratum in the 28 days up to one. */
  private double[] rates(int day) {
    double[] n = sum(contacts, day);
    double[] y = sum(repeats, day);
    double[] cellRate = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      double all = total(n, cell);
      cellRate[cell] = all == 0 ? 0 : total(y, cell) / all;
    }
    double[] rates = new double[n.length];
    for (int stratum = 0; stratum < STRATA; stratum++) {
      double observed = 0;
      double expected = 0;
      for (int cell = 0; cell < cells; cell++) {
        observed += y[cell * STRATA + stratum];
        expected += n[cell * STRATA + stratum] * cellRate[cell];
      }
      double risk = expected == 0 ? 1 : observed / expected;
      for (int cell = 0; cell < cells; cell++) {
        rates[cell * STRATA + stratum] = cellRate[cell] * risk;
      }
    }
    return rates;
  }

  private static double[] sum(double[][] counts, int day) {
    double[] sum = new double[counts[day].length];
    for (int each = Math.max(0, day - REACH + 1); each <= day; each++) {
      for (int place = 0; place < sum.length; place++) {
        sum[place] += counts[each][place];
      }
    }
    return sum;
  }

  private static double total(double[] counts, int cell) {
    return Arrays.stream(counts, cell * STRATA, (cell + 1) * STRATA).sum();
  }

  /** The third of a day among the days of its window, all by the rates of that window. */
  private int dayClass(int day, double[] rates) {
    int first = Math.max(0, day - REACH + 1);
    double[] scores =
        IntStream.rangeClosed(first, day)
            .mapToDouble(
                each ->
                    score(
                        Arrays.stream(repeats[each]).sum(),
                        IntStream.range(0, rates.length)
                            .mapToDouble(place -> contacts[each][place] * rates[place])
                            .sum()))
            .toArray();
    return third(scores, scores.length - 1);
  }

  private void classAgents(List<DrawnContact> outside, int agents, double[][] rates) {
    double[][] observed = new double[ServiceDraw.DAYS][agents];
    double[][] expected = new double[ServiceDraw.DAYS][agents];
    for (DrawnContact each : outside) {
      observed[each.day()][each.agent()] += each.repeated() ? 1 : 0;
      expected[each.day()][each.agent()] += rates[each.day()][place(each)];
    }
    for (int day = 0; day < ServiceDraw.DAYS; day++) {
      double[] o = day == 0 ? new double[agents] : sum(observed, day - 1);
      double[] e = day == 0 ? new double[agents] : sum(expected, day - 1);
      double[] scores = IntStream.range(0, agents).mapToDouble(a -> score(o[a], e[a])).toArray();
      agentClasses[day] = IntStream.range(0, agents).map(agent -> third(scores, agent)).toArray();
    }
  }

  private static double score(double observed, double expected) {
    return (observed + PRIOR) / (expected + PRIOR);
  }

  /** The third that one of several scores lies in; the middle one if there are under three. */
  private static int third(double[] scores, int index) {
    if (scores.length < THIRDS) {
      return MIDDLE;
    }
    long below = Arrays.stream(scores).filter(each -> each < scores[index]).count();
    return (int) (THIRDS * below / scores.length);
  }
}
