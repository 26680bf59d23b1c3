package org.contretemps.night.qualify;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.night.qualify.DatesToQualify.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class ChangedPeriodsTest {
  private static final String BEFORE =
      "VALUES (1, DATE'2026-01-01', DATE'2026-01-31'), (2, DATE'2026-02-01', DATE'2026-02-28')"
          + " AS norm(id, valid_from, valid_until)";

  @Test
  void rowsOfBeforeAnUpgradeAreAlikeIfTheirNewColumnsAreEmpty(SparkSession spark) {
    Dataset<Row> before = spark.sql("SELECT * FROM " + BEFORE);
    Dataset<Row> upgraded =
        spark.sql(
            "SELECT id, CAST(NULL AS STRING) AS weekdays, valid_from, valid_until FROM " + BEFORE);
    Dataset<Row> scoped =
        spark.sql(
            "SELECT id, IF(id = 2, 'MON', NULL) AS weekdays, valid_from, valid_until FROM "
                + BEFORE);

    assertThat(differing(before, upgraded)).isEmpty();
    assertThat(differing(before, scoped))
        .containsExactly(new Period(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-02-28")));
  }

  private static List<Period> differing(Dataset<Row> before, Dataset<Row> now) {
    return ChangedPeriods.differing(before, now, col("valid_from"), col("valid_until"));
  }
}
