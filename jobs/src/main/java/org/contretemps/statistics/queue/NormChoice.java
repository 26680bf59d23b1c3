package org.contretemps.statistics.queue;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The norm with the fewest returns that the service asked for allows, or the statement that the
 * evidence carries no other (METHOD §13). A norm tighter than today's is never chosen: nobody was
 * seen to hurry there.
 *
 * @param place of the norm that is chosen; today's if none other is
 * @param state how sure it is, or why it is today's
 * @param agreeing share of the replicates in which the norm chosen keeps to the abandonment asked
 *     for and brings fewer returns; 0 if none other is chosen
 * @param cheapest the norm of least contacts in minutes and returns at the price given for a return
 */
public record NormChoice(int place, State state, double agreeing, OptionalInt cheapest) {
  private static final double FIRM = 0.8;
  private static final double FEWER = 0.9;

  /** How sure the norm chosen is, or why none other is. */
  public enum State {
    /** Another norm, in at least 80 % of the replicates. */
    FIRM,
    /** Another norm, in fewer. */
    TENTATIVE,
    /** Another norm, the loosest that was tried: one beyond may be better. */
    EDGE_OF_GRID,
    /** Fewer returns are sure, but every looser norm costs more abandonment than is allowed. */
    NOT_ALLOWED,
    /** No harm is established, or it is not sure that another norm brings fewer returns. */
    NO_EVIDENCE;

    /** Whether another norm is recommended. */
    public boolean isChange() {
      return this == FIRM || this == TENTATIVE || this == EDGE_OF_GRID;
    }
  }

  /** No harm is established: nothing is forecast. */
  public static NormChoice none(int today) {
    return new NormChoice(today, State.NO_EVIDENCE, 0, OptionalInt.empty());
  }

  /**
   * The choice among norms.
   *
   * @param isEstablished whether harm is established under today's norm
   * @param moreAbandoned e, the share by which abandonment may rise
   * @param minutesForReturn κ, what a return is worth in minutes, if the organisation says so
   */
  public static NormChoice of(
      QueueForecast forecast,
      boolean isEstablished,
      double moreAbandoned,
      OptionalDouble minutesForReturn) {
    int today = forecast.today();
    if (!isEstablished) {
      return none(today);
    }
    int[] looser = IntStream.range(today + 1, forecast.norms().length).toArray();
    OptionalInt cheapest =
        minutesForReturn.isPresent()
            ? cheapest(forecast, today, minutesForReturn.getAsDouble())
            : OptionalInt.empty();
    Optional<Integer> best =
        IntStream.of(looser)
            .filter(norm -> forecast.change(norm, QueueOutcome.ABANDONED).mean() <= moreAbandoned)
            .boxed()
            .min(
                Comparator.comparingDouble(
                    norm -> forecast.outcome(norm, QueueOutcome.RETURNS).mean()));
    boolean isSure = IntStream.of(looser).anyMatch(norm -> share(forecast, norm, 1) >= FEWER);
    if (!isSure || best.filter(norm -> share(forecast, norm, 1) < FEWER).isPresent()) {
      return new NormChoice(today, State.NO_EVIDENCE, 0, cheapest);
    }
    return best.map(norm -> chosen(forecast, norm, moreAbandoned, cheapest))
        .orElseGet(() -> new NormChoice(today, State.NOT_ALLOWED, 0, cheapest));
  }

  private static NormChoice chosen(
      QueueForecast forecast, int norm, double moreAbandoned, OptionalInt cheapest) {
    double agreeing = share(forecast, norm, moreAbandoned);
    boolean isEdge = norm == forecast.norms().length - 1;
    State sure = agreeing >= FIRM ? State.FIRM : State.TENTATIVE;
    return new NormChoice(norm, isEdge ? State.EDGE_OF_GRID : sure, agreeing, cheapest);
  }

  /** Replicates with fewer returns by handled contact, abandonment no more than so much higher. */
  private static double share(QueueForecast forecast, int norm, double moreAbandoned) {
    return IntStream.range(0, forecast.replicates())
            .filter(
                r ->
                    forecast.change(r, norm, QueueOutcome.RETURN_RATE) < 0
                        && forecast.change(r, norm, QueueOutcome.ABANDONED) <= moreAbandoned)
            .count()
        / (double) forecast.replicates();
  }

  private static OptionalInt cheapest(QueueForecast forecast, int today, double price) {
    return IntStream.range(today, forecast.norms().length)
        .boxed()
        .min(
            Comparator.comparingDouble(
                norm ->
                    forecast.outcome(norm, QueueOutcome.HANDLED_MINUTES).mean()
                        + price * forecast.outcome(norm, QueueOutcome.RETURNS).mean()))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }
}
