package org.contretemps.statistics.normchange;

import java.util.List;
import java.util.function.Function;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.normchange.NormChangeRule.Event;

/**
 * How much the rates of repeats of cells (kinds of situations) move by themselves between two
 * periods, estimated from cells whose norm did not change: τ² by the method of moments (DerSimonian
 * &amp; Laird 1986, Controlled Clinical Trials 7:177).
 *
 * @param change scatter of the moves between the weeks before and after
 * @param placebo scatter of the moves between the halves of the weeks before
 * @param degreesOfFreedom Σ (controls − 1)
 */
public record ControlMoves(Scatter change, Scatter placebo, int degreesOfFreedom) {

  /** Of no event. */
  public static final ControlMoves NONE = new ControlMoves(new Scatter(0, 0), new Scatter(0, 0), 0);

  /**
   * The scatter of moves around their mean.
   *
   * @param squares Σ w (δ − mean)², w the inverse variance of a move and the mean weighted by it
   * @param weight Σ w − Σ w²/Σ w
   */
  public record Scatter(double squares, double weight) {

    static Scatter of(List<Estimate> moves) {
      double weights = 0;
      double squaredWeights = 0;
      double sum = 0;
      for (Estimate move : moves) {
        double own = weight(move);
        weights += own;
        squaredWeights += own * own;
        sum += own * move.value();
      }
      double mean = sum / weights;
      double squares =
          moves.stream()
              .mapToDouble(move -> weight(move) * (move.value() - mean) * (move.value() - mean))
              .sum();
      return new Scatter(squares, weights - squaredWeights / weights);
    }

    private static double weight(Estimate move) {
      return 1 / (move.standardError() * move.standardError());
    }

    Scatter plus(Scatter other) {
      return new Scatter(squares + other.squares, weight + other.weight);
    }

    /** τ², the variance beyond chance. */
    double variance(int degreesOfFreedom) {
      return weight == 0 ? 0 : Math.max(0, (squares - degreesOfFreedom) / weight);
    }
  }

  /**
   * The moves of an event's controls.
   *
   * @param event one that can be judged
   */
  public static ControlMoves of(Event event) {
    return new ControlMoves(
        scatter(event, NormChangeCell::change),
        scatter(event, NormChangeCell::placebo),
        event.controls().size() - 1);
  }

  private static Scatter scatter(Event event, Function<NormChangeCell, Estimate> move) {
    return Scatter.of(event.controls().stream().map(move).toList());
  }

  /** Those of both. */
  public ControlMoves plus(ControlMoves other) {
    return new ControlMoves(
        change.plus(other.change),
        placebo.plus(other.placebo),
        degreesOfFreedom + other.degreesOfFreedom);
  }
}
