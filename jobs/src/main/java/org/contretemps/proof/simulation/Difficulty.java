package org.contretemps.proof.simulation;

/**
 * The five hidden levels of difficulty of a simulated contact (METHOD §9), and how far the visible
 * situation reveals them.
 *
 * <p>Nobody in the world sees the level. It decides the natural time and the repeats; the
 * situation's attributes only become more likely with it, so that a situation type pools several
 * levels.
 */
final class Difficulty {
  static final int LEVELS = 5;

  private static final double[] MEDIAN_SECONDS = {150, 224, 335, 501, 750};
  private static final double[] SHARES = Draws.cumulativeShares(0.24, 0.28, 0.22, 0.15, 0.11);

  private static final double[] FURTHER_SERVICE = {0.06, 0.15, 0.33, 0.60, 0.80};
  private static final double[] THIRD_PARTY = {0.03, 0.05, 0.10, 0.18, 0.25};
  private static final double[] FURTHER_OBJECTIVE = {0.12, 0.19, 0.30, 0.45, 0.58};
  private static final double[] RULE_CHANGED = {0.03, 0.05, 0.10, 0.18, 0.26};
  private static final double[] DOCUMENTS = {0.20, 0.32, 0.48, 0.68, 0.82};

  private static final double[] HOW_MANY_SERVICES = Draws.cumulativeShares(0.75, 0.20, 0.05);
  private static final double[] HOW_MANY_OBJECTIVES = Draws.cumulativeShares(0.75, 0.25);
  private static final double[] HOW_MANY_DOCUMENTS =
      Draws.cumulativeShares(0.50, 0.30, 0.12, 0.05, 0.03);
  private static final double[] OBJECTIVES = Draws.cumulativeShares(0.44, 0.20, 0.15, 0.09, 0.12);
  private static final SimulatedObjective[] OBJECTIVE_ORDER = SimulatedObjective.values();

  private Difficulty() {}

  static int draw(Draws draws) {
    return draws.pick(SHARES);
  }

  static double share(int level) {
    return level == 0 ? SHARES[0] : SHARES[level] - SHARES[level - 1];
  }

  static double medianSeconds(int level) {
    return MEDIAN_SECONDS[level];
  }

  /** What can be seen of a matter of this level. */
  static Situation situation(int level, Draws draws) {
    int services =
        1 + (draws.chance(FURTHER_SERVICE[level]) ? 1 + draws.pick(HOW_MANY_SERVICES) : 0);
    boolean thirdParty = draws.chance(THIRD_PARTY[level]);
    int furtherObjectives =
        draws.chance(FURTHER_OBJECTIVE[level]) ? 1 + draws.pick(HOW_MANY_OBJECTIVES) : 0;
    boolean ruleChanged = draws.chance(RULE_CHANGED[level]);
    int documents = draws.chance(DOCUMENTS[level]) ? 1 + draws.pick(HOW_MANY_DOCUMENTS) : 0;
    int objectives = objectives(1 + furtherObjectives, draws);
    return new Situation(services, thirdParty, objectives, ruleChanged, documents, false);
  }

  private static int objectives(int count, Draws draws) {
    int bits = 0;
    while (Integer.bitCount(bits) < count) {
      bits |= OBJECTIVE_ORDER[draws.pick(OBJECTIVES)].bit();
    }
    return bits;
  }
}
