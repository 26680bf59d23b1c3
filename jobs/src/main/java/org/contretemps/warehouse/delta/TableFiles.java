package org.contretemps.warehouse.delta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import scala.Option;

/**
 * Inspects the files in a table's folder: which its Delta log needs, which maintenance could
 * delete, and the log's own commits.
 */
public final class TableFiles {
  private static final String LOG = "_delta_log";

  private final SparkSession spark;
  private final String location;

  public TableFiles(SparkSession spark, String location) {
    this.spark = spark;
    this.location = location;
  }

  /** Makes a checkpoint, at which Delta cuts commits off the log that are older than it keeps. */
  public void checkpoint() {
    DeltaLog log = DeltaLog.forTable(spark, location);
    log.checkpoint(log.update(false, Option.empty(), Option.empty()), Option.empty());
  }

  /** All data files, live or not. */
  public Extent all() {
    return extent(dataFiles());
  }

  /**
   * Data files that neither the present version needs nor one that was present at an instant.
   *
   * @param since files that are younger, or were given up later, are still needed
   */
  public Extent unused(Instant since) {
    Snapshot snapshot =
        DeltaLog.forTable(spark, location).update(false, Option.empty(), Option.empty());
    Set<String> needed = new HashSet<>();
    snapshot
        .allFiles()
        .select("path")
        .collectAsList()
        .forEach(file -> needed.add(decoded(file.getString(0))));
    snapshot.tombstones().select("path", "deletionTimestamp").collectAsList().stream()
        .filter(file -> !file.isNullAt(1) && file.getLong(1) >= since.toEpochMilli())
        .forEach(file -> needed.add(decoded(file.getString(0))));
    return extent(
        dataFiles().stream()
            .filter(file -> file.getModificationTime() < since.toEpochMilli())
            .filter(file -> !needed.contains(nameOf(file)))
            .toList());
  }

  /** Live files of partitions that have more than one. */
  public long besideOthers() {
    return DeltaLog.forTable(spark, location)
        .update(false, Option.empty(), Option.empty())
        .allFiles()
        .selectExpr("to_json(partitionValues) AS partition")
        .groupBy("partition")
        .count()
        .where("count > 1")
        .collectAsList()
        .stream()
        .mapToLong(row -> row.getLong(1))
        .sum();
  }

  /** Commits of the log whose files are older than an instant. */
  public long commitsBefore(Instant before) {
    try {
      Path log = new Path(location, LOG);
      FileStatus[] commits =
          storage().listStatus(log, path -> path.getName().matches("\\d{20}\\.json"));
      long old = 0;
      for (FileStatus commit : commits) {
        old += commit.getModificationTime() < before.toEpochMilli() ? 1 : 0;
      }
      return old;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private List<FileStatus> dataFiles() {
    List<FileStatus> files = new ArrayList<>();
    try {
      RemoteIterator<LocatedFileStatus> found = storage().listFiles(new Path(location), true);
      while (found.hasNext()) {
        LocatedFileStatus file = found.next();
        if (isData(nameOf(file))) {
          files.add(file);
        }
      }
      return files;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static boolean isData(String name) {
    return !name.startsWith(LOG) && !name.substring(name.lastIndexOf('/') + 1).startsWith(".");
  }

  private static Extent extent(List<FileStatus> files) {
    return new Extent(0, files.size(), files.stream().mapToLong(FileStatus::getLen).sum());
  }

  /** A file's path below the table's folder, as the log has it once it is decoded. */
  private String nameOf(FileStatus file) {
    String folder = new Path(location).toUri().getPath();
    return file.getPath().toUri().getPath().substring(folder.length() + 1);
  }

  private static String decoded(String path) {
    return URI.create(path).getPath();
  }

  private FileSystem storage() throws IOException {
    return new Path(location).getFileSystem(spark.sparkContext().hadoopConfiguration());
  }

  private UncheckedIOException unreadable(IOException cause) {
    return new UncheckedIOException(
        "Cannot list the files of %s: %s. Check that the folder may be read."
            .formatted(location, cause.getMessage()),
        cause);
  }
}
