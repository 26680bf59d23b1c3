package org.contretemps.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.contretemps.SparkSessionExtension;
import org.contretemps.app.Contretemps;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.operation.JobRun;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;

/** A configuration of landing and warehouse, and the command line that works with it. */
final class StoredHouse {
  /** The file of the configuration's folder in which the key of the pseudonyms may stand. */
  static final String KEY_FILE = "pseudonym.key";

  private static final String PSEUDONYM_KEY = "YW5vdGhlciBzZWNyZXQgdGhhdCBzdGFuZHMgbm93aGVyZQ==";
  private static final Path CONF = Path.of("../conf");

  private final Path home;
  private final Warehouse warehouse;

  /** How a command ended, and its output on standard error. */
  record Ended(int exitCode, String told) {}

  /**
   * @param home folder of the configuration
   * @param settings what {@code spark-defaults.conf} says beside what is shipped
   */
  StoredHouse(Path home, String landing, String warehouse, Map<String, String> settings)
      throws IOException {
    this.home = home;
    this.warehouse = new Warehouse(SparkSessionExtension.session(), warehouse);
    Files.createDirectories(home);
    Files.writeString(
        home.resolve("contretemps.yaml"),
        Files.readString(CONF.resolve("contretemps.yaml"))
            .replaceFirst("(?m)^warehouse: .*", "warehouse: " + warehouse)
            .replaceFirst("(?m)^landing: .*", "landing: " + landing)
            .replaceFirst("folder: sources", "folder: " + CONF.resolve("sources").toRealPath())
            .replaceFirst("(?m)pseudonym-key-file: .*", "pseudonym-key-file: " + KEY_FILE));
    Files.writeString(home.resolve(KEY_FILE), PSEUDONYM_KEY);
    StringBuilder defaults =
        new StringBuilder(Files.readString(CONF.resolve("spark-defaults.conf")));
    settings.forEach((key, value) -> defaults.append("%n%s %s".formatted(key, value)));
    Files.writeString(home.resolve("spark-defaults.conf"), defaults);
  }

  Path home() {
    return home;
  }

  /** The words of a command line. */
  List<String> words(String command, String... options) {
    return Stream.concat(
            Stream.of(command, "--config", home.resolve("contretemps.yaml").toString()),
            Stream.of(options))
        .toList();
  }

  /** What a process of its own finds in its environment, all of it secret. */
  static Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>(S3Server.environment());
    environment.put("CONTRETEMPS_PSEUDONYM_KEY", PSEUDONYM_KEY);
    return environment;
  }

  /** Runs a command in this process and its session. */
  Ended run(String command, String... options) {
    PrintStream usual = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      int exitCode = Contretemps.run(words(command, options).toArray(String[]::new));
      return new Ended(exitCode, err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(usual);
    }
  }

  /** The rows of all tables but the account of the runs, as sorted texts. */
  Map<String, List<String>> contents() {
    return Catalogue.TABLES.parallelStream()
        .filter(table -> !table.equals(JobRun.TABLE))
        .collect(Collectors.toMap(TableDefinition::name, this::rows));
  }

  /** The rows of a table, as sorted texts. */
  List<String> rows(TableDefinition table) {
    return warehouse.read(table).selectExpr("to_json(struct(*))").collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }
}
