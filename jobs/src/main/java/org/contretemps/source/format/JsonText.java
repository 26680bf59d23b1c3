package org.contretemps.source.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;

/** Passes on a whole record as one text, which Spark's JSON parser reads later. */
public final class JsonText implements LineSplitter {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080808080808080L;

  @Override
  public Optional<String> split(byte[] record, List<UTF8String> fields) {
    UTF8String text = UTF8String.fromBytes(record);
    if (!isAscii(record) && !text.isValid()) {
      return Optional.of("the record is not valid UTF-8");
    }
    fields.add(text);
    return Optional.empty();
  }

  /** Eight bytes at a time: nearly every record is, and Spark's own check looks at each byte. */
  private static boolean isAscii(byte[] record) {
    long bits = 0;
    int at = 0;
    for (; at + Long.BYTES <= record.length; at += Long.BYTES) {
      bits |= (long) LONGS.get(record, at);
    }
    for (; at < record.length; at++) {
      bits |= record[at];
    }
    return (bits & HIGH_BITS) == 0;
  }
}
