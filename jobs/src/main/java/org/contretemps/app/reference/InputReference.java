package org.contretemps.app.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;

/** Writes the page of what reads the input: for each column of each loaded table the packages. */
public final class InputReference {
  private static final String INTRODUCTION =
      """
      The packages whose code reads each column of the input. [Packages](packages.md) says what each of them does, \
      [tables](tables.md) what each column means. If your source lacks a column, these packages do without it.

      *How the packages were found.* The compiled classes of loading (`ingest`), upkeep (`care`), the assembly of contacts \
      (`record.event`, `SituationClassifier`), the norm log (`record.norm`), the night and publishing are searched for the \
      column's name, alone or in an SQL expression. A package counts if it also refers to the table; of `norm_log_entry` a \
      reference to `time_norm`, which is made from it, is as good. Of `contact` all packages count, since its columns are \
      copied into other tables; `ingest.merge` counts for every table that `ingest` loads. A class that declares a table \
      does not count. Only names are compared: a package that reads two tables with a column of the same name is listed \
      for both.

      """;

  /** Of the table of events. */
  private static final String ASSEMBLED =
      "Expressions under `assembly` in the mapping of an event log read columns of this table, too. They are not searched.\n\n";

  private static final String EVENTS = "contact_event";

  /** Head of a column of the page → the roots of its packages. */
  private static final Map<String, List<String>> GROUPS = groups();

  private InputReference() {}

  private static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put("loading and upkeep", List.of("ingest", "care", "record"));
    groups.put("the night", List.of("night"));
    groups.put("publishing", List.of("publish"));
    return groups;
  }

  /** The page. */
  public static String page() {
    InputReaders readers = new InputReaders();
    StringBuilder page =
        new StringBuilder("# What reads the input\n\n")
            .append(Markdown.GENERATED)
            .append(INTRODUCTION)
            .append("No package reads\n\n");
    Catalogue.loaded().forEach(table -> page.append(unreadOf(table, readers)));
    for (TableDefinition table : Catalogue.loaded()) {
      page.append("\n## %s\n\n".formatted(table.name()));
      page.append(table.name().equals(EVENTS) ? ASSEMBLED : "");
      page.append(heads());
      table.columns().forEach(column -> page.append(row(column, readers.of(table, column))));
    }
    return page.toString();
  }

  private static String heads() {
    List<String> heads = new ArrayList<>(List.of("column"));
    heads.addAll(GROUPS.keySet());
    return Markdown.heads(heads.toArray(String[]::new));
  }

  private static String row(Column column, Collection<String> packages) {
    List<String> cells = new ArrayList<>(List.of(Markdown.code(column.name())));
    GROUPS.values().forEach(roots -> cells.add(in(roots, packages)));
    return Markdown.row(cells.toArray(String[]::new));
  }

  private static String in(List<String> roots, Collection<String> packages) {
    return packages.stream()
        .filter(name -> roots.stream().anyMatch(root -> (name + ".").startsWith(root + ".")))
        .map(Markdown::code)
        .collect(Collectors.joining(" "));
  }

  private static String unreadOf(TableDefinition table, InputReaders readers) {
    List<String> unread = unread(table, readers);
    return unread.isEmpty()
        ? ""
        : "- of `%s`: %s\n"
            .formatted(
                table.name(),
                unread.stream().map(Markdown::code).collect(Collectors.joining(", ")));
  }

  private static List<String> unread(TableDefinition table, InputReaders readers) {
    return table.columns().stream()
        .filter(column -> readers.of(table, column).isEmpty())
        .map(Column::name)
        .toList();
  }

  /** Columns of loaded tables that no package reads, as table and column. */
  static List<String> unread() {
    InputReaders readers = new InputReaders();
    return Catalogue.loaded().stream()
        .flatMap(table -> unread(table, readers).stream().map(name -> table.name() + "." + name))
        .toList();
  }
}
