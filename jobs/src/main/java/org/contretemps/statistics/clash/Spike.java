package org.contretemps.statistics.clash;

import java.io.Serializable;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.position.NormBins;

/**
 * The estimated excess of contacts that end just under a time norm, with its standard error (METHOD
 * §3). {@link SpikeModel} fits it.
 *
 * @param contacts n, all contacts of the cell
 * @param underNorm n_R, those within {@link NormBins#UNDER_NORM}
 * @param expected F, how many of them the fit outside the window predicts
 * @param expectedVariance Var F
 * @param dispersion φ, at least 1: how much wider than Poisson the counts scatter around the fit
 */
public record Spike(
    long contacts, long underNorm, double expected, double expectedVariance, double dispersion)
    implements Serializable {

  /** B = n_R − F. */
  public double excess() {
    return underNorm - expected;
  }

  /** se_B = √(max(F, 1) φ + Var F). */
  public double standardError() {
    return Math.sqrt(Math.max(expected, 1) * dispersion + expectedVariance);
  }

  /** B and its standard error, in contacts. */
  public Estimate estimate() {
    return new Estimate(excess(), standardError());
  }

  /** B/se_B. */
  public double z() {
    return excess() / standardError();
  }

  /** B/n, the share of all contacts that was hurried under the norm. */
  public double share() {
    return excess() / contacts;
  }
}
