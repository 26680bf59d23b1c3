package org.contretemps.source.mapping;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.types.StructType;
import org.contretemps.config.Problems;
import org.contretemps.config.Settings;
import org.contretemps.source.format.JsonPaths;
import org.contretemps.source.format.LineWidth;
import org.contretemps.source.format.RawFormat;

/** The keys of a mapping that say in which format its files are written. */
record FormatKeys(Settings settings, Problems problems) {
  private static final String DELIMITED = "delimited";
  private static final String JSON_LINES = "json-lines";
  private static final String JSON_DOCUMENTS = "json-documents";
  private static final String PARQUET = "parquet";

  private static final List<String> FORMATS =
      List.of(DELIMITED, JSON_LINES, JSON_DOCUMENTS, PARQUET);

  RawFormat format() {
    return switch (settings.word("format", DELIMITED, FORMATS)) {
      case JSON_LINES -> jsonLines(schema());
      case JSON_DOCUMENTS -> documents(schema());
      case PARQUET -> new RawFormat.Parquet(schema());
      default -> delimited();
    };
  }

  private RawFormat jsonLines(StructType columns) {
    return new RawFormat.JsonLines(columns, seldom(columns));
  }

  private RawFormat documents(StructType columns) {
    return new RawFormat.JsonDocuments(columns, recordsKey(), seldom(columns));
  }

  private Set<String> seldom(StructType columns) {
    Set<String> known = new LinkedHashSet<>();
    JsonPaths.byObject(columns).values().forEach(known::addAll);
    Set<String> seldom = Set.copyOf(settings.texts("seldom"));
    seldom.stream()
        .filter(path -> !known.contains(path))
        .sorted()
        .forEach(path -> problems.addUnknown("field in 'seldom'", path, known));
    return seldom;
  }

  private Optional<String> recordsKey() {
    return Optional.of(settings.text("records-key", "")).filter(key -> !key.isEmpty());
  }

  private RawFormat.Delimited delimited() {
    List<String> names = settings.texts("columns");
    if (names.isEmpty()) {
      problems.add("'columns' is missing. List the raw columns in the order of the file.");
    }
    names.stream()
        .filter(name -> names.stream().filter(name::equalsIgnoreCase).count() > 1)
        .skip(1)
        .forEach(
            name ->
                problems.add(
                    "'columns' names %s twice (ignoring case). Name each column once."
                        .formatted(name)));
    List<String> nullValues = settings.texts("null-values");
    return new RawFormat.Delimited(
        names,
        character("delimiter", settings.text("delimiter", ",")),
        quote(settings.text("quote", "\"")),
        settings.flag("header", true),
        charset(settings.text("encoding", "UTF-8")),
        nullValues.isEmpty() ? List.of("") : nullValues,
        new LineWidth(settings.flag("short-lines", false), settings.flag("long-lines", false)));
  }

  private Optional<Character> quote(String text) {
    return text.equals("none") ? Optional.empty() : Optional.of(character("quote", text));
  }

  private char character(String key, String text) {
    if (text.length() != 1 || text.charAt(0) > 127) {
      problems.add(
          "'%s' must be one ASCII character, like \",\" or \"\\t\", not '%s'."
              .formatted(key, text));
      return ',';
    }
    return text.charAt(0);
  }

  private Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      problems.add("'encoding' is '%s', which is no known character set.".formatted(name));
      return StandardCharsets.UTF_8;
    }
  }

  private StructType schema() {
    String ddl = settings.text("schema");
    try {
      return parse(ddl);
    } catch (ParseException e) {
      problems.add(
          "'schema' is no list of columns with types: %s. Write one like 'id STRING, queue STRUCT<name: STRING>'."
              .formatted(e.getMessage().lines().findFirst().orElse("")));
      return new StructType();
    }
  }

  /** Declares what the Scala method throws without saying so. */
  private static StructType parse(String ddl) throws ParseException {
    return StructType.fromDDL(ddl);
  }
}
