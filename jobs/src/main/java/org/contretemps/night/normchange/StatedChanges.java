package org.contretemps.night.normchange;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.LordPlusPlus;
import org.contretemps.statistics.normchange.ControlMoves;
import org.contretemps.statistics.normchange.ControlMoves.Scatter;
import org.contretemps.statistics.normchange.NormChangeRule;
import org.contretemps.statistics.normchange.NormChangeRule.Effect;

/**
 * The changes of norms judged so far: the significance levels that they leave for the next ones,
 * and how their control cells moved (METHOD §6).
 */
final class StatedChanges {
  private static final int MONTHS = 12;

  private final List<Row> judged;

  /**
   * @param stated rows of {@link NormChangeEffect}
   */
  StatedChanges(List<Row> stated) {
    this.judged =
        stated.stream()
            .filter(row -> row.getAs(NormChangeEffect.P) != null)
            .sorted(
                Comparator.comparing((Row row) -> row.<LocalDate>getAs(NormChangeEffect.AS_OF_DATE))
                    .thenComparing(StatedChanges::number)
                    .thenComparing(row -> row.<LocalDate>getAs(NormChangeEffect.WEEK))
                    .thenComparing(row -> row.<String>getAs(Contact.ORGANISATION))
                    .thenComparing(row -> row.<String>getAs(Contact.SERVICE))
                    .thenComparing(row -> row.<String>getAs(NormChangeEffect.DIRECTION)))
            .toList();
  }

  private static long number(Row row) {
    Long number = row.getAs(NormChangeEffect.NUMBER);
    return number == null ? 0 : number;
  }

  /**
   * The stream of decisions so far. A change stated before changes had levels, or had others,
   * counts as one that was compared with its level here; its verdict is kept.
   */
  LordPlusPlus stream() {
    LordPlusPlus stream = new LordPlusPlus(NormChangeRule.FALSE_DISCOVERY_RATE);
    for (Row row : judged) {
      double weight =
          NormChangeRule.weight(new Estimate(0, row.getAs(NormChangeEffect.EFFECT_ERROR)));
      stream.decide(
          weight,
          row.getAs(NormChangeEffect.LEVEL) == null
              ? wouldBeEstablished(row, stream.level(weight))
              : NormChangeEffect.ESTABLISHED.equals(row.getAs(NormChangeEffect.VERDICT)));
    }
    return stream;
  }

  private static boolean wouldBeEstablished(Row row, double level) {
    boolean isTightened = NormChangeEffect.TIGHTENED.equals(row.getAs(NormChangeEffect.DIRECTION));
    double effect = row.getAs(NormChangeEffect.EFFECT);
    return new Effect(
            new Estimate(effect, row.getAs(NormChangeEffect.EFFECT_ERROR)),
            isTightened ? effect : -effect,
            row.getAs(NormChangeEffect.T),
            row.getAs(NormChangeEffect.DF),
            row.getAs(NormChangeEffect.P),
            new Estimate(row.getAs(NormChangeEffect.PLACEBO_Z), 1))
        .isEstablished(level);
  }

  /** How controls moved in the changes stated in the twelve months up to a night. */
  ControlMoves moves(LocalDate asOf) {
    LocalDate from = asOf.minusMonths(MONTHS);
    return judged.stream()
        .filter(row -> row.<LocalDate>getAs(NormChangeEffect.AS_OF_DATE).isAfter(from))
        .filter(row -> row.getAs(NormChangeEffect.CONTROL_DF) != null)
        .map(StatedChanges::moves)
        .reduce(ControlMoves.NONE, ControlMoves::plus);
  }

  private static ControlMoves moves(Row row) {
    return new ControlMoves(
        new Scatter(
            row.getAs(NormChangeEffect.CONTROL_SQUARES),
            row.getAs(NormChangeEffect.CONTROL_WEIGHT)),
        new Scatter(
            row.getAs(NormChangeEffect.PLACEBO_SQUARES),
            row.getAs(NormChangeEffect.PLACEBO_WEIGHT)),
        row.getAs(NormChangeEffect.CONTROL_DF));
  }
}
