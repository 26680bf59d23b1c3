package org.contretemps.source.mapping;

import org.contretemps.source.format.RawRecord;

/**
 * The columns that every mapped record has besides its target fields: its origin, and whether it
 * was accepted, rejected or excluded.
 */
public final class MappedRecord {
  /** Path of the file below the landing folder. */
  public static final String FILE = RawRecord.FILE;

  /** Size of the file as it was delivered. */
  public static final String FILE_BYTES = RawRecord.FILE_BYTES;

  /** When the file was delivered. */
  public static final String DELIVERED_AT = RawRecord.DELIVERED_AT;

  /** The position in the file at which the record starts. */
  public static final String POSITION = RawRecord.POSITION;

  /**
   * Number of the record among those made from its position, from 0; {@link #NOT_TAKEN_APART} if
   * nothing could be made of that.
   */
  public static final String ITEM = RawRecord.ITEM;

  /** The record's bytes; null once it is accepted or excluded. */
  public static final String BYTES = RawRecord.BYTES;

  /** One of {@link #ACCEPTED}, {@link #REJECTED}, {@link #EXCLUDED}, {@link #DAMAGED}. */
  public static final String STATUS = "_status";

  /** Why a record is rejected, or by which rule it is excluded; null if it is accepted. */
  public static final String REASON = "_reason";

  /** Whether control characters were taken out of a text of the record. */
  public static final String IS_CLEANED = "_is_cleaned";

  /** The number of a record that could not be taken apart. */
  public static final int NOT_TAKEN_APART = -1;

  public static final String ACCEPTED = "ACCEPTED";
  public static final String REJECTED = "REJECTED";
  public static final String EXCLUDED = "EXCLUDED";

  /** No record at all, but the sign that a file could not be read to its end. */
  public static final String DAMAGED = "DAMAGED";

  private MappedRecord() {}

  /** The column that says whether a wall-clock time occurred twice that night. */
  public static String ambiguous(String field) {
    return field + "_is_ambiguous";
  }

  /** The column with the other instant that a wall-clock time can mean; null if it has one. */
  public static String other(String field) {
    return field + "_other";
  }
}
