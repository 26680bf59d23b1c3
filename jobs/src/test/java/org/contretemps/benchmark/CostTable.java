package org.contretemps.benchmark;

import java.util.List;
import java.util.Map;

/** Costs as a table for people: a line for each step, a column for each cost. */
final class CostTable {
  private static final List<String> COUNTS = List.of("executions", "jobs", "tasks", "commits");
  private static final List<String> SECONDS =
      List.of(
          "analysis",
          "optimization",
          "planning",
          "generated",
          "idle",
          "wall",
          "cpu",
          "main",
          "task",
          "other",
          "C1",
          "C2",
          "GC");

  private CostTable() {}

  static String of(Map<String, Map<String, Double>> table) {
    StringBuilder text = new StringBuilder("%-24s".formatted("step"));
    COUNTS.forEach(column -> text.append("%11s".formatted(column)));
    SECONDS.forEach(column -> text.append("%13s".formatted(column)));
    table.forEach(
        (step, row) -> {
          text.append("%n%-24s".formatted(step));
          COUNTS.forEach(column -> text.append("%11.0f".formatted(row.getOrDefault(column, 0.0))));
          SECONDS.forEach(column -> text.append("%13.2f".formatted(row.getOrDefault(column, 0.0))));
        });
    return text.append("%n".formatted()).toString();
  }
}
