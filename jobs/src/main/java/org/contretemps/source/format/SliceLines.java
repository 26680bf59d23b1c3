package org.contretemps.source.format;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.ZipException;
import org.apache.hadoop.conf.Configuration;

/**
 * The lines of one slice of a file, each with its byte offset in the unpacked file. A line ends at
 * LF or CR LF; the end is not part of it, nor is a byte order mark at the start of the file. A
 * slice has the lines that begin in it or at the first byte after it, but not the line that
 * contains its first byte. A line above the bound has a defect and keeps its first bytes. A packed
 * file that is cut or damaged ends in one {@link Line} that says so.
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
     * @param ending what follows the line in the file
     */
    Line(long position, byte[] bytes, String defect, String ending) {
      this.ending = ending;
      this.position = position;
      this.bytes = bytes;
      this.defect = defect;
    }
  }

  private static final int FIRST_SIZE = 1 << 16;

  private final FileSlice slice;
  private final Bounds bounds;
  private final boolean isPacked;
  private final long lastStart;
  private InputStream in;
  private byte[] buffer = new byte[FIRST_SIZE];

  /** The position in the unpacked file at which the buffer begins. */
  private long passed;

  private int at;
  private int end;
  private Line next;
  private boolean isOver;

  SliceLines(FileSlice slice, Configuration hadoop) {
    this(slice, Bounds.DEFAULT, hadoop);
  }

  SliceLines(FileSlice slice, Bounds bounds, Configuration hadoop) {
    this.slice = slice;
    this.bounds = bounds;
    this.isPacked = slice.isPacked(hadoop);
    this.lastStart = isPacked ? Long.MAX_VALUE : slice.start() + slice.length();
    this.passed = slice.start();
    try {
      in = UnpackedFile.open(slice, bounds, hadoop);
      if (slice.start() > 0) {
        skipToLineEnd();
      }
    } catch (IOException e) {
      next = damaged(e);
    }
  }

  @Override
  public boolean hasNext() {
    if (next == null && !isOver) {
      next = read();
      isOver |= next == null;
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
      return position() > lastStart || (at == end && !fill()) ? null : line();
    } catch (IOException e) {
      return damaged(e);
    }
  }

  private long position() {
    return passed + at;
  }

  private Line line() throws IOException {
    long position = position();
    int length = 0;
    while (length <= bounds.recordBytes()) {
      int to = lineEnd(at + length);
      length = to - at;
      if (to < end || !fill()) {
        byte[] line = text(position, at, at + length);
        boolean isTooLong = length > bounds.recordBytes();
        String lineEnd = length > 0 && buffer[at + length - 1] == '\r' ? "\r\n" : "\n";
        at = Math.min(at + length + 1, end);
        return isTooLong ? tooLong(position, line) : new Line(position, line, null, lineEnd);
      }
    }
    byte[] first = text(position, at, at + Math.min(length, Bounds.KEPT_BYTES));
    skipToLineEnd();
    return tooLong(position, first);
  }

  private Line tooLong(long position, byte[] line) {
    byte[] first = Arrays.copyOf(line, Math.min(line.length, Bounds.KEPT_BYTES));
    return new Line(position, first, bounds.tooLarge());
  }

  /** The next line end, or the end of what is in the buffer. */
  private int lineEnd(int from) {
    int i = from;
    while (i < end && buffer[i] != '\n') {
      i++;
    }
    return i;
  }

  private void skipToLineEnd() throws IOException {
    do {
      at = lineEnd(at);
    } while (at == end && fill());
    at = Math.min(at + 1, end);
  }

  /** The bytes of a line, without what does not belong to its text. */
  private byte[] text(long position, int from, int to) {
    boolean isMarked =
        position == 0
            && to - from >= 3
            && buffer[from] == (byte) 0xEF
            && buffer[from + 1] == (byte) 0xBB
            && buffer[from + 2] == (byte) 0xBF;
    boolean returns = to > from && buffer[to - 1] == '\r';
    return Arrays.copyOfRange(buffer, isMarked ? from + 3 : from, returns ? to - 1 : to);
  }

  /** Reads on after what is not passed yet; false at the end of the file. */
  private boolean fill() throws IOException {
    if (at > 0) {
      System.arraycopy(buffer, at, buffer, 0, end - at);
      passed += at;
      end -= at;
      at = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read;
    do {
      read = in.read(buffer, end, buffer.length - end);
    } while (read == 0);
    end += Math.max(read, 0);
    return read > 0;
  }

  private Line damaged(IOException e) {
    isOver = true;
    return damaged(slice, isPacked, e, position());
  }

  /** The line that says what is wrong with the file, if its content is at fault. */
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

  @Override
  public void close() {
    try {
      if (in != null) {
        in.close();
      }
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
