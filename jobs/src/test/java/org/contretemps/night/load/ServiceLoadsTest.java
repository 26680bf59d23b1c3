package org.contretemps.night.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.RowFactory;
import org.contretemps.SparkSessionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class ServiceLoadsTest {

  /** All begin in one slot and end within it. */
  private static final String CONTACTS =
      """
      SELECT 'ORG' AS organisation, 'S' AS service, DATE'1970-01-01' AS contact_date,
        timestamp_seconds(600) AS started_at, timestamp_seconds(610) AS ended_at,
        direction, wait_seconds
      FROM VALUES ('INBOUND', 30), ('INBOUND', NULL), ('CALLBACK', 2700), ('OUTBOUND', 25)
        AS contact (direction, wait_seconds)
      """;

  @Test
  void aWaitForACallBackTellsNothingOfTheQueue() {
    assertThat(
            ServiceLoads.of(SparkSessionExtension.session().sql(CONTACTS))
                .select(
                    ServiceLoad.SLOT,
                    ServiceLoad.CONTACTS,
                    ServiceLoad.WAITS_KNOWN,
                    ServiceLoad.WAIT_SECONDS_SUM)
                .collectAsList())
        .containsExactly(RowFactory.create(2, 4L, 1L, 30L));
  }
}
