package org.contretemps.source.format;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * How many more or fewer fields than columns a line of delimited text may have. Empty fields at its
 * end are no further fields.
 *
 * @param mayBeShort whether a line may end before its last columns, which are then null
 * @param mayBeLong whether a line may have further fields after them, which are then ignored
 */
public record LineWidth(boolean mayBeShort, boolean mayBeLong) implements Serializable {
  /** As many fields as columns. */
  public static final LineWidth EXACT = new LineWidth(false, false);

  /**
   * Brings the fields of a line to the number of columns.
   *
   * @return what is wrong with the line, if anything
   */
  Optional<String> fit(List<UTF8String> fields, int columns) {
    int found = fields.size();
    while (fields.size() > columns && (mayBeLong || isEmpty(fields.get(fields.size() - 1)))) {
      fields.remove(fields.size() - 1);
    }
    while (mayBeShort && fields.size() < columns) {
      fields.add(null);
    }
    return fields.size() == columns
        ? Optional.empty()
        : Optional.of("expected %d fields, found %d".formatted(columns, found));
  }

  private static boolean isEmpty(UTF8String field) {
    return field == null || field.numBytes() == 0;
  }
}
