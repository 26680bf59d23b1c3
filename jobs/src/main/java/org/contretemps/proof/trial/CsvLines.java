package org.contretemps.proof.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes small CSV files of numbers and words, with a header and without quotes. */
final class CsvLines {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvLines() {}

  /**
   * The lines, each by the names of the header.
   *
   * @throws IllegalArgumentException if a line has more or fewer parts than the header
   */
  static List<Map<String, String>> of(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<Map<String, String>> parsed = new ArrayList<>();
    if (lines.isEmpty()) {
      return parsed;
    }
    String[] names = parts(lines.get(0).replace(BYTE_ORDER_MARK, ""));
    for (int number = 1; number < lines.size(); number++) {
      if (lines.get(number).isBlank()) {
        continue;
      }
      String[] parts = parts(lines.get(number));
      if (parts.length != names.length) {
        throw new IllegalArgumentException(
            "Cannot read %s: line %d has %d parts, its header %d. Write numbers and words, with commas between."
                .formatted(file, number + 1, parts.length, names.length));
      }
      Map<String, String> line = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        line.put(names[i].strip(), parts[i].strip());
      }
      parsed.add(line);
    }
    return parsed;
  }

  private static String[] parts(String line) {
    return line.split(",", -1);
  }
}
