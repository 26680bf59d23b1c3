package org.contretemps.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One finished step of a run, or the whole run.
 *
 * @param number its place in the run; 0 is the whole run
 * @param asOf its as-of date, if it has one
 * @param versions the tables that it read and wrote
 */
public record StepRun(
    int number,
    String step,
    Optional<LocalDate> asOf,
    Instant startedAt,
    double seconds,
    Ending ending,
    TableVersions versions) {}
