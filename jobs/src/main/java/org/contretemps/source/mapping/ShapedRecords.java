package org.contretemps.source.mapping;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode_outer;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.source.format.RawRecord;
import org.contretemps.source.format.RecordShape;
import org.contretemps.source.mapping.text.Attempt;

/**
 * Prepares raw records for a mapping's expressions: adds its intermediate columns and, if the
 * mapping asks for it, makes one record of each element of an array, numbered within the raw
 * record. A raw record without elements stays one record, whose element is null: whether it is left
 * out is for a rule of the mapping to say.
 */
final class ShapedRecords {
  private static final String ATTEMPT = "_attempt";

  private final RecordShape shape;

  ShapedRecords(RecordShape shape) {
    this.shape = shape;
  }

  Dataset<Row> of(Dataset<Row> raw) {
    Dataset<Row> rows = raw;
    for (Map.Entry<String, String> named : shape.intermediates().entrySet()) {
      rows = with(rows, named.getKey(), named.getValue());
    }
    return shape.each().isPresent()
        ? exploded(rows, shape.each().get())
        : rows.withColumn(RawRecord.ITEM, lit(0));
  }

  private static Dataset<Row> exploded(Dataset<Row> rows, RecordShape.Elements each) {
    Dataset<Row> withArray = with(rows, each.name(), each.array());
    Column elements =
        posexplode_outer(quoted(each.name())).as(new String[] {RawRecord.ITEM, ATTEMPT});
    return withArray
        .select(columns(withArray, elements))
        .withColumn(each.name(), col(ATTEMPT))
        .withColumn(RawRecord.ITEM, coalesce(col(RawRecord.ITEM), lit(0)))
        .drop(ATTEMPT);
  }

  /** One more column; if it cannot be computed, the record gets a defect. */
  private static Dataset<Row> with(Dataset<Row> rows, String name, String sql) {
    Column failed = col(RawRecord.DEFECT).isNull().and(col(ATTEMPT).isNull());
    Column defect =
        coalesce(col(RawRecord.DEFECT), when(failed, lit(name + " cannot be computed")));
    return rows.select(columns(rows, Attempt.of(expr(sql)).as(ATTEMPT)))
        .withColumn(name, Attempt.value(col(ATTEMPT)))
        .withColumn(RawRecord.DEFECT, defect)
        .drop(ATTEMPT);
  }

  private static Column[] columns(Dataset<Row> rows, Column further) {
    return Stream.concat(
            Arrays.stream(rows.columns()).map(ShapedRecords::quoted), Stream.of(further))
        .toArray(Column[]::new);
  }

  private static Column quoted(String name) {
    return functions.col("`" + name.replace("`", "``") + "`");
  }
}
