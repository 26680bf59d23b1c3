package org.contretemps.source.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMisfitTest {
  private static final StructType FORM =
      StructType.fromDDL(
          "seconds INT, share DOUBLE, ok BOOLEAN, name STRING, queue STRUCT<wait: BIGINT>, legs ARRAY<STRUCT<talk: INT>>");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"seconds\":200.0} | : seconds is 200.0, which is no INT",
        "{\"seconds\":\"330\"} | : seconds is \"330\", which is no INT",
        "{\"share\":\"3,5\"} | : share is \"3,5\", which is no DOUBLE",
        "{\"seconds\":\"+33612345678\"} | : seconds is no INT",
        "{\"name\":7,\"queue\":{\"wait\":1.5}} | : queue.wait is 1.5, which is no BIGINT",
        "{\"legs\":[{\"talk\":3},{\"talk\":4.0}]} | : legs.talk is 4.0, which is no INT",
        "{\"queue\":[]} | : queue is no object",
        "{\"legs\":{}} | : legs is no array",
        "{\"ok\":1} | : ok is 1, which is no BOOLEAN",
        "{\"seconds\":null,\"share\":3,\"ok\":true} | ``",
        "[1] | ``",
        "{\"seconds\": | ``"
      })
  void theFirstFieldThatIsNotOfItsTypeIsNamed(String record, String reason) {
    assertThat(
            JsonMisfit.found(UTF8String.fromString(record), UTF8String.fromString(FORM.json()))
                .toString())
        .isEqualTo(reason);
  }
}
