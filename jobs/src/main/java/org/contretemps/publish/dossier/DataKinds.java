package org.contretemps.publish.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The kind of data that each column of a table of people holds, as a reader would call it. */
final class DataKinds {
  private static final String FILE = "data_kinds.properties";

  /** The kinds in the order in which documents show them. */
  static final List<String> ALL =
      List.of(
          "agent",
          "experience",
          "customer",
          "identifiers",
          "work",
          "times",
          "course",
          "situation",
          "norms",
          "circumstances",
          "agent-class",
          "outcome",
          "customer-answers",
          "words",
          "judgement",
          "employee-answers",
          "raw",
          "tombstones",
          "technical");

  private static final Map<String, List<String>> COLUMNS = read();

  private DataKinds() {}

  private static Map<String, List<String>> read() {
    Properties file = new Properties();
    try (InputStream bytes = Objects.requireNonNull(DataKinds.class.getResourceAsStream(FILE));
        Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
      file.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read %s: %s. Install the software again.".formatted(FILE, e.getMessage()), e);
    }
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (String kind : file.stringPropertyNames()) {
      columns.put(kind, List.of(file.getProperty(kind).strip().split("\\s+", -1)));
    }
    return columns;
  }

  /** Kind → its columns. */
  static Map<String, List<String>> columns() {
    return new LinkedHashMap<>(COLUMNS);
  }

  /** The columns of a list that are of one kind, in the list's order. */
  static List<String> of(String kind, List<String> columns) {
    List<String> found = new ArrayList<>(columns);
    found.retainAll(COLUMNS.getOrDefault(kind, List.of()));
    return found;
  }
}
