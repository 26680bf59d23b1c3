package org.contretemps.warehouse.delta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
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
    log.checkpoint(snapshot(), Option.empty());
  }

  /** All data files, live or not. */
  public Extent all() {
    return extent(dataFiles());
  }

  /** Whether there are data files that the present version does not need. */
  public boolean hasUnneeded() {
    return !unneeded(snapshot(), Instant.MAX).isEmpty();
  }

  /**
   * Data files that neither the present version needs nor one that was present at an instant.
   *
   * @param since files that are younger, or were given up later, are still needed
   */
  public Extent unused(Instant since) {
    Snapshot snapshot = snapshot();
    List<FileStatus> old = unneeded(snapshot, since);
    if (old.isEmpty()) {
      return Extent.NONE;
    }
    Set<String> givenUp = givenUp(snapshot, since);
    return extent(old.stream().filter(file -> !givenUp.contains(nameOf(file))).toList());
  }

  private Snapshot snapshot() {
    return DeltaLog.forTable(spark, location).update(false, Option.empty(), Option.empty());
  }

  /** Data files of before an instant that the version does not need. */
  private List<FileStatus> unneeded(Snapshot snapshot, Instant before) {
    Set<String> live = new HashSet<>();
    SnapshotRows.files(snapshot).forEach(file -> live.add(decoded(file.path())));
    return dataFiles().stream()
        .filter(file -> Instant.ofEpochMilli(file.getModificationTime()).isBefore(before))
        .filter(file -> !live.contains(nameOf(file)))
        .toList();
  }

  /** Files given up at an instant or later. Unlike the live ones, they take a Spark job to find. */
  private static Set<String> givenUp(Snapshot snapshot, Instant since) {
    Set<String> names = new HashSet<>();
    snapshot.tombstones().select("path", "deletionTimestamp").collectAsList().stream()
        .filter(file -> !file.isNullAt(1) && file.getLong(1) >= since.toEpochMilli())
        .forEach(file -> names.add(decoded(file.getString(0))));
    return names;
  }

  /** Live files of partitions that have more than one. */
  public long besideOthers() {
    return SnapshotRows.files(snapshot()).stream()
        .collect(Collectors.groupingBy(AddFile::partitionValues, Collectors.counting()))
        .values()
        .stream()
        .filter(count -> count > 1)
        .mapToLong(Long::longValue)
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
