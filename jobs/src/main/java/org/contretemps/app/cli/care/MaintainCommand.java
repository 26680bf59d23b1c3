package org.contretemps.app.cli.care;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.WriterOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.run.Workplace;
import org.contretemps.app.terminal.ConsoleProgress;
import org.contretemps.care.upkeep.MaintainTables;
import org.contretemps.warehouse.delta.Extent;
import org.contretemps.wording.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code maintain}: deletes expired data and compacts small files. */
@Command(
    name = "maintain",
    description = {
      "Takes out what has been kept long enough (section 'retention' of the configuration), puts small files together, deletes files that no table needs any more, cuts the tables' logs.",
      "Run it once a week, for example. What was counted from rows that go stays."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class MaintainCommand implements Callable<Integer> {
  @Mixin private WriterOptions options;
  @Spec private CommandSpec spec;

  @Option(names = "--dry-run", description = "Says what would go and changes nothing.")
  private boolean isDryRun;

  @Option(
      names = "--yes",
      description =
          "Lets go what is old even if it is more of a table than 'retention.most-share' says.")
  private boolean isConfirmed;

  @Override
  public Integer call() {
    Instant now = Instant.now();
    if (!isDryRun) {
      return options.write(spec, (workplace, progress) -> print(workplace, progress, now));
    }
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    try (Workplace workplace = Workplace.open(options.configuration(), progress)) {
      print(workplace, progress, now);
      return 0;
    }
  }

  private void print(Workplace workplace, ConsoleProgress progress, Instant now) {
    MaintainTables.Result result = workplace.care().maintain(now, mode()).run();
    progress.step("Done");
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s, days counted back from %s%n",
        isDryRun ? "What would go" : "What went",
        result.asOf().map(LocalDate::toString).orElse("the first night, which is still to come"));
    out.print(table(result));
    out.println(
        "Files of rows that go are deleted once no reader can need them: see 'files unused' of a later run.");
    out.flush();
  }

  private MaintainTables.Mode mode() {
    if (isDryRun) {
      return MaintainTables.Mode.DRY_RUN;
    }
    return isConfirmed ? MaintainTables.Mode.CONFIRMED : MaintainTables.Mode.CAREFUL;
  }

  private static TextTable table(MaintainTables.Result result) {
    TextTable table =
        new TextTable(
            "table",
            "kept from",
            "rows that go",
            "of all",
            "in files",
            "MB",
            "small files",
            "files unused",
            "MB",
            "old commits");
    result.lines().forEach(line -> row(table, line));
    return table;
  }

  private static void row(TextTable table, MaintainTables.Line line) {
    table.row(
        line.table().name(),
        line.before().map(LocalDate::toString).orElse("the first"),
        "%,d".formatted(line.rows()),
        "%.1f%%".formatted(100 * line.share()),
        "%,d".formatted(line.expired().files()),
        megabytes(line.expired()),
        "%,d".formatted(line.smallFiles()),
        "%,d".formatted(line.unused().files()),
        megabytes(line.unused()),
        "%,d".formatted(line.commits()));
  }

  private static String megabytes(Extent extent) {
    return "%,.1f".formatted(extent.bytes() / 1e6);
  }
}
