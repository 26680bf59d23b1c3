package org.contretemps.app.terminal;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.functions;
import org.contretemps.config.ConfigurationException;
import org.contretemps.wording.TextTable;

/**
 * Answers SQL statements and writes their rows.
 *
 * @param limit the most rows that are written
 */
public record SqlAnswers(SparkSession spark, Output output, int limit, PrintWriter out) {

  /** How rows are written. */
  public enum Output {
    table,
    csv,
    json
  }

  /**
   * Answers one statement.
   *
   * @throws ConfigurationException where the statement is at fault
   */
  public void answer(String statement) {
    try {
      print(analysed(statement));
    } catch (AnalysisException e) {
      throw new ConfigurationException(
          "Cannot answer the query: %s 'contretemps tables' lists tables and columns."
              .formatted(reason(e)),
          e);
    }
    out.flush();
  }

  /** Declares what the Scala method throws without saying so. */
  private Dataset<Row> analysed(String text) throws AnalysisException {
    return spark.sql(text);
  }

  /** Without the plan or the error's place in a class that Spark puts behind its message. */
  private static String reason(AnalysisException e) {
    String message = e instanceof ParseException ? e.getMessage() : e.getSimpleMessage();
    return message.strip().split("\\R'?(Project|Aggregate|GlobalLimit|Sort|Filter) ", 2)[0].strip();
  }

  private void print(Dataset<Row> answer) {
    if (answer.columns().length == 0) {
      return;
    }
    Dataset<Row> rows = answer.limit(limit);
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
                        rows.col("`" + name.replace("`", "``") + "`").cast("string"),
                        functions.lit("")))
            .toArray(Column[]::new);
    return rows.select(texts).collectAsList().stream()
        .map(row -> IntStream.range(0, row.size()).mapToObj(row::getString).toList())
        .toList();
  }
}
