package org.contretemps.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.contretemps.config.ConfigurationException;
import org.contretemps.source.DataRefusedException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The entry point, of {@code scripts/contretemps} and of {@code spark-submit} alike. */
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
      KpiCommand.class,
      ExtractCommand.class,
      TrialCommand.class,
      RebuildCommand.class,
      StatusCommand.class,
      SimulateCommand.class,
      ValidateCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failure: nothing half done is left that a second run does not mend",
      "2:usage or configuration: say it another way",
      "3:data refused: nothing was published"
    },
    footer = "%n'contretemps COMMAND --help' tells of one command.")
public final class Contretemps {
  private static final int FAILURE = 1;
  private static final int USAGE = 2;
  private static final int DATA_REFUSED = 3;

  private Contretemps() {}

  /** Runs one command and exits with its code. */
  public static void main(String... arguments) {
    System.exit(run(arguments));
  }

  /** Runs one command and returns its exit code. */
  public static int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Contretemps())
        .setExecutionExceptionHandler((exception, command, parsed) -> explain(exception, command))
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

  private static int explain(Exception exception, CommandLine command) {
    PrintWriter err = command.getErr();
    if (exception instanceof ConfigurationException) {
      err.println(exception.getMessage());
      return USAGE;
    }
    if (exception instanceof DataRefusedException) {
      err.println(exception.getMessage());
      return DATA_REFUSED;
    }
    err.println(messageOf(exception));
    LoggerFactory.getLogger(Contretemps.class).error("The command failed", exception);
    return FAILURE;
  }

  /** The first message of our own among the causes, else what stands at their root. */
  private static String messageOf(Throwable exception) {
    String root = "";
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      root = String.valueOf(cause.getMessage());
      if (root.startsWith("Cannot ")) {
        return root;
      }
    }
    return "Cannot finish: %s. The tables are as the last commit left them; mend the cause and run the same command again."
        .formatted(root.lines().findFirst().orElse(exception.getClass().getSimpleName()));
  }
}
