package org.contretemps.care.upkeep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.WordUtils;
import org.contretemps.config.Definitions;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.job.DefinedTables;
import org.contretemps.night.distribute.DistributeHandlingTimes;
import org.contretemps.night.kpi.ComputeKpis;
import org.contretemps.night.qualify.QualifyContacts;
import org.contretemps.night.zone.statement.StateZones;
import org.contretemps.warehouse.Warehouse;

/**
 * Tells users which tables need {@code rebuild}, because the rules of counting have changed since
 * they were computed, and how those changed.
 */
public record RebuildNotice(List<DefinedTables.Outdated> tables) {
  private static final int WIDTH = 96;
  private static final String INDENT = "    ";
  private static final String UNKNOWN =
      "They were made with other settings than are configured now, or a rebuild of them was not finished.";

  /** What a warehouse needs. Reads the logs of its tables alone. */
  public static RebuildNotice of(
      Warehouse warehouse, Definitions definitions, IndicatorSettings indicators) {
    return new RebuildNotice(
        Stream.of(
                QualifyContacts.definedTables(warehouse, definitions),
                DistributeHandlingTimes.definedTables(warehouse, definitions),
                StateZones.definedTables(warehouse, definitions),
                ComputeKpis.definedTables(warehouse, definitions, indicators))
            .flatMap(tables -> tables.outdated().stream())
            .filter(table -> table.dates() > 0)
            .toList());
  }

  public boolean isEmpty() {
    return tables.isEmpty();
  }

  /**
   * A paragraph for the tables of each reason; what was said of others before is not repeated.
   *
   * @param beginning what has to be done with them, or what is being done
   */
  public String text(String beginning) {
    Map<List<String>, List<DefinedTables.Outdated>> byReason = new LinkedHashMap<>();
    tables.forEach(
        table -> byReason.computeIfAbsent(table.changes(), c -> new ArrayList<>()).add(table));
    StringJoiner text = new StringJoiner(System.lineSeparator());
    text.add(beginning);
    Set<String> said = new HashSet<>();
    byReason.forEach(
        (changes, of) -> {
          text.add("  " + names(of));
          if (changes.isEmpty()) {
            text.add(wrapped(UNKNOWN));
          }
          changes.stream().filter(said::add).forEach(change -> text.add(wrapped("- " + change)));
        });
    return text.add("").toString();
  }

  private static String names(List<DefinedTables.Outdated> tables) {
    int dates = tables.stream().mapToInt(DefinedTables.Outdated::dates).max().orElse(0);
    return tables.stream().map(table -> table.table().name()).collect(Collectors.joining(", "))
        + " (%,d dates)".formatted(dates);
  }

  private static String wrapped(String line) {
    return INDENT + WordUtils.wrap(line, WIDTH, System.lineSeparator() + INDENT + "  ", false);
  }
}
