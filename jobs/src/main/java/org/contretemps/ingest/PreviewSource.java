package org.contretemps.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.contretemps.job.Job;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.source.landing.FileForm;
import org.contretemps.source.landing.LandingFile;
import org.contretemps.source.mapping.FormProposals;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.source.mapping.SourceReader;
import org.contretemps.source.mapping.UnreadExample;

/**
 * Shows what a mapping would make of the first records of a file. It only reads: people get
 * pseudonyms of a temporary key, so that not even a key file is created.
 */
public final class PreviewSource implements Job<PreviewSource.Result> {
  /**
   * What would become of one record.
   *
   * @param position byte offset in the unpacked file; in Parquet, the row number
   * @param reason why it is rejected or by which rule excluded; null if it is accepted
   * @param unread expressions that gave no value, with the raw values that they read
   * @param values column of the target's table → value, null included
   */
  public record Judged(
      long position,
      int item,
      String status,
      String reason,
      List<String> unread,
      Map<String, Object> values) {}

  /**
   * The first records of a file, in its order.
   *
   * @param form how the file differs from what the mapping expects, as far as it was read
   * @param proposals fields with expressions that would read what could not be read
   */
  public record Result(
      SourceReader source,
      LandingFile file,
      FileForm form,
      List<Judged> records,
      List<String> proposals) {}

  private final SourceReader reader;
  private final LandingFile file;
  private final int atMost;

  /**
   * @param atMost how many records are read
   */
  public PreviewSource(SourceReader reader, LandingFile file, int atMost) {
    this.reader = reader;
    this.file = file;
    this.atMost = atMost;
  }

  @Override
  public Result run() {
    SourceReader.ReadFiles read = reader.read(List.of(file));
    List<Row> rows =
        JudgedRecords.of(reader.mapping(), read.records(), Pseudonyms::ofThrowawayKey)
            .limit(atMost)
            .collectAsList();
    FileForm form = read.forms().get().getOrDefault(file.name(), FileForm.EXPECTED);
    List<Map.Entry<byte[], String>> rejected =
        rows.stream()
            .filter(row -> MappedRecord.REJECTED.equals(row.getAs(MappedRecord.STATUS)))
            .map(
                row ->
                    Map.entry(
                        row.<byte[]>getAs(MappedRecord.BYTES),
                        row.<String>getAs(MappedRecord.REASON)))
            .toList();
    return new Result(
        reader,
        file,
        form,
        judged(rows, form),
        FormProposals.of(reader.mapping(), form.header(), rejected));
  }

  private List<Judged> judged(List<Row> rows, FileForm form) {
    List<String> columns = Target.of(reader.mapping()).table().writtenColumns();
    UnreadExample example = new UnreadExample(reader.mapping(), form.header());
    return rows.stream().map(row -> judged(row, columns, example)).toList();
  }

  private static Judged judged(Row row, List<String> columns, UnreadExample example) {
    Map<String, Object> values = new LinkedHashMap<>();
    columns.forEach(column -> values.put(column, row.getAs(column)));
    String status = row.getAs(MappedRecord.STATUS);
    String reason = row.getAs(MappedRecord.REASON);
    return new Judged(
        row.<Long>getAs(MappedRecord.POSITION),
        row.<Integer>getAs(MappedRecord.ITEM),
        status,
        reason,
        status.equals(MappedRecord.REJECTED)
            ? example.of(row.getAs(MappedRecord.BYTES), reason)
            : List.of(),
        values);
  }
}
