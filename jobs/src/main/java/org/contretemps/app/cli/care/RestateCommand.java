package org.contretemps.app.cli.care;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.WriterOptions;
import org.contretemps.app.run.Version;
import org.contretemps.night.RestateNights;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code restate}: recomputes the statements of earlier nights. */
@Command(
    name = "restate",
    description = {
      "Makes again what nights state only once: classes of days and agents, and the verdicts on zones, night after night in their order, from what is known now.",
      "Later nights depend on earlier ones: restate up to the last one unless there is a reason not to. Statements about changes of norms are kept."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class RestateCommand implements Callable<Integer> {
  @Mixin private WriterOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "As-of date of the first night (default: the first one).")
  private Optional<LocalDate> from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "As-of date of the last night (default: the last one).")
  private Optional<LocalDate> to;

  @Override
  public Integer call() {
    if (from.isPresent() && to.filter(from.get()::isAfter).isPresent()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "Cannot restate: --to %s is before --from %s. Give them the other way round."
              .formatted(to.get(), from.get()));
    }
    return options.write(
        spec,
        (workplace, progress) -> {
          RestateNights.Result result = workplace.jobs().restate(from, to).run();
          progress.step("Done");
          PrintWriter out = spec.commandLine().getOut();
          print(result, out);
          out.flush();
        });
  }

  private static void print(RestateNights.Result result, PrintWriter out) {
    List<LocalDate> nights = result.nights();
    out.printf(
        "restated %,d nights%s: %,d zone verdicts, classes of contacts of %,d dates, %,d months of indicators%n",
        nights.size(),
        nights.isEmpty()
            ? ""
            : ", %s to %s".formatted(nights.get(0), nights.get(nights.size() - 1)),
        result.zones(),
        result.dates(),
        result.kpis().months());
  }
}
