package org.contretemps.house;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;
import org.contretemps.warehouse.Warehouse;

/** Rows of a table with a figure in every column: what a test does not give is drawn. */
public final class FilledRows {
  private final TableDefinition table;
  private final LocalDate date;
  private final Random random;
  private final List<Row> rows = new ArrayList<>();

  public FilledRows(TableDefinition table, LocalDate date) {
    this.table = table;
    this.date = date;
    this.random = new Random(table.name().hashCode());
  }

  public FilledRows add(Map<String, Object> given) {
    StructType schema = table.writtenSchema();
    TableRow row = new TableRow(schema);
    for (StructField field : schema.fields()) {
      Object drawn = drawn(field);
      row.set(field.name(), given.containsKey(field.name()) ? given.get(field.name()) : drawn);
    }
    rows.add(row.row());
    return this;
  }

  private Object drawn(StructField field) {
    if (field.dataType().equals(DataTypes.DateType)) {
      return date;
    }
    if (field.dataType().equals(DataTypes.LongType)) {
      return 1_000L + random.nextInt(100_000);
    }
    if (field.dataType().equals(DataTypes.IntegerType)) {
      return 100 + random.nextInt(900);
    }
    if (field.dataType().equals(DataTypes.DoubleType)) {
      return random.nextDouble();
    }
    return field.dataType().equals(DataTypes.BooleanType) ? (Object) false : "X";
  }

  public void store(Warehouse warehouse) {
    warehouse.create(table);
    warehouse.append(
        table, warehouse.session().createDataFrame(rows, table.writtenSchema()).coalesce(1));
  }
}
