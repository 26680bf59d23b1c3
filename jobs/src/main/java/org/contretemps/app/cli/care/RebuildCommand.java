package org.contretemps.app.cli.care;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.WriterOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.run.Workplace;
import org.contretemps.app.terminal.NightSummary;
import org.contretemps.care.upkeep.CountedFigures;
import org.contretemps.care.upkeep.RebuildNotice;
import org.contretemps.job.Repair;
import org.contretemps.night.RunNight;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code rebuild}: recomputes tables, to repair them or to apply new definitions. */
@Command(
    name = "rebuild",
    description = {
      "Computes given dates of all derived tables again from contacts and norms, as of the last night.",
      "Without --from and --to, everything: needed after situation types, outcome windows or strata have changed in the configuration, or if this software counts in another way than the older one that made the tables. It says how counting has changed, and what the effect is. Classes of days and agents are dated statements and are kept."
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
          PrintWriter out = spec.commandLine().getOut();
          RebuildNotice notice = workplace.rebuildNotice();
          CountedFigures before = figures(workplace, notice);
          if (!notice.isEmpty()) {
            out.print(notice.text("Counting has changed since these tables were made:"));
            out.flush();
          }
          RunNight.Result result = workplace.jobs().rebuild(repair).run();
          String changed = before.comparedWith(figures(workplace, notice));
          progress.step("Done");
          out.print(NightSummary.of(result));
          out.print(changed);
          out.flush();
        });
  }

  /** The totals, if a rebuild may change them; else nothing. */
  private static CountedFigures figures(Workplace workplace, RebuildNotice notice) {
    return notice.isEmpty()
        ? new CountedFigures(Map.of())
        : CountedFigures.of(workplace.warehouse());
  }
}
