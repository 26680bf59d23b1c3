package org.contretemps.source;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.config.Problems;
import org.contretemps.table.InputField;

/**
 * Checks the expressions of a mapping against its raw columns before any file is read: what Spark
 * cannot parse or resolve is reported in our words, with the nearest column that exists.
 */
public final class MappingCheck {
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  private final SparkSession spark;

  public MappingCheck(SparkSession spark) {
    this.spark = spark;
  }

  /** A mapper for a mapping whose expressions all make sense; all problems otherwise. */
  public RecordMapper mapper(SourceMapping mapping, List<InputField> fields) {
    Problems problems = new Problems();
    Dataset<Row> shaped = shaped(mapping, problems);
    Parts parts = new Parts(shaped, problems);
    Map<String, DataType> types = new LinkedHashMap<>();
    fields.stream()
        .filter(field -> mapping.fields().containsKey(field.name()))
        .forEach(
            field ->
                parts
                    .type("fields." + field.name(), mapping.fields().get(field.name()), field)
                    .ifPresent(type -> types.put(field.name(), type)));
    mapping.exclusions().forEach((rule, sql) -> parts.condition("exclude." + rule, sql));
    mapping.rejections().forEach((rule, sql) -> parts.condition("reject." + rule, sql));
    problems.throwIfAny("use the source mapping " + mapping.name());
    return new RecordMapper(mapping, fields, types, new NeededColumns(shaped, mapping).of(fields));
  }

  /** A table without rows, with every column that the mapping's rules and fields can use. */
  private Dataset<Row> shaped(SourceMapping mapping, Problems problems) {
    Dataset<Row> nothing = spark.createDataFrame(List.of(), mapping.format().columns());
    for (Map.Entry<String, String> named : mapping.shape().intermediates().entrySet()) {
      nothing = new Parts(nothing, problems).with("let", named.getKey(), named.getValue());
    }
    if (mapping.shape().each().isPresent()) {
      RecordShape.Elements each = mapping.shape().each().get();
      nothing = new Parts(nothing, problems).withElement(each.name(), each.array());
    }
    return nothing;
  }

  /** The parts of one mapping, checked against a table without rows. */
  private record Parts(Dataset<Row> nothing, Problems problems) {

    private Dataset<Row> with(String section, String name, String sql) {
      String where = section + "." + name;
      if (Arrays.stream(nothing.columns()).anyMatch(name::equalsIgnoreCase)) {
        problems.add(
            "'%s' has the name of another column. Give it one of its own.".formatted(where));
      }
      return type(where, sql, UnaryOperator.identity()).isPresent()
          ? nothing.withColumn(name, functions.expr(sql))
          : nothing;
    }

    private Dataset<Row> withElement(String name, String sql) {
      Dataset<Row> withArray = with("each", name, sql);
      DataType type = withArray.schema().fields()[withArray.schema().size() - 1].dataType();
      if (withArray != nothing && type instanceof ArrayType array) {
        return nothing.withColumn(name, functions.lit(null).cast(array.elementType()));
      }
      if (withArray != nothing) {
        problems.add("'each.%s' gives %s, not an array.".formatted(name, type.sql()));
      }
      return withArray;
    }

    private Optional<DataType> type(String where, String sql, InputField field) {
      return type(where, sql, value -> value.cast(field.type()));
    }

    private void condition(String where, String sql) {
      Optional<DataType> type = type(where, sql, UnaryOperator.identity());
      if (type.isPresent() && !type.get().equals(DataTypes.BooleanType)) {
        problems.add(
            "'%s' is no condition: '%s' gives %s, not true or false."
                .formatted(where, sql, type.get().sql()));
      }
    }

    private Optional<DataType> type(String where, String sql, UnaryOperator<Column> use) {
      try {
        return Optional.of(analysed(functions.expr(sql), use));
      } catch (AnalysisException e) {
        problems.add(explanation(where, sql, e));
        return Optional.empty();
      }
    }

    /**
     * The type of an expression that can be used as it must. A filter takes nothing that looks
     * beyond the record: no aggregate, no window, no explode. Declares what the Scala methods throw
     * without saying so.
     */
    private DataType analysed(Column value, UnaryOperator<Column> use) throws AnalysisException {
      DataType type = nothing.select(value).schema().fields()[0].dataType();
      nothing.where(use.apply(value).isNull());
      return type;
    }

    private String explanation(String where, String sql, AnalysisException e) {
      if (String.valueOf(e.getCondition()).startsWith("UNRESOLVED_COLUMN")) {
        Problems unknown = new Problems();
        List<String> columns = List.of(nothing.columns());
        unknown.addUnknown("raw column in '%s':".formatted(where), unresolved(e), columns);
        return unknown.messages().get(0);
      }
      return "'%s' is no expression that Spark SQL understands: '%s'. %s (A name with other characters than letters from a to z, digits and _ stands in backquotes.)"
          .formatted(
              where,
              sql,
              e.getMessage().lines().filter(line -> !line.isBlank()).findFirst().orElse(""));
    }
  }

  private static String unresolved(AnalysisException e) {
    Matcher matcher = NAME.matcher(e.getMessageParameters().getOrDefault("objectName", ""));
    StringBuilder name = new StringBuilder();
    while (matcher.find()) {
      name.append(name.isEmpty() ? "" : ".").append(matcher.group(1));
    }
    return name.toString();
  }
}
