package org.contretemps.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.contretemps.cli.Contretemps;

/** A configuration of landing and warehouse, and the command line that works with it. */
final class StoredHouse {
  private static final String PSEUDONYM_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final Path CONF = Path.of("../conf");

  private final Path home;

  /**
   * @param home folder of the configuration
   */
  StoredHouse(Path home, String landing, String warehouse) throws IOException {
    this.home = home;
    Files.writeString(
        home.resolve("contretemps.yaml"),
        Files.readString(CONF.resolve("contretemps.yaml"))
            .replaceFirst("(?m)^warehouse: .*", "warehouse: " + warehouse)
            .replaceFirst("(?m)^landing: .*", "landing: " + landing)
            .replaceFirst("folder: sources", "folder: " + CONF.resolve("sources").toRealPath())
            .replaceFirst("(?m)pseudonym-key-file: .*", "pseudonym-key-file: pseudonym.key"));
    Files.writeString(home.resolve("pseudonym.key"), PSEUDONYM_KEY);
  }

  /** Runs a command in this process and its session; returns the exit code. */
  int run(String command, String... options) {
    List<String> words =
        new ArrayList<>(List.of(command, "--config", home.resolve("contretemps.yaml").toString()));
    words.addAll(List.of(options));
    return Contretemps.run(words.toArray(String[]::new));
  }
}
