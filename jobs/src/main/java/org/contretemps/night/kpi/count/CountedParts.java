package org.contretemps.night.kpi.count;

import java.io.Serializable;

/**
 * The counts of one date ({@link DateCounts}) in the form that Spark's tasks send to each other:
 * texts, and numbers side by side.
 */
final class CountedParts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String[] texts;
  private final int[] keys;
  private final long[] sums;
  private final int[] agentKeys;
  private final long[] agentSums;

  /**
   * What was counted. The arrays are not copied.
   *
   * @param texts of all numbers in keys
   * @param keys of the groups, one after the other, as those of agents' days
   */
  CountedParts(String[] texts, int[] keys, long[] sums, int[] agentKeys, long[] agentSums) {
    this.texts = texts;
    this.keys = keys;
    this.sums = sums;
    this.agentKeys = agentKeys;
    this.agentSums = agentSums;
  }

  String[] texts() {
    return texts;
  }

  int[] keys() {
    return keys;
  }

  long[] sums() {
    return sums;
  }

  int[] agentKeys() {
    return agentKeys;
  }

  long[] agentSums() {
    return agentSums;
  }
}
