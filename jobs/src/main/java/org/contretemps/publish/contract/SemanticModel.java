package org.contretemps.publish.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.contretemps.night.kpi.month.KpiTable;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;

/**
 * Writes an indicator table as a semantic model of dbt: its names as dimensions and, for each ratio
 * of sums, both sums as measures and the ratio as a metric. Medians, bounds and estimates are left
 * out: they cannot be computed from sums of rows.
 */
final class SemanticModel {
  private static final String MONTH = "month";

  /** Parts of windows of up to 91 days: those of two months overlap and must not be added up. */
  private static final Set<String> OF_OVERLAPPING_WINDOWS = Set.of("norm_coverage");

  private final TableDefinition table;
  private final String prefix;

  SemanticModel(KpiTable table) {
    this.table = table.table();
    this.prefix = this.table.name().replaceFirst("^kpi_", "") + "_";
  }

  /** Whether any indicator of the table is a ratio of sums. */
  boolean hasMetrics() {
    return !ratios().isEmpty();
  }

  Map<String, Object> document() {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("name", table.name());
    model.put("description", table.grain());
    model.put("model", "ref('%s')".formatted(table.name()));
    model.put("defaults", Map.of("agg_time_dimension", MONTH));
    model.put("primary_entity", table.name() + "_row");
    model.put("dimensions", table.key().stream().map(SemanticModel::dimension).toList());
    model.put("measures", ratios().entrySet().stream().flatMap(this::measures).toList());
    return model;
  }

  List<Map<String, Object>> metrics() {
    List<Map<String, Object>> metrics = new ArrayList<>();
    ratios()
        .keySet()
        .forEach(
            column -> {
              Map<String, Object> metric = new LinkedHashMap<>();
              metric.put("name", prefix + column.name());
              metric.put("label", prefix.replace('_', ' ') + column.name().replace('_', ' '));
              metric.put("description", column.comment());
              metric.put("type", "ratio");
              Map<String, Object> parts = new LinkedHashMap<>();
              parts.put("numerator", numerator(column));
              parts.put("denominator", denominator(column));
              metric.put("type_params", parts);
              metrics.add(metric);
            });
    return metrics;
  }

  private Map<Column, RatioOfSums> ratios() {
    Map<Column, RatioOfSums> ratios = new LinkedHashMap<>();
    PublicTables.columns(table).stream()
        .filter(column -> !OF_OVERLAPPING_WINDOWS.contains(column.name()))
        .forEach(column -> RatioOfSums.of(column).ifPresent(ratio -> ratios.put(column, ratio)));
    return ratios;
  }

  private Stream<Map<String, Object>> measures(Map.Entry<Column, RatioOfSums> indicator) {
    Column column = indicator.getKey();
    RatioOfSums ratio = indicator.getValue();
    return Stream.of(
        measure(numerator(column), "Numerator of ", column, ratio.numeratorOfWholeRows()),
        measure(denominator(column), "Denominator of ", column, ratio.denominatorOfWholeRows()));
  }

  private static Map<String, Object> measure(
      String name, String part, Column of, String expression) {
    Map<String, Object> measure = new LinkedHashMap<>();
    measure.put("name", name);
    measure.put("description", part + of.name() + ".");
    measure.put("agg", "sum");
    measure.put("expr", expression);
    // A ratio of dbt is made from metrics: each part is one of its own.
    measure.put("create_metric", true);
    return measure;
  }

  private static Map<String, Object> dimension(String name) {
    Map<String, Object> dimension = new LinkedHashMap<>();
    dimension.put("name", name);
    if (name.equals(MONTH)) {
      dimension.put("type", "time");
      dimension.put("type_params", Map.of("time_granularity", MONTH));
    } else {
      dimension.put("type", "categorical");
    }
    return dimension;
  }

  private String numerator(Column column) {
    return prefix + column.name() + "_numerator";
  }

  private String denominator(Column column) {
    return prefix + column.name() + "_denominator";
  }
}
