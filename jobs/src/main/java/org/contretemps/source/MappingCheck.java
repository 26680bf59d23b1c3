package org.contretemps.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
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
    Dataset<Row> nothing = spark.createDataFrame(List.of(), mapping.format().columns());
    Map<String, DataType> types = new LinkedHashMap<>();
    mapping
        .fields()
        .forEach(
            (field, sql) ->
                type(nothing, mapping, "fields." + field, sql, problems)
                    .ifPresent(type -> types.put(field, type)));
    condition(nothing, mapping, "exclude", mapping.exclusions(), problems);
    condition(nothing, mapping, "reject", mapping.rejections(), problems);
    problems.throwIfAny("use the source mapping " + mapping.name());
    return new RecordMapper(mapping, fields, types);
  }

  private static void condition(
      Dataset<Row> nothing,
      SourceMapping mapping,
      String section,
      Map<String, String> rules,
      Problems problems) {
    rules.forEach(
        (rule, sql) -> {
          String where = section + "." + rule;
          Optional<DataType> type = type(nothing, mapping, where, sql, problems);
          if (type.isPresent() && !type.get().equals(DataTypes.BooleanType)) {
            problems.add(
                "'%s' is no condition: '%s' gives %s, not true or false."
                    .formatted(where, sql, type.get().sql()));
          }
        });
  }

  private static Optional<DataType> type(
      Dataset<Row> nothing, SourceMapping mapping, String where, String sql, Problems problems) {
    try {
      return Optional.of(analysed(nothing, sql));
    } catch (AnalysisException e) {
      problems.add(explanation(mapping, where, sql, e));
      return Optional.empty();
    }
  }

  /** Declares what the Scala methods throw without saying so. */
  private static DataType analysed(Dataset<Row> nothing, String sql) throws AnalysisException {
    return nothing.select(functions.expr(sql)).schema().fields()[0].dataType();
  }

  private static String explanation(
      SourceMapping mapping, String where, String sql, AnalysisException e) {
    if (String.valueOf(e.getCondition()).startsWith("UNRESOLVED_COLUMN")) {
      Problems problems = new Problems();
      List<String> columns = List.of(mapping.format().columns().fieldNames());
      problems.addUnknown("raw column in '%s':".formatted(where), unresolved(e), columns);
      return problems.messages().get(0);
    }
    return "'%s' is no expression that Spark SQL understands: '%s'. %s"
        .formatted(where, sql, e.getMessage().lines().findFirst().orElse(""));
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
