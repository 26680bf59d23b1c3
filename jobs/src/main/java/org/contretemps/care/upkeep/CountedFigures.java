package org.contretemps.care.upkeep;

import static org.apache.spark.sql.functions.expr;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.wording.TextTable;

/**
 * The totals of what a warehouse counts (contacts, repeats and so on), compared before and after a
 * rebuild to show what it changed.
 *
 * @param figures name → sum over all dates; null if unknown
 */
public record CountedFigures(Map<String, Long> figures) {
  private static final Map<String, String> OF_CONTACTS =
      ordered(
          "contacts whose repeats are counted", "count(has_repeat)",
          "repeats of these", "count_if(has_repeat)",
          "contacts with a prior contact", "count_if(has_prior_contact)");
  private static final Map<String, String> OF_DAYS =
      ordered(
          "calls offered", "sum(offered)",
          "calls answered in time", "sum(answered_in_time)",
          "calls abandoned", "sum(abandoned)",
          "waits", "sum(waited)",
          "seconds of waiting", "sum(wait_seconds)");

  /** What it counts now. */
  public static CountedFigures of(Warehouse warehouse) {
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.putAll(counted(warehouse, QualifiedContact.TABLE, "true", OF_CONTACTS));
    figures.putAll(
        counted(warehouse, KpiDay.TABLE, "facet = '%s'".formatted(Facet.CENTRE.name()), OF_DAYS));
    return new CountedFigures(figures);
  }

  /** A line for each figure that is another one now; empty if none is. */
  public String comparedWith(CountedFigures now) {
    TextTable table = new TextTable("figure that changed", "before", "now");
    boolean isOther = false;
    for (Map.Entry<String, Long> figure : figures.entrySet()) {
      Long after = now.figures.get(figure.getKey());
      if (figure.getValue() != null && after != null && !figure.getValue().equals(after)) {
        table.row(figure.getKey(), count(figure.getValue()), count(after));
        isOther = true;
      }
    }
    return isOther ? table.toString() : "";
  }

  private static Map<String, Long> counted(
      Warehouse warehouse, TableDefinition table, String condition, Map<String, String> sums) {
    Map<String, Long> figures = new LinkedHashMap<>();
    if (!warehouse.exists(table)) {
      return figures;
    }
    Column[] columns =
        sums.values().stream().map(sum -> expr(sum).cast("bigint")).toArray(Column[]::new);
    Row row = warehouse.read(table).where(condition).select(columns).first();
    int place = 0;
    for (String name : sums.keySet()) {
      figures.put(name, row.isNullAt(place) ? null : Long.valueOf(row.getLong(place)));
      place++;
    }
    return figures;
  }

  private static Map<String, String> ordered(String... namesAndSums) {
    Map<String, String> ordered = new LinkedHashMap<>();
    for (int i = 0; i < namesAndSums.length; i += 2) {
      ordered.put(namesAndSums[i], namesAndSums[i + 1]);
    }
    return ordered;
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
