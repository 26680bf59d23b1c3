package org.contretemps.statistics.clash;

/**
 * One word for the state of a cell (a kind of situation of a service) that combines the clash, the
 * norm and the quality (METHOD §5, its table).
 */
public enum NormLabel {
  /** The norm is met, or nearly, and costs quality. */
  IMPEDED_QUALITY,
  /** The norm costs quality and is broken all the same. */
  IMPEDED_QUALITY_NORM_BROKEN,
  /** Norm met, quality kept, and a clash is ruled out. */
  HEALTHY,
  /** Norm met, quality kept, but a clash is not ruled out. */
  HEALTHY_CLASH_NOT_EXCLUDED,
  /** Quality is kept at the price of the norm. */
  PROTECTED_QUALITY,
  /** Quality is lost though the norm is met, and not through the norm. */
  QUALITY_LOST_OTHER_CAUSE,
  /** Norm broken and quality lost. */
  FAILING,
  /** The cell cannot carry a verdict. */
  INSUFFICIENT_EVIDENCE,
  /** Contacts are ended at once to meet a norm. */
  SHEDDING,
  /** A norm per contact is in force, and contacts are not shown to be ended at once. */
  NO_SHEDDING,
  /** Contacts are passed on because of the norm. */
  PASSED_ON,
  /** Contacts are not shown to be passed on because of the norm. */
  NOT_PASSED_ON,
  /**
   * No norm per contact is in force, so there is no spike to look for, and no shedding is shown.
   */
  NO_THRESHOLD;

  /** The label if a norm per contact is in force, by the evidence of its spike. */
  public static NormLabel ofSpike(ClashVerdict clash, NormStanding norm, QualityStanding quality) {
    boolean broken = norm == NormStanding.BROKEN;
    return switch (clash) {
      case INSUFFICIENT_EVIDENCE -> INSUFFICIENT_EVIDENCE;
      case ESTABLISHED -> broken ? IMPEDED_QUALITY_NORM_BROKEN : IMPEDED_QUALITY;
      case PROBABLE, NORM_HELPS, NO_CLASH, INCONCLUSIVE ->
          quality == QualityStanding.LOST
              ? (broken ? FAILING : QUALITY_LOST_OTHER_CAUSE)
              : kept(clash, broken);
    };
  }

  /**
   * The label by the evidence of shedding.
   *
   * @param hasThreshold whether a norm per contact is in force
   */
  public static NormLabel ofShedding(boolean established, boolean hasThreshold) {
    if (established) {
      return SHEDDING;
    }
    return hasThreshold ? NO_SHEDDING : NO_THRESHOLD;
  }

  private static NormLabel kept(ClashVerdict clash, boolean broken) {
    if (broken) {
      return PROTECTED_QUALITY;
    }
    boolean isExcluded = clash == ClashVerdict.NO_CLASH || clash == ClashVerdict.NORM_HELPS;
    return isExcluded ? HEALTHY : HEALTHY_CLASH_NOT_EXCLUDED;
  }
}
