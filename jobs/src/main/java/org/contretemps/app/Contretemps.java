package org.contretemps.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.contretemps.app.cli.care.EraseCommand;
import org.contretemps.app.cli.care.GoBackCommand;
import org.contretemps.app.cli.care.MaintainCommand;
import org.contretemps.app.cli.care.RebuildCommand;
import org.contretemps.app.cli.care.RestateCommand;
import org.contretemps.app.cli.care.StatusCommand;
import org.contretemps.app.cli.care.UpgradeCommand;
import org.contretemps.app.cli.night.DistributeCommand;
import org.contretemps.app.cli.night.IngestCommand;
import org.contretemps.app.cli.night.KpiCommand;
import org.contretemps.app.cli.night.MapCommand;
import org.contretemps.app.cli.night.NightlyCommand;
import org.contretemps.app.cli.night.QualifyCommand;
import org.contretemps.app.cli.night.ValidateCommand;
import org.contretemps.app.cli.night.ZonesCommand;
import org.contretemps.app.cli.norm.DecideCommand;
import org.contretemps.app.cli.norm.PilotDesignCommand;
import org.contretemps.app.cli.norm.PilotEvaluateCommand;
import org.contretemps.app.cli.norm.RecommendCommand;
import org.contretemps.app.cli.proof.BenchmarkScoreCommand;
import org.contretemps.app.cli.proof.BenchmarkWorldsCommand;
import org.contretemps.app.cli.proof.DemoCommand;
import org.contretemps.app.cli.proof.ReferenceCommand;
import org.contretemps.app.cli.proof.SimulateCommand;
import org.contretemps.app.cli.proof.TrialCommand;
import org.contretemps.app.cli.reading.DossierCommand;
import org.contretemps.app.cli.reading.ExplainCommand;
import org.contretemps.app.cli.reading.ExtractCommand;
import org.contretemps.app.cli.reading.NotebookCommand;
import org.contretemps.app.cli.reading.RegisterCommand;
import org.contretemps.app.cli.reading.SqlCommand;
import org.contretemps.app.cli.reading.TablesCommand;
import org.contretemps.app.run.Failures;
import org.contretemps.app.run.Version;
import org.contretemps.app.terminal.Console;
import org.contretemps.operation.Ending;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The program's main class, started by {@code scripts/contretemps} and by {@code spark-submit}. */
@Command(
    name = "contretemps",
    description = "Finds where a service organisation's time norms get in the way of its service.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      NightlyCommand.class,
      IngestCommand.class,
      QualifyCommand.class,
      DistributeCommand.class,
      ZonesCommand.class,
      ExplainCommand.class,
      SqlCommand.class,
      TablesCommand.class,
      NotebookCommand.class,
      RegisterCommand.class,
      KpiCommand.class,
      ExtractCommand.class,
      DossierCommand.class,
      PilotDesignCommand.class,
      PilotEvaluateCommand.class,
      DecideCommand.class,
      RecommendCommand.class,
      TrialCommand.class,
      BenchmarkWorldsCommand.class,
      BenchmarkScoreCommand.class,
      RebuildCommand.class,
      RestateCommand.class,
      GoBackCommand.class,
      EraseCommand.class,
      MaintainCommand.class,
      UpgradeCommand.class,
      StatusCommand.class,
      SimulateCommand.class,
      MapCommand.class,
      ValidateCommand.class,
      ReferenceCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failure, or another run has the warehouse: run it again, which completes what was left half done",
      "2:usage or configuration: say it another way",
      "3:data refused, nothing was published: running it again does not help until the file is corrected"
    },
    footer = "%n'contretemps COMMAND --help' tells of one command.")
public final class Contretemps {
  private Contretemps() {}

  /** Runs one command and exits with its code. */
  public static void main(String... arguments) {
    MemoryEnd.watch();
    System.exit(run(arguments));
  }

  /** Runs one command and returns its exit code. */
  public static int run(String... arguments) {
    CommandLine commandLine = commandLine();
    try {
      return commandLine.execute(arguments);
    } catch (Error e) {
      // Too little memory is one, and a full disk as Hadoop tells of it.
      return explain(e, commandLine.getErr());
    }
  }

  public static CommandLine commandLine() {
    return new CommandLine(new Contretemps())
        .setExecutionExceptionHandler(
            (exception, command, parsed) -> explain(exception, command.getErr()))
        .registerConverter(LocalDate.class, Contretemps::date);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'%s' is not a date. Write one like 2026-03-20.".formatted(text));
    }
  }

  private static int explain(Throwable failure, PrintWriter err) {
    Ending ending = Failures.ending(failure);
    Console.warn(err, ending.message());
    LoggerFactory.getLogger(Contretemps.class).error("The command failed", failure);
    return ending.exitCode();
  }
}
