package org.contretemps.statistics.shedding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.contretemps.statistics.BenjaminiHochberg;
import org.contretemps.statistics.Estimate;

/**
 * Decides in which cells of a run agents shed contacts, that is, end them at once (METHOD §7). Harm
 * and dispersion must both hold, so the p of a cell is the larger of the two, adjusted over all
 * that the run tests (Benjamini &amp; Hochberg 1995), other channels of evidence among it.
 */
public final class SheddingRule {

  private static final double ESTABLISHED_Q = 0.05;
  private static final double LEAST_EXCESS_SHARE = 0.01;
  private static final double LEAST_HARM = 0.005;

  private static final Decision UNTESTED = new Decision(false, Optional.empty(), Optional.empty());

  private SheddingRule() {}

  /**
   * What one cell shows.
   *
   * @param contacts short contacts against those expected by nature
   * @param harm the repeats that they add; empty if these cannot be compared
   * @param dispersion how unevenly agents share them
   */
  public record Evidence(
      ShortContacts contacts, Optional<Estimate> harm, AgentDispersion dispersion) {

    /** The larger p of harm and dispersion; empty unless both can be tested. */
    public OptionalDouble p() {
      return harm.isPresent() && dispersion.degreesOfFreedom() > 0
          ? OptionalDouble.of(Math.max(harm.get().pAbove(0), dispersion.p()))
          : OptionalDouble.empty();
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
   * @param q adjusted p; empty if harm or dispersion cannot be tested
   * @param qDispersion the p of the dispersion alone, adjusted over the cells of this channel;
   *     empty in the same cases
   */
  public record Decision(boolean established, Optional<Double> q, Optional<Double> qDispersion) {}

  /** The p of the cells that can be tested. */
  public static double[] p(List<Evidence> run) {
    return run.stream().flatMapToDouble(each -> each.p().stream()).toArray();
  }

  /**
   * The decisions on the cells of a run, in their order.
   *
   * @param others p of the hypotheses of other channels of evidence, of the same family
   */
  public static List<Decision> decide(List<Evidence> run, double... others) {
    List<Evidence> tested = run.stream().filter(each -> each.p().isPresent()).toList();
    double[] q = BenjaminiHochberg.adjustedAmong(p(run), others);
    double[] dispersion =
        BenjaminiHochberg.adjusted(
            tested.stream().mapToDouble(each -> each.dispersion().p()).toArray());
    List<Decision> decisions = new ArrayList<>();
    int next = 0;
    for (Evidence each : run) {
      boolean isTested = each.p().isPresent();
      decisions.add(isTested ? decision(each, q[next], dispersion[next]) : UNTESTED);
      next += isTested ? 1 : 0;
    }
    return decisions;
  }

  private static Decision decision(Evidence cell, double q, double dispersion) {
    return new Decision(
        q <= ESTABLISHED_Q && cell.hasSize(), Optional.of(q), Optional.of(dispersion));
  }
}
