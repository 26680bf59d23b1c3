package org.contretemps.source.sketch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The columns of JSON lines, one object a line: each value that is no list, by the names that lead
 * to it, such as {@code queue.name}. Lists are left out.
 */
final class JsonColumns {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT = "STRING";
  private static final String WHOLE = "BIGINT";
  private static final String DECIMALS = "DOUBLE";
  private static final String TRUTH = "BOOLEAN";

  /** Path → type, as Spark's DDL names it; empty as long as only nulls were seen. */
  private final Map<List<String>, String> types = new LinkedHashMap<>();

  private final List<Map<List<String>, String>> records = new ArrayList<>();

  private JsonColumns() {}

  /** Whether a text is JSON, by how it begins. */
  static boolean areIn(List<String> lines) {
    return lines.stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .filter(line -> line.startsWith("{") || line.matches("\\[\\s*(\\{.*)?"))
        .isPresent();
  }

  /** The table in JSON lines; none if a line is no object, or none has a value. */
  static Optional<SketchedTable> table(List<String> lines) {
    JsonColumns columns = new JsonColumns();
    for (String line : lines) {
      if (!line.isBlank() && !columns.add(line)) {
        return Optional.empty();
      }
    }
    return columns.types.isEmpty() ? Optional.empty() : Optional.of(columns.table());
  }

  private boolean add(String line) {
    try {
      if (JSON.readTree(line) instanceof ObjectNode object) {
        Map<List<String>, String> record = new LinkedHashMap<>();
        add(List.of(), object, record);
        records.add(record);
        return true;
      }
      return false;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private void add(List<String> above, ObjectNode object, Map<List<String>, String> record) {
    object
        .properties()
        .forEach(
            field -> {
              List<String> path = new ArrayList<>(above);
              path.add(field.getKey());
              JsonNode value = field.getValue();
              if (value instanceof ObjectNode inner) {
                add(path, inner, record);
              } else if (!value.isArray()) {
                types.merge(path, type(value), JsonColumns::common);
                record.put(path, value.isNull() ? null : value.asText());
              }
            });
  }

  private static String type(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    if (value.isBoolean()) {
      return TRUTH;
    }
    if (value.isIntegralNumber()) {
      return WHOLE;
    }
    return value.isNumber() ? DECIMALS : TEXT;
  }

  private static String common(String one, String other) {
    if (one.isEmpty() || one.equals(other)) {
      return other;
    }
    if (other.isEmpty()) {
      return one;
    }
    boolean areNumbers = !(one + other).contains(TEXT) && !(one + other).contains(TRUTH);
    return areNumbers ? DECIMALS : TEXT;
  }

  private SketchedTable table() {
    List<List<String>> paths =
        types.keySet().stream().filter(path -> !isWithin(path)).collect(Collectors.toList());
    List<List<String>> rows =
        records.stream()
            .map(record -> paths.stream().map(record::get).collect(Collectors.toList()))
            .toList();
    return SketchedTable.ofJson(
        paths.stream().map(path -> String.join(".", path)).toList(), rows, schema(paths, 0));
  }

  /** Whether a value was a text in one record and an object in another: the object counts. */
  private boolean isWithin(List<String> path) {
    return types.keySet().stream()
        .anyMatch(
            other -> other.size() > path.size() && other.subList(0, path.size()).equals(path));
  }

  /** The schema of paths that have the same names above a depth. */
  private String schema(List<List<String>> paths, int depth) {
    Map<String, List<List<String>>> byName = new LinkedHashMap<>();
    paths.forEach(
        path -> byName.computeIfAbsent(path.get(depth), name -> new ArrayList<>()).add(path));
    return byName.entrySet().stream()
        .map(
            field -> {
              List<List<String>> inner = field.getValue();
              boolean isLeaf = inner.get(0).size() == depth + 1;
              String type =
                  isLeaf ? named(inner.get(0)) : "STRUCT<%s>".formatted(schema(inner, depth + 1));
              return SketchedTable.quoted(field.getKey()) + (depth > 0 ? ": " : " ") + type;
            })
        .collect(Collectors.joining(", "));
  }

  private String named(List<String> path) {
    String type = types.get(path);
    return type.isEmpty() ? TEXT : type;
  }
}
