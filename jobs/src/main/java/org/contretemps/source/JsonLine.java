package org.contretemps.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;

/** Passes a line on as one text, which Spark's own JSON parser takes apart. */
final class JsonLine implements LineSplitter {
  @Override
  public Optional<String> split(byte[] line, List<UTF8String> fields) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
    } catch (CharacterCodingException e) {
      return Optional.of("the record is not valid UTF-8");
    }
    if (!endsWithItsObject(line)) {
      return Optional.of("the record has something behind its JSON object");
    }
    fields.add(UTF8String.fromBytes(line));
    return Optional.empty();
  }

  /** Spark's parser stops behind the first object and would lose the rest without a word. */
  private static boolean endsWithItsObject(byte[] line) {
    int depth = 0;
    boolean isInText = false;
    for (int at = 0; at < line.length; at++) {
      byte b = line[at];
      if (isInText) {
        at += b == '\\' ? 1 : 0;
        isInText = b != '"';
      } else if (b == '"') {
        isInText = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if ((b == '}' || b == ']') && --depth == 0) {
        return isBlank(line, at + 1);
      }
    }
    return true;
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
