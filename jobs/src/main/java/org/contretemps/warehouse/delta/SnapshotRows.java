package org.contretemps.warehouse.delta;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation$;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * Reads the rows of one fixed version of a table. Later commits do not change them; their files
 * stay on disk until {@code maintain} deletes what is no longer needed.
 */
final class SnapshotRows {
  private final SparkSession spark;
  private final DeltaLog log;
  private final Snapshot snapshot;

  SnapshotRows(SparkSession spark, DeltaLog log, Snapshot snapshot) {
    this.spark = spark;
    this.log = log;
    this.snapshot = snapshot;
  }

  /**
   * The files of a version. Delta writes their list down with each commit as long as they are no
   * more than {@code spark-defaults.conf} says; empty if it has not.
   */
  static Optional<List<AddFile>> listed(Snapshot snapshot) {
    return OptionConverters.toJava(snapshot.checksumOpt())
        .flatMap(checksum -> OptionConverters.toJava(checksum.allFiles()))
        .map(CollectionConverters::asJava);
  }

  /** The files of a version, which Spark reads from the log if they are not listed. */
  static List<AddFile> files(Snapshot snapshot) {
    return listed(snapshot).orElseGet(() -> snapshot.allFiles().collectAsList());
  }

  /** All rows; empty if the files are not listed. */
  Optional<Dataset<Row>> all() {
    return listed(snapshot).map(files -> rows(files, Optional.empty()));
  }

  /** The rows of some dates; empty if the files are not listed. */
  Optional<Dataset<Row>> of(String dateColumn, Collection<LocalDate> dates) {
    Set<LocalDate> wanted = new HashSet<>(dates);
    return listed(snapshot)
        .map(files -> files.stream().filter(file -> isOf(file, dateColumn, wanted)).toList())
        .map(files -> rows(files, Optional.of(dates)));
  }

  static boolean isOf(AddFile file, String dateColumn, Set<LocalDate> dates) {
    return CommitHistory.date(file.partitionValues(), dateColumn)
        .filter(dates::contains)
        .isPresent();
  }

  private Dataset<Row> rows(List<AddFile> files, Optional<Collection<LocalDate>> dates) {
    Dataset<Row> none =
        log.createDataFrame(
            snapshot,
            CollectionConverters.asScala(List.<AddFile>of()).toSeq(),
            false,
            Option.empty());
    LogicalRelation scan =
        (LogicalRelation)
            ((org.apache.spark.sql.classic.Dataset<Row>) none).queryExecution().analyzed();
    HadoopFsRelation form = (HadoopFsRelation) scan.relation();
    HadoopFsRelation relation =
        new HadoopFsRelation(
            new ListedFiles(spark, log, snapshot, files, dates),
            form.partitionSchema(),
            form.dataSchema(),
            form.bucketSpec(),
            form.fileFormat(),
            form.options(),
            form.sparkSession());
    return org.apache.spark.sql.classic.Dataset.ofRows(
        (org.apache.spark.sql.classic.SparkSession) spark,
        LogicalRelation$.MODULE$.apply(relation, false));
  }
}
