package org.contretemps.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs DuckDB scripts of the resources on two threads and prints the rows that the last statement
 * gives, if any: a program of its own, to be timed as a whole process.
 */
public final class DuckDbScript {
  private DuckDbScript() {}

  /**
   * Runs a script.
   *
   * @param args resource below {@code benchmark/}; then {@code name=value} for what it has in ${}
   */
  public static void main(String[] args) throws SQLException {
    if (args.length == 0) {
      throw new IllegalArgumentException(
          "Cannot run DuckDB: no script is named. Give a resource, then name=value pairs.");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : List.of(args).subList(1, args.length)) {
      values.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 2");
      if (execute(statement, args[0], values)) {
        print(statement.getResultSet());
      }
    }
  }

  /** Executes a script; true if its last statement gives rows. */
  static boolean execute(Statement statement, String resource, Map<String, String> values)
      throws SQLException {
    return statement.execute(filled(text(resource), values));
  }

  private static void print(ResultSet rows) throws SQLException {
    while (rows.next()) {
      StringBuilder line = new StringBuilder();
      for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
        line.append(column == 1 ? "" : " ").append(rows.getString(column));
      }
      System.out.println(line);
    }
  }

  private static String filled(String sql, Map<String, String> values) {
    String filled = sql;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("${" + value.getKey() + "}", value.getValue().replace("'", "''"));
    }
    return filled;
  }

  private static String text(String resource) {
    try (InputStream in = DuckDbScript.class.getResourceAsStream("/benchmark/" + resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "Cannot find benchmark/%s: it is not on the class path. Run 'mvn test-compile'."
                .formatted(resource));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
