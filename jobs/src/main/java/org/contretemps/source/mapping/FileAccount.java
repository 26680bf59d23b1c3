package org.contretemps.source.mapping;

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
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.contretemps.source.landing.FileForm;
import org.contretemps.source.landing.LandingFile;
import org.contretemps.source.landing.LoadAudit;

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
    return of(mapped, files, Map::of, date);
  }

  /**
   * The same for files that may say themselves how many records they hold.
   *
   * @param forms once the records have been read: file name → how the file differs from what was
   *     expected
   */
  public static List<FileAccount> of(
      Dataset<Row> mapped,
      List<LandingFile> files,
      Supplier<Map<String, FileForm>> forms,
      Column date) {
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
            count(when(is(MappedRecord.DAMAGED), lit(1))),
            count(when(col(MappedRecord.ITEM).leq(0), lit(1))))
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row));
    Map<String, FileForm> known = forms.get();
    List<FileAccount> accounts = new ArrayList<>();
    for (LandingFile file : files) {
      FileForm form = known.getOrDefault(file.name(), FileForm.EXPECTED);
      accounts.add(account(file, form, counts.get(file.name())));
    }
    return accounts;
  }

  /**
   * The row of {@link LoadAudit} that tells of this file.
   *
   * @param warnings what was odd about its load, in sentences
   */
  public Row auditRow(SourceMapping mapping, FileForm form, List<String> warnings) {
    List<String> sentences = new ArrayList<>(form.warnings());
    sentences.addAll(warnings);
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
        sentences.isEmpty() ? null : String.join(" ", sentences),
        form.ignored().isEmpty() ? null : String.join(",", form.ignored()),
        form.header().orElse(null));
  }

  private static FileAccount account(LandingFile file, FileForm form, Row row) {
    long held = form.records().orElse(row == null ? 0 : row.getLong(7));
    return row == null
        ? new FileAccount(file, 0, 0, 0, null, null, held > 0)
        : new FileAccount(
            file,
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            row.getDate(4),
            row.getDate(5),
            row.getLong(6) > 0 || row.getLong(7) != held);
  }

  private static Column is(String status) {
    return col(MappedRecord.STATUS).equalTo(status);
  }
}
