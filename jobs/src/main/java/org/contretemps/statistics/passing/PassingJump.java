package org.contretemps.statistics.passing;

import java.io.Serializable;
import org.contretemps.statistics.Estimate;

/**
 * How many contacts are passed on just under a norm beyond what the hazard before and after it
 * predicts (METHOD §11), in contacts.
 *
 * @param contacts n, all handled contacts of the cell
 * @param passedOn those of them that were passed on, at any time
 * @param running r₋₅, those that still ran at 0.85 N
 * @param runningPast r_1, those that still ran past the norm
 * @param expected E, how many the fit expects to be passed on from 0.85 N to just past N
 * @param excess e, those passed on there beyond E
 * @param standardError of e
 * @param dispersion φ, at least 1: how much wider than Poisson the counts scatter around the fit
 * @param laterShare ρ, the share of contacts that run past the norm and are passed on there: what
 *     would have been passed on later anyway
 * @param gathered S, how many contacts of all kinds end from 0.85 N to just past N beyond what the
 *     hazard of ending predicts
 * @param lastExcess the excess in the last three bins up to the norm
 * @param underExcess the excess in all six bins up to the norm
 */
public record PassingJump(
    long contacts,
    long passedOn,
    long running,
    long runningPast,
    double expected,
    double excess,
    double standardError,
    double dispersion,
    double laterShare,
    Estimate gathered,
    double lastExcess,
    double underExcess)
    implements Serializable {

  private static final double ONE_SIDED_95 = 1.645;
  private static final double LEAST_LAST_SHARE = 0.35;

  /** h = e(1 − ρ)/n: contacts passed on for the norm and not otherwise, as a share of all. */
  public Estimate harm() {
    return new Estimate(excess, standardError).times((1 - laterShare) / contacts);
  }

  /**
   * ρ max(S, e): how many would be passed on there if all contacts that gather under the norm had
   * been moved from beyond it, with their share of contacts passed on. Hurry that moves every kind
   * of contact alike brings as many.
   */
  public double broughtByHurry() {
    return laterShare * Math.max(gathered.value(), excess);
  }

  /**
   * (e − ρ max(S, e))/n: contacts passed on beyond those that hurry brings along, as a share of
   * all. It is h if only contacts that are passed on gather under the norm.
   */
  Estimate beyondHurry() {
    double moved = Math.max(gathered.value(), excess);
    double ofShare =
        runningPast == 0 ? 0 : moved * moved * laterShare * (1 - laterShare) / runningPast;
    double ofMoved = laterShare * gathered.standardError();
    double variance = standardError * standardError + ofMoved * ofMoved + ofShare;
    return new Estimate((excess - laterShare * moved) / contacts, Math.sqrt(variance) / contacts);
  }

  /** Whether that share is so large, and surely above 0. */
  public boolean isBeyondHurry(double least) {
    return beyondHurry().value() >= least && beyondHurry().z() > ONE_SIDED_95;
  }

  /** e/n: the same with those that would have been passed on later. */
  public double grossShare() {
    return excess / contacts;
  }

  /** The lower bound of the interval [net, gross], widened by 1.645 standard errors. */
  public double lower() {
    return Math.min(harm().value(), grossShare()) - reach();
  }

  /** The upper bound of it. */
  public double upper() {
    return Math.max(harm().value(), grossShare()) + reach();
  }

  private double reach() {
    double variance = standardError * standardError + dispersion * Math.max(excess, 0);
    return ONE_SIDED_95 * Math.sqrt(variance) / contacts;
  }

  /** Whether enough of the excess lies in the last bins up to the norm. */
  public boolean isNear() {
    return lastExcess >= LEAST_LAST_SHARE * underExcess;
  }

  /** e/r₋₅: the excess per contact that could show it. */
  Estimate perRunning() {
    return new Estimate(excess, standardError).times(1.0 / running);
  }
}
