package org.contretemps.app.cli;

import java.math.BigInteger;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Reads Parquet files with DuckDB, which shares no code with what wrote them. */
final class DuckDbReader {
  private DuckDbReader() {}

  /** How many rows the files hold, and the sums of columns of whole numbers. */
  static List<BigInteger> countAndSums(List<String> files, List<String> columns)
      throws SQLException {
    if (files.isEmpty()) {
      return Collections.nCopies(1 + columns.size(), BigInteger.ZERO);
    }
    String sums =
        columns.stream()
            .map(", coalesce(sum(\"%s\"::HUGEINT), 0)"::formatted)
            .collect(Collectors.joining());
    String list =
        files.stream()
            .map(file -> "'" + URI.create(file).getPath().replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet answer =
            statement.executeQuery(
                "SELECT count(*)%s FROM read_parquet([%s])".formatted(sums, list))) {
      answer.next();
      List<BigInteger> numbers = new ArrayList<>();
      for (int i = 1; i <= 1 + columns.size(); i++) {
        numbers.add(answer.getBigDecimal(i).toBigInteger());
      }
      return numbers;
    }
  }
}
