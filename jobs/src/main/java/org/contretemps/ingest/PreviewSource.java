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

/**
 * What a mapping would make of the first records of a file. Reads only: people get pseudonyms of a
 * key that is made for this and thrown away, so that not even a key file is made.
 */
public final class PreviewSource implements Job<PreviewSource.Result> {
  /**
   * What would become of one record.
   *
   * @param position byte offset in the unpacked file; in Parquet, the row number
   * @param reason why it is rejected or by which rule excluded; null where it is accepted
   * @param values column of the target's table → value, null included
   */
  public record Judged(
      long position, int item, String status, String reason, Map<String, Object> values) {}

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
   * @param atMost so many records are read
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
    List<String> columns = Target.of(reader.mapping()).table().writtenColumns();
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
        rows.stream().map(row -> judged(row, columns)).toList(),
        FormProposals.of(reader.mapping(), form.header(), rejected));
  }

  private static Judged judged(Row row, List<String> columns) {
    Map<String, Object> values = new LinkedHashMap<>();
    columns.forEach(column -> values.put(column, row.getAs(column)));
    return new Judged(
        row.<Long>getAs(MappedRecord.POSITION),
        row.<Integer>getAs(MappedRecord.ITEM),
        row.getAs(MappedRecord.STATUS),
        row.getAs(MappedRecord.REASON),
        values);
  }
}
