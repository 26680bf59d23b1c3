package org.contretemps.app.cli.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.CommonOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.run.Workplace;
import org.contretemps.app.terminal.AnswerRows;
import org.contretemps.app.terminal.ConsoleProgress;
import org.contretemps.app.terminal.SqlAnswers;
import org.contretemps.app.terminal.SqlPrompt;
import org.contretemps.app.terminal.SqlStatements;
import org.contretemps.config.Configuration;
import org.contretemps.config.ConfigurationException;
import org.contretemps.publish.query.Views;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code sql}: answers SQL queries over the warehouse, in which each table has its
 * name.
 */
@Command(
    name = "sql",
    description = {
      "Answers Spark SQL over the tables and the everyday questions, each there by its name; 'tables' lists them.",
      "Without -e and -f it asks for statements.",
      "Contacts, keys of people and groups of few are left out unless --contact-level is given."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class SqlCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "0..1")
  private Query query;

  /** The ways to give a query. */
  private static final class Query {
    @Option(names = "-e", paramLabel = "QUERY", description = "The query, or several with ';'.")
    private String text;

    @Option(
        names = "-f",
        paramLabel = "FILE",
        description = "A file with queries; - is standard input.")
    private String file;
  }

  @Option(
      names = "--output",
      paramLabel = "table|csv|json",
      defaultValue = "table",
      description = "How rows are written (default: ${DEFAULT-VALUE}).")
  private AnswerRows.Output output;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      description =
          "Write no more rows of an answer than this (default: a table has 1000, csv and json all).")
  private Integer limit;

  @Option(
      names = "--raw",
      description =
          "Leave texts of csv that a spreadsheet would execute as they are. Otherwise an apostrophe precedes them.")
  private boolean isRaw;

  @Option(
      names = "--contact-level",
      description =
          "With contacts, keys, identifiers and groups of any size, for those who are entitled to them.")
  private boolean contactLevel;

  @Override
  public Integer call() {
    Configuration configuration = options.configuration();
    Optional<String> given = given();
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    try (Workplace workplace = Workplace.open(configuration, progress)) {
      Views views = new Views(workplace.warehouse(), contactLevel);
      views.create();
      SqlAnswers answers =
          new SqlAnswers(
              workplace.session(),
              new AnswerRows(
                  output,
                  Optional.ofNullable(limit),
                  isRaw,
                  SqlPrompt.width(),
                  spec.commandLine().getOut()),
              spec.commandLine().getErr());
      if (given.isPresent()) {
        SqlStatements.of(given.get()).all().forEach(answers::answer);
      } else {
        new SqlPrompt(answers, views.names(), spec.commandLine().getErr()).run();
      }
      return 0;
    }
  }

  /** The statements given on the command line; empty if the user is to be asked. */
  private Optional<String> given() {
    return query == null
        ? Optional.empty()
        : Optional.of(Optional.ofNullable(query.text).orElseGet(() -> text(query.file)));
  }

  private static String text(String file) {
    try {
      return file.equals("-")
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(Path.of(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ConfigurationException(
          "Cannot read the query %s: %s. Give a text file with queries, or - and pipe them in."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
