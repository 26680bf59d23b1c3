package org.contretemps.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.config.ConfigurationException;
import org.contretemps.job.Views;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Answers a query over the tables of the warehouse, each there by its name. */
@Command(
    name = "sql",
    description = {
      "Answers a Spark SQL query over the tables, each of which is there by its name; 'tables' lists them.",
      "Keys of customers and agents, and identifiers of contacts, are left out unless --contact-level is given."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SqlCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Query query;

  /** Where the query is. */
  private static final class Query {
    @Option(names = "-e", paramLabel = "QUERY", description = "The query.")
    private String text;

    @Option(names = "-f", paramLabel = "FILE", description = "A file with the query.")
    private Path file;
  }

  @Option(
      names = "--output",
      paramLabel = "table|csv|json",
      defaultValue = "table",
      description = "How rows are written (default: ${DEFAULT-VALUE}).")
  private Output output;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      defaultValue = "1000",
      description = "Show no more rows than this (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--contact-level",
      description = "With keys and identifiers, for those who are entitled to them.")
  private boolean contactLevel;

  /** How rows are written. */
  enum Output {
    table,
    csv,
    json
  }

  @Override
  public Integer call() {
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    try (Workplace workplace = Workplace.open(options.configuration(), progress)) {
      Views.create(workplace.warehouse(), contactLevel);
      PrintWriter out = spec.commandLine().getOut();
      Dataset<Row> rows = answer(workplace);
      print(rows, out);
      out.flush();
      return 0;
    }
  }

  private Dataset<Row> answer(Workplace workplace) {
    String text = Optional.ofNullable(query.text).orElseGet(this::fileText).strip();
    String one = text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    try {
      return analysed(workplace, one);
    } catch (AnalysisException e) {
      throw new ConfigurationException(
          "Cannot answer the query: %s 'contretemps tables' lists tables and columns."
              .formatted(e.getMessage().strip()),
          e);
    }
  }

  /** Declares what the Scala method throws without saying so. */
  private Dataset<Row> analysed(Workplace workplace, String text) throws AnalysisException {
    return workplace.session().sql(text).limit(limit);
  }

  private String fileText() {
    try {
      return Files.readString(query.file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ConfigurationException(
          "Cannot read the query %s: %s. Give a file with one query."
              .formatted(query.file, e.getMessage()),
          e);
    }
  }

  private void print(Dataset<Row> rows, PrintWriter out) {
    switch (output) {
      case json -> rows.toJSON().collectAsList().forEach(out::println);
      case csv -> {
        out.println(CsvText.line(Arrays.asList(rows.columns())));
        texts(rows).forEach(row -> out.println(CsvText.line(row)));
      }
      case table -> {
        TextTable table = new TextTable(rows.columns());
        texts(rows).forEach(row -> table.row(row.toArray(String[]::new)));
        out.print(table);
      }
    }
  }

  private static List<List<String>> texts(Dataset<Row> rows) {
    Column[] texts =
        Arrays.stream(rows.columns())
            .map(
                name ->
                    functions.coalesce(
                        rows.col("`" + name + "`").cast("string"), functions.lit("")))
            .toArray(Column[]::new);
    return rows.select(texts).collectAsList().stream()
        .map(row -> IntStream.range(0, row.size()).mapToObj(row::getString).toList())
        .toList();
  }
}
