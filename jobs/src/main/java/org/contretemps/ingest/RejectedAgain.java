package org.contretemps.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.config.IngestSettings;
import org.contretemps.job.Progress;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.source.format.RawRecord;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.source.mapping.KeptAgain;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.source.mapping.SourceReader;
import org.contretemps.warehouse.KeptRows;
import org.contretemps.warehouse.Warehouse;

/**
 * Reads rejected records again, from their kept bytes, once their mapping has been corrected. What
 * is accepted now goes to its table and leaves {@code rejected_record}, and so does what {@link
 * Admission} keeps out; the rest stays with its new reason.
 *
 * <p>Three commits in this order: the target, {@code load_audit}, {@code rejected_record}. The
 * audit of a file records the text by which its counts were made, and is changed only if that is
 * another, in one commit. So a run that was killed between any two of them and begins again
 * publishes the same rows, counts nothing twice, and ends the same.
 */
final class RejectedAgain {
  private static final String GONE_REASON = "the mapping makes nothing of it any more";
  private static final String KEPT = "_kept";

  private static final Map<String, String> PLACE = KeptAgain.PLACE;

  private final Warehouse warehouse;
  private final Supplier<Pseudonyms> pseudonyms;
  private final IngestSettings settings;
  private final Progress progress;

  RejectedAgain(
      Warehouse warehouse,
      Supplier<Pseudonyms> pseudonyms,
      IngestSettings settings,
      Progress progress) {
    this.settings = settings;
    this.warehouse = warehouse;
    this.pseudonyms = pseudonyms;
    this.progress = progress;
  }

  /** What was taken up, by source; sources whose mappings have not changed are left out. */
  Map<String, IngestLanding.TakenUp> run(List<SourceReader> readers) {
    Map<String, IngestLanding.TakenUp> takenUp = new LinkedHashMap<>();
    if (warehouse.exists(RejectedRecord.TABLE)) {
      List<Row> judgedBy =
          warehouse
              .read(RejectedRecord.TABLE)
              .where(isWhole())
              .select(RejectedRecord.SOURCE, RejectedRecord.MAPPING_FINGERPRINT)
              .distinct()
              .collectAsList();
      readers.stream()
          .filter(reader -> judgedBy.stream().anyMatch(row -> isOutdated(row, reader.mapping())))
          .forEach(reader -> takenUp.put(reader.mapping().name(), takeUp(reader)));
    }
    return takenUp;
  }

  /** What is kept of a record that was too large may pass for one, and would lack its end. */
  private static Column isWhole() {
    return not(col(RejectedRecord.REASON).startsWith(RawRecord.TOO_LARGE));
  }

  private static boolean isOutdated(Row judgedBy, SourceMapping mapping) {
    return judgedBy.getString(0).equals(mapping.name())
        && !judgedBy.getString(1).equals(mapping.fingerprint());
  }

  private IngestLanding.TakenUp takeUp(SourceReader reader) {
    SourceMapping mapping = reader.mapping();
    progress.step("Taking up the rejected records of %s again".formatted(mapping.name()));
    try (KeptRows before = KeptRows.of(outdated(mapping));
        KeptRows now = KeptRows.of(judged(reader, before.rows()))) {
      Dataset<Row> kept = before.rows();
      Dataset<Row> judged = now.rows();
      Dataset<Row> accepted = judged.where(has(MappedRecord.ACCEPTED));
      if (!accepted.isEmpty()) {
        Target.of(mapping).publishing().publish(warehouse, mapping, settings, accepted);
      }
      Dataset<Row> rejected =
          StagedSource.rejectedRecords(mapping, judged).union(lost(mapping, kept, judged));
      AuditAgain audit = new AuditAgain(warehouse, mapping);
      IngestLanding.TakenUp takenUp = audit.correct(kept, judged, rejected);
      warehouse.merging(RejectedRecord.TABLE, rejected).exchange(without(kept, rejected));
      return takenUp;
    }
  }

  /** Rows of {@link RejectedRecord}. */
  private Dataset<Row> outdated(SourceMapping mapping) {
    return warehouse
        .read(RejectedRecord.TABLE)
        .where(col(RejectedRecord.SOURCE).equalTo(mapping.name()))
        .where(isWhole())
        .where(col(RejectedRecord.MAPPING_FINGERPRINT).notEqual(mapping.fingerprint()));
  }

  /**
   * Of the records now read from the kept bytes, those that had been rejected, without their
   * accepted neighbours. All of it, if nothing could be made of the bytes before.
   */
  private Dataset<Row> judged(SourceReader reader, Dataset<Row> kept) {
    Dataset<Row> again = KeptAgain.of(reader, kept, warehouse.read(LoadAudit.TABLE));
    Dataset<Row> records = Spellings.of(warehouse).spelt(again, Target.of(reader.mapping()));
    Admission admission = Admission.of(warehouse, pseudonyms);
    Dataset<Row> judged = JudgedRecords.of(reader.mapping(), records, pseudonyms, admission);
    Dataset<Row> items = kept.select(keptColumns());
    Column item = col(KEPT + RejectedRecord.ITEM);
    Column isOfIt =
        item.equalTo(MappedRecord.NOT_TAKEN_APART).or(item.equalTo(col(MappedRecord.ITEM)));
    return judged.join(items, samePlace().and(isOfIt), "left_semi");
  }

  /** Rejected items of a record that has fewer items by the present mapping. */
  private static Dataset<Row> lost(SourceMapping mapping, Dataset<Row> kept, Dataset<Row> judged) {
    Column isIt =
        PLACE.entrySet().stream()
            .map(name -> col(name.getKey()).equalTo(col(KEPT + name.getValue())))
            .reduce(Column::and)
            .orElseThrow();
    Column isItem =
        col(RejectedRecord.ITEM)
            .equalTo(MappedRecord.NOT_TAKEN_APART)
            .or(col(RejectedRecord.ITEM).equalTo(col(KEPT + MappedRecord.ITEM)));
    Column[] place =
        Stream.concat(PLACE.values().stream(), Stream.of(MappedRecord.ITEM))
            .map(name -> col(name).as(KEPT + name))
            .toArray(Column[]::new);
    return kept.join(judged.select(place), isIt.and(isItem), "left_anti")
        .withColumn(RejectedRecord.REASON, lit(GONE_REASON))
        .withColumn(RejectedRecord.MAPPING_FINGERPRINT, lit(mapping.fingerprint()))
        .select(columns(RejectedRecord.TABLE.writtenColumns()));
  }

  /** Rows that are no longer under their key. */
  private static Dataset<Row> without(Dataset<Row> kept, Dataset<Row> rejected) {
    List<String> key = RejectedRecord.TABLE.key();
    return kept.join(rejected.select(columns(key)), key.toArray(String[]::new), "left_anti")
        .select(columns(RejectedRecord.TABLE.writtenColumns()));
  }

  private static Column samePlace() {
    return PLACE.entrySet().stream()
        .map(name -> col(KEPT + name.getKey()).equalTo(col(name.getValue())))
        .reduce(Column::and)
        .orElseThrow();
  }

  private static Column[] keptColumns() {
    return Stream.concat(PLACE.keySet().stream(), Stream.of(RejectedRecord.ITEM))
        .map(name -> col(name).as(KEPT + name))
        .toArray(Column[]::new);
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(functions::col).toArray(Column[]::new);
  }

  private static Column has(String status) {
    return col(MappedRecord.STATUS).equalTo(status);
  }
}
