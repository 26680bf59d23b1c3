package org.contretemps.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Where the columns of a mapping stand in one file.
 *
 * @param hasHeader whether its first line names the columns and is no record
 * @param width how many fields each of its lines must have
 * @param places for each raw column, the number of its field
 * @param defect why no record of the file can be used, if so
 */
record FileLayout(boolean hasHeader, int width, List<Integer> places, Optional<String> defect) {

  /** The layout of files without a header line: columns as the mapping lists them. */
  static FileLayout inOrder(int columns) {
    return new FileLayout(
        false, columns, IntStream.range(0, columns).boxed().toList(), Optional.empty());
  }

  /** The layout that a file's header line tells. */
  static FileLayout ofHeader(
      LandingFile file, LineSplitter splitter, List<String> columns, Configuration hadoop) {
    try (SliceLines lines = new SliceLines(new FileSlice(file, 0, 1), hadoop)) {
      return lines.hasNext()
          ? ofHeader(lines.next().bytes, splitter, columns)
          : inOrder(columns.size());
    }
  }

  /** A header that cannot be taken apart may be anything: it counts as a record, and a bad one. */
  private static FileLayout ofHeader(byte[] line, LineSplitter splitter, List<String> columns) {
    List<UTF8String> header = new ArrayList<>();
    Optional<String> defect = splitter.split(withoutMark(line), header);
    List<String> names = header.stream().map(name -> name == null ? "" : name.toString()).toList();
    List<Integer> places = columns.stream().map(names::indexOf).toList();
    return new FileLayout(
        defect.isEmpty(), names.size(), places, defect.or(() -> missing(columns, names)));
  }

  private static Optional<String> missing(List<String> columns, List<String> names) {
    List<String> missing = columns.stream().filter(column -> !names.contains(column)).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("the file's header has no column " + String.join(", ", missing));
  }

  /** Without the byte order mark that some programs write at the start of a file. */
  private static byte[] withoutMark(byte[] line) {
    boolean marked =
        line.length >= 3
            && line[0] == (byte) 0xEF
            && line[1] == (byte) 0xBB
            && line[2] == (byte) 0xBF;
    return marked ? java.util.Arrays.copyOfRange(line, 3, line.length) : line;
  }
}
