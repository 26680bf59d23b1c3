package org.contretemps.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a process that was killed had written last into a warehouse.
 *
 * @param table the table whose file is the newest, or what else that file belongs to
 * @param isCommit whether that file is of the table's log
 * @param uncommitted data files of all tables that no commit names
 */
record LastWrite(String table, boolean isCommit, long uncommitted) {
  private static final String LOG = "_delta_log";

  static LastWrite in(Path warehouse) throws IOException {
    long uncommitted = 0;
    for (Path table : NightTables.folders(warehouse)) {
      uncommitted += uncommitted(table);
    }
    Optional<Path> newest =
        files(warehouse).stream()
            .map(warehouse::relativize)
            .filter(file -> file.getNameCount() > 1 && !file.startsWith("_lock"))
            .max(Comparator.comparing(file -> modified(warehouse.resolve(file))));
    return new LastWrite(
        newest.map(file -> file.getName(0).toString()).orElse("nothing"),
        newest.filter(file -> file.toString().contains(LOG)).isPresent(),
        uncommitted);
  }

  private static long uncommitted(Path table) throws IOException {
    StringBuilder commits = new StringBuilder();
    for (Path commit : files(table.resolve(LOG))) {
      if (commit.toString().endsWith(".json")) {
        commits.append(Files.readString(commit));
      }
    }
    return files(table).stream()
        .filter(file -> !file.toString().contains(LOG))
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith(".parquet") && !name.startsWith("."))
        .filter(name -> commits.indexOf(name) < 0)
        .count();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "last written %s of %s, %d files without a commit"
        .formatted(isCommit ? "the log" : "rows", table, uncommitted);
  }
}
