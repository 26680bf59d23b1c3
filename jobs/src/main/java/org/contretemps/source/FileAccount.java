package org.contretemps.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * What became of the records of one file.
 *
 * @param firstDate earliest date of an accepted record, null where there is none
 * @param isDamaged whether the file could not be read to its end
 */
public record FileAccount(
    LandingFile file,
    long accepted,
    long rejected,
    long excluded,
    java.sql.Date firstDate,
    java.sql.Date lastDate,
    boolean isDamaged) {

  /** All records of the file. */
  public long records() {
    return accepted + rejected + excluded;
  }

  /** Share of the file's records that are rejected; 0 for an empty file. */
  public double rejectedShare() {
    return records() == 0 ? 0 : (double) rejected / records();
  }

  /**
   * One account per file, in the order of the files.
   *
   * @param date the date of an accepted record
   */
  public static List<FileAccount> of(Dataset<Row> mapped, List<LandingFile> files, Column date) {
    Map<String, Row> counts = new HashMap<>();
    Column isAccepted = is(MappedRecord.ACCEPTED);
    mapped
        .groupBy(MappedRecord.FILE)
        .agg(
            count(when(isAccepted, lit(1))),
            count(when(is(MappedRecord.REJECTED), lit(1))),
            count(when(is(MappedRecord.EXCLUDED), lit(1))),
            min(when(isAccepted, date)),
            max(when(isAccepted, date)),
            count(when(is(MappedRecord.DAMAGED), lit(1))))
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row));
    List<FileAccount> accounts = new ArrayList<>();
    files.forEach(file -> accounts.add(account(file, counts.get(file.name()))));
    return accounts;
  }

  /**
   * The row of {@link LoadAudit} that tells of this file.
   *
   * @param warnings what was odd about its load, in sentences
   */
  public Row auditRow(SourceMapping mapping, List<String> warnings) {
    return RowFactory.create(
        mapping.name(),
        file.name(),
        file.bytes(),
        Timestamp.from(file.deliveredAt()),
        records(),
        accepted,
        rejected,
        excluded,
        firstDate,
        lastDate,
        mapping.fingerprint(),
        warnings.isEmpty() ? null : String.join(" ", warnings));
  }

  private static FileAccount account(LandingFile file, Row row) {
    return row == null
        ? new FileAccount(file, 0, 0, 0, null, null, false)
        : new FileAccount(
            file,
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            row.getDate(4),
            row.getDate(5),
            row.getLong(6) > 0);
  }

  private static Column is(String status) {
    return col(MappedRecord.STATUS).equalTo(status);
  }
}
