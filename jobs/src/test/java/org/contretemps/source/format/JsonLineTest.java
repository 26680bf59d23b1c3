package org.contretemps.source.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class JsonLineTest {
  private final List<UTF8String> fields = new ArrayList<>();

  @Test
  void aLineIsOneTextAsItStands() {
    String line = "{\"a\": \"caf\u00e9 } {\", \"b\": {\"c\": \"\\\"}\"}} ";

    assertThat(split(line.getBytes(UTF_8))).isEmpty();
    assertThat(fields).containsExactly(UTF8String.fromString(line));
  }

  @Test
  void invalidUtf8IsADefect() {
    byte[] record = "{\"a\": \"some twenty\"}".getBytes(UTF_8);
    assertThat(split(record)).isEmpty();
    for (int at = 0; at < record.length; at++) {
      byte[] damaged = record.clone();
      damaged[at] = (byte) 0xFF;
      fields.clear();
      assertThat(new JsonText().split(damaged, fields))
          .as("byte %d", at)
          .contains("the record is not valid UTF-8");
    }
  }

  /** Spark's parser stops after the first value and would silently lose the rest. */
  @Test
  void whatFollowsTheObjectIsADefect() {
    List<String> lines =
        List.of("{\"a\":1}{\"a\":2}", "{\"a\":1} x", "{}}", "{\"a\":{}} {}", "{\"a\":\"}\"},");
    for (String line : lines) {
      assertThat(split(line.getBytes(UTF_8)))
          .as(line)
          .contains("the record has something after its JSON object");
    }
  }

  private Optional<String> split(byte[] line) {
    return new JsonLine().split(line, fields);
  }
}
