package org.contretemps.record.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.contretemps.SparkSessionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class IncidentTest {
  private static final String START = "TIMESTAMP'2026-07-14 10:00:00Z'";
  private static final String END = "TIMESTAMP'2026-07-14 11:00:00Z'";

  @Test
  void anIncidentHasAKindAndEndsAfterItStartsIfItEnds(SparkSession spark) {
    assertThat(broken(spark, START, END, "OUTAGE")).isEmpty();
    assertThat(broken(spark, START, "NULL", "LOST_INFORMATION")).isEmpty();
    assertThat(broken(spark, START, START, "OUTAGE")).isEmpty();
    assertThat(broken(spark, END, START, "OUTAGE")).containsExactly("ends_after_it_starts");
    assertThat(broken(spark, START, END, "NOISE")).containsExactly("kind_is_known");
    assertThat(broken(spark, START, "TIMESTAMP'9999-12-31'", "OUTAGE"))
        .containsExactly("ends_in_our_time");
    assertThat(broken(spark, "TIMESTAMP'0001-01-01'", END, "OUTAGE"))
        .containsExactly("starts_in_our_time");
  }

  private static List<String> broken(SparkSession spark, String start, String end, String kind) {
    String input =
        "SELECT 'caf' AS organisation, 'files' AS system, CAST(NULL AS STRING) AS service, '%s' AS kind, %s AS started_at, CAST(%s AS TIMESTAMP) AS ended_at, CAST(NULL AS TIMESTAMP) AS last_updated_at, 'in/a.csv' AS _file, TIMESTAMP'2026-07-15 01:00:00Z' AS _delivered_at"
            .formatted(kind, start, end);
    List<String> rules = List.copyOf(Incident.TABLE.checks().keySet());
    Column[] holds =
        Incident.TABLE.checks().values().stream().map(functions::expr).toArray(Column[]::new);
    Row row =
        Incident.rows(spark.sql(input), "switch", "_file", "_delivered_at").select(holds).first();
    return rules.stream().filter(rule -> !row.getBoolean(rules.indexOf(rule))).toList();
  }
}
