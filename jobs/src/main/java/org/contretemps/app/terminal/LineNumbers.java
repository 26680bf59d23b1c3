package org.contretemps.app.terminal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.contretemps.source.format.RawFormat;
import org.contretemps.source.format.UnpackedFile;
import org.contretemps.source.landing.LandingFile;

/** Finds the line, counted from 1, in which each record of a text file begins. */
final class LineNumbers {
  private LineNumbers() {}

  /**
   * Position → line.
   *
   * @param positions byte offsets in the unpacked file, which is read up to the last of them
   * @return nothing for formats that have no lines of one-byte characters
   */
  static Map<Long, Long> of(
      LandingFile file, RawFormat format, Collection<Long> positions, SparkSession spark) {
    if (!hasLines(format)) {
      return Map.of();
    }
    try (InputStream in = new BufferedInputStream(UnpackedFile.open(file, spark))) {
      return lines(in, new TreeSet<>(positions));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot count the lines of %s: %s. Check that it can be read."
              .formatted(file.name(), e.getMessage()),
          e);
    }
  }

  private static boolean hasLines(RawFormat format) {
    return format instanceof RawFormat.Delimited delimited
        ? delimited.encoding().encode("\n").remaining() == 1
        : !(format instanceof RawFormat.Parquet);
  }

  private static Map<Long, Long> lines(InputStream in, SortedSet<Long> positions)
      throws IOException {
    Map<Long, Long> lines = new HashMap<>();
    long line = 1;
    long at = 0;
    for (long position : positions) {
      for (int b = 0; at < position && b >= 0; at++) {
        b = in.read();
        line += b == '\n' ? 1 : 0;
      }
      lines.put(position, line);
    }
    return lines;
  }
}
