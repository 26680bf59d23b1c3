package org.contretemps.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;

/**
 * The keys of the first JSON objects of a file, one a line: JSON has no header, so that a field
 * that came or went shows only in the records.
 *
 * @param objects how many objects were looked at
 */
record JsonKeys(int objects, Set<String> keys) implements Serializable {
  private static final int MOST_OBJECTS = 100;

  /** With fewer objects an optional field may well be in none. */
  private static final int LEAST_OBJECTS = 20;

  private static final JsonFactory JSON = new JsonFactory();

  /** Looks at the first lines of one file; what is no JSON object is passed over. */
  static JsonKeys of(LandingFile file, Configuration hadoop) {
    Set<String> keys = new TreeSet<>();
    int objects = 0;
    try (SliceLines lines = new SliceLines(new FileSlice(file, 0, file.bytes()), hadoop)) {
      while (objects < MOST_OBJECTS && lines.hasNext()) {
        SliceLines.Line line = lines.next();
        objects += line.bytes.length > 0 ? 1 : 0;
        keys.addAll(keys(line.bytes));
      }
    }
    return new JsonKeys(objects, keys);
  }

  /** How the file differs from what was expected. */
  FileForm form(String[] columns) {
    List<String> known = Arrays.asList(columns);
    List<String> ignored = keys.stream().filter(key -> !known.contains(key)).toList();
    List<String> missing = known.stream().filter(column -> !keys.contains(column)).toList();
    List<String> warnings =
        objects < LEAST_OBJECTS || missing.isEmpty()
            ? List.of()
            : List.of(
                "In none of the first %d records: %s."
                    .formatted(objects, String.join(", ", missing)));
    return new FileForm(Optional.empty(), ignored, warnings, OptionalLong.empty());
  }

  private static List<String> keys(byte[] line) {
    List<String> keys = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          keys.add(parser.currentName());
          parser.nextToken();
          parser.skipChildren();
        }
      }
      return keys;
    } catch (IOException e) {
      // A broken record is rejected where it is read; its keys tell nothing of the file.
      return List.of();
    }
  }
}
