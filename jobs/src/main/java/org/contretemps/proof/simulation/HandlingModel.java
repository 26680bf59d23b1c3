package org.contretemps.proof.simulation;

/**
 * Draws how long a simulated contact takes and how likely the customer comes back, with the figures
 * of METHOD §9. Difficulty, load, outages, tenure and the agent act on both, so that naive
 * comparisons are wrong.
 */
final class HandlingModel {
  private static final double WITHIN_LEVEL_DEVIATION = 0.34;
  private static final int LONGEST_SECONDS = 5_400;
  private static final int SHORTEST_SECONDS = 5;

  private HandlingModel() {}

  /**
   * What a contact is handled under.
   *
   * @param hidden whether the matter is of the cell's hidden sub-type
   * @param luck standard normal figure shared by the service's day
   * @param cellLuck standard normal figure shared by the cell's day
   */
  record Circumstances(
      Matter matter,
      WorldCell cell,
      Agent agent,
      boolean hidden,
      double load,
      boolean outage,
      boolean lostInformation,
      double luck,
      double cellLuck) {}

  /**
   * A handled contact.
   *
   * @param seconds what was recorded
   * @param logOverrun ln(t0/N)
   */
  record Result(int seconds, double naturalSeconds, double logOverrun, boolean hurried) {}

  static Result handle(Circumstances in, int norm, boolean onlyReceived, Draws draws) {
    double logNatural = logNaturalSeconds(in, draws) + (onlyReceived ? -0.5 : 0);
    double natural = Math.min(LONGEST_SECONDS, StrictMath.exp(logNatural));
    double logOverrun = StrictMath.log(natural / norm);
    boolean hurried = isHurried(in, logOverrun, draws.uniform());
    double seconds = hurried ? hurriedSeconds(norm, natural, draws) : natural;
    int recorded =
        Math.max(SHORTEST_SECONDS, (int) Math.rint(asRecorded(in, seconds, norm, draws)));
    return new Result(recorded, natural, logOverrun, hurried);
  }

  private static double logNaturalSeconds(Circumstances in, Draws draws) {
    return StrictMath.log(Difficulty.medianSeconds(in.matter().difficulty()))
        + in.cell().logScale()
        + 0.12 * in.matter().furtherDifficulty()
        + (in.hidden() ? NaturalTimes.HIDDEN_EFFECT : 0)
        + 0.07 * in.load()
        + (in.outage() ? 0.20 : 0)
        + 0.25 * newness(in.agent(), 120)
        + in.agent().pace()
        + 0.03 * in.luck()
        + 0.02 * in.cellLuck()
        + WITHIN_LEVEL_DEVIATION * draws.gaussian();
  }

  private static boolean isHurried(Circumstances in, double logOverrun, double unit) {
    if (logOverrun <= 0) {
      return false;
    }
    double probability = in.cell().hurry().probability(logOverrun);
    return unit
        < switch (in.cell().kind()) {
          case HURRY_UNDER_LOAD -> in.load() > 0.3 ? 1.4 * probability : 0;
          case HARDEST_HURRIED ->
              in.matter().difficulty() + in.matter().furtherDifficulty() > 2.5
                  ? 1.4 * probability
                  : 0;
          case PLANTED_HARM, HARMLESS_HURRY -> probability;
          case PLAIN,
              UNDERSTAFFED,
              MINUTE_HEAPING,
              STEEP_DIFFICULTY,
              DIFFUSE_HURRY,
              SHEDDING,
              WRONG_NUMBERS ->
              0;
        };
  }

  private static double hurriedSeconds(int norm, double natural, Draws draws) {
    double seconds = norm * (1 - 0.04 * draws.exponential()) + 1.5 * draws.gaussian();
    return Math.min(natural, Math.max(0.5 * norm, seconds));
  }

  private static double asRecorded(Circumstances in, double seconds, int norm, Draws draws) {
    return switch (in.cell().kind()) {
      case MINUTE_HEAPING ->
          draws.chance(0.4) ? Math.max(60, 60 * Math.rint(seconds / 60)) : seconds;
      case DIFFUSE_HURRY -> seconds > 0.7 * norm ? seconds * draws.uniform(0.75, 1) : seconds;
      default -> seconds;
    };
  }

  /** Log-odds that the customer comes back, without what hurrying adds. */
  static double repeatLogit(Circumstances in) {
    double slope = in.cell().kind() == CellKind.STEEP_DIFFICULTY ? 0.64 : 0.32;
    return in.cell().service().repeatLogit()
        + slope * (in.matter().difficulty() - 2)
        + 0.15 * in.matter().furtherDifficulty()
        + (in.hidden() ? 0.5 : 0)
        + 0.18 * in.load()
        + (in.outage() ? 0.40 : 0)
        + (in.lostInformation() ? 0.30 : 0)
        + 0.40 * newness(in.agent(), 150)
        + in.agent().carelessness()
        + 0.15 * in.luck()
        + 0.08 * in.cellLuck();
  }

  static double probability(double logit) {
    return Math.min(EpisodePlan.HIGHEST_REPEAT_PROBABILITY, 1 / (1 + StrictMath.exp(-logit)));
  }

  private static double newness(Agent agent, double days) {
    double ratio = agent.experienceDays() / days;
    return ratio > 8 ? 0 : StrictMath.exp(-ratio);
  }
}
