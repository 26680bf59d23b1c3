package org.contretemps.record.contact;

import static org.apache.spark.sql.functions.udf;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** The words of a raw record, whatever its format: its fields, and what stands within them. */
public final class RecordWords {
  private static final Pattern ENDS_OF_FIELDS = Pattern.compile("[,;|\\t\"{}\\[\\]]+");
  private static final Pattern ENDS_OF_WORDS = Pattern.compile("[^\\p{L}\\p{N}_.@-]+");

  private RecordWords() {}

  static Stream<String> of(byte[] record) {
    String text = new String(record, StandardCharsets.UTF_8);
    return Stream.concat(ENDS_OF_FIELDS.splitAsStream(text), ENDS_OF_WORDS.splitAsStream(text))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .distinct();
  }

  /** Whether a record has one of these words. They stand in no plan. */
  public static Column hold(Column bytes, Set<String> words) {
    UDF1<byte[], Boolean> holds = record -> record != null && of(record).anyMatch(words::contains);
    return udf(holds, DataTypes.BooleanType).apply(bytes);
  }
}
