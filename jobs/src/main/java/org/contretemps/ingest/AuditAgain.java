package org.contretemps.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.table.TableRow;
import org.contretemps.warehouse.Warehouse;

/**
 * Corrects the record counts of files whose rejected records were read again: accepted and excluded
 * grow, rejected shrinks.
 */
final class AuditAgain {
  private record Delivery(String file, long bytes, Instant deliveredAt) {}

  private static final class Change {
    private long takenUp;
    private long accepted;
    private long excluded;
    private long rejected;
    private LocalDate firstDate;
    private LocalDate lastDate;
  }

  private final Warehouse warehouse;
  private final SourceMapping mapping;

  AuditAgain(Warehouse warehouse, SourceMapping mapping) {
    this.warehouse = warehouse;
    this.mapping = mapping;
  }

  /**
   * Corrects the rows of {@link LoadAudit} whose counts are not by the present text yet.
   *
   * @param kept rows of {@link RejectedRecord} that were taken up
   * @param judged what became of them
   * @param rejected rows of {@link RejectedRecord} that replace them
   */
  IngestLanding.TakenUp correct(Dataset<Row> kept, Dataset<Row> judged, Dataset<Row> rejected) {
    Map<Delivery, Change> changes = new HashMap<>();
    byFile(kept).forEach(row -> of(changes, row).takenUp = row.getLong(3));
    byFile(rejected).forEach(row -> of(changes, row).rejected = row.getLong(3));
    outcomes(judged)
        .forEach(
            row -> {
              Change change = of(changes, row);
              change.accepted = row.getLong(3);
              change.excluded = row.getLong(4);
              change.firstDate = row.getLocalDate(5);
              change.lastDate = row.getLocalDate(6);
            });
    Dataset<Row> corrected =
        warehouse
            .session()
            .createDataFrame(corrected(changes), LoadAudit.TABLE.schema())
            .coalesce(1);
    warehouse
        .merging(LoadAudit.TABLE, corrected)
        .upsert(col("stored." + LoadAudit.MAPPING_FINGERPRINT).notEqual(mapping.fingerprint()));
    return new IngestLanding.TakenUp(
        changes.values().stream().mapToLong(change -> change.accepted).sum(),
        changes.values().stream().mapToLong(change -> change.excluded).sum(),
        changes.values().stream().mapToLong(change -> change.rejected).sum());
  }

  private static List<Row> byFile(Dataset<Row> rejected) {
    return rejected
        .groupBy(RejectedRecord.SOURCE_FILE, RejectedRecord.FILE_BYTES, RejectedRecord.DELIVERED_AT)
        .count()
        .collectAsList();
  }

  private List<Row> outcomes(Dataset<Row> judged) {
    Column isAccepted = col(MappedRecord.STATUS).equalTo(MappedRecord.ACCEPTED);
    Column isExcluded = col(MappedRecord.STATUS).equalTo(MappedRecord.EXCLUDED);
    Column date = expr(Target.of(mapping).date());
    return judged
        .groupBy(MappedRecord.FILE, MappedRecord.FILE_BYTES, MappedRecord.DELIVERED_AT)
        .agg(
            count(when(isAccepted, lit(1))),
            count(when(isExcluded, lit(1))),
            min(when(isAccepted, date)),
            max(when(isAccepted, date)))
        .collectAsList();
  }

  private static Change of(Map<Delivery, Change> changes, Row row) {
    return changes.computeIfAbsent(
        new Delivery(row.getString(0), row.getLong(1), row.getInstant(2)), file -> new Change());
  }

  private List<Row> corrected(Map<Delivery, Change> changes) {
    List<Row> corrected = new ArrayList<>();
    warehouse
        .read(LoadAudit.TABLE)
        .where(col(LoadAudit.SOURCE).equalTo(mapping.name()))
        .collectAsList()
        .forEach(
            row -> {
              Change change =
                  changes.get(
                      new Delivery(
                          row.getAs(LoadAudit.SOURCE_FILE),
                          row.getAs(LoadAudit.BYTES),
                          row.getAs(LoadAudit.DELIVERED_AT)));
              if (change != null) {
                corrected.add(corrected(row, change));
              }
            });
    return corrected;
  }

  private Row corrected(Row row, Change change) {
    TableRow corrected = new TableRow(LoadAudit.TABLE.writtenSchema());
    for (String column : LoadAudit.TABLE.writtenColumns()) {
      corrected.set(column, row.getAs(column));
    }
    long accepted = row.<Long>getAs(LoadAudit.ACCEPTED) + change.accepted;
    long excluded = row.<Long>getAs(LoadAudit.EXCLUDED) + change.excluded;
    long rejected = row.<Long>getAs(LoadAudit.REJECTED) + change.rejected - change.takenUp;
    return corrected
        .set(LoadAudit.RECORDS, accepted + excluded + rejected)
        .set(LoadAudit.ACCEPTED, accepted)
        .set(LoadAudit.EXCLUDED, excluded)
        .set(LoadAudit.REJECTED, rejected)
        .set(
            LoadAudit.FIRST_CONTACT_DATE,
            earlier(row.getAs(LoadAudit.FIRST_CONTACT_DATE), change.firstDate))
        .set(
            LoadAudit.LAST_CONTACT_DATE,
            later(row.getAs(LoadAudit.LAST_CONTACT_DATE), change.lastDate))
        .set(LoadAudit.MAPPING_FINGERPRINT, mapping.fingerprint())
        .row();
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }
}
