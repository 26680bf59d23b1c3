package org.contretemps.source.format;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.contretemps.source.landing.LandingFile;

/**
 * Finds the line of a text file that names its columns: the first one, or, if the needed columns
 * are not in it, the first of the next few that has them. The lines above it are a title.
 */
final class HeaderLine implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST_LINES = 20;

  private final byte[] bytes;
  private final long position;
  private final int above;

  private HeaderLine(byte[] bytes, long position, int above) {
    this.bytes = bytes;
    this.position = position;
    this.above = above;
  }

  /** The line. */
  byte[] bytes() {
    return bytes;
  }

  /** Its position in the file. */
  long position() {
    return position;
  }

  /** The number of non-empty lines above it. */
  int above() {
    return above;
  }

  /**
   * File name → its header line; absent if a file has none or is damaged.
   *
   * @param wide the encoding of the files if its characters have two bytes or more, else null
   * @param needed columns without which no record of a file can be used
   */
  static Map<String, HeaderLine> of(
      SparkSession spark,
      List<LandingFile> files,
      String wide,
      LineSplitter splitter,
      Set<String> needed) {
    SerializableConfiguration hadoop =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    int tasks = Math.max(1, Math.min(files.size(), spark.sparkContext().defaultParallelism()));
    List<HeaderLine> lines =
        new JavaSparkContext(spark.sparkContext())
            .parallelize(files, tasks)
            .map(file -> of(file, wide, splitter, Set.copyOf(needed), hadoop.value()))
            .collect();
    Map<String, HeaderLine> headers = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      if (lines.get(i) != null) {
        headers.put(files.get(i).name(), lines.get(i));
      }
    }
    return headers;
  }

  /** The header line of one file; null if it has none or is damaged. */
  static HeaderLine of(
      LandingFile file,
      String wide,
      LineSplitter splitter,
      Set<String> needed,
      Configuration hadoop) {
    List<HeaderLine> read = read(file, wide, hadoop);
    List<String> columns = List.copyOf(needed);
    for (HeaderLine line : needed.isEmpty() ? List.<HeaderLine>of() : read) {
      FileLayout layout = FileLayout.ofHeader(line.bytes, splitter, columns, needed);
      if (layout.hasHeader() && layout.defect() == null) {
        return line;
      }
    }
    return read.isEmpty() ? null : read.get(0);
  }

  private static List<HeaderLine> read(LandingFile file, String wide, Configuration hadoop) {
    List<HeaderLine> read = new ArrayList<>();
    if (wide != null) {
      try (TextLines lines =
          new TextLines(new FileSlice(file, 0, file.bytes()), wide, Bounds.DEFAULT, hadoop)) {
        read(lines, read);
      }
    } else {
      try (SliceLines lines = new SliceLines(new FileSlice(file, 0, 1L << 16), hadoop)) {
        read(lines, read);
      }
    }
    return read;
  }

  private static void read(Iterator<SliceLines.Line> lines, List<HeaderLine> read) {
    int above = 0;
    for (int i = 0; i < MOST_LINES && lines.hasNext(); i++) {
      SliceLines.Line line = lines.next();
      if (line.defect != null) {
        return;
      }
      read.add(new HeaderLine(line.bytes, line.position, above));
      above += line.bytes.length > 0 ? 1 : 0;
    }
  }
}
