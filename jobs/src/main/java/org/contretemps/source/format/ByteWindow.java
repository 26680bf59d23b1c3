package org.contretemps.source.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Keeps a window of a stream of bytes: from the start of the current record to the furthest byte
 * read so far. Earlier bytes are dropped. Of a record above the bound only its first bytes and the
 * last bytes read are kept.
 */
final class ByteWindow implements Closeable {
  /** What {@link #look} gives at the end of the stream. */
  static final int NOTHING = -1;

  private static final int FIRST_SIZE = 1 << 16;

  private final InputStream in;
  private final int most;
  private byte[] buffer = new byte[FIRST_SIZE];
  private byte[] firstOfTooLong;
  private long begin;
  private long forgotten;
  private int start;
  private int at;
  private int end;
  private boolean isOver;

  /**
   * @param most how many bytes of a stretch are kept
   */
  ByteWindow(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  /** The byte that comes next, from 0 to 255, without going on. */
  int look() throws IOException {
    return at < end || fill() ? buffer[at] & 0xFF : NOTHING;
  }

  /** Moves past the byte that was looked at. */
  void skip() {
    at++;
  }

  /** Goes to the next quote, backslash or line break, or to the end of the stream. */
  void skipPlainText() throws IOException {
    do {
      while (at < end && buffer[at] != '"' && buffer[at] != '\\' && buffer[at] != '\n') {
        at++;
      }
    } while (at == end && fill());
  }

  /** Begins a stretch here. */
  void begin() {
    start = at;
    begin = forgotten + at;
    firstOfTooLong = null;
  }

  /** Whether the stretch was above the bound, so that what was passed of it is no longer there. */
  boolean isTooLong() {
    return firstOfTooLong != null;
  }

  /** The first bytes of a stretch that was too long. */
  byte[] firstOfTooLong() {
    return firstOfTooLong;
  }

  /** The position in the stream at which the window begins. */
  long position() {
    return begin;
  }

  /** How many bytes of the stretch are passed. */
  int length() {
    return at - start;
  }

  /** A byte of the stretch. */
  byte byteAt(int index) {
    return buffer[start + index];
  }

  /** The first bytes of the stretch. */
  byte[] first(int length) {
    return Arrays.copyOfRange(buffer, start, start + length);
  }

  /** Whether a passed part of the stretch is this. */
  boolean holds(int from, int to, byte[] text) {
    return Arrays.equals(buffer, start + from, start + to, text, 0, text.length);
  }

  /** Goes back to the given length of the window. */
  void backTo(int length) {
    at = start + length;
  }

  private boolean fill() throws IOException {
    if (isOver) {
      return false;
    }
    if (at - start > most) {
      if (firstOfTooLong == null) {
        firstOfTooLong = first(Math.min(at - start, Bounds.KEPT_BYTES));
      }
      start = at;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      forgotten += start;
      at -= start;
      end -= start;
      start = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
    }
    int read = in.read(buffer, end, buffer.length - end);
    isOver = read < 0;
    end += Math.max(read, 0);
    return at < end || fill();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Moves past the byte order mark that some programs write at the start of a file. */
  void skipMark() throws IOException {
    begin();
    for (int part : new int[] {0xEF, 0xBB, 0xBF}) {
      if (look() != part) {
        backTo(0);
        return;
      }
      skip();
    }
  }

  /** Whether a line opens at a length of the window, indented as given or not at all. */
  boolean opensLine(int here, int indent) {
    int blanks = 0;
    while (blanks < here - 1 && isIndent(byteAt(here - 1 - blanks))) {
      blanks++;
    }
    return byteAt(here - 1 - blanks) == '\n' && (blanks == 0 || blanks == indent);
  }

  static boolean isIndent(byte b) {
    return b == ' ' || b == '\t';
  }
}
