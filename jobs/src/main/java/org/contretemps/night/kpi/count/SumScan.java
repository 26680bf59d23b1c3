package org.contretemps.night.kpi.count;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.contretemps.night.group.GroupTable;
import scala.Tuple2;

/**
 * Sums daily counts of one partition by period, facet and names. The columns: the period, days
 * since 1970; the facet; the names in the order of {@link KpiDay#NAMES}; the measures.
 */
final class SumScan implements PairFlatMapFunction<Iterator<InternalRow>, Integer, CountedParts> {
  private static final long serialVersionUID = 1L;
  private static final int FACET = 1;
  private static final int FIRST_MEASURE = FACET + DateCounts.KEY;

  private final boolean[] isOfBits;

  SumScan(List<Measure> measures) {
    this.isOfBits = FacetColumns.bits(measures);
  }

  @Override
  public Iterator<Tuple2<Integer, CountedParts>> call(Iterator<InternalRow> days) {
    Map<Integer, DateCounts> periods = new LinkedHashMap<>();
    Map<UTF8String, Integer> facets = facets();
    int[] key = new int[DateCounts.KEY];
    while (days.hasNext()) {
      InternalRow day = days.next();
      DateCounts sums = periods.computeIfAbsent(day.getInt(0), period -> new DateCounts(isOfBits));
      key[0] = facets.get(day.getUTF8String(FACET));
      for (int i = 1; i < key.length; i++) {
        key[i] =
            day.isNullAt(FACET + i)
                ? 0
                : sums.texts().number(day.getUTF8String(FACET + i), UTF8String::clone);
      }
      add(day, sums.groups(), sums.groups().group(key));
    }
    return periods.entrySet().stream()
        .map(period -> new Tuple2<>(period.getKey(), period.getValue().parts()))
        .iterator();
  }

  private static Map<UTF8String, Integer> facets() {
    Map<UTF8String, Integer> facets = new HashMap<>();
    for (Facet facet : Facet.values()) {
      facets.put(UTF8String.fromString(facet.name()), facet.number());
    }
    return facets;
  }

  private void add(InternalRow day, GroupTable groups, int group) {
    for (int i = 0; i < isOfBits.length; i++) {
      if (!day.isNullAt(FIRST_MEASURE + i)) {
        groups.add(group, i, day.getLong(FIRST_MEASURE + i));
      }
    }
  }
}
