package org.contretemps.statistics.shedding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.contretemps.statistics.BenjaminiHochberg;
import org.contretemps.statistics.Estimate;

/**
 * Decides which cells of a run shed contacts (METHOD §7). Harm and dispersion must both hold, each
 * adjusted over the cells in which both can be tested (Benjamini &amp; Hochberg 1995).
 *
 * @param establishedQ the largest q; 0.025 where another channel of evidence may open the same zone
 */
public record SheddingRule(double establishedQ) {

  /** q ≤ 0.05. */
  public static final SheddingRule STANDARD = new SheddingRule(0.05);

  private static final double LEAST_EXCESS_SHARE = 0.01;
  private static final double LEAST_HARM = 0.005;

  /**
   * @throws IllegalArgumentException unless 0 &lt; q &lt; 1
   */
  public SheddingRule {
    if (!(establishedQ > 0 && establishedQ < 1)) {
      throw new IllegalArgumentException(
          "Cannot decide at q = " + establishedQ + ": it is no rate. Give one between 0 and 1.");
    }
  }

  /**
   * What one cell shows.
   *
   * @param contacts short contacts against those expected by nature
   * @param harm the repeats that they add; empty where these cannot be compared
   * @param dispersion how unevenly agents share them
   */
  public record Evidence(
      ShortContacts contacts, Optional<Estimate> harm, AgentDispersion dispersion) {

    private boolean isTestable() {
      return harm.isPresent() && dispersion.degreesOfFreedom() > 0;
    }

    private double pHarm() {
      return harm.orElseThrow().pAbove(0);
    }

    private boolean hasSize() {
      return contacts.excessShare() >= LEAST_EXCESS_SHARE
          && harm.orElseThrow().value() >= LEAST_HARM;
    }
  }

  /**
   * The decision on one cell.
   *
   * @param established whether the cell sheds contacts
   * @param qHarm adjusted p of the harm; empty where harm or dispersion cannot be tested
   * @param qDispersion adjusted p of the dispersion; empty likewise
   */
  public record Decision(
      boolean established, Optional<Double> qHarm, Optional<Double> qDispersion) {}

  /** The decisions on the cells of a run, in their order. */
  public List<Decision> decide(List<Evidence> run) {
    int[] tested =
        IntStream.range(0, run.size()).filter(cell -> run.get(cell).isTestable()).toArray();
    double[] harm = adjusted(run, tested, Evidence::pHarm);
    double[] dispersion = adjusted(run, tested, each -> each.dispersion().p());
    Decision[] decisions = new Decision[run.size()];
    Arrays.fill(decisions, new Decision(false, Optional.empty(), Optional.empty()));
    for (int i = 0; i < tested.length; i++) {
      boolean sure = Math.max(harm[i], dispersion[i]) <= establishedQ;
      decisions[tested[i]] =
          new Decision(
              sure && run.get(tested[i]).hasSize(),
              Optional.of(harm[i]),
              Optional.of(dispersion[i]));
    }
    return List.of(decisions);
  }

  private static double[] adjusted(List<Evidence> run, int[] cells, ToDoubleFunction<Evidence> p) {
    return BenjaminiHochberg.adjusted(
        IntStream.of(cells).mapToDouble(cell -> p.applyAsDouble(run.get(cell))).toArray());
  }
}
