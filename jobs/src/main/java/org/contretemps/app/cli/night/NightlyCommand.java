package org.contretemps.app.cli.night;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.WriterOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.terminal.NightSummary;
import org.contretemps.night.RunNight;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code nightly}: runs all steps of a night, or of several nights in order. */
@Command(
    name = "nightly",
    description = {
      "Does everything for one date: loads what has landed, resolves the norms, qualifies contacts, distributes handling times.",
      "With --from and --to, catches up: contacts are qualified once, nights are stated one after the other."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class NightlyCommand implements Callable<Integer> {
  @Mixin private WriterOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "As-of date: the last complete day (default: the last one loaded).")
  private Optional<LocalDate> date;

  @Option(names = "--from", paramLabel = "DATE", description = "First date to catch up with.")
  private Optional<LocalDate> from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Last date to catch up with (default: the last one loaded).")
  private Optional<LocalDate> to;

  @Override
  public Integer call() {
    if (date.isPresent() && (from.isPresent() || to.isPresent())) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "Cannot run the night: --date names one date, and --from or --to a range. Give one or the other.");
    }
    return options.write(
        spec,
        (workplace, progress) -> {
          RunNight.Result result =
              (from.isPresent() || to.isPresent()
                      ? workplace.jobs().nights(from, to)
                      : workplace.jobs().night(date))
                  .run();
          progress.step("Done");
          PrintWriter out = spec.commandLine().getOut();
          out.print(NightSummary.of(result));
          out.flush();
        });
  }
}
