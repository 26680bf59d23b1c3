package org.contretemps.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.CommitInfo;
import org.apache.spark.sql.delta.actions.RemoveFile;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * What a table's Delta log says: its version, the dates it holds, the dates that commits touched,
 * and what it was last made from, all at the moment at which it was asked for. Reads the log only,
 * never data.
 *
 * <p>Dates are found in the files that commits add and remove, not in a change data feed: the
 * answer is the same for a table partitioned by date, it costs no extra files, and no copy of a
 * removed person's rows stays behind.
 */
public final class CommitHistory {
  private final DeltaLog log;
  private final Snapshot snapshot;
  private NavigableMap<LocalDate, Long> rowsByDate;

  CommitHistory(SparkSession spark, String location) {
    this.log = DeltaLog.forTable(spark, location);
    this.snapshot = log.update(false, Option.empty(), Option.empty());
  }

  /** The version that this process knows to be the newest: it does not look at the storage. */
  static long lastKnownVersion(SparkSession spark, String location) {
    return DeltaLog.forTable(spark, location).unsafeVolatileSnapshot().version();
  }

  /** Whether another history is of the same table at the same version. */
  boolean isOf(CommitHistory other) {
    return version() == other.version()
        && snapshot.metadata().id().equals(other.snapshot.metadata().id());
  }

  /** The newest version; −1 where the table does not exist. */
  public long version() {
    return snapshot.version();
  }

  /**
   * What the table was last made from; {@link Lineage#NONE} where that was never written down or
   * its commit is no longer in the log.
   */
  public Lineage lineage() {
    for (long version = version(); version >= 0 && !isForgotten(version - 1); version--) {
      Optional<Lineage> lineage = lineageOf(version);
      if (lineage.isPresent()) {
        return lineage.get();
      }
    }
    return Lineage.NONE;
  }

  /** A commit of a night. */
  public record Night(LocalDate asOf, Instant committedAt) {}

  /** The last nights that committed to the table, the newest first. */
  public List<Night> nights(int most) {
    List<Night> nights = new ArrayList<>();
    for (long v = version(); v >= 0 && nights.size() < most && !isForgotten(v - 1); v--) {
      Optional<CommitInfo> info = info(v);
      Optional<LocalDate> asOf = info.flatMap(CommitHistory::lineage).flatMap(Lineage::night);
      if (asOf.isPresent()) {
        nights.add(new Night(asOf.get(), Instant.ofEpochMilli(info.get().getTimestamp())));
      }
    }
    return nights;
  }

  private Optional<Lineage> lineageOf(long version) {
    return info(version).flatMap(CommitHistory::lineage);
  }

  private static Optional<Lineage> lineage(CommitInfo info) {
    return OptionConverters.toJava(info.userMetadata()).flatMap(Lineage::read);
  }

  private Optional<CommitInfo> info(long version) {
    var commits = log.getChanges(version, Option.empty(), false);
    return commits.hasNext()
        ? CollectionConverters.asJava(commits.next()._2()).stream()
            .filter(CommitInfo.class::isInstance)
            .map(CommitInfo.class::cast)
            .findFirst()
        : Optional.empty();
  }

  /** The value of a table property. */
  public Optional<String> property(String name) {
    return OptionConverters.toJava(snapshot.metadata().configuration().get(name));
  }

  /** The dates that the table holds rows for. */
  public NavigableSet<LocalDate> dates(String dateColumn) {
    return new TreeSet<>(rowsByDate(dateColumn).keySet());
  }

  /** How many rows the table holds for each of its dates. */
  public NavigableMap<LocalDate, Long> rowsByDate(String dateColumn) {
    if (rowsByDate == null) {
      rowsByDate = new TreeMap<>();
      files()
          .forEach(
              file ->
                  date(file.partitionValues(), dateColumn)
                      .ifPresent(date -> rowsByDate.merge(date, rows(file), Long::sum)));
    }
    return Collections.unmodifiableNavigableMap(rowsByDate);
  }

  /**
   * The files of the table. Delta writes their list down with each commit as long as they are not
   * thousands; to put it together from the commits takes a Spark job.
   */
  private List<AddFile> files() {
    return OptionConverters.toJava(snapshot.checksumOpt())
        .flatMap(checksum -> OptionConverters.toJava(checksum.allFiles()))
        .map(CollectionConverters::asJava)
        .orElseGet(() -> snapshot.allFiles().collectAsList());
  }

  private static long rows(AddFile file) {
    return OptionConverters.toJava(file.numPhysicalRecords()).map(Long.class::cast).orElse(0L);
  }

  /**
   * The dates that any commit after {@code version} touched: all dates where that version's commit
   * is no longer in the log, or where the table was made anew and has not come so far.
   */
  public NavigableSet<LocalDate> datesTouchedSince(long version, String dateColumn) {
    if (version == Lineage.NEVER || version > version() || isForgotten(version)) {
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
    return dates;
  }

  private boolean isForgotten(long version) {
    var commits = log.getChanges(0, Option.empty(), false);
    return commits.hasNext() && (Long) commits.next()._1() > version + 1;
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

  private static Optional<LocalDate> date(
      scala.collection.immutable.Map<String, String> partition, String dateColumn) {
    Map<String, String> values = CollectionConverters.asJava(partition);
    return Optional.ofNullable(values.get(dateColumn)).map(LocalDate::parse);
  }
}
