package org.contretemps.warehouse.delta;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes rows to one table in one commit. Delta's own writer runs a Spark job or two to find the
 * files that it replaces; here the driver reads them from the log. Checks of each row, such as
 * constraints, are applied here too, since they belong to the writing of files.
 */
public final class TableWrite {
  private final DeltaLog log;

  public TableWrite(SparkSession spark, String location) {
    this.log = DeltaLog.forTable(spark, location);
  }

  /** Adds rows, with the columns that a writer fills; without any no commit is made. */
  public void append(Dataset<Row> rows) {
    OptimisticTransaction write = log.startTransaction(Option.empty(), Option.empty());
    Seq<Action> actions = actions(files(write, rows));
    write.commitIfNeeded(
        actions, operation(SaveMode.Append, Option.empty(), Option.empty()), noTags());
  }

  /** Makes these the only rows of the table. */
  public void replaceAll(Dataset<Row> rows, Lineage lineage) {
    OptimisticTransaction write = log.startTransaction(Option.empty(), Option.empty());
    commit(write, files(write, rows), live(write), Option.empty(), lineage);
  }

  /**
   * Makes these the only rows of some dates.
   *
   * @throws IllegalStateException if a row is of another date; nothing is committed then
   */
  public void replaceDates(
      String dateColumn, Collection<LocalDate> dates, Dataset<Row> rows, Lineage lineage) {
    OptimisticTransaction write = log.startTransaction(Option.empty(), Option.empty());
    Set<LocalDate> wanted = new HashSet<>(dates);
    List<FileAction> written = files(write, rows);
    written.stream()
        .filter(AddFile.class::isInstance)
        .map(AddFile.class::cast)
        .filter(file -> !SnapshotRows.isOf(file, dateColumn, wanted))
        .findFirst()
        .ifPresent(file -> refuse(file, dates));
    List<AddFile> gone =
        live(write).stream().filter(file -> SnapshotRows.isOf(file, dateColumn, wanted)).toList();
    commit(write, written, gone, Option.apply(condition(dateColumn, dates)), lineage);
  }

  private static void refuse(AddFile file, Collection<LocalDate> dates) {
    throw new IllegalStateException(
        "Cannot write %s: its date is none of those that are replaced (%s). This is a fault of the software."
            .formatted(file.path(), dates));
  }

  private static String condition(String dateColumn, Collection<LocalDate> dates) {
    return "%s IN (%s)"
        .formatted(dateColumn, String.join(", ", dates.stream().map("'%s'"::formatted).toList()));
  }

  private static List<AddFile> live(OptimisticTransaction write) {
    // As the rows are computed from the table's earlier content, any commit in between is a
    // conflict.
    write.readWholeTable();
    return SnapshotRows.files(write.snapshot());
  }

  private List<FileAction> files(OptimisticTransaction write, Dataset<Row> rows) {
    refuseOtherTypes(rows.schema(), write.snapshot().schema());
    return CollectionConverters.asJava(write.writeFiles(rows));
  }

  /** Files have the types of the rows; Delta would find them unreadable later. */
  private static void refuseOtherTypes(StructType rows, StructType table) {
    for (StructField field : rows.fields()) {
      boolean isLike =
          Arrays.stream(table.fields())
              .filter(stored -> stored.name().equalsIgnoreCase(field.name()))
              .anyMatch(
                  stored -> DataType.equalsIgnoreNullability(stored.dataType(), field.dataType()));
      if (!isLike) {
        throw new IllegalStateException(
            "Cannot write the column %s of type %s: the table has none of this type (%s). This is a fault of the software."
                .formatted(field.name(), field.dataType().sql(), table.toDDL()));
      }
    }
  }

  /**
   * Delta skips a commit that neither adds nor removes a file, and with it the record of the
   * inputs: if the inputs have changed, an empty commit is made all the same.
   */
  private static void commit(
      OptimisticTransaction write,
      List<FileAction> written,
      List<AddFile> gone,
      Option<String> condition,
      Lineage lineage) {
    List<Action> actions = new ArrayList<>(written);
    gone.forEach(file -> actions.add(file.remove()));
    DeltaOperations.Operation operation =
        operation(SaveMode.Overwrite, condition, Option.apply(lineage.json()));
    if (lineage.equals(Lineage.NONE)) {
      write.commitIfNeeded(actions(actions), operation, noTags());
    } else {
      write.commit(actions(actions), operation);
    }
  }

  private static DeltaOperations.Operation operation(
      SaveMode mode, Option<String> condition, Option<String> note) {
    return new DeltaOperations.Write(
        mode,
        Option.empty(),
        condition,
        note,
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  private static Seq<Action> actions(List<? extends Action> actions) {
    return CollectionConverters.asScala(List.<Action>copyOf(actions)).toSeq();
  }

  private static scala.collection.immutable.Map<String, String> noTags() {
    return scala.collection.immutable.Map$.MODULE$.empty();
  }
}
