package org.contretemps.source.format;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.ZipException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.mapreduce.lib.input.LineRecordReader;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;

/**
 * The lines of one slice, each with its byte offset in the unpacked file. A line ends at LF or CR
 * LF; the end is not part of it. A packed file that is cut or damaged ends in one {@link Line} that
 * says so.
 */
final class SliceLines implements Iterator<SliceLines.Line>, Closeable {
  /**
   * One line, or, with {@code defect}, the reason why it is no record or why nothing more can be
   * read from the file.
   */
  static final class Line {
    final long position;
    final byte[] bytes;
    final String defect;
    final String ending;

    Line(long position, byte[] bytes, String defect) {
      this(position, bytes, defect, "\n");
    }

    /**
     * @param ending what stands behind the line in the file
     */
    Line(long position, byte[] bytes, String defect, String ending) {
      this.ending = ending;
      this.position = position;
      this.bytes = bytes;
      this.defect = defect;
    }
  }

  private static final byte[] LINE_END = "\n".getBytes(StandardCharsets.US_ASCII);

  private final FileSlice slice;
  private final boolean isPacked;
  private final LineRecordReader reader = new LineRecordReader(LINE_END);
  private Line next;
  private long position;
  private boolean isOver;

  SliceLines(FileSlice slice, Configuration hadoop) {
    this.slice = slice;
    this.isPacked = slice.isPacked(hadoop);
    try {
      reader.initialize(
          new FileSplit(
              new Path(slice.file().path()), slice.start(), slice.length(), new String[0]),
          new TaskAttemptContextImpl(hadoop, new TaskAttemptID()));
    } catch (IOException e) {
      next = damaged(e);
    }
  }

  @Override
  public boolean hasNext() {
    if (next == null && !isOver) {
      next = read();
      isOver = next == null || next.defect != null;
      if (isOver) {
        close();
      }
    }
    return next != null;
  }

  @Override
  public Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Line line = next;
    next = null;
    return line;
  }

  private Line read() {
    try {
      if (!reader.nextKeyValue()) {
        return null;
      }
      position = reader.getCurrentKey().get();
      byte[] bytes = reader.getCurrentValue().copyBytes();
      byte[] line = withoutCarriageReturn(bytes);
      return new Line(position, line, null, line.length < bytes.length ? "\r\n" : "\n");
    } catch (IOException e) {
      return damaged(e);
    }
  }

  private Line damaged(IOException e) {
    isOver = true;
    return damaged(slice, isPacked, e, position);
  }

  /** The line that says what is wrong with the file, where the fault is in what it holds. */
  static Line damaged(FileSlice slice, boolean isPacked, IOException e, long position) {
    if (!isPacked || !isOfUnpacking(e)) {
      throw unreadable(slice, e);
    }
    return new Line(position, new byte[0], RawRecord.DAMAGE + e.getMessage());
  }

  /** Unpackers throw plain IOExceptions; a network or a disk that fails has its own. */
  private static boolean isOfUnpacking(IOException e) {
    return e instanceof EOFException
        || e instanceof ZipException
        || e.getClass() == IOException.class;
  }

  private static byte[] withoutCarriageReturn(byte[] line) {
    boolean ends = line.length > 0 && line[line.length - 1] == '\r';
    return ends ? java.util.Arrays.copyOf(line, line.length - 1) : line;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw unreadable(slice, e);
    }
  }

  static UncheckedIOException unreadable(FileSlice slice, IOException e) {
    return new UncheckedIOException(
        "Cannot read %s: %s. Check that the file can be read and run again."
            .formatted(slice.file().path(), e.getMessage()),
        e);
  }
}
