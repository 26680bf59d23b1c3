package org.contretemps.proof.trial.draw;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.contretemps.proof.simulation.CellKind;

/**
 * The parameters of a simulated cell before a contact is drawn, with the figures of METHOD §9.
 *
 * @param contacts about how many in 28 days
 * @param mix cumulative shares of the five difficulty levels
 * @param logScale what the cell adds to ln t
 * @param hiddenShare share of a hidden sub-type that is long and repeat-prone
 * @param repeatLogit log-odds of a repeat at middling difficulty
 * @param priorLogit log-odds of a prior contact at middling difficulty
 * @param normSeconds N, on a grid of 15 s at a natural quantile of 0.45 to 0.95
 * @param strength π0, the share of contacts hurried just over the norm
 * @param reach τ, how fast that falls with ln(t0/N)
 * @param harm what hurrying adds to the log-odds of a repeat
 * @param harmSlope what it adds per ln(t0/N)
 * @param usualLoad how busy the service usually is when its contacts come
 * @param policy what a supervisor does on one side of the norm
 * @param policyStrength how far that moves the log-odds of a repeat
 */
public record CellPlan(
    CellKind kind,
    int contacts,
    Mix mix,
    double logScale,
    double hiddenShare,
    double repeatLogit,
    double priorLogit,
    int normSeconds,
    double strength,
    double reach,
    double harm,
    double harmSlope,
    double usualLoad,
    NormPolicy policy,
    double policyStrength) {

  static final double LEVEL_DEVIATION = 0.34;
  static final double HIDDEN_LOG_SECONDS = 0.55;
  static final double UNSEEN_LOG_SECONDS = 0.12;
  private static final double[] LOG_MEDIANS = {
    Math.log(150), Math.log(240), Math.log(350), Math.log(520), Math.log(750)
  };

  /** Repeat rates of about 0.08 to 0.40, as in the method's published cells. */
  private static final double LEAST_REPEAT_LOGIT = -2.3;

  private static final double MOST_REPEAT_LOGIT = -0.8;

  /** Prior contacts in about a fifth of all, as in the method's published cells. */
  private static final double LEAST_PRIOR_LOGIT = -1.6;

  private static final double MOST_PRIOR_LOGIT = -1.4;

  /**
   * The text of the method leaves τ open. Of its published cells one has 0.52 of the contacts that
   * need more than the norm hurried, which at the largest π0 takes a τ of 1.8; others fit 0.3.
   */
  private static final double LEAST_REACH = 0.3;

  private static final double MOST_REACH = 2.0;

  /** Sizes as those of the method's published cells: ln n of mean 8.05, deviation 0.52. */
  private static final double TYPICAL_CONTACTS = 3_200;

  private static final double SIZE_DEVIATION = 0.55;
  private static final double FEWEST_CONTACTS = 800;
  private static final double MOST_CONTACTS = 25_000;

  /** Deviation of a cell's usual load, in deviations of the load of half-hours. */
  private static final double LOAD_DEVIATION = 0.5;

  /** With it ln t scatters by 0.5 to 0.8 within a cell, as in the method's simulated contacts. */
  private static final double MIX_DEVIATION = 1.6;

  /**
   * By how much load raises the logarithm of the chance of harmful hurry: in the method's published
   * contacts of such cells it doubles from the lowest quartile of load to the highest.
   */
  private static final double HURRY_UNDER_LOAD = 0.27;

  /** How far a policy moves the log-odds of a repeat: the odds are 1.5 to 1.8 times as high. */
  private static final double LEAST_POLICY_LOGIT = 0.4;

  private static final double MOST_POLICY_LOGIT = 0.6;

  private static final int DRAWS_FOR_NORM = 4_000;
  private static final int GRID_SECONDS = 15;

  /** Three teams, their norms relative to the cell's. */
  private static final double[] TEAM_NORMS = {0.85, 1, 1.2};

  /** How many teams have norms of their own in a cell that pools norms. */
  public static final int TEAMS = TEAM_NORMS.length;

  /** Cumulative shares of the difficulty levels 0 to 4. */
  static final class Mix {
    private final double[] cumulative = new double[LOG_MEDIANS.length];

    /** Difficulties scattered around a typical one. */
    Mix(double typical) {
      double sum = 0;
      for (int level = 0; level < cumulative.length; level++) {
        double distance = (level - typical) / MIX_DEVIATION;
        sum += Math.exp(-distance * distance / 2);
        cumulative[level] = sum;
      }
      for (int level = 0; level < cumulative.length; level++) {
        cumulative[level] /= sum;
      }
    }

    int draw(SplittableRandom random) {
      double unit = random.nextDouble();
      int level = 0;
      while (unit >= cumulative[level] && level < cumulative.length - 1) {
        level++;
      }
      return level;
    }
  }

  static CellPlan draw(CellKind kind, SplittableRandom random) {
    boolean harms = kind == CellKind.PLANTED_HARM;
    CellPlan unnormed =
        new CellPlan(
            kind,
            contacts(random),
            new Mix(4 * random.nextDouble()),
            0.08 * random.nextGaussian(),
            random.nextDouble() < 0.4 ? random.nextDouble(0.05, 0.15) : 0,
            random.nextDouble(LEAST_REPEAT_LOGIT, MOST_REPEAT_LOGIT),
            random.nextDouble(LEAST_PRIOR_LOGIT, MOST_PRIOR_LOGIT),
            0,
            kind.isHurried() ? random.nextDouble(0.25, 0.65) : 0,
            random.nextDouble(LEAST_REACH, MOST_REACH),
            harms ? random.nextDouble(0.5, 1.1) : 0,
            harms ? random.nextDouble(0.2, 0.8) : 0,
            LOAD_DEVIATION * random.nextGaussian(),
            NormPolicy.NONE,
            0);
    return unnormed.under(unnormed.norm(random.nextDouble(0.45, 0.95), random));
  }

  /** The same cell with a policy that switches at its norm. */
  CellPlan with(NormPolicy switching, SplittableRandom random) {
    return switching == NormPolicy.NONE
        ? this
        : copy(normSeconds, switching, random.nextDouble(LEAST_POLICY_LOGIT, MOST_POLICY_LOGIT));
  }

  private static int contacts(SplittableRandom random) {
    double drawn = TYPICAL_CONTACTS * Math.exp(SIZE_DEVIATION * random.nextGaussian());
    return (int) Math.min(MOST_CONTACTS, Math.max(FEWEST_CONTACTS, drawn));
  }

  private int norm(double quantile, SplittableRandom random) {
    double[] natural = new double[DRAWS_FOR_NORM];
    for (int i = 0; i < natural.length; i++) {
      natural[i] =
          logSeconds(mix.draw(random), random.nextDouble() < hiddenShare, random.nextGaussian())
              + LEVEL_DEVIATION * random.nextGaussian();
    }
    Arrays.sort(natural);
    double seconds = Math.exp(natural[(int) (quantile * natural.length)]);
    return onGrid(seconds);
  }

  private static int onGrid(double seconds) {
    return (int) Math.max(60, GRID_SECONDS * Math.rint(seconds / GRID_SECONDS));
  }

  /** The norm that one of the teams works to, if teams have norms of their own. */
  int normOfTeam(int team) {
    return onGrid(TEAM_NORMS[team] * normSeconds);
  }

  private CellPlan under(int norm) {
    return copy(norm, policy, policyStrength);
  }

  private CellPlan copy(int norm, NormPolicy switching, double strengthOfPolicy) {
    return new CellPlan(
        kind,
        contacts,
        mix,
        logScale,
        hiddenShare,
        repeatLogit,
        priorLogit,
        norm,
        strength,
        reach,
        harm,
        harmSlope,
        usualLoad,
        switching,
        strengthOfPolicy);
  }

  /** The mean of ln t under ordinary circumstances. */
  double logSeconds(int difficulty, boolean hidden, double unseen) {
    return LOG_MEDIANS[difficulty]
        + logScale
        + UNSEEN_LOG_SECONDS * unseen
        + (hidden ? HIDDEN_LOG_SECONDS : 0);
  }

  /** Whether a contact that would take so long is hurried, in circumstances that invite it. */
  double hurryProbability(double logOverrun, double load, double hardness) {
    if (logOverrun <= 0) {
      return 0;
    }
    double usual = strength * Math.exp(-logOverrun / reach);
    return switch (kind) {
      case PLANTED_HARM -> Math.exp(HURRY_UNDER_LOAD * load) * usual;
      case HARMLESS_HURRY -> usual;
      case HURRY_UNDER_LOAD -> load > 0.3 ? 1.4 * usual : 0;
      case HARDEST_HURRIED -> hardness > 2.5 ? 1.4 * usual : 0;
      default -> 0;
    };
  }
}
