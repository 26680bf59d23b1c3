package org.contretemps.app.cli.night;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.contretemps.app.cli.WriterOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.terminal.ZoneStatements;
import org.contretemps.app.terminal.ZoneTable;
import org.contretemps.job.Repair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code zones}: states the zones of a night and prints them. */
@Command(
    name = "zones",
    description = {
      "Brings norm_position_histogram up to date, states a night's impeded-quality zones if that has not been done, and shows them.",
      "Shows cells with an open zone, or with an established or probable clash between norm and quality; with --all, every cell."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class ZonesCommand implements Callable<Integer> {
  @Mixin private WriterOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "As-of date, one that has been qualified (default: the last one).")
  private Optional<LocalDate> date;

  @Option(names = "--all", description = "Show every cell.")
  private boolean all;

  @Option(
      names = "--contact-level",
      description =
          "Cells of any size and exact counts, for those who are entitled to contacts (default: cells that the indicators show, counts in tens).")
  private boolean contactLevel;

  @Override
  public Integer call() {
    return options.write(
        spec,
        (workplace, progress) -> {
          workplace.jobs().zones(date, Repair.NONE).run();
          workplace.jobs().normChanges(date).run();
          workplace.jobs().feltQuality(date).run();
          workplace.jobs().decisions(date).run();
          ZoneStatements statements = new ZoneStatements(workplace.warehouse(), contactLevel);
          PrintWriter out = spec.commandLine().getOut();
          statements
              .lastNight()
              .ifPresentOrElse(
                  last -> {
                    LocalDate night = date.orElse(last);
                    out.printf("Stated as of %s%n", night);
                    List<Row> stated = statements.of(night);
                    out.print(all ? ZoneTable.ofAll(stated) : ZoneTable.of(stated));
                  },
                  () -> out.println("No night has stated anything: no date is mature yet."));
          progress.step("Done");
          out.flush();
        });
  }
}
