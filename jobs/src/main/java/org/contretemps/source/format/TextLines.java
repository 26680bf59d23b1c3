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
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * The lines of a whole file in UTF-16, as UTF-8 and without the byte order mark; their places are
 * those in UTF-8. In UTF-16 the byte of a line feed is also a half of other characters, so that
 * such a file cannot be cut where that byte stands.
 */
final class TextLines implements Iterator<SliceLines.Line>, Closeable {
  private static final char MARK = '\uFEFF';

  private final FileSlice slice;
  private final Reader reader;
  private long position;
  private SliceLines.Line next;
  private boolean isOver;

  /**
   * @param encoding one for which {@link #isWide} holds
   */
  TextLines(FileSlice slice, String encoding, Configuration hadoop) {
    this.slice = slice;
    try {
      Path path = new Path(slice.file().path());
      CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
      InputStream file = path.getFileSystem(hadoop).open(path);
      InputStream bytes = codec == null ? file : codec.createInputStream(file);
      this.reader =
          new BufferedReader(
              new InputStreamReader(new BufferedInputStream(bytes), Charset.forName(encoding)));
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
    try {
      int c = reader.read();
      boolean isEnd = c < 0;
      while (c >= 0 && c != '\n') {
        if (c != MARK || position > 0 || !text.isEmpty()) {
          text.append((char) c);
        }
        c = reader.read();
      }
      return isEnd ? null : line(text);
    } catch (IOException e) {
      throw SliceLines.unreadable(slice, e);
    }
  }

  private SliceLines.Line line(StringBuilder text) {
    boolean hasReturn = !text.isEmpty() && text.charAt(text.length() - 1) == '\r';
    if (hasReturn) {
      text.setLength(text.length() - 1);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    String ending = hasReturn ? "\r\n" : "\n";
    SliceLines.Line line = new SliceLines.Line(position, bytes, null, ending);
    position += bytes.length + ending.length();
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
