package org.contretemps.night.kpi.month;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.contretemps.statistics.BenjaminiHochberg;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * The mark of territories that get less than their service gives: a q over the territories of a
 * month, and whether it and the difference are large enough (METHOD §10).
 *
 * @param q the column of the q
 * @param mark the column of the mark
 * @param what is compared, as the comments say it
 */
record EquityMark(Aspect aspect, String q, String mark, String what) {
  static final EquityMark REPEATS =
      new EquityMark(Aspect.REPEATS, "repeat_q", "is_worse", "repeats");
  static final EquityMark ABANDONMENT =
      new EquityMark(Aspect.ABANDONED, "abandonment_q", "is_less_available", "abandonment");
  static final List<EquityMark> ALL = List.of(REPEATS, ABANDONMENT);

  private static final double FALSE_DISCOVERIES = 0.05;
  private static final double LEAST_DIFFERENCE = 0.02;

  void declare(TableDefinition.Builder table) {
    table
        .optional(
            q,
            DoubleType,
            World.CIVIC.of(
                "q of standardised %s other than the service's, over the month's territories (Benjamini-Hochberg)."
                    .formatted(what)))
        .optional(
            mark,
            BooleanType,
            World.CIVIC.of(
                "Whether standardised %s are 2 points or more above the service's with q within 5 %%."
                    .formatted(what)));
  }

  /** The q of each territory of which the aspect is shown. */
  Map<EquityPlace, Double> adjusted(List<EquityPlace> places) {
    List<EquityPlace> known = EquityPlace.having(places, aspect);
    double[] adjusted =
        BenjaminiHochberg.adjusted(
            known.stream().mapToDouble(place -> place.standing().get(aspect).p()).toArray());
    Map<EquityPlace, Double> byPlace = new HashMap<>();
    for (int i = 0; i < adjusted.length; i++) {
      byPlace.put(known.get(i), adjusted[i]);
    }
    return byPlace;
  }

  /**
   * Fills the columns of a row, or leaves them null if the aspect is not shown.
   *
   * @param adjusted what {@link #adjusted} gave for the month
   */
  void fill(TableRow row, EquityPlace place, Map<EquityPlace, Double> adjusted) {
    if (adjusted.containsKey(place)) {
      Standardised rate = place.standing().get(aspect);
      boolean isMore = rate.value() - rate.served() >= LEAST_DIFFERENCE;
      row.set(q, adjusted.get(place)).set(mark, isMore && adjusted.get(place) <= FALSE_DISCOVERIES);
    }
  }
}
