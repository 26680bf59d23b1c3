package org.contretemps.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.source.landing.DataRefusedException;
import org.contretemps.source.landing.FileForm;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.Manifest;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.source.mapping.FileAccount;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.warehouse.KeptRows;

/**
 * The new records of one source, read and judged but not yet written to their table.
 *
 * @param forms file name → how the file differs from what was expected; absent if it does not
 * @param said what is odd about its names, in sentences
 * @param kept rows of {@link MappedRecord} with the target's columns
 */
record StagedSource(
    SourceMapping mapping,
    Target target,
    List<FileAccount> accounts,
    Map<String, FileForm> forms,
    List<String> said,
    KeptRows kept) {
  private static final int EXAMPLES = 5;

  /** Rows of {@link MappedRecord} with the target's columns. */
  Dataset<Row> rows() {
    return kept.rows();
  }

  /** The columns kept until publishing; other columns of the mapping are not computed. */
  static Column[] columns(Target target) {
    return Stream.concat(
            Stream.of(
                MappedRecord.FILE,
                MappedRecord.FILE_BYTES,
                MappedRecord.DELIVERED_AT,
                MappedRecord.POSITION,
                MappedRecord.ITEM,
                MappedRecord.BYTES,
                MappedRecord.STATUS,
                MappedRecord.REASON,
                MappedRecord.IS_CLEANED),
            target.table().writtenColumns().stream())
        .map(functions::col)
        .toArray(Column[]::new);
  }

  /** The same, with further oddities to report. */
  StagedSource saying(List<String> sentences) {
    return new StagedSource(mapping, target, accounts, forms, sentences, kept);
  }

  Dataset<Row> accepted() {
    return rows().where(col(MappedRecord.STATUS).equalTo(MappedRecord.ACCEPTED));
  }

  /** Rows of {@link RejectedRecord}. */
  Dataset<Row> rejectedRecords() {
    return rejectedRecords(mapping, rows());
  }

  /** Rows of {@link RejectedRecord} of judged records. */
  static Dataset<Row> rejectedRecords(SourceMapping mapping, Dataset<Row> rows) {
    return rows.where(col(MappedRecord.STATUS).equalTo(MappedRecord.REJECTED))
        .select(
            lit(mapping.name()).as(RejectedRecord.SOURCE),
            col(MappedRecord.FILE).as(RejectedRecord.SOURCE_FILE),
            col(MappedRecord.FILE_BYTES).as(RejectedRecord.FILE_BYTES),
            col(MappedRecord.DELIVERED_AT).as(RejectedRecord.DELIVERED_AT),
            col(MappedRecord.POSITION).as(RejectedRecord.POSITION),
            col(MappedRecord.ITEM).as(RejectedRecord.ITEM),
            col(MappedRecord.REASON).as(RejectedRecord.REASON),
            col(MappedRecord.BYTES).as(RejectedRecord.RECORD),
            lit(mapping.fingerprint()).as(RejectedRecord.MAPPING_FINGERPRINT));
  }

  /** Rows of {@link LoadAudit}. */
  Stream<Row> auditRows(LoadOddities odd) {
    return accounts.stream()
        .map(
            account ->
                account.auditRow(
                    mapping,
                    forms.getOrDefault(account.file().name(), FileForm.EXPECTED),
                    odd.of(account),
                    odd.replaced(account)));
  }

  /** What is said of these files, each sentence once. */
  List<LoadWarning> warnings(LoadOddities odd) {
    Map<String, List<String>> filesBySentence = new LinkedHashMap<>();
    for (FileAccount account : accounts) {
      String file = account.file().name();
      Stream.of(
              account.warnings(forms.getOrDefault(file, FileForm.EXPECTED)),
              account.warnings(mapping),
              odd.of(account))
          .flatMap(List::stream)
          .forEach(
              sentence ->
                  filesBySentence.computeIfAbsent(sentence, s -> new ArrayList<>()).add(file));
    }
    return filesBySentence.entrySet().stream()
        .map(said -> new LoadWarning(mapping.name(), said.getKey(), said.getValue()))
        .toList();
  }

  /** Whether earlier loads passed one of these files over. */
  boolean wasPassedOver(Manifest manifest) {
    return manifest.hasPassedOver(
        mapping.name(), accounts.stream().map(FileAccount::file).toList());
  }

  boolean hasRejected() {
    return accounts.stream().anyMatch(account -> account.rejected() > 0);
  }

  boolean hasAccepted() {
    return accounts.stream().anyMatch(account -> account.accepted() > 0);
  }

  /** Refuses the night if a file is damaged or has too many bad records. */
  void refuseAbove(double share) {
    List<FileAccount> bad =
        accounts.stream()
            .filter(account -> account.isDamaged() || account.rejectedShare() > share)
            .toList();
    if (!bad.isEmpty()) {
      throw new DataRefusedException(refusal(bad, share));
    }
  }

  private String refusal(List<FileAccount> bad, double share) {
    String files =
        bad.stream().limit(EXAMPLES).map(StagedSource::sentence).collect(Collectors.joining());
    return "Cannot load %s: %d of %d new files cannot be trusted (more than %.1f %% of the records are bad, or the file is cut off); nothing was published.%s%s%n  Mend the files or the mapping %s, or raise 'ingest.refuse-file-above-share'."
        .formatted(
            mapping.name(),
            bad.size(),
            accounts.size(),
            100 * share,
            files,
            examples(bad),
            mapping.name() + ".yaml");
  }

  private static String sentence(FileAccount account) {
    return "%n  %s: %,d of %,d records rejected%s"
        .formatted(
            account.file().name(),
            account.rejected(),
            account.records(),
            account.isDamaged() ? ", and cut off or damaged" : "");
  }

  private String examples(List<FileAccount> bad) {
    Object[] names = bad.stream().map(account -> account.file().name()).toArray();
    return rows()
        .where(col(MappedRecord.REASON).isNotNull())
        .where(col(MappedRecord.STATUS).isin(MappedRecord.REJECTED, MappedRecord.DAMAGED))
        .where(col(MappedRecord.FILE).isin(names))
        .select(MappedRecord.FILE, MappedRecord.POSITION, MappedRecord.REASON)
        .limit(EXAMPLES)
        .collectAsList()
        .stream()
        .map(
            row ->
                "%n  for example %s at byte %d: %s"
                    .formatted(row.getString(0), row.getLong(1), row.getString(2)))
        .collect(Collectors.joining());
  }
}
