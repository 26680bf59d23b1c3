package org.contretemps.source.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.contretemps.source.landing.FileForm;

/**
 * The fields that occur in some of a file's JSON records, at any depth, by their {@link JsonPaths}:
 * JSON has no header, so new and missing fields show only in the records.
 */
final class JsonOutline implements Serializable {
  /** With fewer objects an optional field may well be in none. */
  private static final int LEAST_OBJECTS = 20;

  /** If keys are data, their number has no limit. */
  private static final int MOST_IGNORED = 100;

  /** An object with more fields that nobody declared has data for keys: these may name people. */
  private static final int MOST_NAMES = 50;

  /** What fields are called by those who write programs; more than three digits are a number. */
  private static final Pattern NAME =
      Pattern.compile("(?!(?:.*\\d){4})[\\p{L}_$][\\p{L}\\p{N}_$:-]{0,59}");

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, Integer> objects = new HashMap<>();
  private final Set<String> known = new TreeSet<>();
  private final Set<String> ignored = new TreeSet<>();

  /** Looks at one record; what is no JSON object, or broken, is passed over. */
  void look(byte[] record, StructType declared) {
    try (JsonParser parser = JSON.createParser(record)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        JsonOutline outline = new JsonOutline();
        outline.object(parser, declared, JsonPaths.ROOT);
        add(outline);
      }
    } catch (IOException e) {
      // A broken record is rejected by its reader; what it lacks tells nothing of the file.
      return;
    }
  }

  /** Takes in what another stretch of the same file has. */
  void add(JsonOutline other) {
    other.objects.forEach((path, count) -> objects.merge(path, count, Integer::sum));
    known.addAll(other.known);
    other.ignored.forEach(this::ignore);
  }

  /**
   * How the file differs from what was expected.
   *
   * @param needed raw columns that a required field or a rule reads
   */
  FileForm form(RawFormat.Json format, Set<String> needed) {
    List<String> wanted = new ArrayList<>();
    List<String> others = new ArrayList<>();
    missing(format).forEach(path -> (needed.contains(path) ? wanted : others).add(path));
    List<String> warnings = new ArrayList<>();
    warn(wanted, ", which a required field or a rule asks for", warnings);
    warn(others, "", warnings);
    return new FileForm(Optional.empty(), named(), List.of(), warnings, OptionalLong.empty());
  }

  /** The ignored paths; of an object whose keys are data, only that it has some. */
  private List<String> named() {
    Map<String, Set<String>> byObject = new TreeMap<>();
    ignored.forEach(
        path ->
            byObject
                .computeIfAbsent(
                    path.substring(0, path.lastIndexOf('.') + 1), of -> new TreeSet<>())
                .add(path));
    List<String> named = new ArrayList<>();
    byObject.forEach(
        (object, paths) ->
            named.addAll(paths.size() > MOST_NAMES ? List.of(object + JsonPaths.ANY) : paths));
    return named;
  }

  /** Declared fields that no object had in their place, if there were enough to tell. */
  private List<String> missing(RawFormat.Json format) {
    List<String> missing = new ArrayList<>();
    JsonPaths.byObject(format.columns())
        .forEach(
            (object, fields) -> {
              if (objects.getOrDefault(object, 0) >= LEAST_OBJECTS) {
                missing.addAll(fields);
              }
            });
    missing.removeAll(known);
    missing.removeAll(format.seldom());
    return missing;
  }

  private void warn(List<String> missing, String why, List<String> warnings) {
    if (!missing.isEmpty()) {
      warnings.add("In none of its records: %s%s.".formatted(String.join(", ", missing), why));
    }
  }

  private void object(JsonParser parser, StructType declared, String path) throws IOException {
    objects.merge(path, 1, Integer::sum);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      StructField field = field(declared, name);
      if (field == null) {
        ignore(JsonPaths.of(path, NAME.matcher(name).matches() ? name : JsonPaths.ANY));
        parser.skipChildren();
      } else {
        known.add(JsonPaths.of(path, name));
        value(parser, field.dataType(), JsonPaths.of(path, name));
      }
    }
  }

  private void value(JsonParser parser, DataType declared, String path) throws IOException {
    if (parser.hasToken(JsonToken.START_OBJECT) && declared instanceof StructType struct) {
      object(parser, struct, path);
    } else if (parser.hasToken(JsonToken.START_OBJECT) && declared instanceof MapType map) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        parser.nextToken();
        value(parser, map.valueType(), JsonPaths.ofValues(path));
      }
    } else if (parser.hasToken(JsonToken.START_ARRAY) && declared instanceof ArrayType array) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        value(parser, array.elementType(), path);
      }
    } else {
      parser.skipChildren();
    }
  }

  private void ignore(String path) {
    if (ignored.size() < MOST_IGNORED) {
      ignored.add(path);
    }
  }

  private static StructField field(StructType declared, String name) {
    for (StructField field : declared.fields()) {
      if (field.name().equals(name)) {
        return field;
      }
    }
    return null;
  }
}
