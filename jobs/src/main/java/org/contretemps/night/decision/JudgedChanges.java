package org.contretemps.night.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.spark.sql.Row;
import org.contretemps.night.normchange.NormChangeEffect;
import org.contretemps.record.decision.DecisionKind;
import org.contretemps.record.decision.ZoneDecision;
import org.contretemps.statistics.ledger.Change;

/**
 * The effects of norm changes that nights measured, as far as they answer for a decision to loosen
 * a norm.
 *
 * @param rows of {@link NormChangeEffect}
 */
record JudgedChanges(List<Row> rows) {
  private static final double TAIL = 0.025;

  /**
   * The effect of the first loosening of a norm in the decision's service from its week on, until
   * it is looked at again; empty if there is none that was judged.
   */
  Optional<Realised> realised(Decided decided, LocalDate asOf) {
    if (decided.kind() != DecisionKind.LOOSEN) {
      return Optional.empty();
    }
    LocalDate from = decided.on().minusDays(decided.on().getDayOfWeek().getValue() - 1L);
    LocalDate until = decided.until(asOf);
    return rows.stream()
        .filter(row -> answers(row, decided))
        .filter(row -> !week(row).isBefore(from) && !week(row).isAfter(until))
        .min((one, other) -> week(one).compareTo(week(other)))
        .map(JudgedChanges::realised);
  }

  private static boolean answers(Row row, Decided decided) {
    return Objects.equals(row.getAs(ZoneDecision.ORGANISATION), decided.cell().organisation())
        && Objects.equals(row.getAs(ZoneDecision.SERVICE), decided.cell().service())
        && NormChangeEffect.LOOSENED.equals(row.getAs(NormChangeEffect.DIRECTION))
        && row.getAs(NormChangeEffect.EFFECT) != null
        && row.getAs(NormChangeEffect.DF) != null;
  }

  private static LocalDate week(Row row) {
    return row.getAs(NormChangeEffect.WEEK);
  }

  private static Realised realised(Row row) {
    double effect = row.<Double>getAs(NormChangeEffect.EFFECT);
    double t =
        TDistribution.of(row.<Integer>getAs(NormChangeEffect.DF)).inverseSurvivalProbability(TAIL);
    double error = t * row.<Double>getAs(NormChangeEffect.EFFECT_ERROR);
    return new Realised(
        new Change(effect, effect - error, effect + error),
        Basis.NORM_CHANGE,
        Optional.ofNullable(row.<Double>getAs(NormChangeEffect.BREAKDOWN)));
  }
}
