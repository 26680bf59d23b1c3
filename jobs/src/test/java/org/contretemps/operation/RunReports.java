package org.contretemps.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports of runs that tests make up. */
final class RunReports {
  static final Instant START = Instant.parse("2026-03-21T02:00:00Z");
  private static final Optional<LocalDate> AS_OF = Optional.of(LocalDate.of(2026, 3, 20));

  private static final TableVersions LOADED =
      new TableVersions(Map.of("norm_log_entry", 3L), Map.of("contact", 7L));

  private RunReports() {}

  static RunReport ok(String command) {
    return run(command, Ending.DONE);
  }

  static RunReport failed(String command, int exitCode, String why) {
    return run(command, new Ending(RunOutcome.FAILED, exitCode, why, why));
  }

  private static RunReport run(String command, Ending ending) {
    return new RunReport(
        "20260321T020000Z-00abcd",
        command,
        new StepRun(0, "run", AS_OF, START, 60.5, ending, LOADED),
        List.of(
            new StepRun(1, "ingest", Optional.empty(), START, 20, ending, LOADED),
            new StepRun(2, "qualify", AS_OF, START, 10, ending, TableVersions.NONE),
            new StepRun(3, "qualify", AS_OF, START, 5, ending, TableVersions.NONE)),
        Map.of(
            0, new StepCounts(110, 50, 2_000, 1_000),
            1, new StepCounts(100, 50, 2_000, 1_000),
            2, new StepCounts(10, 0, 0, 0)));
  }
}
