package org.contretemps.night.kpi.month;

import java.util.Optional;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.statistics.Correlation;
import org.contretemps.statistics.Estimate;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableRow;

/**
 * The marks on a row of {@link TwoLogicsKpi}: how the two logics compare with their targets and
 * with each other.
 */
final class LogicMarks {
  private static final double TWO_SIDED_95 = 1.96;

  private final TableRow row;
  private final Logics now;

  /**
   * @param row what is filled
   * @param now what the month shows
   */
  LogicMarks(TableRow row, Logics now) {
    this.row = row;
    this.now = now;
  }

  /**
   * What each of the two is, its target, and which of them is reached.
   *
   * @param year what the organisation reached over twelve months
   */
  void fillTargets(Logics year, IndicatorSettings settings) {
    Logics own = year.likeThoseOf(now);
    Optional<Double> satisfaction =
        settings.satisfactionTarget().or(() -> own.satisfaction().map(Estimate::value));
    Optional<Double> regulation =
        settings.regulationTarget().or(() -> own.regulation().map(Estimate::value));
    set(TwoLogicsKpi.SATISFACTION, now.satisfaction());
    set(TwoLogicsKpi.REGULATION, now.regulation());
    row.set(TwoLogicsKpi.SATISFACTION_TARGET, satisfaction.orElse(null))
        .set(TwoLogicsKpi.REGULATION_TARGET, regulation.orElse(null));
    if (now.satisfaction().isPresent()
        && now.regulation().isPresent()
        && satisfaction.isPresent()
        && regulation.isPresent()) {
      row.set(
          TwoLogicsKpi.QUADRANT,
          quadrant(
              side(now.satisfaction().get(), satisfaction.get()),
              side(now.regulation().get(), regulation.get())));
    }
  }

  /** Whether the two went different ways since last month; empty if that is not known. */
  private Optional<Boolean> move(Optional<Logics> before) {
    if (before.isEmpty()) {
      return Optional.empty();
    }
    Logics then = before.get().likeThoseOf(now);
    Logics since = now.likeThoseOf(then);
    Optional<Estimate> up = difference(since.satisfaction(), then.satisfaction());
    Optional<Estimate> kept = difference(since.regulation(), then.regulation());
    set(TwoLogicsKpi.SATISFACTION + TwoLogicsKpi.MOVE, up);
    set(TwoLogicsKpi.REGULATION + TwoLogicsKpi.MOVE, kept);
    return up.flatMap(one -> kept.map(other -> side(one, 0) * side(other, 0) < 0));
  }

  /**
   * Whether one is had for the other: over the organisation's units, or since last month.
   *
   * @param before what was shown of the month before
   */
  void fillTradeOff(Optional<Logics> before, Optional<Correlation> correlation) {
    Optional<Boolean> movedApart = move(before);
    correlation.ifPresent(
        known ->
            row.set(TwoLogicsKpi.UNITS, (long) known.units())
                .set(TwoLogicsKpi.CORRELATION, known.r())
                .set(
                    new IntervalColumns(TwoLogicsKpi.CORRELATION),
                    known.plusErrors(-TWO_SIDED_95),
                    known.plusErrors(TWO_SIDED_95)));
    if (movedApart.isPresent() || correlation.isPresent()) {
      row.set(
          TwoLogicsKpi.IS_TRADE_OFF,
          movedApart.orElse(false)
              || correlation.map(known -> known.plusErrors(TWO_SIDED_95) < 0).orElse(false));
    }
  }

  private void set(String name, Optional<Estimate> estimate) {
    estimate.ifPresent(
        known ->
            row.set(name, known.value())
                .set(
                    new IntervalColumns(name),
                    known.plusErrors(-TWO_SIDED_95),
                    known.plusErrors(TWO_SIDED_95)));
  }

  private static TwoLogicsKpi.Quadrant quadrant(int satisfaction, int regulation) {
    if (satisfaction == 0 || regulation == 0) {
      return null;
    }
    return satisfaction > 0
        ? regulation > 0 ? TwoLogicsKpi.Quadrant.BOTH : TwoLogicsKpi.Quadrant.SATISFACTION_ONLY
        : regulation > 0 ? TwoLogicsKpi.Quadrant.REGULATION_ONLY : TwoLogicsKpi.Quadrant.NEITHER;
  }

  /** Above a threshold 1, below it −1, 0 if the interval holds it. */
  private static int side(Estimate estimate, double threshold) {
    return estimate.plusErrors(-TWO_SIDED_95) > threshold
        ? 1
        : estimate.plusErrors(TWO_SIDED_95) < threshold ? -1 : 0;
  }

  private static Optional<Estimate> difference(Optional<Estimate> now, Optional<Estimate> before) {
    return now.flatMap(
        present ->
            before.map(
                past ->
                    new Estimate(
                        present.value() - past.value(),
                        Math.hypot(present.standardError(), past.standardError()))));
  }
}
