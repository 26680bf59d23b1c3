package org.contretemps.app.terminal;

import java.io.PrintWriter;
import java.util.Locale;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.contretemps.config.ConfigurationException;

/**
 * Runs SQL statements and prints their results.
 *
 * @param rows writes what they give
 * @param err gets the duration of each
 */
public record SqlAnswers(SparkSession spark, AnswerRows rows, PrintWriter err) {

  /**
   * Answers one statement.
   *
   * @throws ConfigurationException if the statement is at fault
   */
  public void answer(String statement) {
    long start = System.nanoTime();
    try {
      rows.write(analysed(statement));
      err.println(
          String.format(Locale.ROOT, "Answered in %.1f s.", (System.nanoTime() - start) / 1e9));
      err.flush();
    } catch (AnalysisException e) {
      throw new ConfigurationException(
          "Cannot answer the query: %s 'contretemps tables' lists tables and columns."
              .formatted(reason(e)),
          e);
    }
  }

  /** Declares what the Scala method throws without saying so. */
  private Dataset<Row> analysed(String text) throws AnalysisException {
    return new ReadingOnly(spark).rows(text);
  }

  /** Without the plan or the error's place in a class that Spark appends to its message. */
  private static String reason(AnalysisException e) {
    String message = e instanceof ParseException ? e.getMessage() : e.getSimpleMessage();
    return message.strip().split("\\R'?(Project|Aggregate|GlobalLimit|Sort|Filter) ", 2)[0].strip();
  }
}
