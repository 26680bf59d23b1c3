package org.contretemps.statistics.passing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.contretemps.statistics.BenjaminiHochberg;

/**
 * Decides in which cells of a run contacts are passed on because of the norm (METHOD §11): the
 * cells that can be judged are a family of their own (Benjamini &amp; Hochberg 1995).
 */
public final class PassingRule {
  /** The largest q at which passing on is established. */
  public static final double ESTABLISHED_Q = 0.025;

  private static final double TRIVIAL_HARM = 0.001;
  private static final double LEAST_HARM = 0.005;
  private static final double PROBABLE_Q = 0.10;
  private static final double HOLDING_Q = 0.20;
  private static final double HOLDING_HARM = 0.0025;
  private static final double EXCLUDED_HARM = 0.010;

  private PassingRule() {}

  /** What a run says of one cell. */
  public enum Verdict {
    /** Contacts are passed on because of the norm. */
    ESTABLISHED,
    /** As much, less sure, or without a cell or former norm that shows it is not the clock. */
    PROBABLE,
    /** More than a hundredth of the contacts being passed on for the norm is ruled out. */
    EXCLUDED,
    /** Neither shown nor ruled out. */
    INCONCLUSIVE,
    /** Too few contacts, nothing to fit, or a rule of the cell at about the norm. */
    INSUFFICIENT_EVIDENCE
  }

  /**
   * The decision on one cell.
   *
   * @param p against a harm of 0.001; empty if the cell cannot be judged
   * @param q adjusted p; likewise
   * @param qProbable adjusted p against no harm; likewise
   * @param isHolding whether the night keeps an open zone open
   */
  public record Decision(
      Verdict verdict,
      Optional<Double> p,
      Optional<Double> q,
      Optional<Double> qProbable,
      boolean isHolding) {

    static final Decision INSUFFICIENT =
        new Decision(
            Verdict.INSUFFICIENT_EVIDENCE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
  }

  /** The p of a cell against a harm of 0.001; empty if it cannot be judged. */
  public static Optional<Double> p(PassingEvidence cell) {
    return Optional.of(cell)
        .filter(PassingEvidence::isEligible)
        .map(each -> each.jump().orElseThrow().harm().pAbove(TRIVIAL_HARM));
  }

  /** The decisions on the cells of a run, in their order. */
  public static List<Decision> decide(List<PassingEvidence> run) {
    List<PassingEvidence> eligible = run.stream().filter(PassingEvidence::isEligible).toList();
    double[] q = adjusted(eligible, TRIVIAL_HARM);
    double[] probable = adjusted(eligible, 0);
    List<Decision> decisions = new ArrayList<>();
    int next = 0;
    for (PassingEvidence cell : run) {
      if (cell.isEligible()) {
        decisions.add(decision(cell, q[next], probable[next]));
        next++;
      } else {
        decisions.add(Decision.INSUFFICIENT);
      }
    }
    return decisions;
  }

  private static double[] adjusted(List<PassingEvidence> eligible, double threshold) {
    return BenjaminiHochberg.adjusted(
        eligible.stream()
            .mapToDouble(cell -> cell.jump().orElseThrow().harm().pAbove(threshold))
            .toArray());
  }

  /**
   * Whether contacts are passed on by 0.5 in a hundred or more, clearly, beyond what hurry brings.
   */
  public static boolean isBeyondHurry(PassingJump jump) {
    return jump.isBeyondHurry(LEAST_HARM);
  }

  private static Decision decision(PassingEvidence cell, double q, double probable) {
    boolean isHolding =
        q <= HOLDING_Q && cell.jump().orElseThrow().beyondHurry().value() >= HOLDING_HARM;
    return new Decision(
        verdict(cell, q, probable), p(cell), Optional.of(q), Optional.of(probable), isHolding);
  }

  private static Verdict verdict(PassingEvidence cell, double q, double probable) {
    PassingJump jump = cell.jump().orElseThrow();
    boolean hasSize = isBeyondHurry(jump) && jump.isNear();
    if (hasSize && q <= ESTABLISHED_Q && cell.follows()) {
      return Verdict.ESTABLISHED;
    }
    if (hasSize && probable <= PROBABLE_Q && !cell.isContradicted()) {
      return Verdict.PROBABLE;
    }
    return jump.upper() <= EXCLUDED_HARM ? Verdict.EXCLUDED : Verdict.INCONCLUSIVE;
  }
}
