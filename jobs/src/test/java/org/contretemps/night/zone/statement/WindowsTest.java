package org.contretemps.night.zone.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long a service existed in a window of 28 days up to 10 January. */
@ExtendWith(SparkSessionExtension.class)
class WindowsTest {
  private static final LocalDate LAST = LocalDate.parse("2026-01-10");
  private static Windows windows;

  @BeforeAll
  static void count() {
    Dataset<Row> counts =
        SparkSessionExtension.session()
            .sql(
                """
                SELECT DATE(day) AS contact_date, 'ORG' AS organisation, service, channel
                FROM VALUES
                  ('2025-12-01', 'OPEN', 'PHONE'), ('2025-12-23', 'OPEN', 'PHONE'),
                  ('2026-01-02', 'OPEN', 'PHONE'), ('2026-01-01', 'OPEN', 'CHAT'),
                  ('2026-01-05', 'NEW', 'PHONE'), ('2026-01-12', 'NEXT', 'PHONE')
                  AS counted(day, service, channel)""");
    windows = Windows.of(LAST, counts);
  }

  private static Window of(String service, String channel) {
    return windows.of(new NormedCell(1, "ORG", service, channel, "SIMPLE", 1L, 300, null), 28);
  }

  /** Its last contacts before the window and after the holidays are all that there is. */
  @Test
  void aServiceThatClosesKeepsItsWeeks() {
    assertThat(of("OPEN", "PHONE")).isEqualTo(new Window(LAST, 28));
    assertThat(of("OPEN", "PHONE").weeks()).isEqualTo(4);
  }

  @Test
  void aServiceOrChannelThatOpensHasTheDaysSinceThen() {
    assertThat(of("NEW", "PHONE").from()).isEqualTo(LocalDate.parse("2026-01-05"));
    assertThat(of("NEW", "PHONE").weeks()).isCloseTo(6 / 7.0, within(1e-9));
    assertThat(of("OPEN", "CHAT").from()).isEqualTo(LocalDate.parse("2026-01-01"));
  }

  /** What comes after the window says nothing of it. */
  @Test
  void aServiceThatIsNotKnownIsTakenForAnOldOne() {
    assertThat(of("NEXT", "PHONE")).isEqualTo(new Window(LAST, 28));
  }
}
