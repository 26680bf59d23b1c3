package org.contretemps.source.format;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;

/**
 * The lines of a whole UTF-16 file, converted to UTF-8 without the byte order mark; their offsets
 * are those in UTF-8. In UTF-16 the byte of a line feed is also half of other characters, so such a
 * file cannot be cut at that byte.
 */
final class TextLines implements Iterator<SliceLines.Line>, Closeable {
  private static final char MARK = '\uFEFF';

  private final FileSlice slice;
  private final Bounds bounds;
  private final Reader reader;
  private long position;
  private SliceLines.Line next;
  private boolean isOver;

  /**
   * @param encoding one for which {@link #isWide} holds
   */
  TextLines(FileSlice slice, String encoding, Bounds bounds, Configuration hadoop) {
    this.slice = slice;
    this.bounds = bounds;
    try {
      InputStream bytes = new BufferedInputStream(UnpackedFile.open(slice, bounds, hadoop));
      this.reader = new BufferedReader(new InputStreamReader(bytes, Charset.forName(encoding)));
    } catch (IOException e) {
      throw SliceLines.unreadable(slice, e);
    }
  }

  /** Whether characters of an encoding have two bytes or more each. */
  static boolean isWide(Charset encoding) {
    return encoding.name().startsWith("UTF-16") || encoding.name().startsWith("UTF-32");
  }

  @Override
  public boolean hasNext() {
    if (next == null && !isOver) {
      next = read();
      if (next == null) {
        isOver = true;
        close();
      }
    }
    return next != null;
  }

  @Override
  public SliceLines.Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    SliceLines.Line line = next;
    next = null;
    return line;
  }

  private SliceLines.Line read() {
    StringBuilder text = new StringBuilder();
    long length = 0;
    try {
      int c = reader.read();
      boolean isEnd = c < 0;
      while (c >= 0 && c != '\n') {
        if (c != MARK || position > 0 || !text.isEmpty()) {
          length += bytesOf((char) c);
          if (length <= bounds.recordBytes()) {
            text.append((char) c);
          }
        }
        c = reader.read();
      }
      return isEnd ? null : line(text, length);
    } catch (IOException e) {
      throw SliceLines.unreadable(slice, e);
    }
  }

  /** Bytes of a character in UTF-8; two for each half of one that has four. */
  private static int bytesOf(char c) {
    if (c < 0x80) {
      return 1;
    }
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }

  private SliceLines.Line line(StringBuilder text, long length) {
    boolean isTooLarge = length > bounds.recordBytes();
    boolean hasReturn = !isTooLarge && !text.isEmpty() && text.charAt(text.length() - 1) == '\r';
    if (hasReturn) {
      text.setLength(text.length() - 1);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    String ending = hasReturn ? "\r\n" : "\n";
    SliceLines.Line line =
        isTooLarge
            ? new SliceLines.Line(
                position,
                Arrays.copyOf(bytes, Math.min(bytes.length, Bounds.KEPT_BYTES)),
                bounds.tooLarge())
            : new SliceLines.Line(position, bytes, null, ending);
    position += (isTooLarge ? length : bytes.length) + ending.length();
    return line;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw SliceLines.unreadable(slice, e);
    }
  }
}
