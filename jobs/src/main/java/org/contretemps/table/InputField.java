package org.contretemps.table;

import java.util.Optional;
import org.apache.spark.sql.types.DataType;

/**
 * One field that a source mapping fills, before people become pseudonyms and durations are added
 * up.
 *
 * @param required whether a record without it is rejected
 * @param fallback SQL expression over the other fields, used if the mapping leaves the field out or
 *     gives null
 */
public record InputField(
    String name, DataType type, boolean required, Optional<String> fallback, String comment) {

  /** A field without which a record is rejected. */
  public static InputField required(String name, DataType type, String comment) {
    return new InputField(name, type, true, Optional.empty(), comment);
  }

  /** A field that may stay null. */
  public static InputField optional(String name, DataType type, String comment) {
    return new InputField(name, type, false, Optional.empty(), comment);
  }

  /** A field that falls back on an expression if the source gives nothing. */
  public static InputField withFallback(
      String name, DataType type, String fallback, String comment) {
    return new InputField(name, type, true, Optional.of(fallback), comment);
  }
}
