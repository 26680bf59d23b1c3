package org.contretemps.source.format;

import java.io.IOException;
import java.util.Arrays;

/**
 * Finds where a JSON value ends, or that it is broken, byte by byte, by following brackets and
 * texts: a bracket closed by another kind, a value in a wrong place, and a line break within a text
 * are errors. Spark reads the values themselves.
 */
final class JsonScanner {
  /** How a scan ended. */
  enum End {
    /** After the value. */
    COMPLETE,
    /** At the first byte that cannot be. */
    BROKEN,
    /** At the end of the file. */
    CUT,
    /** After the opening bracket of the array that was looked for. */
    ARRAY_FOUND
  }

  private final ByteWindow bytes;
  private boolean[] isArray = new boolean[64];
  private int depth;
  private int deepest;
  private int previous;

  JsonScanner(ByteWindow bytes) {
    this.bytes = bytes;
  }

  /** Moves past the object or array that begins here. */
  End value() throws IOException {
    return value(null);
  }

  /**
   * Moves past the object or array that begins here, or into the array that an object has under
   * this key.
   *
   * @param arrayKey in UTF-8; null if no array is looked for
   */
  End value(byte[] arrayKey) throws IOException {
    depth = 0;
    deepest = 0;
    previous = ':';
    return toEnd(arrayKey);
  }

  /** How deep the value that was passed last is nested. */
  int deepest() {
    return deepest;
  }

  /** Moves past the object in which an array was found, from the end of that array. */
  End restOfObject() throws IOException {
    depth = 1;
    isArray[0] = false;
    previous = ']';
    return toEnd(null);
  }

  /** Moves past the text that begins here; false if it is broken or cut off. */
  boolean text() throws IOException {
    bytes.skip();
    while (true) {
      bytes.skipPlainText();
      int b = bytes.look();
      if (b == '\\') {
        bytes.skip();
        b = bytes.look();
      } else if (b == '"') {
        bytes.skip();
        return true;
      }
      if (b == ByteWindow.NOTHING || b == '\n') {
        return false;
      }
      bytes.skip();
    }
  }

  private End toEnd(byte[] arrayKey) throws IOException {
    do {
      int b = bytes.look();
      if (b == ByteWindow.NOTHING) {
        return End.CUT;
      }
      if (b == '"') {
        int from = bytes.length();
        boolean isKey = depth == 1 && (previous == '{' || previous == ',') && !isArray[0];
        if (!canBeginText() || !text()) {
          return bytes.look() == ByteWindow.NOTHING ? End.CUT : End.BROKEN;
        }
        previous = b;
        if (isKey
            && arrayKey != null
            && !bytes.isTooLong()
            && bytes.holds(from + 1, bytes.length() - 1, arrayKey)
            && entersArray()) {
          return End.ARRAY_FOUND;
        }
      } else if (isBlank(b)) {
        bytes.skip();
      } else if (fits(b)) {
        previous = b;
        bytes.skip();
      } else {
        return End.BROKEN;
      }
    } while (depth > 0);
    return End.COMPLETE;
  }

  /** Whether a byte outside of texts is allowed here; opens and closes brackets. */
  private boolean fits(int b) {
    switch (b) {
      case '{', '[' -> {
        open(b == '[');
        return canBeginValue();
      }
      case '}', ']' -> {
        depth--;
        return isArray[depth] == (b == ']');
      }
      default -> {
        return true;
      }
    }
  }

  private void open(boolean array) {
    if (depth == isArray.length) {
      isArray = Arrays.copyOf(isArray, Math.multiplyExact(depth, 2));
    }
    isArray[depth++] = array;
    deepest = Math.max(deepest, depth);
  }

  private boolean canBeginValue() {
    return previous == ':' || previous == ',' || previous == '[';
  }

  private boolean canBeginText() {
    return canBeginValue() || previous == '{';
  }

  /** Moves past a colon and an opening bracket, if that is what comes. */
  private boolean entersArray() throws IOException {
    skipBlanks();
    if (bytes.look() == ':') {
      previous = ':';
      bytes.skip();
      skipBlanks();
    }
    boolean enters = previous == ':' && bytes.look() == '[';
    if (enters) {
      bytes.skip();
    }
    return enters;
  }

  private void skipBlanks() throws IOException {
    while (isBlank(bytes.look())) {
      bytes.skip();
    }
  }

  static boolean isBlank(int b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
