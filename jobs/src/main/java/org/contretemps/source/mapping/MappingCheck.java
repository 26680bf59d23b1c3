package org.contretemps.source.mapping;

import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.apache.spark.sql.types.StructField;
import org.contretemps.config.Problems;
import org.contretemps.source.format.RecordShape;
import org.contretemps.source.mapping.text.MappingFunctions;
import org.contretemps.table.InputField;

/**
 * Checks the expressions of a mapping against its raw columns before any file is read: an
 * expression that Spark cannot parse or resolve is reported with the nearest column that exists.
 */
public final class MappingCheck {
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  private final SparkSession spark;

  public MappingCheck(SparkSession spark) {
    MappingFunctions.register(spark);
    this.spark = spark;
  }

  /** A mapper for a mapping whose expressions all make sense; all problems otherwise. */
  public RecordMapper mapper(SourceMapping mapping, List<InputField> fields) {
    Problems problems = new Problems();
    Dataset<Row> shaped = shaped(mapping, problems);
    Map<String, DataType> types = new Scope(shaped, problems).types(parts(mapping, fields));
    problems.throwIfAny("use the source mapping " + mapping.name());
    types.keySet().retainAll(mapping.fields().keySet());
    return new RecordMapper(mapping, fields, types, new NeededColumns(shaped, mapping).of(fields));
  }

  /** The expressions checked together: fields under their names, rules under their places. */
  private static List<Part> parts(SourceMapping mapping, List<InputField> fields) {
    List<Part> parts = new ArrayList<>();
    fields.stream()
        .filter(field -> mapping.fields().containsKey(field.name()))
        .forEach(field -> parts.add(Part.field(field, mapping.fields().get(field.name()))));
    mapping.exclusions().forEach((rule, sql) -> parts.add(Part.condition("exclude." + rule, sql)));
    NamedExclusions named = mapping.namedExclusions();
    named.known().forEach((rule, sql) -> parts.add(Part.name("exclude-by-name." + rule, sql)));
    named.unknown().forEach((rule, sql) -> parts.add(Part.name("exclude-unknown." + rule, sql)));
    mapping.rejections().forEach((rule, sql) -> parts.add(Part.condition("reject." + rule, sql)));
    return parts;
  }

  /**
   * One expression of a mapping.
   *
   * @param name of the field; of a rule, its place in the mapping
   * @param where its name in a problem report
   * @param castTo the type that a field is cast to
   * @param isCondition whether it must be true or false
   */
  private record Part(
      String name, String where, String sql, Optional<DataType> castTo, boolean isCondition) {

    static Part field(InputField field, String sql) {
      return new Part(
          field.name(), "fields." + field.name(), sql, Optional.of(field.type()), false);
    }

    static Part condition(String where, String sql) {
      return new Part(where, where, sql, Optional.empty(), true);
    }

    static Part name(String where, String sql) {
      return new Part(where, where, sql, Optional.of(DataTypes.StringType), false);
    }

    static Part column(String where, String sql) {
      return new Part(where, where, sql, Optional.empty(), false);
    }

    Column value() {
      return functions.expr(sql);
    }

    Column isNull() {
      return castTo.map(value()::cast).orElse(value()).isNull();
    }

    Optional<String> misuse(DataType type) {
      return isCondition && !type.equals(DataTypes.BooleanType)
          ? Optional.of(
              "'%s' is no condition: '%s' gives %s, not true or false."
                  .formatted(where, sql, type.sql()))
          : Optional.empty();
    }
  }

  /** A table without rows, with every column that the mapping's rules and fields can use. */
  private Dataset<Row> shaped(SourceMapping mapping, Problems problems) {
    Dataset<Row> nothing = spark.createDataFrame(List.of(), mapping.format().columns());
    for (Map.Entry<String, String> named : mapping.shape().intermediates().entrySet()) {
      nothing = new Scope(nothing, problems).with("let", named.getKey(), named.getValue());
    }
    if (mapping.shape().each().isPresent()) {
      RecordShape.Elements each = mapping.shape().each().get();
      nothing = new Scope(nothing, problems).withElement(each.name(), each.array());
    }
    return nothing;
  }

  /** The columns that expressions can use, in a table without rows. */
  private record Scope(Dataset<Row> nothing, Problems problems) {

    private Dataset<Row> with(String section, String name, String sql) {
      String where = section + "." + name;
      if (Arrays.stream(nothing.columns()).anyMatch(name::equalsIgnoreCase)) {
        problems.add(
            "'%s' has the name of another column. Give it one of its own.".formatted(where));
      }
      return types(List.of(Part.column(where, sql))).containsKey(where)
          ? nothing.withColumn(name, functions.expr(sql))
          : nothing;
    }

    private Dataset<Row> withElement(String name, String sql) {
      Dataset<Row> withArray = with("each", name, sql);
      DataType type = withArray.schema().fields()[withArray.schema().size() - 1].dataType();
      if (withArray != nothing && type instanceof ArrayType array) {
        return nothing.withColumn(name, lit(null).cast(array.elementType()));
      }
      if (withArray != nothing) {
        problems.add("'each.%s' gives %s, not an array.".formatted(name, type.sql()));
      }
      return withArray;
    }

    /** All at once, which is quick; one by one if there is something to complain about. */
    private Map<String, DataType> types(List<Part> given) {
      List<Part> parts = given.stream().filter(this::isOfItsRecord).toList();
      Map<String, DataType> types = new LinkedHashMap<>();
      try {
        types.putAll(analysed(parts));
      } catch (AnalysisException together) {
        parts.forEach(part -> types.putAll(alone(part)));
      }
      parts.stream()
          .filter(part -> types.containsKey(part.name()))
          .forEach(part -> part.misuse(types.get(part.name())).ifPresent(problems::add));
      return types;
    }

    private boolean isOfItsRecord(Part part) {
      Optional<String> refusal = RecordOnly.refusal(part.where(), part.sql());
      refusal.ifPresent(problems::add);
      return refusal.isEmpty();
    }

    private Map<String, DataType> alone(Part part) {
      try {
        return analysed(List.of(part));
      } catch (AnalysisException e) {
        problems.add(explanation(part.where(), part.sql(), e));
        return Map.of();
      }
    }

    /**
     * The types of expressions that can be used as they must. A filter takes nothing that looks
     * beyond the record: no aggregate, no window, no explode. Declares what the Scala methods throw
     * without saying so.
     */
    private Map<String, DataType> analysed(List<Part> parts) throws AnalysisException {
      Map<String, DataType> types = new LinkedHashMap<>();
      Dataset<Row> values = nothing.select(parts.stream().map(Part::value).toArray(Column[]::new));
      StructField[] given = values.schema().fields();
      for (int i = 0; i < given.length; i++) {
        types.put(parts.get(i).name(), given[i].dataType());
      }
      nothing.where(parts.stream().map(Part::isNull).reduce(Column::and).orElse(lit(true)));
      if (RecordOnly.isUnsteady(values)) {
        parts.stream()
            .filter(part -> RecordOnly.isUnsteady(nothing.select(part.value())))
            .forEach(
                part -> {
                  problems.add(RecordOnly.unsteady(part.where(), part.sql()));
                  types.remove(part.name());
                });
      }
      return types;
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
