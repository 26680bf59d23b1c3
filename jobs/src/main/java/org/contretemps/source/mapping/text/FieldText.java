package org.contretemps.source.mapping.text;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;

import java.time.ZoneId;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.source.value.Calls;
import org.contretemps.source.value.UsualTexts;
import org.contretemps.table.InputField;

/**
 * Turns the expression of one mapped field into a column of the field's type. Texts are read as
 * numbers and times in the ways people write them; a blank text is null.
 *
 * @param type of the expression, as the check of the mapping found it
 * @param zone of wall-clock times
 */
public record FieldText(InputField field, String sql, DataType type, ZoneId zone) {
  public Column typed() {
    return usual().map(usual -> coalesce(usual, any())).orElseGet(this::any);
  }

  /** The value of a text in its usual form, null for another; empty if there is no usual form. */
  public Optional<Column> usual() {
    DataType wanted = field.type();
    if (!isText()) {
      return Optional.empty();
    }
    if (wanted.equals(DataTypes.IntegerType)) {
      return Optional.of(Calls.of(UsualTexts.class, "whole", wanted, expr(sql)));
    }
    if (wanted.equals(DataTypes.BooleanType)) {
      return Optional.of(Calls.of(UsualTexts.class, "truth", wanted, expr(sql)));
    }
    return wanted.equals(DataTypes.TimestampType)
        ? Optional.of(new LocalTime(zone).usual(expr(sql)))
        : Optional.empty();
  }

  private Column any() {
    Column value = expr(sql);
    if (isText() && NumberText.isNumber(field.type())) {
      return NumberText.number(value, field.type());
    }
    if (field.type().equals(DataTypes.StringType)) {
      return Calls.of(
          UsualTexts.class, "trimmed", DataTypes.StringType, value.cast(DataTypes.StringType));
    }
    if (isText() && field.type().equals(DataTypes.DateType)) {
      return DateText.date(value);
    }
    if (!field.type().equals(DataTypes.TimestampType)) {
      return value.cast(field.type());
    }
    LocalTime local = new LocalTime(zone);
    if (isText()) {
      return local.anyInstantOfText(value);
    }
    return isWallTime() ? local.instant(wall()) : value.cast(DataTypes.TimestampType);
  }

  /** Of a wall time the other instant that it can mean; null if it means one. */
  public Column other() {
    LocalTime local = new LocalTime(zone);
    return isText() ? local.otherOfText(expr(sql)) : local.other(wall());
  }

  /** Whether the expression gives a wall-clock time: a local timestamp, or a text. */
  public boolean isWallTime() {
    return field.type().equals(DataTypes.TimestampType)
        && (DataTypes.TimestampNTZType.equals(type) || isText());
  }

  /** What a reason says of a text that cannot be read; empty for fields that say nothing. */
  public Optional<Column> complaint() {
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
