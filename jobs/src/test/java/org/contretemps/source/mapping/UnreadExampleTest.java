package org.contretemps.source.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.contretemps.house.Mappings;
import org.junit.jupiter.api.Test;

class UnreadExampleTest {
  private static final SourceMapping MAPPING =
      Mappings.csv("id", "Durée", "day", "hour")
          .field("talk_seconds", "duration(`Durée`)")
          .field("started_at", "to_timestamp(concat(day, ' hour ', hour), 'dd/MM/yyyy HH:mm')")
          .build();

  private final UnreadExample example =
      new UnreadExample(MAPPING, Optional.of("hour,id,Durée,day".getBytes(UTF_8)));

  @Test
  void theExpressionStandsWithTheRawValuesOfTheRecord() {
    assertThat(
            example.of(
                "25:00,7,soon,1/1/2026".getBytes(UTF_8),
                "talk_seconds cannot be read as INT; started_at cannot be read as TIMESTAMP"))
        .containsExactly(
            "talk_seconds: duration(`Durée`), with Durée = 'soon'",
            "started_at: to_timestamp(concat(day, ' hour ', hour), 'dd/MM/yyyy HH:mm'), with day = '1/1/2026', hour = '25:00'");
  }

  @Test
  void anEmptyRawValueIsSaidToBeNone() {
    assertThat(example.of("1,7,,2".getBytes(UTF_8), "talk_seconds is missing"))
        .containsExactly("talk_seconds: duration(`Durée`), with Durée = nothing");
  }

  @Test
  void reasonsThatNameNoFieldHaveNoExample() {
    assertThat(example.of("1".getBytes(UTF_8), "expected 4 fields, found 1")).isEmpty();
  }
}
