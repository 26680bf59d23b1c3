package org.contretemps.source.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Splits one line of delimited text into its fields (RFC 4180 within a line). Fields without quotes
 * point into the line's bytes and are not copied: reading is the longest part of a night, and this
 * is several times faster than a parser that makes a String of each field.
 */
public final class DelimitedLine implements LineSplitter {
  private static final int OPEN = -2;

  private final byte delimiter;
  private final int quote;
  private final String encodingName;
  private final UTF8String[] nullValues;

  public DelimitedLine(RawFormat.Delimited format) {
    this.delimiter = (byte) format.delimiter();
    this.quote = format.quote().map(q -> (int) q).orElse(-1);
    // The lines of a file in UTF-16 come in UTF-8.
    this.encodingName =
        TextLines.isWide(format.encoding())
            ? StandardCharsets.UTF_8.name()
            : format.encoding().name();
    this.nullValues =
        format.nullValues().stream().map(UTF8String::fromString).toArray(UTF8String[]::new);
  }

  /** Spreadsheets write delimiters alone for rows that once held something. */
  @Override
  public boolean isEmpty(byte[] line) {
    for (byte b : line) {
      if (b != delimiter && b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  @Override
  public Optional<String> split(byte[] line, List<UTF8String> fields) {
    byte[] text = line;
    if (hasUnusualBytes(line)) {
      if (hasControlCharacters(line)) {
        return Optional.of("the record holds binary bytes");
      }
      try {
        text = utf8(line);
      } catch (CharacterCodingException e) {
        return Optional.of("the record is not valid " + encodingName);
      }
    }
    return cut(text, fields);
  }

  private Optional<String> cut(byte[] text, List<UTF8String> fields) {
    int at = 0;
    while (at <= text.length) {
      int end = at < text.length && text[at] == quote ? quotedEnd(text, at) : plainEnd(text, at);
      if (end < 0) {
        return Optional.of(
            "a quote is opened and not closed, closed and not opened, or followed by text");
      }
      if (fields.size() == Bounds.FIELDS) {
        return Optional.of("the record has more than %,d fields".formatted(Bounds.FIELDS));
      }
      fields.add(field(text, at, end));
      at = end + 1;
    }
    return Optional.empty();
  }

  /**
   * Position of the delimiter after a field that begins without a quote; −1 if it ends with one:
   * the rest of a record that was broken over two lines would pass for a record.
   */
  private int plainEnd(byte[] text, int from) {
    int at = from;
    while (at < text.length && text[at] != delimiter) {
      at++;
    }
    return at > from && text[at - 1] == quote ? -1 : at;
  }

  /** Position of the delimiter after a quoted field; −1 if text follows, −2 if it is not closed. */
  private int quotedEnd(byte[] text, int from) {
    int at = from + 1;
    while (at < text.length) {
      if (text[at] != quote) {
        at++;
      } else if (at + 1 < text.length && text[at + 1] == quote) {
        at += 2;
      } else {
        boolean closed = at + 1 == text.length || text[at + 1] == delimiter;
        return closed ? at + 1 : -1;
      }
    }
    return OPEN;
  }

  private UTF8String field(byte[] text, int from, int end) {
    UTF8String value =
        from < end && text[from] == quote
            ? unquoted(text, from + 1, end - 1)
            : UTF8String.fromBytes(text, from, end - from);
    for (UTF8String nothing : nullValues) {
      if (value.equals(nothing)) {
        return null;
      }
    }
    return value;
  }

  private UTF8String unquoted(byte[] text, int from, int end) {
    byte[] value = new byte[end - from];
    int length = 0;
    for (int at = from; at < end; at++) {
      value[length++] = text[at];
      if (text[at] == quote) {
        at++;
      }
    }
    return UTF8String.fromBytes(value, 0, length);
  }

  private byte[] utf8(byte[] line) throws CharacterCodingException {
    Charset encoding = Charset.forName(encodingName);
    String text = encoding.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    return encoding.equals(StandardCharsets.UTF_8) ? line : text.getBytes(StandardCharsets.UTF_8);
  }

  /** One pass over the line that nearly every line passes: printable ASCII and tabs only. */
  private static boolean hasUnusualBytes(byte[] line) {
    for (byte b : line) {
      if (b < ' ' && b != '\t') {
        return true;
      }
    }
    return false;
  }

  private boolean hasControlCharacters(byte[] line) {
    for (int at = 0; at < line.length; at++) {
      byte b = line[at];
      if (b >= 0 && b < ' ' && b != '\t' && b != delimiter && !isLineBreak(line, at)) {
        return true;
      }
    }
    return false;
  }

  /** Of lines that a quoted field holds together. */
  private boolean isLineBreak(byte[] line, int at) {
    boolean isReturn = line[at] == '\r' && at + 1 < line.length && line[at + 1] == '\n';
    return quote >= 0 && (line[at] == '\n' || isReturn);
  }

  private boolean holdsQuote(byte[] line) {
    for (byte b : line) {
      if (b == quote) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean endsInQuotes(byte[] line) {
    if (quote < 0 || !holdsQuote(line)) {
      return false;
    }
    int at = 0;
    while (at < line.length) {
      boolean isQuoted = line[at] == quote;
      int end = isQuoted ? quotedEnd(line, at) : plainEnd(line, at);
      if (end < 0) {
        return isQuoted && end == OPEN;
      }
      at = end + 1;
    }
    return false;
  }
}
