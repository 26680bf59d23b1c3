package org.contretemps.care.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.config.Retention;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first dates that are kept after a night. */
class KeptFromTest {

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          night,      record days, prior days, agent days, rejected days, records,    legs,       feedback,   agents,     rejected
          2026-05-31, 1,           1,          1,          1,             2026-05-31, 2026-05-29, 2026-05-30, 2026-05-31, 2026-05-31
          2026-05-31, 31,          30,         20,         90,            2026-05-01, 2026-03-31, 2026-04-30, 2026-05-12, 2026-03-03
          2024-03-01, 2,           1,          2,          3,             2024-02-29, 2024-02-27, 2024-02-28, 2024-02-29, 2024-02-28
          2026-05-31, 400,         30,         60,         90,            2025-04-27, 2025-03-27, 2025-04-26, 2026-04-02, 2026-03-03
          """)
  void whatIsKeptBeginsSoManyDaysBackTheNightIncluded(
      LocalDate night,
      int recordDays,
      int priorDays,
      int agentDays,
      int rejectedDays,
      LocalDate records,
      LocalDate legs,
      LocalDate feedback,
      LocalDate agents,
      LocalDate rejected) {
    assertThat(
            KeptFrom.after(
                night,
                new Retention(recordDays, agentDays, rejectedDays, 7, 30, 0.1),
                new OutcomeWindows(1, 168, priorDays)))
        .isEqualTo(new KeptFrom(records, legs, feedback, agents, rejected));
  }
}
