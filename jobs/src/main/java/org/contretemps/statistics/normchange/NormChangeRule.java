package org.contretemps.statistics.normchange;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.contretemps.statistics.Estimate;

/**
 * Judges what changes of norms did to the adverse outcome: the cells whose norm changed against the
 * cells of the same service whose norm did not (METHOD §6; difference in differences). A channel of
 * evidence of its own, for events and never for single cells.
 */
public final class NormChangeRule {

  /** Fewer controls than this tell nothing of how cells move on their own. */
  public static final int LEAST_CONTROLS = 3;

  /** The false discovery rate over all events ever stated. */
  public static final double FALSE_DISCOVERY_RATE = 0.05;

  /** Under this breakdown value an effect is fragile. */
  public static final double FRAGILE = 1;

  private static final double TRIVIAL_EFFECT = 0.001;
  private static final double LEAST_EFFECT = 0.005;
  private static final double LARGEST_PLACEBO_Z = 2.33;
  private static final double ONE_SIDED_95 = 1.645;

  /** The harm that the stream of changes is to find. */
  private static final double SOUGHT_EFFECT = 0.015;

  /** z of about the levels that a stream of some tens of changes has. */
  private static final double USUAL_Z = 2;

  private static final double LEAST_WEIGHT = 0.02;

  private NormChangeRule() {}

  /**
   * A change of norms in one service and week.
   *
   * @param isTightened whether less time is allowed than before: harm is then a rise, else a fall
   * @param changed cells whose norm changed
   * @param controls cells of the service whose norm did not
   */
  public record Event(
      boolean isTightened, List<NormChangeCell> changed, List<NormChangeCell> controls) {

    /** Whether there is anything to compare. */
    public boolean isJudged() {
      return !changed.isEmpty() && controls.size() >= LEAST_CONTROLS;
    }
  }

  /**
   * The result of one event.
   *
   * @param effect change of the adverse rate in the changed cells beyond the controls', as a share
   * @param harm the same in the direction of harm
   * @param t effect beyond the trivial one in standard errors, in the direction of harm
   * @param degreesOfFreedom of t, those of the moves that τ² is based on
   * @param p one-sided, of t
   * @param placebo the same comparison between the halves of the time before, in the direction of
   *     harm
   */
  public record Effect(
      Estimate effect, double harm, double t, int degreesOfFreedom, double p, Estimate placebo) {

    /**
     * Whether the change of norms moved the outcome: p within its level, an effect of half a point,
     * and no such move before the change.
     */
    public boolean isEstablished(double level) {
      return p <= level && harm >= LEAST_EFFECT && placebo.z() < LARGEST_PLACEBO_Z;
    }

    /**
     * M̄, how many times the move before the change the cells would have to have moved on their own
     * afterwards for the effect to vanish (relative magnitudes: Rambachan &amp; Roth 2023, Rev.
     * Econ. Studies 90:2555): (harm − 1.645 se − h0)/|δ_pre|, 0 if that is negative.
     */
    public double breakdown() {
      double sure = harm - ONE_SIDED_95 * effect.standardError() - TRIVIAL_EFFECT;
      return sure <= 0 ? 0 : sure / Math.abs(placebo.value());
    }
  }

  /**
   * The effect of an event that can be judged.
   *
   * @param moves how cells move on their own, this event's controls among them
   */
  public static Effect effect(Event event, ControlMoves moves) {
    int freedom = moves.degreesOfFreedom();
    double spread = spread(event);
    int direction = event.isTightened() ? 1 : -1;
    Estimate effect =
        difference(event, NormChangeCell::change, moves.change().variance(freedom), spread);
    Estimate placebo =
        difference(event, NormChangeCell::placebo, moves.placebo().variance(freedom), spread);
    double harm = direction * effect.value();
    double t = (harm - TRIVIAL_EFFECT) / effect.standardError();
    return new Effect(
        effect,
        harm,
        t,
        freedom,
        TDistribution.of(freedom).survivalProbability(t),
        new Estimate(direction * placebo.value(), placebo.standardError()));
  }

  /**
   * How much of the level a change deserves, from 0.02 to 1: how likely it would be to find harm of
   * 1.5 points at z = 2. By the standard error alone, so that it says nothing of the effect.
   */
  public static double weight(Estimate effect) {
    double z = (SOUGHT_EFFECT - TRIVIAL_EFFECT) / effect.standardError() - USUAL_Z;
    return LEAST_WEIGHT + (1 - LEAST_WEIGHT) * NormalDistribution.of(0, 1).cumulativeProbability(z);
  }

  private static Estimate difference(
      Event event, Function<NormChangeCell, Estimate> move, double between, double spread) {
    Estimate changed = mean(event.changed().stream().map(move), between);
    Estimate control = mean(event.controls().stream().map(move), between);
    return new Estimate(
        (changed.value() - control.value()) * spread,
        Math.hypot(changed.standardError(), control.standardError()) * spread);
  }

  /** The inverse-variance mean of moves. */
  private static Estimate mean(Stream<Estimate> moves, double between) {
    List<Estimate> all = moves.toList();
    double weights = all.stream().mapToDouble(move -> weight(move, between)).sum();
    double sum = all.stream().mapToDouble(move -> weight(move, between) * move.value()).sum();
    return new Estimate(sum / weights, 1 / Math.sqrt(weights));
  }

  private static double weight(Estimate move, double between) {
    return 1 / (move.standardError() * move.standardError() + between);
  }

  /** r0(1 − r0) of the changed cells, by their contacts: from log-odds back to shares. */
  private static double spread(Event event) {
    double contacts = event.changed().stream().mapToDouble(NormChangeCell::contactsBefore).sum();
    return event.changed().stream().mapToDouble(cell -> cell.spread() * cell.contactsBefore()).sum()
        / contacts;
  }
}
