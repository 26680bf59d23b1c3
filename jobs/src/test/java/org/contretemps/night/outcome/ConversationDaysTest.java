package org.contretemps.night.outcome;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class ConversationDaysTest {

  /**
   * A caller who goes round, one who is alone, one without a beginning, two over midnight, one
   * whose legs a source does not number, and one who goes on two days later.
   */
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
        ('later', 1, 2, 86400, 10, 10, NULL), ('later', 1, 3, 86500, 100, 20, 80),
        ('night', 0, 1, 0, 180, 180, NULL), ('night', 0, 2, 200, 10, 10, NULL),
        ('night', 1, 3, 86400, 100, 90, 10), ('night', 1, 4, 86500, 20, 20, NULL),
        ('again', 0, 1, 0, 100, 5, 95), ('again', 1, 1, 86400, 100, 7, 93),
        ('days', 0, 1, 0, 100, 5, 95), ('days', 2, 2, 172800, 100, 7, 93)
        AS leg (conversation_id, day, leg, begun, length, wait, handling)
      """;

  @Test
  void theFirstLegTellsOfAllOfItsDateAndTheNextAndTheOthersOfNothing() {
    var contacts = contacts();
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
            "night-1 true 300 280 false 10",
            "night-2 false null null null null",
            "night-3 false null null null null",
            "night-4 false null null null null",
            "round-1 true 370 370 false 200",
            "round-2 false null null null null",
            "round-3 false null null null null",
            "two dates-1 true 12 5 false 188");
  }

  /**
   * Those without a beginning of their own: what is put right in another changes nothing before.
   */
  @Test
  void onlyLegsThatGoOnAfterMidnightTouchTheDateBefore() {
    assertThat(different("true")).isEmpty();
    assertThat(different("contact_id <> 'two dates-2'")).containsExactly(LocalDate.of(2026, 3, 3));
    assertThat(different("contact_id <> 'round-2' AND contact_id <> 'again-1'")).isEmpty();
    assertThat(different("contact_id <> 'days-2'")).containsExactly(LocalDate.of(2026, 3, 4));
    assertThat(
            LegsAfterMidnight.different(
                contacts(),
                contacts().withColumn("wait_seconds", expr("wait_seconds + (leg - 1) * 5"))))
        .containsExactly(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 4));
  }

  private static Set<LocalDate> different(String condition) {
    return LegsAfterMidnight.different(contacts(), contacts().where(condition));
  }

  private static Dataset<Row> contacts() {
    return SparkSessionExtension.session().sql(CONTACTS);
  }
}
