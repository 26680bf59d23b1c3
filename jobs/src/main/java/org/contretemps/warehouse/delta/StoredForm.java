package org.contretemps.warehouse.delta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The form that a table has on disk, older or newer than its declaration: columns, comments,
 * checks, the columns with statistics, and the number of the declaration it was made by.
 */
public final class StoredForm {
  /** The table property with the number of the declaration that a table has the form of. */
  public static final String FORMAT = "contretemps.format";

  private static final String CONSTRAINT = "delta.constraints.";
  static final String STATISTICS = "delta.dataSkippingStatsColumns";
  private static final String GENERATED = "delta.generationExpression";

  private final Metadata metadata;
  private final Map<String, String> properties;
  private final TableDefinition declared;
  private final String location;

  private StoredForm(Metadata metadata, String location, TableDefinition declared) {
    this.metadata = metadata;
    this.properties = CollectionConverters.asJava(metadata.configuration());
    this.declared = declared;
    this.location = location;
  }

  /** The form of a table; empty if the table does not exist. */
  public static Optional<StoredForm> of(
      SparkSession spark, String location, TableDefinition declared) {
    Snapshot snapshot =
        DeltaLog.forTable(spark, location).update(false, Option.empty(), Option.empty());
    return snapshot.version() < 0
        ? Optional.empty()
        : Optional.of(new StoredForm(snapshot.metadata(), location, declared));
  }

  /**
   * One step from the stored form to the declared one.
   *
   * @param what in words
   * @param statement of SQL that does it
   */
  public record Step(String what, String statement) {}

  /** The number of the declaration; 0 of a table that was made before these were numbered. */
  public int format() {
    return Integer.parseInt(properties.getOrDefault(FORMAT, "0"));
  }

  /** Whether the table was made by a later declaration than this software has. */
  public boolean isNewer() {
    return format() > declared.format();
  }

  /**
   * Whether the table has every declared column, with the values that it is declared to have, and
   * does without others.
   */
  public boolean canBeUsed() {
    boolean hasDeclared =
        declared.columns().stream()
            .allMatch(
                column -> stored(column.name()).filter(field -> isLike(column, field)).isPresent());
    return hasDeclared
        && Arrays.stream(schema().fields())
            .allMatch(field -> field.nullable() || isRequired(field.name()));
  }

  /** Whether every row that is written fills a column. */
  private boolean isRequired(String name) {
    return declared.columns().stream()
        .anyMatch(column -> column.name().equals(name) && !column.nullable());
  }

  private static boolean isLike(Column column, StructField field) {
    return DataType.equalsIgnoreNullability(column.type(), field.dataType());
  }

  /** The obstacles to an upgrade: each with its columns; empty if the table can be upgraded. */
  public Map<String, List<String>> obstacles() {
    Map<String, List<String>> obstacles = new TreeMap<>();
    for (Column column : declared.columns()) {
      stored(column.name())
          .ifPresentOrElse(
              field -> compare(column, field, obstacles), () -> compareMissing(column, obstacles));
    }
    Arrays.stream(schema().fieldNames())
        .filter(name -> !names().contains(name))
        .forEach(name -> note(obstacles, "no longer declared", name));
    List<String> partitions = CollectionConverters.asJava(metadata.partitionColumns());
    if (!partitions.equals(declared.partitionColumns())) {
      note(
          obstacles,
          "partitioned in another way",
          "by %s, not by %s".formatted(partitions, declared.partitionColumns()));
    }
    return obstacles;
  }

  private static void note(Map<String, List<String>> obstacles, String what, String column) {
    obstacles.computeIfAbsent(what, first -> new ArrayList<>()).add(column);
  }

  private static void compareMissing(Column column, Map<String, List<String>> obstacles) {
    if (!column.nullable()) {
      note(obstacles, "new, and must not be null", column.name());
    } else if (column.generatedAs().isPresent()) {
      note(obstacles, "new, and computed by Delta", column.name());
    }
  }

  private static void compare(
      Column column, StructField field, Map<String, List<String>> obstacles) {
    if (!isLike(column, field)) {
      note(
          obstacles,
          "of another type",
          "%s (%s, not %s)"
              .formatted(
                  column.name(), field.dataType().simpleString(), column.type().simpleString()));
    }
    if (field.nullable() && !column.nullable()) {
      note(obstacles, "may hold nulls", column.name());
    }
    Optional<String> generated =
        field.metadata().contains(GENERATED)
            ? Optional.of(field.metadata().getString(GENERATED))
            : Optional.empty();
    if (!generated.equals(column.generatedAs())) {
      note(obstacles, "computed in another way", column.name());
    }
  }

  /** What leads to the declared form, in order, the number of the declaration last. */
  public List<Step> steps() {
    return new FormSteps(this, declared, location).all();
  }

  private List<String> names() {
    return declared.columns().stream().map(Column::name).toList();
  }

  /** The value of a table property; empty if it has none. */
  String property(String name) {
    return properties.getOrDefault(name, "");
  }

  /** Name of each check, in lower case, and its condition. */
  Map<String, String> checks() {
    Map<String, String> checks = new LinkedHashMap<>();
    properties.forEach(
        (name, value) -> {
          if (name.startsWith(CONSTRAINT)) {
            checks.put(name.substring(CONSTRAINT.length()).toLowerCase(Locale.ROOT), value);
          }
        });
    return checks;
  }

  /** The comment of the table. */
  String grain() {
    return metadata.description();
  }

  private StructType schema() {
    return metadata.schema();
  }

  Optional<StructField> stored(String column) {
    return Arrays.stream(schema().fields())
        .filter(field -> field.name().equals(column))
        .findFirst();
  }
}
