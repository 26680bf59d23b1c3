package org.contretemps.app.cli.night;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.WriterOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.terminal.OutcomeTable;
import org.contretemps.job.Repair;
import org.contretemps.night.qualify.OutcomeReport;
import org.contretemps.night.qualify.QualifiedContact;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code qualify}: updates qualified_contact and prints norm attainment and repeats.
 */
@Command(
    name = "qualify",
    description =
        "Brings qualified_contact up to date; with --contact-level, shows norm attainment and repeats of a stretch of dates. Repeats are counted on mature dates only.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class QualifyCommand implements Callable<Integer> {
  @Mixin private WriterOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "As-of date: the last complete day (default: the last one loaded).")
  private Optional<LocalDate> date;

  @Option(
      names = "--by",
      paramLabel = "COLUMN",
      split = ",",
      defaultValue = "situation_type",
      description =
          "Rows of the table shown: organisation, service, channel, situation_type, length (short services and the others), or several with commas (default: ${DEFAULT-VALUE}).")
  private List<String> by;

  @Option(
      names = "--short-below",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "What counts as a short service in --by length (default: ${DEFAULT-VALUE}).")
  private int shortBelow;

  @Option(names = "--from", paramLabel = "DATE", description = "First date shown.")
  private Optional<LocalDate> from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last date shown.")
  private Optional<LocalDate> to;

  @Option(
      names = "--contact-level",
      description =
          "Show the table: it has groups of any size, for those who are entitled to contacts.")
  private boolean contactLevel;

  @Override
  public Integer call() {
    return options.write(
        spec,
        (workplace, progress) -> {
          OutcomeReport report = new OutcomeReport(by, shortBelow, from, to);
          workplace.jobs().qualify(date, Repair.NONE).run();
          PrintWriter out = spec.commandLine().getOut();
          out.print(
              contactLevel
                  ? OutcomeTable.of(
                      by, report.lines(workplace.warehouse().read(QualifiedContact.TABLE)))
                  : OutcomeTable.CLOSED);
          progress.step("Done");
          out.flush();
        });
  }
}
