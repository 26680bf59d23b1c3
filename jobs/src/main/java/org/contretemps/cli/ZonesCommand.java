package org.contretemps.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contretemps.job.Repair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** States the zones of a night and shows what the last night stated. */
@Command(
    name = "zones",
    description = {
      "Brings norm_position_histogram up to date, states a night's impeded-quality zones where that has not been done, and shows what the last night stated.",
      "Shown are cells where a clash between norm and quality is established or probable, or a zone stands; the table impeded_quality_zone has them all."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ZonesCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "As-of date, one that has been qualified; the last one where not given.")
  private Optional<LocalDate> date;

  @Override
  public Integer call() {
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    try (Workplace workplace = Workplace.open(options.configuration(), progress)) {
      workplace.zones(date, Repair.NONE).run();
      ZoneStatements statements = new ZoneStatements(workplace.warehouse());
      PrintWriter out = spec.commandLine().getOut();
      statements
          .lastNight()
          .ifPresentOrElse(
              night -> {
                out.printf("Stated as of %s%n", night);
                out.print(ZoneTable.of(statements.of(night)));
              },
              () -> out.println("No night has stated anything: no date is mature yet."));
      progress.step("Done");
      out.flush();
      return 0;
    }
  }
}
