package org.contretemps.source.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contretemps.house.Mappings;
import org.junit.jupiter.api.Test;

class FormProposalsTest {
  private static final SourceMapping MAPPING =
      Mappings.csv("id", "Durée", "wait", "at", "name")
          .field("talk_seconds", "`Durée`")
          .field("wait_seconds", "wait")
          .field("started_at", "at")
          .field("hold_seconds", "2 * wait")
          .build();

  private static List<String> proposals(String... linesAndReasons) {
    List<Map.Entry<byte[], String>> rejected = new ArrayList<>();
    for (int i = 0; i < linesAndReasons.length; i += 2) {
      rejected.add(Map.entry(linesAndReasons[i].getBytes(UTF_8), linesAndReasons[i + 1]));
    }
    return FormProposals.of(
        MAPPING, Optional.of("id,Durée,wait,at,name".getBytes(UTF_8)), rejected);
  }

  @Test
  void aKnownFormIsProposedForAPlainColumn() {
    String reason =
        "talk_seconds cannot be read as INT; wait_seconds cannot be read as INT;"
            + " started_at cannot be read as TIMESTAMP";
    assertThat(
            proposals(
                "1,1:02:03,\"1 234,5\",13/03/26 2:05 PM,x",
                reason,
                "2,0:45,\"7,5\",01/03/26 9:00 AM,x",
                reason))
        .containsExactly(
            "talk_seconds: duration(`Durée`)",
            "wait_seconds: local_number(wait, ',')",
            "started_at: local_time(at, 'dmy')");
  }

  @Test
  void nothingIsProposedForWhatIsInNoFormOrNoPlainColumn() {
    assertThat(
            proposals(
                "1,soon,2,3,x",
                "talk_seconds cannot be read as INT; hold_seconds cannot be read as INT",
                "1,2",
                "expected 5 fields, found 2"))
        .isEmpty();
  }
}
