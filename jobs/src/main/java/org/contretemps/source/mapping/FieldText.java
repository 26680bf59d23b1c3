package org.contretemps.source.mapping;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.time.ZoneId;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.table.InputField;

/**
 * The expression of one field of a mapping, as a column of the field's type. Texts are read as
 * numbers and times in the ways people write them; one of blanks is no text.
 *
 * @param type of the expression, as {@link MappingCheck} found it
 * @param zone of wall-clock times
 */
record FieldText(InputField field, String sql, DataType type, ZoneId zone) {
  /**
   * What stands around a text and is no part of it: blanks of all kinds, tabs, line ends, and signs
   * that nobody sees, as programs leave them: a byte order mark, marks of direction and joining.
   */
  private static final String BLANKS =
      " \t\r\n\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
          + "\u202f\u205f\u3000\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068"
          + "\u2069\ufeff";

  Column typed() {
    Column value = expr(sql);
    if (isText() && NumberText.isNumber(field.type())) {
      return NumberText.number(value, field.type());
    }
    if (field.type().equals(DataTypes.StringType)) {
      Column trimmed = trim(value.cast(DataTypes.StringType), BLANKS);
      return when(trimmed.notEqual(""), trimmed);
    }
    if (isText() && field.type().equals(DataTypes.DateType)) {
      return DateText.date(value);
    }
    if (!field.type().equals(DataTypes.TimestampType)) {
      return value.cast(field.type());
    }
    LocalTime local = new LocalTime(zone);
    if (isText()) {
      return local.instantOfText(value);
    }
    return isWallTime() ? local.instant(wall()) : value.cast(DataTypes.TimestampType);
  }

  /** Of a wall time the other instant that it can mean; null where it means one. */
  Column other() {
    LocalTime local = new LocalTime(zone);
    return isText() ? local.otherOfText(expr(sql)) : local.other(wall());
  }

  /** Whether the expression gives a wall-clock time: a local timestamp, or a text. */
  boolean isWallTime() {
    return field.type().equals(DataTypes.TimestampType)
        && (DataTypes.TimestampNTZType.equals(type) || isText());
  }

  /** What a reason says of a text that cannot be read; empty for fields that say nothing. */
  Optional<Column> complaint() {
    if (isText() && NumberText.isNumber(field.type())) {
      return Optional.of(attempted(NumberText.complaint(expr(sql))));
    }
    if (isText() && field.type().equals(DataTypes.DateType)) {
      return Optional.of(attempted(DateText.complaint(expr(sql))));
    }
    return isText() && isWallTime()
        ? Optional.of(attempted(new ZoneAbbreviation(zone).complaint(expr(sql))))
        : Optional.empty();
  }

  private static Column attempted(Column said) {
    return Attempt.value(Attempt.of(said));
  }

  private Column wall() {
    return expr(sql).cast(DataTypes.TimestampType);
  }

  private boolean isText() {
    return DataTypes.StringType.equals(type);
  }
}
