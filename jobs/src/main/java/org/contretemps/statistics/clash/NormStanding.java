package org.contretemps.statistics.clash;

import org.contretemps.statistics.ProportionInterval;

/** Whether a time norm is met, by its attained share and its contractual target (METHOD §5). */
public enum NormStanding {
  /** The attained share is at the target or above, surely. */
  MET,
  /** The interval of the attained share holds the target. */
  NEAR,
  /** The attained share is below the target, surely. */
  BROKEN;

  private static final double CONFIDENCE = 0.95;

  /**
   * The standing by the Wilson interval, 95 %, of the contacts within the norm.
   *
   * @throws IllegalArgumentException without contacts, or when more are within than there are
   */
  public static NormStanding of(long within, long contacts, double target) {
    ProportionInterval attained = ProportionInterval.wilson(within, contacts, CONFIDENCE);
    if (attained.lower() >= target) {
      return MET;
    }
    return attained.upper() < target ? BROKEN : NEAR;
  }
}
