package org.contretemps.source.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class DelimitedLineTest {
  private static final String BROKEN_QUOTES =
      "a quote is opened and not closed, closed and not opened, or followed by text";

  private static final DelimitedLine CSV = line(',', Optional.of('"'), UTF_8, List.of("", "NULL"));

  @Test
  void fieldsStandBetweenDelimiters() {
    assertThat(fields("a,b c,d")).containsExactly("a", "b c", "d");
    assertThat(fields("alone")).containsExactly("alone");
    assertThat(fields(" a , b")).containsExactly(" a ", " b");
  }

  @Test
  void emptyFieldsAreKeptInTheirPlace() {
    assertThat(fields(",a,,b,")).containsExactly(null, "a", null, "b", null);
    assertThat(fields(",")).containsExactly(null, null);
  }

  @Test
  void quotesHoldDelimitersAndDoubledQuotes() {
    assertThat(fields("\"a,b\",c")).containsExactly("a,b", "c");
    assertThat(fields("\"say \"\"no\"\"\",c")).containsExactly("say \"no\"", "c");
    assertThat(fields("\"\"\"\",\"\"\",\"\"\"")).containsExactly("\"", "\",\"");
    assertThat(fields("a,\"b\"")).containsExactly("a", "b");
  }

  @Test
  void aQuoteInsideAPlainFieldIsALetter() {
    assertThat(fields("5\" screen,b")).containsExactly("5\" screen", "b");
  }

  @Test
  void brokenQuotesAreADefect() {
    for (String line : List.of("\"a,b", "\"a\"b,c", "\"", "a,\"b\"\"", "\"a\" ,b")) {
      assertThat(defect(line)).as(line).contains(BROKEN_QUOTES);
    }
  }

  /**
   * Its first line opens a quote, its last one closes it, and both have as many fields as usual.
   */
  @Test
  void neitherLineOfABrokenRecordPassesForARecord() {
    for (String line : List.of("a,\"b", "b\",c", "b,c\"")) {
      assertThat(defect(line)).as(line).contains(BROKEN_QUOTES);
    }
  }

  @Test
  void nullValuesAreNullWithAndWithoutQuotes() {
    assertThat(fields("NULL,\"NULL\",\"\",null,NULLS"))
        .containsExactly(null, null, null, "null", "NULLS");
  }

  @Test
  void withoutAQuoteCharacterQuotesAreLetters() {
    DelimitedLine tabs = line('\t', Optional.empty(), UTF_8, List.of("-"));

    assertThat(fields(tabs, "\"a\tb\"\t\t-".getBytes(UTF_8)))
        .containsExactly("\"a", "b\"", "", null);
  }

  @Test
  void aDelimiterMayBeAControlCharacter() {
    DelimitedLine hive = line('\u0001', Optional.empty(), UTF_8, List.of(""));

    assertThat(fields(hive, "a\u0001\u00e9".getBytes(UTF_8))).containsExactly("a", "\u00e9");
    assertThat(defect(hive, "a\u0001\u0002".getBytes(UTF_8)))
        .contains("the record holds binary bytes");
  }

  @Test
  void binaryBytesAreADefect() {
    for (int control : new int[] {0, 1, 7, 8, 11, '\r', 27, 31}) {
      assertThat(defect("a," + (char) control + ",\u00e9"))
          .contains("the record holds binary bytes");
    }
    assertThat(fields("a\tb")).containsExactly("a\tb");
  }

  @Test
  void invalidUtf8IsADefect() {
    byte[][] lines = {
      {'a', ',', (byte) 0xE9}, {(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}
    };
    for (byte[] line : lines) {
      assertThat(defect(CSV, line)).contains("the record is not valid UTF-8");
    }
    assertThat(fields("caf\u00e9,\"\ud83d\ude42,\u6f22\""))
        .containsExactly("caf\u00e9", "\ud83d\ude42,\u6f22");
  }

  @Test
  void otherEncodingsAreTurnedIntoUtf8() {
    DelimitedLine latin = line(';', Optional.of('\''), ISO_8859_1, List.of("\u00e9"));

    assertThat(fields(latin, "caf\u00e9;'\u00e0;b';\u00e9".getBytes(ISO_8859_1)))
        .containsExactly("caf\u00e9", "\u00e0;b", null);
  }

  private static DelimitedLine line(
      char delimiter, Optional<Character> quote, Charset encoding, List<String> nullValues) {
    return new DelimitedLine(
        new RawFormat.Delimited(
            List.of(), delimiter, quote, false, encoding, nullValues, LineWidth.EXACT));
  }

  private static List<String> fields(String line) {
    return fields(CSV, line.getBytes(UTF_8));
  }

  private static List<String> fields(DelimitedLine splitter, byte[] line) {
    List<UTF8String> fields = new ArrayList<>();
    assertThat(splitter.split(line, fields)).isEmpty();
    List<String> texts = new ArrayList<>();
    fields.forEach(field -> texts.add(field == null ? null : field.toString()));
    return texts;
  }

  private static Optional<String> defect(String line) {
    return defect(CSV, line.getBytes(UTF_8));
  }

  private static Optional<String> defect(DelimitedLine splitter, byte[] line) {
    return splitter.split(line, new ArrayList<>());
  }
}
