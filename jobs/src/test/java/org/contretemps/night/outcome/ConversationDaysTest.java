package org.contretemps.night.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.contretemps.SparkSessionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class ConversationDaysTest {

  /** A caller who goes round, one who is alone, one of two dates, and two without a beginning. */
  private static final String CONTACTS =
      """
      SELECT 'ORG' AS organisation, 'test' AS source, conversation_id,
        conversation_id || '-' || leg AS contact_id, DATE'2026-03-02' + day AS contact_date, leg,
        timestamp_seconds(begun) AS started_at, timestamp_seconds(begun + length) AS ended_at,
        'INBOUND' AS direction, wait AS wait_seconds, false AS abandoned,
        if(handling IS NULL, CAST(NULL AS BIGINT), 7L) AS agent_key,
        CAST(NULL AS STRING) AS ended_by, handling AS handling_seconds
      FROM VALUES
        ('round', 0, 1, 0, 180, 180, NULL), ('round', 0, 2, 180, 180, 180, NULL),
        ('round', 0, 3, 360, 210, 10, 200),
        ('alone', 0, 1, 0, 100, 5, 95),
        ('two dates', 0, 1, 0, 100, 5, 95), ('two dates', 1, 2, 86400, 100, 7, 93),
        ('later', 1, 2, 86400, 10, 10, NULL), ('later', 1, 3, 86500, 100, 20, 80)
        AS leg (conversation_id, day, leg, begun, length, wait, handling)
      """;

  @Test
  void theFirstLegTellsOfAllThatAreOfItsDateAndTheOthersOfNothing() {
    var contacts = SparkSessionExtension.session().sql(CONTACTS);
    Map<Long, String> names =
        contacts
            .selectExpr(
                "contact_id",
                "xxhash64(organisation, source, contact_id, contact_date) AS contact_key")
            .collectAsList()
            .stream()
            .collect(Collectors.toMap(row -> row.getLong(1), row -> row.getString(0)));
    List<String> told =
        ConversationDays.of(contacts).collectAsList().stream()
            .map(
                row ->
                    names.get(row.getLong(0))
                        + row.mkString(" ").substring(String.valueOf(row.getLong(0)).length()))
            .sorted()
            .toList();
    assertThat(told)
        .containsExactly(
            "later-2 false null null null null",
            "later-3 false null null null null",
            "round-1 true 370 370 false 200",
            "round-2 false null null null null",
            "round-3 false null null null null");
  }
}
