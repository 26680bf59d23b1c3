package org.contretemps.source.format;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.contretemps.source.landing.LandingFile;

/** A part of one file that one task reads; a packed file is one slice. */
record FileSlice(LandingFile file, long start, long length) implements Serializable {
  private static final long MOST_BYTES = 64L << 20;
  private static final long ROUNDS = 2;

  /** Cuts files into slices of at most 64 MiB. */
  static List<FileSlice> of(List<LandingFile> files, Configuration hadoop) {
    CompressionCodecFactory codecs = new CompressionCodecFactory(hadoop);
    List<FileSlice> slices = new ArrayList<>();
    for (LandingFile file : files) {
      long step = isPacked(file, codecs) ? Math.max(1, file.bytes()) : MOST_BYTES;
      for (long start = 0; start < file.bytes(); start += step) {
        slices.add(new FileSlice(file, start, Math.min(step, file.bytes() - start)));
      }
    }
    return slices;
  }

  /**
   * A slice for each file, for formats in which no place but the first is known to begin a record.
   */
  static List<FileSlice> whole(List<LandingFile> files) {
    return files.stream().map(file -> new FileSlice(file, 0, file.bytes())).toList();
  }

  /** Whether the file's name says that it is packed. */
  boolean isPacked(Configuration hadoop) {
    return isPacked(file, new CompressionCodecFactory(hadoop));
  }

  private static boolean isPacked(LandingFile file, CompressionCodecFactory codecs) {
    return codecs.getCodec(new Path(file.path())) != null;
  }

  /**
   * How many tasks to spread slices over: a whole number for each core, so that none waits for the
   * last, and no more than it takes for small files to share one.
   */
  static int tasks(List<FileSlice> slices, int cores) {
    long bytes = slices.stream().mapToLong(FileSlice::length).sum();
    long full = Math.max(ROUNDS * cores, bytes / (MOST_BYTES / 2));
    long even = (full + cores - 1) / cores * cores;
    return (int) Math.max(1, Math.min(slices.size(), even));
  }
}
