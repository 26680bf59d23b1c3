package org.contretemps.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can happen to records on their way: odd values, and bytes that are not what they were. */
public final class Mutations {
  private static final int LONG_FIELD = 100_000;
  private static final Pattern JSON_VALUE =
      Pattern.compile(":(\"[^\"]*\"|-?[0-9.]+|true|false|null)");
  private static final List<String> VALUES =
      List.of(
          "",
          "NULL",
          "-1",
          "1.5",
          "2147483647",
          "-2147483648",
          "2147483648",
          "9223372036854775808",
          "1e308",
          "NaN",
          "true",
          "'",
          "\"\"",
          "\\",
          "12:30",
          "0000-00-00",
          "2026-02-30 10:00:00",
          "2026-03-29 02:30:00",
          "2026-10-25 02:30:00",
          "2026-10-25T02:30:00+18:00",
          "+294247-01-10T04:00:54.775807Z",
          "294247-01-10 04:00:54",
          "-290308-12-21T19:59:05.224192Z",
          "9999-12-31 23:59:59",
          "\u00e9\u6f22\ud83d\ude42",
          "\u0000");

  private final Random random;

  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  /** A value that nobody expects. */
  public String value() {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  /** Whether to do something this time, once in the given number of times. */
  public boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  /** One of several. */
  public int index(int of) {
    return random.nextInt(of);
  }

  /** A delimited line in which one field in three may hold an unexpected value. */
  public String oddField(String line, String delimiter) {
    String[] fields = line.split(Pattern.quote(delimiter), -1);
    if (once(3)) {
      fields[index(fields.length)] = value();
    }
    return String.join(delimiter, fields);
  }

  /** A JSON object in which one value may be of another kind, or away. */
  public String oddValue(String json) {
    if (!once(3)) {
      return json;
    }
    Matcher values = JSON_VALUE.matcher(json);
    long count = values.results().count();
    long chosen = count == 0 ? 0 : random.nextLong(count);
    values.reset();
    for (long i = 0; i <= chosen && values.find(); i++) {
      if (i == chosen) {
        String odd =
            switch (index(4)) {
              case 0 -> "null";
              case 1 -> "[" + values.group(1) + "]";
              case 2 -> "{\"odd\":" + values.group(1) + "}";
              default ->
                  "\""
                      + value()
                          .replace("\\", "\\\\")
                          .replace("\"", "\\\"")
                          .replace("\u0000", "\\u0000")
                      + "\"";
            };
        return json.substring(0, values.start(1)) + odd + json.substring(values.end(1));
      }
    }
    return json;
  }

  /** The bytes of a line, of which half are not what they were. */
  public byte[] bytes(String text) {
    byte[] line = text.getBytes(UTF_8);
    int at = random.nextInt(line.length);
    return switch (random.nextInt(14)) {
      case 0 -> withByte(line, at, line[at] ^ (1 << random.nextInt(8)));
      case 1 -> Arrays.copyOf(line, at);
      case 2 -> spliced(line, at, List.of(",", "|").get(random.nextInt(2)));
      case 3 -> spliced(line, at, "\"");
      case 4 -> spliced(line, at, String.valueOf((char) random.nextInt(32)));
      case 5 -> once(20) ? spliced(line, at, "x".repeat(LONG_FIELD)) : line;
      case 6 -> spliced(line, at, "}{");
      case 7 -> withByte(line, at, 0x80 + random.nextInt(128));
      default -> line;
    };
  }

  /** A file of which some bytes are flipped, or which is cut. */
  public byte[] file(byte[] whole) {
    byte[] file = whole.clone();
    if (once(5)) {
      return Arrays.copyOf(file, random.nextInt(file.length));
    }
    for (int i = 0; i <= random.nextInt(3); i++) {
      file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return file;
  }

  private static byte[] withByte(byte[] line, int at, int value) {
    byte[] mutated = line.clone();
    mutated[at] = (byte) value;
    return mutated;
  }

  private static byte[] spliced(byte[] line, int at, String text) {
    ByteArrayOutputStream mutated = new ByteArrayOutputStream();
    mutated.write(line, 0, at);
    mutated.writeBytes(text.getBytes(UTF_8));
    mutated.write(line, at, line.length - at);
    return mutated.toByteArray();
  }
}
