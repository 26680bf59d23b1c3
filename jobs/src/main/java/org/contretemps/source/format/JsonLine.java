package org.contretemps.source.format;

import java.util.List;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;

/** Passes on a line that is one JSON value as a text. */
public final class JsonLine implements LineSplitter {
  @Override
  public Optional<String> split(byte[] line, List<UTF8String> fields) {
    int depth = 0;
    int deepest = 0;
    boolean isInText = false;
    for (int at = 0; at < line.length; at++) {
      byte b = line[at];
      if (isInText) {
        at += b == '\\' ? 1 : 0;
        isInText = b != '"';
      } else if (b == '"') {
        isInText = true;
      } else if (b == '{' || b == '[') {
        deepest = Math.max(deepest, ++depth);
      } else if ((b == '}' || b == ']') && --depth == 0 && !isBlank(line, at + 1)) {
        // Spark's parser stops after the first object and would lose the rest without a word.
        return Optional.of("the record has something after its JSON object");
      }
    }
    return deepest > Bounds.DEPTH
        ? Optional.of(Bounds.TOO_DEEP)
        : new JsonText().split(line, fields);
  }

  private static boolean isBlank(byte[] line, int from) {
    for (int at = from; at < line.length; at++) {
      if (line[at] != ' ' && line[at] != '\t') {
        return false;
      }
    }
    return true;
  }
}
