package org.contretemps.source.mapping.text;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * Reads a text as a date. A text with a time of day other than midnight is refused: what applies
 * from two in the afternoon would silently count from midnight, and 23:00 in UTC may mean the next
 * date.
 */
public final class DateText {
  private static final String MIDNIGHT =
      "^[^:]*[T ]0{1,2}:00(:00([.,]0+)?)?\\s*(Z|UTC|GMT|[+-][0-9]{1,2}(:?[0-9]{2})?)?$";

  /** As long as a time with its zone may be: longer texts are not shown. */
  private static final String TIME = "^[0-9TZ :.,+-]{1,40}$";

  private DateText() {}

  /** The date of a text; an error if it has a time of day. */
  static Column date(Column text) {
    return when(isWithinADate(text), raise_error(lit("a date with a time of day")))
        .otherwise(text.cast(DataTypes.DateType));
  }

  /** Why a text cannot be read, if it may be shown; else null. */
  static Column complaint(Column text) {
    Column trimmed = trim(text);
    return when(
        isWithinADate(text).and(trimmed.rlike(TIME)),
        concat(lit(": '"), trimmed, lit("' has a time of day; write the date alone")));
  }

  private static Column isWithinADate(Column text) {
    Column trimmed = trim(text);
    return text.contains(lit(":")).and(not(trimmed.rlike(MIDNIGHT)));
  }
}
