package org.contretemps.app.reference;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;

/**
 * Finds the packages whose code reads a column of a loaded table: those with a class that names it,
 * and with one that refers to the table.
 */
final class InputReaders {
  /** Where records are read; elsewhere their columns are declared, printed or simulated. */
  private static final List<String> ROOMS =
      List.of("ingest", "care", "record.event", "record.norm", "night", "publish");

  /** The one class outside of them that reads columns. */
  private static final String CLASSIFIER = "SituationClassifier";

  /** Its columns are copied into other tables, which other packages read. */
  private static final String COPIED = "contact";

  /** What is made from a table with its columns. */
  private static final Map<String, String> MADE_FROM = Map.of("norm_log_entry", "time_norm");

  /** Loads records of every table that the package above it does. */
  private static final String MERGING = "ingest.merge";

  private static final String LOADING = "ingest";

  private static final Pattern NAME = Pattern.compile("_?[a-z][a-z0-9_]*");
  private static final Pattern EXPRESSION = Pattern.compile("[(=<>,]| IS | AS |SELECT ");

  /** A word, but no part of a key such as {@code service-level}. */
  private static final Pattern WORD = Pattern.compile("(?<![A-Za-z0-9-])[A-Za-z]\\w*(?![\\w-])");

  private static final Pattern KEY = Pattern.compile("[\\w-]+(\\.[\\w-]*)+");

  /** What the compiler puts for a part of a text that is known only at run time. */
  private static final char FILLED_IN = '\u0001';

  private static final Set<String> BOUNDS = Set.of("lower", "upper");

  /** What names of columns are put together with, after the name of a constant. */
  private static final Set<String> SIDES = Set.of("expectation", "perception");

  private final Map<String, Set<String>> naming = new HashMap<>();
  private final Map<String, Set<String>> referring = new HashMap<>();

  InputReaders() {
    Set<String> columns =
        Catalogue.loaded().stream()
            .flatMap(table -> table.columns().stream())
            .map(Column::name)
            .collect(Collectors.toSet());
    ClassTexts.all().stream().filter(InputReaders::isReader).forEach(each -> add(each, columns));
  }

  private static boolean isReader(ClassTexts.Texts each) {
    String room = each.packageName();
    return each.className().equals(CLASSIFIER)
        || ROOMS.stream().anyMatch(root -> room.equals(root) || room.startsWith(root + "."));
  }

  /** A class that declares a table names columns without reading them. */
  private void add(ClassTexts.Texts each, Set<String> columns) {
    each.classes().forEach(name -> put(referring, name, each.packageName()));
    if (!each.declaresTable()) {
      Set<String> words = words(each.texts());
      columns.stream()
          .filter(column -> names(words, column))
          .forEach(column -> put(naming, column, each.packageName()));
    }
  }

  private static void put(Map<String, Set<String>> sets, String key, String value) {
    sets.computeIfAbsent(key, none -> new TreeSet<>()).add(value);
  }

  /** The packages that read a column, in the order of their names. */
  Set<String> of(TableDefinition table, Column column) {
    Set<String> readers = new TreeSet<>(naming.getOrDefault(column.name(), Set.of()));
    if (!table.name().equals(COPIED)) {
      Set<String> near = new TreeSet<>(referringTo(table.name()));
      near.addAll(referringTo(MADE_FROM.getOrDefault(table.name(), table.name())));
      if (near.contains(LOADING)) {
        near.add(MERGING);
      }
      readers.retainAll(near);
    }
    return readers;
  }

  private Collection<String> referringTo(String table) {
    return referring.getOrDefault(declaring(table), Set.of());
  }

  /** The class that declares a table has its name. */
  private static String declaring(String table) {
    return Pattern.compile("(?:^|_)([a-z])")
        .matcher(table)
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
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
        || (SIDES.contains(part)
            && words.contains(part)
            && words.contains(figure.toUpperCase(Locale.ROOT)));
  }

  /** The words of names and expressions; a sentence, or a key of a wording, reads no column. */
  private static Set<String> words(List<String> texts) {
    return texts.stream()
        .map(text -> text.replace("%s", " ").replace(FILLED_IN, ' ').strip())
        .filter(InputReaders::isNameOrExpression)
        .flatMap(text -> WORD.matcher(text).results())
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private static boolean isNameOrExpression(String text) {
    return !text.endsWith(".")
        && !KEY.matcher(text).matches()
        && (NAME.matcher(text.toLowerCase(Locale.ROOT)).matches()
            || EXPRESSION.matcher(text).find());
  }
}
