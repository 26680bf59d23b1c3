package org.contretemps.source.format;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;

/** Splits one line of a text file into its fields. */
public interface LineSplitter extends Serializable {
  /**
   * Adds the line's fields to {@code fields}; a field may point into the line's bytes, and is null
   * if the text means "no value".
   *
   * @return what is wrong with the line, if anything; fields are then without meaning
   */
  Optional<String> split(byte[] line, List<UTF8String> fields);

  /** Whether the line holds nothing: it is no record. */
  default boolean isEmpty(byte[] line) {
    return line.length == 0;
  }

  /** Whether the line ends inside of a quoted field, which may go on in the next one. */
  default boolean endsInQuotes(byte[] line) {
    return false;
  }
}
