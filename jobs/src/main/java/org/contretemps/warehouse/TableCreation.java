package org.contretemps.warehouse;

import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.delta.SideSession;
import org.contretemps.warehouse.delta.StoredForm;

/** Creates Delta tables as they are declared, each in one commit. */
final class TableCreation {
  /**
   * Delta writes down that a table without files has none, whatever this says; else it asks a query
   * for it.
   */
  private static final Map<String, String> CREATING =
      Map.of("spark.databricks.delta.allFilesInCrc.enabled", "false");

  private final SparkSession spark;
  private final SideSession creating;

  TableCreation(SparkSession spark) {
    this.spark = spark;
    this.creating = new SideSession(spark, CREATING);
  }

  /**
   * Creates a table that does not exist at a location, even if a killed process left files there.
   */
  void create(TableDefinition table, String location, Map<String, String> properties) {
    clearUnfinishedLog(table, location);
    DeltaTableBuilder builder =
        DeltaTable.createIfNotExists(creating.session())
            .location(location)
            .comment(table.grain())
            .partitionedBy(table.partitionColumns().toArray(String[]::new))
            .property("delta.dataSkippingStatsColumns", String.join(",", table.statisticsColumns()))
            .property(StoredForm.FORMAT, Integer.toString(table.format()));
    table.checks().forEach((name, check) -> builder.property("delta.constraints." + name, check));
    properties.forEach(builder::property);
    table.columns().forEach(column -> addColumn(builder, column));
    builder.execute();
  }

  /**
   * Takes away what a killed creation left, which Delta would take for a table. A log with a commit
   * in it cannot be deleted this way.
   */
  private void clearUnfinishedLog(TableDefinition table, String location) {
    Path log = new Path(location, "_delta_log");
    try {
      FileSystem files = log.getFileSystem(spark.sparkContext().hadoopConfiguration());
      if (files.exists(log)) {
        for (FileStatus left : files.listStatus(log, TableCreation::isHidden)) {
          files.delete(left.getPath(), false);
        }
        files.delete(log, false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot create the table %s: %s holds an unfinished log that cannot be cleared. Delete the folder if no other night is running."
              .formatted(table.name(), log),
          e);
    }
  }

  private static boolean isHidden(Path path) {
    return path.getName().startsWith(".") || path.getName().startsWith("_");
  }

  private void addColumn(DeltaTableBuilder builder, Column column) {
    var declared =
        DeltaTable.columnBuilder(spark, column.name())
            .dataType(column.type())
            .nullable(column.nullable())
            .comment(column.comment());
    column.generatedAs().ifPresent(declared::generatedAlwaysAs);
    builder.addColumn(declared.build());
  }
}
