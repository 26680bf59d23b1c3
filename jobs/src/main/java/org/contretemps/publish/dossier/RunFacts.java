package org.contretemps.publish.dossier;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the run record and the tables say happened; all of it may be unknown before the first run.
 *
 * @param firstRun date of the first run on record
 * @param lastNight as-of date of the last night that succeeded
 * @param lastMaintained date of the last run of {@code maintain} that succeeded
 * @param erasures runs of {@code erase} that succeeded
 * @param oldestContact date of the oldest contact kept
 */
record RunFacts(
    Optional<LocalDate> firstRun,
    Optional<LocalDate> lastNight,
    Optional<LocalDate> lastMaintained,
    long erasures,
    Optional<LocalDate> oldestContact) {}
