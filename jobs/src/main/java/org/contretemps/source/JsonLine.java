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
    fields.add(UTF8String.fromBytes(line));
    return Optional.empty();
  }
}
