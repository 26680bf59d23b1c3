package org.contretemps.app.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contretemps.app.run.Version;
import org.contretemps.app.terminal.NightSummary;
import org.contretemps.job.Repair;
import org.contretemps.night.RunNight;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The way to mend tables, and to make them by new definitions. */
@Command(
    name = "rebuild",
    description = {
      "Computes given dates of all derived tables again from contacts and norms, as of the last night.",
      "Without --from and --to, everything: needed after situation types, outcome windows or strata have changed in the configuration. Classes of days and agents are dated statements and stay as they were made."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class RebuildCommand implements Callable<Integer> {
  @Mixin private WriterOptions options;
  @Spec private CommandSpec spec;

  @Option(names = "--from", paramLabel = "DATE", description = "First date to compute again.")
  private Optional<LocalDate> from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last date to compute again.")
  private Optional<LocalDate> to;

  @Override
  public Integer call() {
    Repair repair = new Repair(from.orElse(Repair.ALL.from()), to.orElse(Repair.ALL.to()));
    if (repair.to().isBefore(repair.from())) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "Cannot rebuild: --to %s is before --from %s. Give them the other way round."
              .formatted(repair.to(), repair.from()));
    }
    return options.write(
        spec,
        (workplace, progress) -> {
          RunNight.Result result = workplace.jobs().rebuild(repair).run();
          progress.step("Done");
          PrintWriter out = spec.commandLine().getOut();
          out.print(NightSummary.of(result));
          out.flush();
        });
  }
}
