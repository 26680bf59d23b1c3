package org.contretemps.source.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class RecordContentTest {
  private static final RecordContent LINES =
      RecordContent.of(
          new RawFormat.Delimited(
              List.of("time", "call", "event", "data1", "data2"),
              '|',
              Optional.of('"'),
              false,
              UTF_8,
              List.of(""),
              LineWidth.EXACT));
  private static final RecordContent JSON =
      RecordContent.of(new RawFormat.JsonLines(new StructType(), Set.of()));

  @Test
  void emptyFieldsAtTheEndQuotesAndBlanksSayNothing() {
    String plain = "17|c1|ENTERQUEUE||5";
    assertThat(content(LINES, plain)).isEqualTo(plain);
    for (String shape :
        List.of(
            "17|c1|ENTERQUEUE||5|",
            "17|c1|ENTERQUEUE||5|||",
            "17|\"c1\"|ENTERQUEUE||5",
            "17 | c1|ENTERQUEUE||5  ")) {
      assertThat(content(LINES, shape)).isEqualTo(plain);
    }
  }

  @Test
  void fieldsInOtherPlacesSaySomethingElse() {
    assertThat(content(LINES, "17|c1|ENTERQUEUE|5")).isNotEqualTo("17|c1|ENTERQUEUE||5");
    assertThat(content(LINES, "|c1|ENTERQUEUE")).isEqualTo("|c1|ENTERQUEUE");
  }

  @Test
  void ofJsonTheOrderAndNullsSayNothing() {
    assertThat(content(JSON, "{\"b\": 1.50, \"a\": {\"c\": null, \"d\": [1,2]}}"))
        .isEqualTo(content(JSON, "{\"a\":{\"d\":[1, 2]},\"b\":1.50}"))
        .isNotEqualTo(content(JSON, "{\"a\":{\"d\":[2, 1]},\"b\":1.50}"));
  }

  @Test
  void whatCannotBeTakenApartIsItsOwnContent() {
    assertThat(content(JSON, "{\"a\":")).isEqualTo("{\"a\":");
    assertThat(content(LINES, "17|\"c1|x")).isEqualTo("17|\"c1|x");
  }

  private static String content(RecordContent format, String record) {
    return new String(format.call(record.getBytes(UTF_8)), UTF_8);
  }
}
