package org.contretemps.warehouse.delta;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.RemoveFile;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * What a table's Delta log tells of the table: its version, the dates it holds, the dates that each
 * commit touched, and the inputs of the last commit, all read at one moment. Reads the log only,
 * never data.
 *
 * <p>Dates are found in the files that commits add and remove, not in a change data feed: the
 * answer is the same for a table partitioned by date, it costs no extra files, and no copy of a
 * removed person's rows stays behind.
 */
public final class CommitHistory {
  /** The table property with the first date that a table still answers for. */
  public static final String KEPT_FROM = "contretemps.kept-from";

  /** The table property that keeps a table's inputs when its log is cut. */
  public static final String MADE_FROM = "contretemps.made-from";

  private final DeltaLog log;
  private final Snapshot snapshot;
  private final CommitNotes notes;
  private NavigableMap<LocalDate, Extent> extents;

  public CommitHistory(SparkSession spark, String location) {
    this.log = DeltaLog.forTable(spark, location);
    this.snapshot = log.update(false, Option.empty(), Option.empty());
    this.notes = new CommitNotes(log, snapshot.version());
  }

  /** The version that this process knows to be the newest: it does not look at the storage. */
  public static long lastKnownVersion(SparkSession spark, String location) {
    return DeltaLog.forTable(spark, location).unsafeVolatileSnapshot().version();
  }

  /** Whether another history is of the same table at the same version. */
  public boolean isOf(CommitHistory other) {
    return version() == other.version()
        && snapshot.metadata().id().equals(other.snapshot.metadata().id());
  }

  /** Whether the table has no rows, and so no files. */
  public boolean isEmpty() {
    return files().isEmpty();
  }

  /** The newest version; −1 if the table does not exist. */
  public long version() {
    return snapshot.version();
  }

  /**
   * The inputs of the last computation: from the newest commit that records them, else, if that
   * commit is no longer in the log, from the note made before the log was cut; {@link Lineage#NONE}
   * if nothing says so.
   */
  public Lineage lineage() {
    Optional<Lineage> said = notes.lineage();
    if (said.isPresent()) {
      return said.get();
    }
    return property(MADE_FROM).flatMap(Lineage::read).orElse(Lineage.NONE);
  }

  /** How many rows were removed or changed by the commits that carry a note. */
  public long rowsChangedBy(String note) {
    return notes.rowsChangedBy(note);
  }

  /** A commit of a night. */
  public record Night(LocalDate asOf, Instant committedAt) {}

  /** The last nights that committed to the table, the newest first. */
  public List<Night> nights(int most) {
    return notes.nights(most);
  }

  /** The value of a table property. */
  public Optional<String> property(String name) {
    return OptionConverters.toJava(snapshot.metadata().configuration().get(name));
  }

  /**
   * The first date that the table still answers for. Rows of earlier dates have expired, which is
   * not a deletion: data derived from them are kept. Empty if everything is kept.
   */
  public Optional<LocalDate> keptFrom() {
    return property(KEPT_FROM).map(LocalDate::parse);
  }

  /** The dates that the table holds rows for. */
  public NavigableSet<LocalDate> dates(String dateColumn) {
    return answeredFor(extents(dateColumn).navigableKeySet());
  }

  /**
   * Of dates with derived data, those within this table's retention that have no rows any more:
   * their derived data have to be deleted.
   */
  public NavigableSet<LocalDate> datesGone(NavigableSet<LocalDate> dates, String dateColumn) {
    NavigableSet<LocalDate> gone = answeredFor(dates);
    gone.removeAll(extents(dateColumn).keySet());
    return gone;
  }

  /** Those of the dates that the table still answers for. */
  public NavigableSet<LocalDate> answeredFor(NavigableSet<LocalDate> dates) {
    return new TreeSet<>(keptFrom().map(from -> dates.tailSet(from, true)).orElse(dates));
  }

  /** How many rows the table holds for each of the dates that it answers for. */
  public NavigableMap<LocalDate, Long> rowsByDate(String dateColumn) {
    NavigableMap<LocalDate, Long> rows = new TreeMap<>();
    NavigableMap<LocalDate, Extent> all = extents(dateColumn);
    keptFrom()
        .map(from -> all.tailMap(from, true))
        .orElse(all)
        .forEach((date, extent) -> rows.put(date, extent.rows()));
    return rows;
  }

  /** What the table holds on disk for each date, whether or not it still answers for it. */
  public NavigableMap<LocalDate, Extent> extents(String dateColumn) {
    if (extents == null) {
      extents = new TreeMap<>();
      files()
          .forEach(
              file ->
                  date(file.partitionValues(), dateColumn)
                      .ifPresent(
                          date ->
                              extents.merge(
                                  date, new Extent(rows(file), 1, file.size()), Extent::plus)));
    }
    return Collections.unmodifiableNavigableMap(extents);
  }

  private List<AddFile> files() {
    if (version() < 0) {
      return List.of();
    }
    return SnapshotRows.files(snapshot);
  }

  /** The rows of this version; empty if Delta has not written down which files hold them. */
  public Optional<Dataset<Row>> rows(SparkSession spark) {
    return new SnapshotRows(spark, log, snapshot).all();
  }

  /** The same, of some dates of a table that is partitioned by a date. */
  public Optional<Dataset<Row>> rows(
      SparkSession spark, String dateColumn, Collection<LocalDate> dates) {
    return new SnapshotRows(spark, log, snapshot).of(dateColumn, dates);
  }

  private static long rows(AddFile file) {
    return OptionConverters.toJava(file.numPhysicalRecords()).map(Long.class::cast).orElse(0L);
  }

  /**
   * The dates that any commit after {@code version} touched: all dates if that version's commit is
   * no longer in the log, or if the table was recomputed and has fewer versions now. A date that
   * the table no longer answers for is never among them.
   */
  public NavigableSet<LocalDate> datesTouchedSince(long version, String dateColumn) {
    if (version == Lineage.NEVER || version > version() || notes.isForgotten(version)) {
      return dates(dateColumn);
    }
    NavigableSet<LocalDate> dates = new TreeSet<>();
    log.getChanges(version + 1, Option.empty(), false)
        .takeWhile(commit -> (Long) commit._1() <= snapshot.version())
        .foreach(
            commit -> {
              CollectionConverters.asJava(commit._2())
                  .forEach(action -> touchedDate(action, dateColumn).ifPresent(dates::add));
              return null;
            });
    return answeredFor(dates);
  }

  private static Optional<LocalDate> touchedDate(Action action, String dateColumn) {
    if (action instanceof AddFile file && file.dataChange()) {
      return date(file.partitionValues(), dateColumn);
    }
    if (action instanceof RemoveFile file && file.dataChange()) {
      return date(file.partitionValues(), dateColumn);
    }
    return Optional.empty();
  }

  static Optional<LocalDate> date(
      scala.collection.immutable.Map<String, String> partition, String dateColumn) {
    Map<String, String> values = CollectionConverters.asJava(partition);
    return Optional.ofNullable(values.get(dateColumn)).map(LocalDate::parse);
  }
}
