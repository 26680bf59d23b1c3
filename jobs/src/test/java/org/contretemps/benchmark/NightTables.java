package org.contretemps.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.contretemps.house.KernelReader;
import org.contretemps.operation.JobRun;

/**
 * What the tables of a warehouse say: rows of each, and a hash of all their columns. They are read
 * by Delta's kernel, which is no part of Spark: a hundred times less work than by Spark.
 */
record NightTables(Map<String, String> figures) {

  /** Reads all tables but the one in which a run notes what it did itself. */
  static NightTables of(Path warehouse) throws IOException {
    Map<String, String> figures = new TreeMap<>();
    for (Path table : folders(warehouse)) {
      String name = table.getFileName().toString();
      if (!name.equals(JobRun.TABLE.name())) {
        figures.put(name, figures(table));
      }
    }
    return new NightTables(figures);
  }

  /** The folders of tables. */
  static List<Path> folders(Path warehouse) throws IOException {
    try (Stream<Path> folders = Files.list(warehouse)) {
      return folders.filter(table -> Files.exists(table.resolve("_delta_log"))).toList();
    }
  }

  private static String figures(Path table) throws IOException {
    List<String> rows = KernelReader.sortedRows(table.toString());
    return rows.size() + " " + DigestUtils.sha256Hex(String.join("\n", rows));
  }

  int size() {
    return figures.size();
  }

  /** The tables that say something else there, with what they say and what they should. */
  List<String> differing(NightTables other) {
    List<String> differing = new ArrayList<>();
    figures.forEach(
        (table, expected) -> {
          String found = other.figures.get(table);
          if (!expected.equals(found)) {
            differing.add("%s %s, not %s".formatted(table, found, expected));
          }
        });
    other.figures.keySet().stream()
        .filter(table -> !figures.containsKey(table))
        .forEach(table -> differing.add(table + ", which should not be there"));
    return differing;
  }
}
