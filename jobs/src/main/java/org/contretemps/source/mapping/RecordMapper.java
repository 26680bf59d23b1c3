package org.contretemps.source.mapping;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.source.format.RawRecord;
import org.contretemps.source.mapping.text.Attempt;
import org.contretemps.source.value.CleanText;
import org.contretemps.table.InputField;

/**
 * Turns raw records into the typed fields of a target, by the expressions of a mapping. Each field
 * is tried by itself: an expression that fails on one record rejects that record with the field's
 * name as the reason, and never the job.
 */
public final class RecordMapper {
  private static final String EXCLUDED_BY = "_excluded_by";
  private static final String REJECTED_BY = "_rejected_by";

  private final SourceMapping mapping;
  private final List<InputField> fields;
  private final Map<String, DataType> expressionTypes;
  private final Set<String> neededColumns;

  /**
   * @param expressionTypes for each field of the mapping, the type of its expression, as {@link
   *     MappingCheck} found it
   * @param neededColumns raw columns that a required field or a rule reads
   */
  RecordMapper(
      SourceMapping mapping,
      List<InputField> fields,
      Map<String, DataType> expressionTypes,
      Set<String> neededColumns) {
    this.neededColumns = neededColumns;
    this.mapping = mapping;
    this.fields = fields;
    this.expressionTypes = expressionTypes;
  }

  /** Raw columns without which no record of a file can be used. */
  Set<String> neededColumns() {
    return neededColumns;
  }

  /** Raw records → {@link MappedRecord} columns and every target field. */
  public Dataset<Row> map(Dataset<Row> raw) {
    return judged(filled(tried(new ShapedRecords(mapping.shape()).of(raw))));
  }

  /**
   * The same for rows that each come from several records: they have no place and no bytes of their
   * own.
   *
   * @param defect why a row cannot be used; null if it can
   */
  public Dataset<Row> mapAssembled(
      Dataset<Row> rows, Column file, Column deliveredAt, Column defect) {
    return map(
        rows.withColumns(
            Map.of(
                RawRecord.FILE,
                file,
                RawRecord.FILE_BYTES,
                lit(0L),
                RawRecord.DELIVERED_AT,
                deliveredAt,
                RawRecord.POSITION,
                lit(0L),
                RawRecord.BYTES,
                lit(new byte[0]),
                RawRecord.DEFECT,
                defect)));
  }

  /** Every expression tried; in general a struct that is null if the expression failed. */
  private Dataset<Row> tried(Dataset<Row> raw) {
    List<Column> columns = new ArrayList<>(place());
    columns.add(col(RawRecord.DEFECT));
    columns.add(
        coalesce(
                Rules.firstThatHolds(mapping.exclusions()),
                Rules.firstThatNames(mapping.namedExclusions().all()))
            .as(EXCLUDED_BY));
    columns.add(Rules.firstThatHolds(mapping.rejections()).as(REJECTED_BY));
    mappedFields().forEach(field -> columns.addAll(tried(field).columns()));
    return raw.select(columns.toArray(Column[]::new));
  }

  /** Values out of their structs, fallbacks applied, failures named. */
  private Dataset<Row> filled(Dataset<Row> tried) {
    List<Column> columns = new ArrayList<>(place());
    columns.add(col(RawRecord.DEFECT));
    columns.add(col(EXCLUDED_BY));
    columns.add(reasonOfFailure().as(REJECTED_BY));
    columns.add(isCleaned().as(MappedRecord.IS_CLEANED));
    for (InputField field : fields) {
      columns.add(clean(field).as(field.name()));
      if (field.type().equals(DataTypes.TimestampType)) {
        columns.addAll(otherInstant(field));
      }
    }
    return withFallbacks(tried.select(columns.toArray(Column[]::new)));
  }

  /** What else a wall time can mean, and whether it occurred twice. */
  private List<Column> otherInstant(InputField field) {
    String name = MappedRecord.other(field.name());
    boolean isWallTime = isMapped(field) && tried(field).text().isWallTime();
    Column other = isWallTime ? col(name) : lit(null).cast(DataTypes.TimestampType);
    return List.of(
        other.as(name),
        coalesce(other.gt(value(field)), lit(false)).as(MappedRecord.ambiguous(field.name())));
  }

