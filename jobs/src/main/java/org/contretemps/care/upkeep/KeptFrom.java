package org.contretemps.care.upkeep;

import java.time.LocalDate;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.config.Retention;

/**
 * The first dates that retention keeps, for each kind of data, counted back from the last night.
 * Pure.
 *
 * @param records of contacts
 * @param legs of customers: a contact that is kept sees the legs before it
 * @param feedback of answers: these are dated in UTC, contacts where they took place
 * @param agentCounts of counts per agent
 * @param rejected of deliveries whose rejected records are kept
 */
record KeptFrom(
    LocalDate records,
    LocalDate legs,
    LocalDate feedback,
    LocalDate agentCounts,
    LocalDate rejected) {

  /**
   * What is kept after a night.
   *
   * @param windows how far a contact looks back
   */
  static KeptFrom after(LocalDate night, Retention retention, OutcomeWindows windows) {
    LocalDate records = first(night, retention.recordDays());
    return new KeptFrom(
        records,
        records.minusDays(windows.lookBackDays()),
        records.minusDays(1),
        first(night, retention.agentCountDays()),
        first(night, retention.rejectedDays()));
  }

  private static LocalDate first(LocalDate night, int days) {
    return night.minusDays(days - 1L);
  }
}
