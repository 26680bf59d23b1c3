package org.contretemps.source.mapping.text;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Reads a text as a number: decimals may follow a point or a comma, and a whole number may have
 * zero decimals ({@code 200.0}). A text whose comma or point may as well separate thousands ({@code
 * 1,234}, {@code 200.000}) is refused, not guessed.
 */
public final class NumberText {
  private static final Set<DataType> WHOLE = Set.of(DataTypes.IntegerType, DataTypes.LongType);
  private static final Set<DataType> FRACTIONAL = Set.of(DataTypes.DoubleType);
  private static final String NOUGHT_BEHIND_MARK = "^([+-]?[0-9]+)[.,](0{1,2}|0{4,})$";
  private static final String WITH_COMMA = "^[+-]?[0-9]*,([0-9]{1,2}|[0-9]{4,})$";

  /**
   * What may be shown in a reason: short numbers, with a unit, a blank before thousands or an
   * exponent too, lengths of time, marks with their scale (4/5), and what systems write for no
   * number. Longer ones may be telephone numbers.
   */
  private static final String SHORT_NUMBER =
      "^[+-]?([0-9]{1,6}([.,][0-9]{1,6})?( ?([a-z]{1,3}|%))?|[0-9]{1,3}[ \\u00a0\\u202f'][0-9]{3}([.,][0-9]{1,2})?|[0-9]{1,3}(:[0-9]{2}){1,2}([.,][0-9]{1,6})?|[0-9]{1,3} ?/ ?[0-9]{1,3}|[0-9]{1,6}([.,][0-9]{1,6})?[eE][+-]?[0-9]{1,2}|(?i:nan|null|none|nil|n/?a|inf(inity)?)|-{1,3})$";

  private NumberText() {}

  static boolean isNumber(DataType type) {
    return WHOLE.contains(type) || FRACTIONAL.contains(type);
  }

  /** The number that a text gives; an error if it gives none of that type. */
  static Column number(Column text, DataType type) {
    Column trimmed = trim(text);
    if (WHOLE.contains(type)) {
      Column hasMark = text.contains(lit(".")).or(text.contains(lit(",")));
      return when(hasMark, regexp_replace(trimmed, NOUGHT_BEHIND_MARK, "$1"))
          .otherwise(text)
          .cast(type);
    }
    return when(
            text.contains(lit(",")).and(trimmed.rlike(WITH_COMMA)), translate(trimmed, ",", "."))
        .otherwise(text)
        .cast(type);
  }

  /** The text that is no number of its type, if it may be shown; else null. */
  static Column complaint(Column text) {
    Column trimmed = trim(text);
    return when(trimmed.rlike(SHORT_NUMBER), concat(lit(": '"), trimmed, lit("'")));
  }
}
