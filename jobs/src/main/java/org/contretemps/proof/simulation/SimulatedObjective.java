package org.contretemps.proof.simulation;

import java.util.ArrayList;
import java.util.List;

/** What a simulated contact is about. A set of objectives is kept as a sum of bits. */
public enum SimulatedObjective {
  INFORMATION(1),
  FOLLOW_UP(2),
  GUIDANCE(4),
  SALE(8),
  VERIFICATION(16);

  private static final String[] NAMES = allNames();

  private final int bit;

  SimulatedObjective(int bit) {
    this.bit = bit;
  }

  int bit() {
    return bit;
  }

  boolean isIn(int bits) {
    return (bits & bit) != 0;
  }

  /** The names of a set as the landing file has them, separated by '|'. */
  public static String names(int bits) {
    return NAMES[bits];
  }

  private static String[] allNames() {
    String[] names = new String[32];
    for (int bits = 0; bits < names.length; bits++) {
      List<String> members = new ArrayList<>();
      for (SimulatedObjective objective : values()) {
        if (objective.isIn(bits)) {
          members.add(objective.name());
        }
      }
      names[bits] = String.join("|", members);
    }
    return names;
  }
}
