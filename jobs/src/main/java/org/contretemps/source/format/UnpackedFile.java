package org.contretemps.source.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.sql.SparkSession;
import org.contretemps.source.landing.LandingFile;

/** Opens a landed file and unpacks it if its name says that it is packed. */
public final class UnpackedFile {
  private UnpackedFile() {}

  /** Opens a file at its start. */
  public static InputStream open(LandingFile file, SparkSession spark) throws IOException {
    FileSlice whole = new FileSlice(file, 0, file.bytes());
    return open(whole, Bounds.DEFAULT, spark.sparkContext().hadoopConfiguration());
  }

  /** Opens a file at the start of a slice. */
  static InputStream open(FileSlice slice, Bounds bounds, Configuration hadoop) throws IOException {
    Path path = new Path(slice.file().path());
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
    FSDataInputStream raw = files(path, hadoop).open(path);
    if (codec != null) {
      return new Bounded(
          codec.createInputStream(raw),
          bounds.unpackFactor(),
          bounds.unpackedBytes(slice.file().bytes()));
    }
    if (slice.start() > 0) {
      raw.seek(slice.start());
    }
    return raw;
  }

  /**
   * Without the checksums that Hadoop looks for beside a file, under names it cannot always make.
   */
  static FileSystem files(Path path, Configuration hadoop) throws IOException {
    FileSystem files = path.getFileSystem(hadoop);
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }

  /** Ends with an error, as a damaged file does, if a file unpacks to more than it may. */
  private static final class Bounded extends FilterInputStream {
    private final int factor;
    private long left;

    Bounded(InputStream in, int factor, long most) {
      super(in);
      this.factor = factor;
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int read = super.read(buffer, from, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int bytes) throws IOException {
      left -= bytes;
      if (left < 0) {
        throw new IOException(
            "it unpacks to more than %d times its size, which its mapping does not admit"
                .formatted(factor));
      }
    }
  }
}
