package org.contretemps.app.cli;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Reads Parquet files with DuckDB, which shares no code with what wrote them. */
final class DuckDbReader {
  private DuckDbReader() {}

  /** How many rows the files hold, and the sum of a column of whole numbers. */
  static String countAndSum(List<String> files, String column) throws SQLException {
    if (files.isEmpty()) {
      return "0 0";
    }
    String list =
        files.stream()
            .map(file -> "'" + URI.create(file).getPath().replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet answer =
            statement.executeQuery(
                "SELECT count(*), coalesce(sum(\"%s\"::HUGEINT), 0) FROM read_parquet([%s])"
                    .formatted(column, list))) {
      answer.next();
      return answer.getLong(1) + " " + answer.getBigDecimal(2).toBigInteger();
    }
  }
}
