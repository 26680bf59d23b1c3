package org.contretemps.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What an analyst would write in DuckDB for the tables that zones are found in, from raw records to
 * Parquet files: distributions, repeats, counts by stratum and around norms. Of the 28 dates that
 * are mature and in a night's window, or of all mature dates. A program of its own, to be timed as
 * a whole process beside {@code nightly}.
 */
public final class DuckDbWindow {
  private static final int MATURITY_DAYS = 8;
  private static final int WINDOW_DAYS = 28;
  private static final int LOOK_BACK_DAYS = 31;

  private static final String REBUILD = "rebuild";

  /** What the first argument can ask for: the resources to run, in their order. */
  private static final Map<String, List<String>> PROGRAMS =
      Map.of(
          "csv",
          List.of("raw-csv.sql", "window.sql", "strata.sql"),
          "parquet",
          List.of("raw-parquet.sql", "window.sql", "strata.sql"),
          REBUILD,
          List.of("raw-csv.sql", "window.sql", "strata.sql"),
          "convert",
          List.of("raw-csv.sql", "to-parquet.sql"));

  private DuckDbWindow() {}

  /**
   * Runs a program.
   *
   * @param args {@code csv}, {@code parquet}, {@code rebuild} (from CSV) or {@code convert}; folder
   *     to read; as-of date; folder to write
   */
  public static void main(String[] args) throws SQLException, IOException {
    if (args.length != 4 || !PROGRAMS.containsKey(args[0])) {
      throw new IllegalArgumentException(
          "Cannot run DuckDB's side: %s is not csv|parquet|rebuild|convert INPUT NIGHT OUTPUT. Give all four."
              .formatted(List.of(args)));
    }
    LocalDate night = LocalDate.parse(args[2]);
    Files.createDirectories(Path.of(args[3]));
    Map<String, String> values =
        Map.of(
            "input", args[1],
            "output", args[3],
            "night", night.toString(),
            "from", first(args[0], night).toString(),
            "to", lastMature(night).toString(),
            "look-back", first(args[0], night).minusDays(LOOK_BACK_DAYS).toString());
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 2");
      for (String resource : PROGRAMS.get(args[0])) {
        DuckDbScript.execute(statement, resource, values);
      }
    }
  }

  /** The first date that a program recomputes. */
  static LocalDate first(String program, LocalDate night) {
    return program.equals(REBUILD)
        ? LocalDate.EPOCH.plusDays(LOOK_BACK_DAYS)
        : lastMature(night).minusDays(WINDOW_DAYS - 1L);
  }

  /** The last date whose outcomes a night knows. */
  static LocalDate lastMature(LocalDate night) {
    return night.minusDays(MATURITY_DAYS);
  }
}
