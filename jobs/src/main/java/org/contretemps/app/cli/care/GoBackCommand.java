package org.contretemps.app.cli.care;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.WriterOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.run.Workplace;
import org.contretemps.app.terminal.ConsoleProgress;
import org.contretemps.care.upkeep.GoBack;
import org.contretemps.wording.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code go-back}: undoes nights that ran with a wrong as-of date. */
@Command(
    name = "go-back",
    description = {
      "Takes the warehouse back from a wrong as-of date: deletes what nights after a date stated, and all rows dated ahead of today. Files with records dated ahead are loaded again by the next night, which rejects those records.",
      "Then run 'nightly', with --from and --to if it should state the dates in between."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class GoBackCommand implements Callable<Integer> {
  @Mixin private WriterOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      required = true,
      description = "The last date whose night stays; not later than today.")
  private LocalDate to;

  @Option(names = "--dry-run", description = "Says what would go and changes nothing.")
  private boolean isDryRun;

  @Override
  public Integer call() {
    if (!isDryRun) {
      return options.write(spec, this::print);
    }
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    try (Workplace workplace = Workplace.open(options.configuration(), progress)) {
      print(workplace, progress);
      return 0;
    }
  }

  private void print(Workplace workplace, ConsoleProgress progress) {
    GoBack.Result result = workplace.care().goBack(to, isDryRun).run();
    progress.step("Done");
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: as-of date from %s to %s%n",
        isDryRun ? "Would go back" : "Went back",
        result.from().map(LocalDate::toString).orElse("none"),
        result.to().map(LocalDate::toString).orElse("before the first night"));
    TextTable table = new TextTable("table", "rows that go");
    result
        .takings()
        .forEach(taking -> table.row(taking.table().name(), "%,d".formatted(taking.rows())));
    out.print(table);
    result.files().forEach(file -> out.println("Loaded again by the next night: " + file));
    out.flush();
  }
}
