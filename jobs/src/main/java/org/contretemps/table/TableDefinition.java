package org.contretemps.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The declaration of a table: name, grain, columns with their meaning, partitions, key, checks. The
 * warehouse creates a table from this alone, so the comments that a client reads in Delta are those
 * of the class that owns the table.
 *
 * @param name the folder below the warehouse, a singular noun that names the grain
 * @param grain one sentence: one row per what
 * @param checks constraint name → SQL condition; Delta refuses a write that breaks one
 * @param partitionColumns partition columns, outermost first; may be empty
 * @param key the columns that identify a row
 * @param statisticsColumns columns whose minimum and maximum Delta keeps for each file in its log,
 *     for skipping files; never one that identifies a person
 * @param format the number of this declaration, from 1: raised if tables made by an older one need
 *     more than {@code upgrade} finds by comparing, or must not be written by older software
 */
public record TableDefinition(
    String name,
    String grain,
    List<Column> columns,
    List<String> partitionColumns,
    List<String> key,
    Map<String, String> checks,
    List<String> statisticsColumns,
    int format) {

  /** Starts a declaration. */
  public static Builder named(String name, String grain) {
    return new Builder(name, grain);
  }

  /** The schema that Delta stores: nullability and comments as declared. */
  public StructType schema() {
    return new StructType(columns.stream().map(TableDefinition::field).toArray(StructField[]::new));
  }

  /** The names of all columns that a writer fills, in order: generated ones are left to Delta. */
  public List<String> writtenColumns() {
    return columns.stream().filter(c -> c.generatedAs().isEmpty()).map(Column::name).toList();
  }

  /** The schema of the columns that a writer fills. */
  public StructType writtenSchema() {
    return new StructType(
        columns.stream()
            .filter(column -> column.generatedAs().isEmpty())
            .map(TableDefinition::field)
            .toArray(StructField[]::new));
  }

  private static StructField field(Column column) {
    return DataTypes.createStructField(column.name(), column.type(), column.nullable())
        .withComment(column.comment());
  }

  /** Collects the parts of a declaration in the order in which a reader meets them. */
  public static final class Builder {
    private final String name;
    private final String grain;
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, String> checks = new LinkedHashMap<>();
    private List<String> partitionColumns = List.of();
    private List<String> key = List.of();
    private List<String> statisticsColumns = List.of();
    private int format = 1;

    private Builder(String name, String grain) {
      this.name = name;
      this.grain = grain;
    }

    /** A column that every row fills. */
    public Builder required(String column, DataType type, String comment) {
      columns.add(new Column(column, type, false, comment, Optional.empty()));
      return this;
    }

    /** A column that may be null; the comment says what null means if that is not plain. */
    public Builder optional(String column, DataType type, String comment) {
      columns.add(new Column(column, type, true, comment, Optional.empty()));
      return this;
    }

    /** A ratio or other figure that Delta computes from the columns it stores. */
    public Builder generated(String column, DataType type, String expression, String comment) {
      columns.add(new Column(column, type, true, comment, Optional.of(expression)));
      return this;
    }

    /** The first column of {@link Provenance}: the source mapping. */
    public Builder source() {
      return Provenance.declareSource(this);
    }

    /** The other columns of {@link Provenance}: where this version comes from, how late it is. */
    public Builder version() {
      return Provenance.declareVersion(this);
    }

    /** The bounds of a figure, two columns that may be null. */
    public Builder interval(IntervalColumns bounds, String lowerComment, String upperComment) {
      return bounds.declare(this, lowerComment, upperComment);
    }

    /** A condition that every row fulfils. */
    public Builder check(String constraint, String condition) {
      checks.put(constraint, condition);
      return this;
    }

    /** The partition columns, outermost first. */
    public Builder partitionedBy(String... names) {
      partitionColumns = List.of(names);
      return this;
    }

    /** The columns that identify a row. */
    public Builder key(String... names) {
      key = List.of(names);
      return this;
    }

    /** The columns whose minimum and maximum Delta keeps: those that queries filter by. */
    public Builder statisticsOn(String... names) {
      statisticsColumns = List.of(names);
      return this;
    }

    /** The number of the declaration if it is not the first. */
    public Builder format(int number) {
      format = number;
      return this;
    }

    /** Ends the declaration. */
    public TableDefinition build() {
      return new TableDefinition(
          name,
          grain,
          List.copyOf(columns),
          partitionColumns,
          key,
          new LinkedHashMap<>(checks),
          statisticsColumns,
          format);
    }
  }
}
