package org.contretemps.source.format;

import java.io.Serializable;

/**
 * Limits on the memory that reading a file may take. A longer record is rejected, with its first
 * bytes; a packed file above its factor counts as damaged.
 *
 * @param recordBytes size of one record
 * @param unpackFactor how many times its size a packed file may unpack to
 */
public record Bounds(int recordBytes, int unpackFactor) implements Serializable {
  /** The default of mappings. Text packs to a twentieth or so, gzip to a thousandth at most. */
  public static final Bounds DEFAULT = new Bounds(16 << 20, 250);

  /** How many bytes of a record that is too large are kept. */
  static final int KEPT_BYTES = 64 << 10;

  /** How deep the values of a JSON record may be nested. */
  static final int DEPTH = 256;

  /** How many fields a line may have. */
  static final int FIELDS = 10_000;

  static final String TOO_DEEP = "the record is nested deeper than %d levels".formatted(DEPTH);

  /** A small file may be anything, such as one line a million times. */
  private static final long UNPACKED_AT_LEAST = 64L << 20;

  /** What is wrong with a record that is larger. */
  String tooLarge() {
    return RawRecord.TOO_LARGE + "%,d bytes; these are the first".formatted(recordBytes);
  }

  /** How many bytes a packed file of a size may unpack to. */
  long unpackedBytes(long packed) {
    return Math.max(UNPACKED_AT_LEAST, Math.multiplyExact(packed, (long) unpackFactor));
  }
}
