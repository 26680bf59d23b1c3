package org.contretemps.source.mapping;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How many records of one file were accepted, rejected and excluded, and by which rule. */
final class FileCounts {
  private final Map<String, Long> excludedBy = new HashMap<>();
  private final Map<String, Long> byStatus = new HashMap<>();
  private long read;
  private long cleaned;
  private LocalDate firstDate;
  private LocalDate lastDate;

  /**
   * File name → its counts; absent if a file has no record.
   *
   * @param date the date of an accepted record
   */
  static Map<String, FileCounts> of(Dataset<Row> mapped, Column date) {
    Column isAccepted = is(MappedRecord.ACCEPTED);
    Map<String, FileCounts> counts = new HashMap<>();
    mapped
        .groupBy(
            col(MappedRecord.FILE),
            col(MappedRecord.STATUS),
            when(is(MappedRecord.EXCLUDED), col(MappedRecord.REASON)))
        .agg(
            count(lit(1)),
            count(when(col(MappedRecord.ITEM).leq(0), lit(1))),
            min(when(isAccepted, date)),
            max(when(isAccepted, date)),
            count(when(col(MappedRecord.IS_CLEANED), lit(1))))
        .collectAsList()
        .forEach(
            row -> counts.computeIfAbsent(row.getString(0), file -> new FileCounts()).add(row));
    return counts;
  }

  private void add(Row row) {
    byStatus.merge(row.getString(1), row.getLong(3), Long::sum);
    if (!row.isNullAt(2)) {
      excludedBy.merge(row.getString(2), row.getLong(3), Long::sum);
    }
    read += row.getLong(4);
    cleaned += row.getLong(7);
    if (row.getString(1).equals(MappedRecord.ACCEPTED)) {
      firstDate = row.getLocalDate(5);
      lastDate = row.getLocalDate(6);
    }
  }

  /** How many records have a status. */
  long with(String status) {
    return byStatus.getOrDefault(status, 0L);
  }

  /** The number of records in the file, whatever became of each. */
  long read() {
    return read;
  }

  /** How many records had texts with control characters. */
  long cleaned() {
    return cleaned;
  }

  LocalDate firstDate() {
    return firstDate;
  }

  LocalDate lastDate() {
    return lastDate;
  }

  /** Reason → how many records it left out, most first. */
  Map<String, Long> excludedBy() {
    Map<String, Long> ordered = new LinkedHashMap<>();
    excludedBy.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(reason -> ordered.put(reason.getKey(), reason.getValue()));
    return ordered;
  }

  private static Column is(String status) {
    return col(MappedRecord.STATUS).equalTo(status);
  }
}
