package org.contretemps.night.kpi.month;

import static org.apache.spark.sql.types.DataTypes.DoubleType;

import java.util.List;
import org.contretemps.statistics.Theil;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * How unequally a service's territories fare in one aspect: Theil's T and its parts between and
 * within regions (METHOD §10).
 *
 * @param what is shared out, as the comments say it
 */
record EquityTheil(Aspect aspect, String column, String what) {
  static final EquityTheil RESOLUTION =
      new EquityTheil(Aspect.REPEATS, "resolution_theil", "resolution");
  static final EquityTheil REACHED =
      new EquityTheil(Aspect.ABANDONED, "reached_theil", "reached contacts");
  static final List<EquityTheil> ALL = List.of(RESOLUTION, REACHED);

  void declare(TableDefinition.Builder table) {
    table
        .optional(
            column,
            DoubleType,
            World.CIVIC.of(
                "Theil's T of %s over the service's territories, weighted by contacts: 0 is equality. The same in each of its rows."
                    .formatted(what)))
        .optional(
            between(),
            DoubleType,
            World.CIVIC.of("Its part between regions; null if a territory has none."))
        .optional(
            within(),
            DoubleType,
            World.CIVIC.of("Its part within regions; null if a territory has none."));
  }

  /**
   * Fills the columns of a row, or leaves them null if the aspect is not shown.
   *
   * @param service the shown territories of its service
   */
  void fill(TableRow row, EquityPlace place, List<EquityPlace> service) {
    if (place.standing().containsKey(aspect)) {
      Theil.of(
              EquityPlace.having(service, aspect).stream()
                  .map(other -> other.share(aspect, aspect.trials()))
                  .toList())
          .ifPresent(
              theil ->
                  row.set(column, theil.total())
                      .set(between(), theil.between().orElse(null))
                      .set(within(), theil.within().orElse(null)));
    }
  }

  private String between() {
    return column + "_between";
  }

  private String within() {
    return column + "_within";
  }
}
