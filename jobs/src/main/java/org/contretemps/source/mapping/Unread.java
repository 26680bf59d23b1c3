package org.contretemps.source.mapping;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.source.mapping.text.Attempt;
import org.contretemps.source.mapping.text.MappingFunctions;
import org.contretemps.table.InputField;

/**
 * Explains why a field could not be read, with the texts that a mapping function should have read.
 */
final class Unread {
  private static final int LONGEST = 40;

  private Unread() {}

  /** Name of the column that holds the texts of a field. */
  static String column(InputField field) {
    return "_unread_" + field.name();
  }

  /** What the functions of ours read in an expression; empty if there are none in it. */
  static Optional<Column> texts(String sql) {
    List<String> read = MappingFunctions.read(sql);
    Column[] texts =
        read.stream()
            .map(text -> Attempt.value(Attempt.of(expr(text).cast(DataTypes.StringType))))
            .map(text -> concat(lit("'"), substring(text, 1, LONGEST), lit("'")))
            .toArray(Column[]::new);
    return read.isEmpty() ? Optional.empty() : Optional.of(concat_ws(", ", texts));
  }

  /** The reason by which a record is rejected whose field failed. */
  static Column failure(InputField field, String sql) {
    Column sentence = lit("%s cannot be read as %s".formatted(field.name(), field.type().sql()));
    return MappingFunctions.read(sql).isEmpty()
        ? sentence
        : concat_ws(": ", sentence, col(column(field)));
  }
}
