package org.contretemps.care.upkeep;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.table.TableDefinition;

/**
 * Explains to users why tables cannot be upgraded to their declared form: first what to do, which
 * is the part that a hook gets, then a paragraph for each table.
 *
 * @param tables table → obstacle → its columns
 */
record UpgradeObstacles(String warehouse, Map<TableDefinition, Map<String, List<String>>> tables) {
  private static final int WIDTH = 96;
  private static final String INDENT = "    ";

  String text() {
    StringJoiner text = new StringJoiner(System.lineSeparator());
    text.add(
        "Cannot upgrade the warehouse %s: no step leads to the declared form of %s. Nothing was changed.%s%s"
            .formatted(warehouse, names(true, true), forDerived(), forOthers()));
    tables.forEach(
        (table, obstacles) -> {
          text.add("  " + table.name());
          obstacles.forEach(
              (what, columns) -> text.add(wrapped(what + ": " + String.join(", ", columns))));
        });
    return text.toString();
  }

  private String forDerived() {
    String names = names(true, false);
    return names.isEmpty()
        ? ""
        : " Move these folders away, run 'contretemps upgrade' again, then 'contretemps rebuild': %s."
            .formatted(names);
  }

  private String forOthers() {
    String names = names(false, true);
    return names.isEmpty()
        ? ""
        : " As %s cannot be computed from other tables, load all files into a new warehouse."
            .formatted(names);
  }

  private String names(boolean derived, boolean others) {
    return tables.keySet().stream()
        .filter(table -> Catalogue.isDerived(table) ? derived : others)
        .map(TableDefinition::name)
        .collect(Collectors.joining(", "));
  }

  private static String wrapped(String line) {
    return INDENT + WordUtils.wrap(line, WIDTH, System.lineSeparator() + INDENT + "  ", false);
  }
}
