package org.contretemps.trial;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.contretemps.statistics.NormBins;

/**
 * Thirds of a service's days, or of its agents, by (O + 5)/(E + 5): repeats observed over those
 * expected, outside the window that the norm disturbs (METHOD §4). E is the cell's rate × the
 * pooled relative risk of the stratum.
 */
final class Classes {
  private static final int STRATA = 16;
  private static final double PRIOR = 5;

  private Classes() {}

  /**
   * The class, 0 to 2, of each of so many groups.
   *
   * @param contacts those that classify
   * @param groupOf the day or agent of a contact
   */
  static int[] of(
      List<DrawnContact> contacts,
      List<CellPlan> cells,
      int groups,
      ToIntFunction<DrawnContact> groupOf) {
    NormBins[] bins =
        cells.stream().map(cell -> new NormBins(cell.normSeconds())).toArray(NormBins[]::new);
    List<DrawnContact> outside =
        contacts.stream()
            .filter(each -> !NormBins.WINDOW.contains(bins[each.cell()].binOf(each.seconds())))
            .toList();
    double[] rates = rates(outside, cells.size());
    double[] risks = relativeRisks(outside, rates);
    double[] observed = new double[groups];
    double[] expected = new double[groups];
    for (DrawnContact contact : outside) {
      int group = groupOf.applyAsInt(contact);
      observed[group] += contact.repeated() ? 1 : 0;
      expected[group] += rates[contact.cell()] * risks[contact.stratum()];
    }
    double[] scores =
        IntStream.range(0, groups)
            .mapToDouble(group -> (observed[group] + PRIOR) / (expected[group] + PRIOR))
            .toArray();
    return thirds(scores);
  }

  private static double[] rates(List<DrawnContact> contacts, int cells) {
    double[] n = new double[cells];
    double[] repeats = new double[cells];
    for (DrawnContact contact : contacts) {
      n[contact.cell()]++;
      repeats[contact.cell()] += contact.repeated() ? 1 : 0;
    }
    return IntStream.range(0, cells).mapToDouble(c -> n[c] == 0 ? 0 : repeats[c] / n[c]).toArray();
  }

  private static double[] relativeRisks(List<DrawnContact> contacts, double[] rates) {
    double[] observed = new double[STRATA];
    double[] expected = new double[STRATA];
    for (DrawnContact contact : contacts) {
      observed[contact.stratum()] += contact.repeated() ? 1 : 0;
      expected[contact.stratum()] += rates[contact.cell()];
    }
    return IntStream.range(0, STRATA)
        .mapToDouble(s -> expected[s] == 0 ? 1 : observed[s] / expected[s])
        .toArray();
  }

  private static int[] thirds(double[] scores) {
    Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(group -> scores[group]));
    int[] classes = new int[scores.length];
    for (int rank = 0; rank < order.length; rank++) {
      classes[order[rank]] = 3 * rank / order.length;
    }
    return classes;
  }
}
