package org.contretemps.source.format;

import java.util.Map;
import java.util.Optional;

/**
 * The part of a mapping that prepares a raw record for its field expressions: intermediate columns,
 * and the array of which each element becomes a record.
 *
 * @param intermediates name → SQL expression over raw columns and the names before it; a column
 *     that later expressions can use
 * @param each the array of which every element becomes a record of its own
 */
public record RecordShape(Map<String, String> intermediates, Optional<Elements> each) {
  /** Raw records as they are. */
  public static final RecordShape PLAIN = new RecordShape(Map.of(), Optional.empty());

  /**
   * An array of which every element becomes a record.
   *
   * @param name the column that holds the element
   * @param array SQL expression that gives the array
   */
  public record Elements(String name, String array) {}
}
