package org.contretemps.warehouse.delta;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.CommitInfo;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * The notes that this product stores with a table's commits, read as far back as the table's log
 * reaches.
 */
final class CommitNotes {
  private static final List<String> ROW_METRICS =
      List.of("numTargetRowsDeleted", "numTargetRowsUpdated");

  private final DeltaLog log;
  private final long newest;

  /**
   * @param newest the last version that is looked at
   */
  CommitNotes(DeltaLog log, long newest) {
    this.log = log;
    this.newest = newest;
  }

  /** The inputs of the newest commit that records them. */
  Optional<Lineage> lineage() {
    for (long version = newest; isThere(version); version--) {
      Optional<Lineage> lineage = info(version).flatMap(CommitNotes::lineage);
      if (lineage.isPresent()) {
        return lineage;
      }
    }
    return Optional.empty();
  }

  private static Optional<Lineage> lineage(CommitInfo commit) {
    return OptionConverters.toJava(commit.userMetadata()).flatMap(Lineage::read);
  }

  /** How many rows were removed or changed by the commits that carry a note. */
  long rowsChangedBy(String note) {
    long rows = 0;
    for (long version = newest; isThere(version); version--) {
      rows +=
          info(version).filter(commit -> isNoted(commit, note)).map(CommitNotes::rows).orElse(0L);
    }
    return rows;
  }

  private static boolean isNoted(CommitInfo commit, String note) {
    return OptionConverters.toJava(commit.userMetadata()).equals(Optional.of(note));
  }

  private static long rows(CommitInfo commit) {
    Map<String, String> metrics =
        OptionConverters.toJava(commit.operationMetrics())
            .map(CollectionConverters::asJava)
            .orElse(Map.of());
    return ROW_METRICS.stream()
        .mapToLong(metric -> Long.parseLong(metrics.getOrDefault(metric, "0")))
        .sum();
  }

  /** The last nights that committed to the table, the newest first. */
  List<CommitHistory.Night> nights(int most) {
    List<CommitHistory.Night> nights = new ArrayList<>();
    for (long version = newest; isThere(version) && nights.size() < most; version--) {
      info(version)
          .ifPresent(
              commit ->
                  lineage(commit)
                      .flatMap(Lineage::night)
                      .ifPresent(asOf -> nights.add(night(asOf, commit))));
    }
    return nights;
  }

  private static CommitHistory.Night night(LocalDate asOf, CommitInfo commit) {
    return new CommitHistory.Night(asOf, Instant.ofEpochMilli(commit.getTimestamp()));
  }

  private boolean isThere(long version) {
    return version >= 0 && !isForgotten(version - 1);
  }

  /** Whether the commit after a version has been cut off the log. */
  boolean isForgotten(long version) {
    var commits = log.getChanges(0, Option.empty(), false);
    return commits.hasNext() && (Long) commits.next()._1() > version + 1;
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
}
