package org.contretemps.kpi;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Facets with a stratum: many groups, of which little is counted. They are read of a month with no
 * more measures than they have.
 */
final class Strata {
  static final Set<Facet> FACETS =
      EnumSet.of(
          Facet.CHANNEL_STRATUM, Facet.TEAM_STRATUM, Facet.CELL_SIDE, Facet.HANDOVER, Facet.FELT);

  private Strata() {}

  /**
   * Sums by month and group.
   *
   * @param days rows of {@link #FACETS} with the columns of {@link KpiDay} and {@link
   *     KpiFeedbackDay}, and {@link KpiMonth#MONTH}
   */
  static Dataset<Row> sums(Dataset<Row> days) {
    Column[] groups =
        Stream.concat(Stream.of(KpiMonth.MONTH, KpiDay.FACET), KpiDay.NAMES.stream())
            .map(functions::col)
            .toArray(Column[]::new);
    Column[] sums =
        measures().stream()
            .map(measure -> sum(col(measure.column())).as(measure.column()))
            .toArray(Column[]::new);
    return days.groupBy(groups).agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length));
  }

  /**
   * The groups of each facet, in the order of their names: what is computed of them comes out the
   * same to the last bit, however Spark brings them together.
   *
   * @param sums rows of {@link #sums} of one month
   */
  static Map<Facet, List<KpiGroup>> groups(List<Row> sums) {
    Set<Measure> measures = measures();
    Map<Facet, List<KpiGroup>> groups = new EnumMap<>(Facet.class);
    for (Row row : sums) {
      Facet facet = Facet.valueOf(row.getAs(KpiDay.FACET));
      groups
          .computeIfAbsent(facet, key -> new ArrayList<>())
          .add(KpiGroup.of(facet.names(), measures, row));
    }
    groups.replaceAll((facet, found) -> KpiGroup.by(facet.names(), found));
    return groups;
  }

  private static Set<Measure> measures() {
    Set<Measure> measures = EnumSet.noneOf(Measure.class);
    FACETS.forEach(facet -> measures.addAll(facet.measures()));
    return measures;
  }
}
