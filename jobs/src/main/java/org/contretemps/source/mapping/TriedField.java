package org.contretemps.source.mapping;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.source.mapping.text.Attempt;
import org.contretemps.source.mapping.text.FieldText;
import org.contretemps.table.InputField;

/**
 * The expression of one mapped field, tried on each record: a column with its value, and one that
 * tells whether it failed. {@link #columns} are computed from raw columns, everything else from
 * these.
 *
 * @param isRaw whether the expression is a raw column as it is
 */
record TriedField(FieldText text, boolean isRaw) {

  /** The field of a mapping that maps it. */
  static TriedField of(SourceMapping mapping, InputField field, Map<String, DataType> types) {
    String sql = mapping.fields().get(field.name());
    String column = sql.strip().replaceAll("^`([^`]+)`$", "$1");
    return new TriedField(
        new FieldText(field, sql, types.get(field.name()), mapping.zone()),
        List.of(mapping.format().columns().fieldNames()).contains(column));
  }

  List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(tried().as(name()));
    if (isRawText()) {
      columns.add(isFailed().as(failureColumn()));
    }
    text.complaint().ifPresent(said -> columns.add(when(isFailed(), said).as(complaintColumn())));
    Unread.texts(text.sql()).ifPresent(said -> columns.add(said.as(Unread.column(field()))));
    if (text.isWallTime()) {
      Column other = Attempt.value(Attempt.of(text.other()));
      columns.add(other.as(MappedRecord.other(name())));
    }
    return columns;
  }

  /** What the expression gave; null if it failed. */
  Column value() {
    return isPlain() || isRawText() ? col(name()) : Attempt.value(col(name()));
  }

  /** Whether the expression failed; empty if it cannot. */
  Optional<Column> failed() {
    if (isPlain()) {
      return Optional.empty();
    }
    return Optional.of(isRawText() ? col(failureColumn()) : col(name()).isNull());
  }

  /** The message if it failed. */
  Column failure() {
    boolean canSay = text.complaint().isPresent();
    Column said = canSay ? coalesce(col(complaintColumn()), lit("")) : lit("");
    return concat(Unread.failure(field(), text.sql()), said);
  }

  private InputField field() {
    return text.field();
  }

  private String name() {
    return field().name();
  }

  /** Whether nothing can fail. */
  private boolean isPlain() {
    return isRaw
        && field().type().equals(text.type())
        && !field().type().equals(DataTypes.TimestampType);
  }

  /** Whether it is a text as it is raw, which mostly has a usual form. */
  private boolean isRawText() {
    return isRaw && text.usual().isPresent();
  }

  /** The value, or in general a struct with it that is null if the expression failed. */
  private Column tried() {
    if (isPlain()) {
      return text.typed();
    }
    return isRawText()
        ? coalesce(text.usual().orElseThrow(), Attempt.value(Attempt.of(text.typed())))
        : Attempt.of(text.typed());
  }

  /** A raw text that is there gives a value or fails. */
  private Column isFailed() {
    return isRawText() ? expr(text.sql()).isNotNull().and(tried().isNull()) : tried().isNull();
  }

  private String failureColumn() {
    return name() + "_failed";
  }

  private String complaintColumn() {
    return name() + "_complaint";
  }
}
