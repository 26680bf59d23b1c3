package org.contretemps.source.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
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
 * The outcome of one file: how many of its records were accepted, rejected and excluded, and why.
 *
 * @param firstDate earliest date of an accepted record, null if there is none
 * @param isDamaged whether the file could not be read to its end
 * @param cleaned how many records had texts with control characters
 * @param excludedBy reason → how many records were left out by it, most first
 */
public record FileAccount(
    LandingFile file,
    long accepted,
    long rejected,
    long excluded,
    LocalDate firstDate,
    LocalDate lastDate,
    boolean isDamaged,
    long cleaned,
    Map<String, Long> excludedBy) {
  private static final int MOST_REASONS = 50;

  /** The bytes of the marks with which files in UTF-8 and UTF-16 may begin. */
  private static final String BYTE_ORDER_MARKS = "\u00EF\u00BB\u00BF\u00FE\u00FF";

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
    Map<String, FileCounts> counts = FileCounts.of(mapped, date);
    Map<String, FileForm> known = forms.get();
    List<FileAccount> accounts = new ArrayList<>();
    for (LandingFile file : files) {
      FileForm form = known.getOrDefault(file.name(), FileForm.EXPECTED);
      accounts.add(account(file, form, counts.get(file.name())));
    }
    return accounts;
  }

  /** What is odd about the file itself, in sentences. */
  public List<String> warnings(FileForm form) {
    List<String> sentences = new ArrayList<>(form.warnings());
    if (file.bytes() == 0) {
      sentences.add("Empty: the file has no bytes.");
    } else if (records() == 0 && !isDamaged) {
      sentences.add(withoutRecords(form));
    }
    return sentences;
  }

  private static String withoutRecords(FileForm form) {
    if (form.header().isEmpty()) {
      return "Without records: nothing in the file is a record.";
    }
    return isBlank(form.header().get())
        ? "Without records: the file has blank lines and nothing else."
        : "Without records: the file has a header and nothing else.";
  }

  /** Whether a line has no character but blanks and byte order marks, in any encoding. */
  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      boolean isMark = BYTE_ORDER_MARKS.indexOf(b & 0xFF) >= 0;
      if (!isMark && (b < 0 || b > ' ')) {
        return false;
      }
    }
    return true;
  }

  /**
   * The row of {@link LoadAudit} that tells of this file.
   *
   * @param warnings what was odd about its load, in sentences
   * @param replaced accepted records of which another version in the file is kept
   */
  public Row auditRow(SourceMapping mapping, FileForm form, List<String> warnings, long replaced) {
    List<String> sentences = warnings(form);
    sentences.addAll(warnings(mapping));
    sentences.addAll(warnings);
    return RowFactory.create(
        mapping.name(),
        file.name(),
        file.bytes(),
        file.deliveredAt(),
        records(),
        accepted,
        rejected,
        excluded,
        firstDate,
        lastDate,
        mapping.fingerprint(),
        sentences.isEmpty() ? null : String.join(" ", sentences),
        form.ignored().isEmpty() ? null : String.join(",", form.ignored()),
        form.header().orElse(null),
        excludedByRule(),
        replaced);
  }

  /**
   * What to report about records that were left out under names never heard of, and of texts that
   * were cleaned, in sentences.
   *
   * @param mapping the mapping that left them out
   */
  public List<String> warnings(SourceMapping mapping) {
    List<String> warnings = new ArrayList<>(mapping.namedExclusions().warnings(excludedBy));
    if (cleaned > 0) {
      warnings.add("Control characters were taken out of texts, records: %,d.".formatted(cleaned));
    }
    return warnings;
  }

  private String excludedByRule() {
    List<String> counts =
        excludedBy.entrySet().stream()
            .limit(MOST_REASONS)
            .map(reason -> "%s, %d".formatted(reason.getKey(), reason.getValue()))
            .toList();
    return counts.isEmpty() ? null : String.join("; ", counts);
  }

  private static FileAccount account(LandingFile file, FileForm form, FileCounts counts) {
    long held = form.records().orElse(counts == null ? 0 : counts.read());
    return counts == null
        ? new FileAccount(file, 0, 0, 0, null, null, held > 0, 0, Map.of())
        : new FileAccount(
            file,
            counts.with(MappedRecord.ACCEPTED),
            counts.with(MappedRecord.REJECTED),
            counts.with(MappedRecord.EXCLUDED),
            counts.firstDate(),
            counts.lastDate(),
            counts.with(MappedRecord.DAMAGED) > 0 || counts.read() != held,
            counts.cleaned(),
            counts.excludedBy());
  }
}
