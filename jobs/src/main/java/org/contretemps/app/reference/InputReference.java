package org.contretemps.app.reference;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;

/** Which rooms read each column of each loaded table, as a page: what none reads stands out. */
public final class InputReference {
  private static final String NOBODY = "nothing";
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final Pattern KEY = Pattern.compile("[\\w-]+(\\.[\\w-]*)+");

  private static final Set<String> BOUNDS = Set.of("lower", "upper");

  /** What names of columns are put together with, after the name of a constant. */
  private static final Set<String> PARTS = Set.of("expectation", "perception");

  /** Where records are read; elsewhere their columns are declared, shown or simulated. */
  private static final List<String> ROOMS =
      List.of("night", "publish", "care", "ingest", "record.event", "record.norm");

  private InputReference() {}

  /** The page. */
  public static String page() {
    Map<String, Set<String>> readers = readers();
    StringBuilder page = new StringBuilder("# What reads the input\n\n").append(Markdown.GENERATED);
    page.append(
        "Every column of every table that records are loaded into, and the rooms in which code names it: those of the night, of publishing, of upkeep and of loading, and those that assemble contacts and find norms. A class that declares a table does not count, since it names columns without reading them. A name that several tables share is read of any of them. *Nothing*: no indicator, zone or page is made from the column by itself; it may be part of a key or of another column, as talk, hold and wrap-up add up to `handling_seconds`.\n");
    for (TableDefinition table : Catalogue.loaded()) {
      page.append("\n## %s\n\n".formatted(table.name()));
      page.append(Markdown.heads("column", "read by"));
      for (Column column : table.columns()) {
        Set<String> rooms = readers.getOrDefault(column.name(), Set.of());
        page.append(
            Markdown.row(
                Markdown.code(column.name()),
                rooms.isEmpty()
                    ? NOBODY
                    : rooms.stream().map(Markdown::code).collect(Collectors.joining(" "))));
      }
    }
    return page.toString();
  }

  /** Column → rooms with a class that names it. */
  private static Map<String, Set<String>> readers() {
    Set<String> names =
        Catalogue.loaded().stream()
            .flatMap(table -> table.columns().stream())
            .map(Column::name)
            .collect(Collectors.toSet());
    Map<String, Set<String>> readers = new TreeMap<>();
    for (ClassTexts.Texts each : ClassTexts.all()) {
      if (isReader(each)) {
        Set<String> words = words(each.texts());
        names.stream()
            .filter(name -> names(words, name))
            .forEach(
                name ->
                    readers.computeIfAbsent(name, key -> new TreeSet<>()).add(each.packageName()));
      }
    }
    return readers;
  }

  /** Whether words name a column, a figure whose bound it is, or both parts of its name. */
  private static boolean names(Set<String> words, String column) {
    int at = column.lastIndexOf('_');
    if (words.contains(column) || at <= 0) {
      return words.contains(column);
    }
    String figure = column.substring(0, at);
    String part = column.substring(at + 1);
    return (BOUNDS.contains(part) && words.contains(figure))
        || (PARTS.contains(part)
            && words.contains(part)
            && words.contains(figure.toUpperCase(Locale.ROOT)));
  }

  /** Columns of loaded tables that no room reads, as table and column. */
  static List<String> unread() {
    Map<String, Set<String>> readers = readers();
    return Catalogue.loaded().stream()
        .flatMap(
            table ->
                table.columns().stream()
                    .filter(column -> !readers.containsKey(column.name()))
                    .map(column -> table.name() + "." + column.name()))
        .toList();
  }

  private static boolean isReader(ClassTexts.Texts each) {
    String room = each.packageName();
    return !each.declaresTable()
        && (each.className().equals("SituationClassifier")
            || ROOMS.stream().anyMatch(root -> room.equals(root) || room.startsWith(root + ".")));
  }

  /** The words of expressions; a sentence or a key of a wording reads no column. */
  private static Set<String> words(List<String> texts) {
    return texts.stream()
        .filter(text -> !text.endsWith(".") && !KEY.matcher(text).matches())
        .flatMap(text -> WORD.matcher(text.replace("%s", " ")).results())
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }
}
