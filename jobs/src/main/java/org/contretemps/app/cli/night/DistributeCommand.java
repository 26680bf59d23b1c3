package org.contretemps.app.cli.night;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.app.cli.WriterOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.run.Workplace;
import org.contretemps.app.terminal.DistributionTable;
import org.contretemps.app.terminal.TypologyAudit;
import org.contretemps.job.Repair;
import org.contretemps.night.distribute.HandlingTimeHistogram;
import org.contretemps.night.distribute.HandlingTimeReport;
import org.contretemps.record.contact.Contact;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code distribute}: updates the tables of handling times and prints them. */
@Command(
    name = "distribute",
    description = {
      "Brings handling_time_histogram and handling_time_distribution up to date, then says whether times rise with complexity; with --contact-level, shows the times of a stretch of dates from the histogram.",
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class DistributeCommand implements Callable<Integer> {
  private static final int A_WEEK = 604_800;

  @Mixin private WriterOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "As-of date: the last date to describe (default: the last one loaded).")
  private Optional<LocalDate> date;

  @Option(
      names = "--by",
      paramLabel = "COLUMN",
      split = ",",
      defaultValue = "situation_type",
      description =
          "Rows of the table shown: organisation, service, channel, situation_type, or several with commas (default: ${DEFAULT-VALUE}).")
  private List<String> by;

  @Option(names = "--from", paramLabel = "DATE", description = "First date shown.")
  private Optional<LocalDate> from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last date shown.")
  private Optional<LocalDate> to;

  @Option(
      names = "--at-least",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "Show only times of at least this many seconds (default: ${DEFAULT-VALUE}).")
  private int atLeast;

  @Option(
      names = "--at-most",
      paramLabel = "SECONDS",
      defaultValue = "604800",
      description = "Show only times of at most this many seconds (default: a week).")
  private int atMost;

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
          workplace.jobs().distribute(date, Repair.NONE).run();
          HandlingTimeReport report = new HandlingTimeReport(by, from, to);
          PrintWriter out = spec.commandLine().getOut();
          out.print(
              contactLevel
                  ? DistributionTable.of(by, report.lines(histogram(workplace)))
                  : DistributionTable.CLOSED);
          progress.step("Done");
          out.print(TypologyAudit.of(workplace.warehouse()));
          out.flush();
        });
  }

  /** The table as it is, or, if times are left out, the contacts counted again: exact bounds. */
  private Dataset<Row> histogram(Workplace workplace) {
    if (atLeast == 0 && atMost == A_WEEK) {
      return workplace.warehouse().read(HandlingTimeHistogram.TABLE);
    }
    return workplace
        .histogramCounter()
        .count(
            workplace
                .warehouse()
                .read(Contact.TABLE)
                .where(functions.col(Contact.HANDLING_SECONDS).between(atLeast, atMost)));
  }
}
