package org.contretemps.statistics.clash;

/**
 * The possible verdicts on whether a time norm costs quality in one cell, a kind of situation of a
 * service (METHOD §5).
 */
public enum ClashVerdict {
  /** The norm costs quality, at the false discovery rate requested. */
  ESTABLISHED,
  /** Harm of the same size, less sure. */
  PROBABLE,
  /** Fewer contacts come back under the norm than predicted, surely: reported, never a zone. */
  NORM_HELPS,
  /** More than a hundredth of the contacts being harmed is ruled out. */
  NO_CLASH,
  /** Neither shown nor ruled out. */
  INCONCLUSIVE,
  /** Too few contacts, too few adverse outcomes, or nothing to compare. */
  INSUFFICIENT_EVIDENCE
}
