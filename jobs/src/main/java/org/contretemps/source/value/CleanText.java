package org.contretemps.source.value;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Removes from texts of records what no text means: control characters (C0, DEL, C1), the
 * noncharacters U+FFFE and U+FFFF, and invalid UTF-8, lone surrogates included. A terminal obeys
 * some of them, and documents on paper cannot hold them. Control characters become blanks; a text
 * of nothing else is null.
 */
public final class CleanText {
  private static final byte BLANK = ' ';
  private static final byte DELETE = 0x7F;

  private CleanText() {}

  /** Whether a field of a type holds texts. */
  public static boolean isText(DataType type) {
    return type.equals(DataTypes.StringType)
        || (type instanceof ArrayType array && array.elementType().equals(DataTypes.StringType));
  }

  /** The clean form of a text, or of an array of texts. */
  public static Column of(Column value, DataType type) {
    return type.equals(DataTypes.StringType)
        ? Calls.of(CleanText.class, "clean", type, value)
        : Calls.of(
            CleanText.class, "cleanAll", DataTypes.createArrayType(DataTypes.StringType), value);
  }

  /** Whether a text or array is not its clean form. */
  public static Column isMarred(Column value, DataType type) {
    if (!isText(type)) {
      return lit(false);
    }
    String method = type.equals(DataTypes.StringType) ? "isMarred" : "isAnyMarred";
    return coalesce(Calls.of(CleanText.class, method, DataTypes.BooleanType, value), lit(false));
  }

  /** Whether a text is not its clean form. */
  public static Boolean isMarred(UTF8String text) {
    return !isPlain(text) && !text.equals(clean(text));
  }

  /** Whether any of several texts is not its clean form. */
  public static Boolean isAnyMarred(ArrayData texts) {
    for (int at = 0; at < texts.numElements(); at++) {
      if (!texts.isNullAt(at) && isMarred(texts.getUTF8String(at))) {
        return true;
      }
    }
    return false;
  }

  /** The clean forms of several texts. */
  public static ArrayData cleanAll(ArrayData texts) {
    if (!isAnyMarred(texts)) {
      return texts;
    }
    Object[] clean = new Object[texts.numElements()];
    for (int at = 0; at < clean.length; at++) {
      clean[at] = texts.isNullAt(at) ? null : clean(texts.getUTF8String(at));
    }
    return new GenericArrayData(clean);
  }

  /** The clean form of a text; itself if it is clean, null if nothing is left of it. */
  public static UTF8String clean(UTF8String text) {
    if (isPlain(text)) {
      return text;
    }
    UTF8String valid = text.isValid() ? text : text.makeValid();
    byte[] bytes = valid.getBytes();
    byte[] clean = new byte[bytes.length];
    int length = 0;
    boolean isMarred = false;
    int at = 0;
    while (at < bytes.length) {
      int control = control(bytes, at);
      isMarred |= control > 0;
      clean[length++] = control > 0 ? BLANK : bytes[at];
      at += Math.max(control, 1);
    }
    return isMarred ? stripped(clean, length) : valid;
  }

  /** Printable ASCII, as nearly all texts are. */
  private static boolean isPlain(UTF8String text) {
    int bytes = text.numBytes();
    for (int at = 0; at < bytes; at++) {
      byte b = text.getByte(at);
      if (b < BLANK || b == DELETE) {
        return false;
      }
    }
    return true;
  }

  /** How many bytes the control character or noncharacter has that begins here; 0 for others. */
  private static int control(byte[] bytes, int at) {
    int b = bytes[at] & 0xFF;
    if (b < BLANK || b == DELETE) {
      return 1;
    }
    if (b == 0xC2 && at + 1 < bytes.length && (bytes[at + 1] & 0xFF) < 0xA0) {
      return 2;
    }
    boolean isNone =
        b == 0xEF
            && at + 2 < bytes.length
            && (bytes[at + 1] & 0xFF) == 0xBF
            && (bytes[at + 2] & 0xFF) >= 0xBE;
    return isNone ? 3 : 0;
  }

  private static UTF8String stripped(byte[] bytes, int length) {
    int from = 0;
    int to = length;
    while (from < to && bytes[from] == BLANK) {
      from++;
    }
    while (to > from && bytes[to - 1] == BLANK) {
      to--;
    }
    return from == to ? null : UTF8String.fromBytes(Arrays.copyOfRange(bytes, from, to));
  }
}
