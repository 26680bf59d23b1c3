package org.contretemps.statistics.normchange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.contretemps.statistics.BenjaminiHochberg;
import org.contretemps.statistics.Estimate;

/**
 * What changes of norms did to the adverse outcome: the cells whose norm changed against the cells
 * of the same service whose norm did not (METHOD §6; difference in differences; τ² by the method of
 * moments, DerSimonian &amp; Laird 1986, Controlled Clinical Trials 7:177). A channel of evidence
 * of its own, for events and never for single cells.
 */
public final class NormChangeRule {

  /** Fewer controls than this tell nothing of how cells move on their own. */
  public static final int LEAST_CONTROLS = 3;

  private static final double TRIVIAL_EFFECT = 0.001;
  private static final double LEAST_EFFECT = 0.005;
  private static final double Q = 0.05;
  private static final double LARGEST_PLACEBO_Z = 2.33;

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
   * What an event came to.
   *
   * @param effect change of the adverse rate in the changed cells beyond the controls', as a share
   * @param t effect beyond the trivial one in standard errors, in the direction of harm
   * @param degreesOfFreedom of t, pooled over all events' controls
   * @param placeboZ the same comparison between the halves of the time before
   * @param isEstablished whether the change of norms moved the outcome
   */
  public record Effect(
      Estimate effect,
      double t,
      int degreesOfFreedom,
      double p,
      double q,
      double placeboZ,
      boolean isEstablished) {}

  /** The effects of a run's events in their order; empty where one cannot be judged. */
  public static List<Optional<Effect>> judge(List<Event> run) {
    List<Event> judged = run.stream().filter(Event::isJudged).toList();
    Between change = Between.controls(judged, NormChangeCell::change);
    Between before = Between.controls(judged, NormChangeCell::placebo);
    List<Difference> differences =
        judged.stream().map(event -> Difference.of(event, change, before)).toList();
    double[] q =
        BenjaminiHochberg.adjusted(differences.stream().mapToDouble(Difference::p).toArray());
    List<Effect> effects =
        IntStream.range(0, q.length).mapToObj(i -> differences.get(i).effect(q[i])).toList();
    return run.stream()
        .map(
            event ->
                event.isJudged()
                    ? Optional.of(effects.get(judged.indexOf(event)))
                    : Optional.<Effect>empty())
        .toList();
  }

  /** τ² of the controls around their service's mean, pooled over services. */
  private record Between(double variance, int degreesOfFreedom) {

    static Between controls(List<Event> events, Function<NormChangeCell, Estimate> move) {
      double scatter = 0;
      double weight = 0;
      int freedom = 0;
      for (Event event : events) {
        double[] w = event.controls().stream().map(move).mapToDouble(e -> weight(e, 0)).toArray();
        double[] d = event.controls().stream().map(move).mapToDouble(Estimate::value).toArray();
        double all = Arrays.stream(w).sum();
        double mean = IntStream.range(0, w.length).mapToDouble(i -> w[i] * d[i]).sum() / all;
        scatter +=
            IntStream.range(0, w.length)
                .mapToDouble(i -> w[i] * (d[i] - mean) * (d[i] - mean))
                .sum();
        weight += all - Arrays.stream(w).map(each -> each * each).sum() / all;
        freedom += w.length - 1;
      }
      return new Between(weight == 0 ? 0 : Math.max(0, (scatter - freedom) / weight), freedom);
    }
  }

  private static double weight(Estimate move, double between) {
    return 1 / (move.standardError() * move.standardError() + between);
  }

  /** The inverse-variance mean of moves. */
  private static Estimate mean(Stream<Estimate> moves, double between) {
    List<Estimate> all = moves.toList();
    double weights = all.stream().mapToDouble(move -> weight(move, between)).sum();
    double sum = all.stream().mapToDouble(move -> weight(move, between) * move.value()).sum();
    return new Estimate(sum / weights, 1 / Math.sqrt(weights));
  }

  private static Estimate difference(
      Event event, Function<NormChangeCell, Estimate> move, double between) {
    Estimate changed = mean(event.changed().stream().map(move), between);
    Estimate control = mean(event.controls().stream().map(move), between);
    return new Estimate(
        changed.value() - control.value(),
        Math.hypot(changed.standardError(), control.standardError()));
  }

  /** An event's effect before its q is known. */
  private record Difference(
      Estimate effect, double t, double p, int degreesOfFreedom, double harm, double placeboZ) {

    static Difference of(Event event, Between change, Between before) {
      double spread = spread(event);
      int direction = event.isTightened() ? 1 : -1;
      Estimate odds = difference(event, NormChangeCell::change, change.variance());
      Estimate effect = new Estimate(odds.value() * spread, odds.standardError() * spread);
      double harm = direction * effect.value();
      double t = (harm - TRIVIAL_EFFECT) / effect.standardError();
      int freedom = change.degreesOfFreedom();
      return new Difference(
          effect,
          t,
          TDistribution.of(freedom).survivalProbability(t),
          freedom,
          harm,
          direction * difference(event, NormChangeCell::placebo, before.variance()).z());
    }

    /** r0(1 − r0) of the changed cells, by their contacts. */
    private static double spread(Event event) {
      double contacts = event.changed().stream().mapToDouble(NormChangeCell::contactsBefore).sum();
      return event.changed().stream()
              .mapToDouble(cell -> cell.spread() * cell.contactsBefore())
              .sum()
          / contacts;
    }

    Effect effect(double q) {
      boolean isEstablished = q <= Q && harm >= LEAST_EFFECT && placeboZ < LARGEST_PLACEBO_Z;
      return new Effect(effect, t, degreesOfFreedom, p, q, placeboZ, isEstablished);
    }
  }
}
