package org.contretemps.proof.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Scores anybody's verdicts on {@link BenchmarkWorlds} against the truth, beside the scores of
 * simple baselines.
 */
public final class BenchmarkScore {
  /** Lower ends of the classes of harm, in points, each up to the next. */
  private static final double[] HARMS = {0, 0.5, 1, 1.5, 2, 3};

  private static final double POINTS = 100;
  private static final String OWN = "yours";

  private record Cell(int world, int number) {}

  private record Truth(Cell cell, String kind, boolean isHarmed, double harm) {}

  private final Map<Cell, Truth> truths = new LinkedHashMap<>();
  private final Map<String, Set<Cell>> flagged = new LinkedHashMap<>();

  private BenchmarkScore() {}

  /**
   * Reads verdicts and what they are scored against.
   *
   * @param folder of the worlds
   * @param verdicts a file with the columns world, cell and flagged, in any order
   * @throws IllegalArgumentException if the file is no such file
   */
  public static BenchmarkScore of(Path folder, Path verdicts) throws IOException {
    BenchmarkScore score = new BenchmarkScore();
    for (Map<String, String> line : CsvLines.of(folder.resolve(BenchmarkWorlds.TRUTH))) {
      Cell cell = cell(line);
      score.truths.put(
          cell,
          new Truth(
              cell,
              line.get("kind"),
              line.get("is_harmed").equals("1"),
              Double.parseDouble(line.get("harm"))));
    }
    score.add(OWN, CsvLines.of(verdicts));
    Map<String, List<Map<String, String>>> rules = new LinkedHashMap<>();
    for (Map<String, String> line : CsvLines.of(folder.resolve(BenchmarkWorlds.BASELINES))) {
      rules.computeIfAbsent(line.get("rule"), rule -> new ArrayList<>()).add(line);
    }
    rules.forEach(score::add);
    return score;
  }

  private void add(String rule, List<Map<String, String>> lines) {
    Map<Cell, Boolean> said = new HashMap<>();
    for (Map<String, String> line : lines) {
      Cell cell = cell(line);
      if (!truths.containsKey(cell)) {
        throw refused("there is no cell %d in world %d".formatted(cell.number(), cell.world()));
      }
      if (said.put(cell, isFlagged(line.get("flagged"))) != null) {
        throw refused("cell %d of world %d is judged twice".formatted(cell.number(), cell.world()));
      }
    }
    Set<Cell> cells = flagged.computeIfAbsent(rule, name -> new HashSet<>());
    said.forEach(
        (cell, isFlagged) -> {
          if (isFlagged) {
            cells.add(cell);
          }
        });
  }

  private static Cell cell(Map<String, String> line) {
    try {
      return new Cell(Integer.parseInt(line.get("world")), Integer.parseInt(line.get("cell")));
    } catch (NumberFormatException e) {
      throw refused(
          "world %s, cell %s are not two numbers".formatted(line.get("world"), line.get("cell")));
    }
  }

  private static boolean isFlagged(String text) {
    if (Set.of("1", "true", "TRUE", "True").contains(text)) {
      return true;
    }
    if (Set.of("0", "false", "FALSE", "False", "").contains(text)) {
      return false;
    }
    throw refused("'%s' does not say whether a cell is flagged".formatted(text));
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(
        "Cannot score the verdicts: "
            + why
            + ". Give a file with the columns world, cell and flagged (1 or 0), a line for a cell.");
  }

  /** False discovery rate and power of a rule: {@code yours}, CONTRETEMPS or a naive one. */
  RuleScore score(String rule) {
    return RuleScore.of(rule, worlds(), flag(rule), Truth::isHarmed, Truth::isHarmed);
  }

  private Predicate<Truth> flag(String rule) {
    return truth -> flagged.get(rule).contains(truth.cell());
  }

  private List<List<Truth>> worlds() {
    Map<Integer, List<Truth>> worlds = new TreeMap<>();
    truths
        .values()
        .forEach(
            truth ->
                worlds.computeIfAbsent(truth.cell().world(), w -> new ArrayList<>()).add(truth));
    return List.copyOf(worlds.values());
  }

  /** Tables for a terminal: all rules, then your power by harm and your false flags by kind. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(String.format("%-54s %8s %8s%n", "rule", "FDR", "power"));
    flagged.keySet().forEach(rule -> text.append(score(rule)).append(System.lineSeparator()));
    text.append(String.format("%nharmed cells that are flagged, by harm in points%n"));
    text.append(String.format("%-22s %6s %8s %12s%n", "harm", "cells", OWN, "Contretemps"));
    for (int i = 0; i < HARMS.length; i++) {
      double from = HARMS[i];
      double to = i + 1 < HARMS.length ? HARMS[i + 1] : Double.POSITIVE_INFINITY;
      List<Truth> own =
          truths.values().stream()
              .filter(Truth::isHarmed)
              .filter(t -> t.harm() * POINTS >= from && t.harm() * POINTS < to)
              .toList();
      text.append(
          String.format(
              Locale.ROOT,
              "%-22s %6d %8s %12s%n",
              to == Double.POSITIVE_INFINITY ? "from " + from : from + " to " + to,
              own.size(),
              share(own, OWN),
              share(own, BenchmarkWorlds.METHOD)));
    }
    text.append(String.format("%ncells without harm that are flagged, by kind%n"));
    text.append(String.format("%-22s %6s %8s %12s%n", "kind", "cells", OWN, "Contretemps"));
    for (String kind : new TreeSet<>(truths.values().stream().map(Truth::kind).toList())) {
      List<Truth> own =
          truths.values().stream().filter(t -> !t.isHarmed() && t.kind().equals(kind)).toList();
      if (!own.isEmpty()) {
        text.append(
            String.format(
                Locale.ROOT,
                "%-22s %6d %8s %12s%n",
                kind,
                own.size(),
                share(own, OWN),
                share(own, BenchmarkWorlds.METHOD)));
      }
    }
    return text.toString();
  }

  private String share(List<Truth> cells, String rule) {
    return cells.isEmpty()
        ? "-"
        : String.format(
            Locale.ROOT, "%.3f", (double) cells.stream().filter(flag(rule)).count() / cells.size());
  }
}