  private Column clean(InputField field) {
    return CleanText.isText(field.type()) ? CleanText.of(value(field), field.type()) : value(field);
  }

  private Column isCleaned() {
    return mappedFields().stream()
        .filter(field -> CleanText.isText(field.type()))
        .map(field -> CleanText.isMarred(value(field), field.type()))
        .reduce(lit(false), Column::or);
  }

  private Dataset<Row> withFallbacks(Dataset<Row> rows) {
    Map<String, Column> fallbacks = new LinkedHashMap<>();
    fields.forEach(
        field ->
            field
                .fallback()
                .ifPresent(
                    sql ->
                        fallbacks.put(
                            field.name(),
                            coalesce(
                                col(field.name()),
                                Attempt.value(Attempt.of(expr(sql).cast(field.type())))))));
    return rows.withColumns(fallbacks);
  }

  private Dataset<Row> judged(Dataset<Row> rows) {
    Column reason = coalesce(col(REJECTED_BY), missingFields());
    Column status =
        when(col(RawRecord.DEFECT).startsWith(RawRecord.DAMAGE), lit(MappedRecord.DAMAGED))
            .when(col(RawRecord.DEFECT).equalTo(RawRecord.TOTAL), lit(MappedRecord.EXCLUDED))
            .when(col(RawRecord.DEFECT).isNotNull(), lit(MappedRecord.REJECTED))
            .when(col(EXCLUDED_BY).isNotNull(), lit(MappedRecord.EXCLUDED))
            .when(col(MappedRecord.REASON).isNotNull(), lit(MappedRecord.REJECTED))
            .otherwise(lit(MappedRecord.ACCEPTED));
    Column item =
        when(col(RawRecord.DEFECT).isNull(), col(RawRecord.ITEM))
            .otherwise(lit(MappedRecord.NOT_TAKEN_APART));
    return rows.withColumn(MappedRecord.REASON, reason)
        .withColumn(MappedRecord.ITEM, item)
        .withColumn(MappedRecord.STATUS, status)
        .withColumn(
            MappedRecord.REASON,
            coalesce(col(RawRecord.DEFECT), col(EXCLUDED_BY), col(MappedRecord.REASON)))
        .drop(RawRecord.DEFECT, EXCLUDED_BY, REJECTED_BY);
  }

  private List<InputField> mappedFields() {
    return fields.stream().filter(this::isMapped).toList();
  }

  private TriedField tried(InputField field) {
    return TriedField.of(mapping, field, expressionTypes);
  }

  private boolean isMapped(InputField field) {
    return mapping.fields().containsKey(field.name());
  }

  private Column value(InputField field) {
    return isMapped(field) ? tried(field).value() : lit(null).cast(field.type());
  }

  private Column reasonOfFailure() {
    Column anyFailed = lit(false);
    List<Column> failures = new ArrayList<>();
    for (InputField field : mappedFields()) {
      TriedField tried = tried(field);
      if (tried.failed().isPresent()) {
        Column failed = tried.failed().get();
        anyFailed = anyFailed.or(failed);
        failures.add(when(failed, tried.failure()));
      }
    }
    Column failure = when(anyFailed, concat_ws("; ", failures.toArray(Column[]::new)));
    return coalesce(col(REJECTED_BY), failure);
  }

  private Column missingFields() {
    Column anyMissing = lit(false);
    List<Column> names = new ArrayList<>();
    for (InputField field : fields) {
      if (field.required()) {
        Column missing = col(field.name()).isNull();
        anyMissing = anyMissing.or(missing);
        names.add(when(missing, lit(field.name() + " is missing")));
      }
    }
    return when(anyMissing, concat_ws("; ", names.toArray(Column[]::new)));
  }

  private static List<Column> place() {
    return List.of(
        col(RawRecord.FILE),
        col(RawRecord.FILE_BYTES),
        col(RawRecord.DELIVERED_AT),
        col(RawRecord.POSITION),
        col(RawRecord.ITEM),
        col(RawRecord.BYTES));
  }
}
