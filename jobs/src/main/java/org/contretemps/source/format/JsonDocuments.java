package org.contretemps.source.format;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Reads the JSON records of a whole file, each with its byte offset in the unpacked file and its
 * original bytes. Documents may follow each other on lines of their own, over many lines, or
 * without anything between them. A document that is an array holds a record in each element; one
 * that is an object with an array under the given key does, too, and what else it has is no record.
 *
 * <p>A document that is broken or cut off is one record with a defect. Reading goes on where a new
 * document seems to begin: at a bracket that opens a line, no deeper indented than the broken
 * document, or that follows a closing one at once.
 */
final class JsonDocuments implements Iterator<SliceLines.Line>, Closeable {
  private enum Place {
    BETWEEN_DOCUMENTS,
    IN_ARRAY,
    IN_ARRAY_OF_OBJECT
  }

  private final FileSlice slice;
  private final Bounds bounds;
  private final boolean isPacked;
  private final byte[] arrayKey;
  private ByteWindow bytes;
  private JsonScanner scanner;
  private Place place = Place.BETWEEN_DOCUMENTS;
  private int indent;
  private SliceLines.Line next;
  private boolean isOver;

  /**
   * @param slice a whole file
   * @param arrayKey the key under which a document that is an object may hold its records
   */
  JsonDocuments(FileSlice slice, Bounds bounds, Optional<String> arrayKey, Configuration hadoop) {
    this.slice = slice;
    this.bounds = bounds;
    this.isPacked = slice.isPacked(hadoop);
    this.arrayKey = arrayKey.map(key -> key.getBytes(StandardCharsets.UTF_8)).orElse(null);
    try {
      bytes = new ByteWindow(UnpackedFile.open(slice, bounds, hadoop), bounds.recordBytes());
      scanner = new JsonScanner(bytes);
      bytes.skipMark();
    } catch (IOException e) {
      next = damaged(e, 0);
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
  public SliceLines.Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    SliceLines.Line record = next;
    next = null;
    return record;
  }

  private SliceLines.Line read() {
    try {
      SliceLines.Line record = null;
      while (record == null && skipBetween()) {
        bytes.begin();
        record = record(bytes.look());
      }
      return record == null && place != Place.BETWEEN_DOCUMENTS ? unclosed() : record;
    } catch (IOException e) {
      return damaged(e, bytes.position());
    }
  }

  /** The record that begins here; null if only a bracket around records was passed. */
  private SliceLines.Line record(int first) throws IOException {
    boolean isOutside = place == Place.BETWEEN_DOCUMENTS;
    if (first == ']' && !isOutside) {
      return endOfArray();
    }
    if (first == '[' && isOutside) {
      bytes.skip();
      place = Place.IN_ARRAY;
      return null;
    }
    if (first != '{' && first != '[') {
      return scalar();
    }
    JsonScanner.End end = isOutside ? scanner.value(arrayKey) : scanner.value();
    if (end == JsonScanner.End.ARRAY_FOUND) {
      place = Place.IN_ARRAY_OF_OBJECT;
      return null;
    }
    if (end != JsonScanner.End.COMPLETE) {
      return broken();
    }
    return line(bytes.length(), scanner.deepest() > Bounds.DEPTH ? Bounds.TOO_DEEP : null);
  }

  private SliceLines.Line endOfArray() throws IOException {
    bytes.skip();
    boolean wasInObject = place == Place.IN_ARRAY_OF_OBJECT;
    place = Place.BETWEEN_DOCUMENTS;
    return !wasInObject || scanner.restOfObject() == JsonScanner.End.COMPLETE ? null : broken();
  }

  /** Something that is no object: to the end of the line, or to what may be the next record. */
  private SliceLines.Line scalar() throws IOException {
    int b = bytes.look();
    do {
      if (b != '"' || !scanner.text()) {
        bytes.skip();
      }
      b = bytes.look();
    } while (b != ByteWindow.NOTHING && !endsScalar(b));
    return line(bytes.length(), null);
  }

  private boolean endsScalar(int b) {
    return b == '\n'
        || b == '{'
        || (place != Place.BETWEEN_DOCUMENTS && (b == ',' || b == ']' || b == '['));
  }

  private SliceLines.Line broken() throws IOException {
    if (bytes.isTooLong()) {
      return brokenAndTooLong();
    }
    int at = bytes.length();
    int stop = beginOfNext(at);
    if (bytes.isTooLong()) {
      return brokenAndTooLong();
    }
    if (bytes.look() == ByteWindow.NOTHING) {
      place = Place.BETWEEN_DOCUMENTS;
    }
    return line(stop, "the document is broken or cut off at its byte " + at);
  }

  /** What is left of it cannot be looked through again: reading goes on at the next line. */
  private SliceLines.Line brokenAndTooLong() throws IOException {
    place = Place.BETWEEN_DOCUMENTS;
    while (bytes.look() != ByteWindow.NOTHING && bytes.look() != '\n') {
      bytes.skip();
    }
    return line(0, null);
  }

  /**
   * The place where the next document seems to begin, seen from the start of a broken one. What is
   * left of the broken one is looked through first, because it may be only the first line of it.
   */
  private int beginOfNext(int brokenAt) throws IOException {
    bytes.backTo(1);
    while (bytes.look() != ByteWindow.NOTHING && !bytes.isTooLong()) {
      int here = bytes.length();
      if (bytes.look() == '{'
          && (bytes.opensLine(here, indent) || (here >= brokenAt && followsEnd(here)))) {
        return here;
      }
      bytes.skip();
    }
    return bytes.length();
  }

  private boolean followsEnd(int at) {
    return bytes.byteAt(at - 1) == '}';
  }

  private SliceLines.Line unclosed() throws IOException {
    place = Place.BETWEEN_DOCUMENTS;
    bytes.begin();
    return line(0, "the document ends before its array is closed");
  }

  private SliceLines.Line line(int length, String defect) {
    if (bytes.isTooLong() || length > bounds.recordBytes()) {
      byte[] first =
          bytes.isTooLong()
              ? bytes.firstOfTooLong()
              : bytes.first(Math.min(length, Bounds.KEPT_BYTES));
      return new SliceLines.Line(bytes.position(), first, bounds.tooLarge());
    }
    int end = length;
    while (end > 0 && JsonScanner.isBlank(bytes.byteAt(end - 1))) {
      end--;
    }
    return new SliceLines.Line(bytes.position(), bytes.first(end), defect);
  }

  /** Skips to the next byte that is no blank; false at the end of the file. */
  private boolean skipBetween() throws IOException {
    boolean isOnNewLine = false;
    int blanks = 0;
    int b = bytes.look();
    while (JsonScanner.isBlank(b) || (b == ',' && place != Place.BETWEEN_DOCUMENTS)) {
      isOnNewLine |= b == '\n';
      blanks = ByteWindow.isIndent((byte) b) ? blanks + 1 : 0;
      bytes.skip();
      bytes.begin();
      b = bytes.look();
    }
    indent = isOnNewLine ? blanks : 0;
    return b != ByteWindow.NOTHING;
  }

  private SliceLines.Line damaged(IOException e, long position) {
    isOver = true;
    return SliceLines.damaged(slice, isPacked, e, position);
  }

  @Override
  public void close() {
    try {
      if (bytes != null) {
        bytes.close();
      }
    } catch (IOException e) {
      throw SliceLines.unreadable(slice, e);
    }
  }
}
