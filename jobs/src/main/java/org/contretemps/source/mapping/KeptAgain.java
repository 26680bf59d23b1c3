package org.contretemps.source.mapping;

import static org.apache.spark.sql.functions.col;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.RejectedRecord;

/** Reads rejected records again, from their kept bytes, by the present text of their mapping. */
public final class KeptAgain {
  /** Column of a rejected record's place → the same column of a mapped record. */
  public static final Map<String, String> PLACE = place();

  private KeptAgain() {}

  private static Map<String, String> place() {
    Map<String, String> place = new LinkedHashMap<>();
    place.put(RejectedRecord.SOURCE_FILE, MappedRecord.FILE);
    place.put(RejectedRecord.FILE_BYTES, MappedRecord.FILE_BYTES);
    place.put(RejectedRecord.DELIVERED_AT, MappedRecord.DELIVERED_AT);
    place.put(RejectedRecord.POSITION, MappedRecord.POSITION);
    return place;
  }

  /**
   * What the mapping makes of them: mapped records with the fields of its target.
   *
   * @param kept rows of {@link RejectedRecord} of the reader's source; each place is read once,
   *     however many of its records are kept
   * @param audit rows of {@link LoadAudit}, which has the headers of their files
   */
  public static Dataset<Row> of(SourceReader reader, Dataset<Row> kept, Dataset<Row> audit) {
    Dataset<Row> headers =
        audit
            .where(col(LoadAudit.SOURCE).equalTo(reader.mapping().name()))
            .select(
                col(LoadAudit.SOURCE_FILE),
                col(LoadAudit.BYTES).as(RejectedRecord.FILE_BYTES),
                col(LoadAudit.DELIVERED_AT),
                col(LoadAudit.HEADER).as(SourceReader.HEADER));
    String[] file = {
      RejectedRecord.SOURCE_FILE, RejectedRecord.FILE_BYTES, RejectedRecord.DELIVERED_AT
    };
    Stream<Column> columns =
        Stream.concat(
            PLACE.entrySet().stream().map(name -> col(name.getKey()).as(name.getValue())),
            Stream.of(col(RejectedRecord.RECORD).as(MappedRecord.BYTES), col(SourceReader.HEADER)));
    return reader.readAgain(
        kept.dropDuplicates(PLACE.keySet().toArray(String[]::new))
            .join(headers, file, "left")
            .select(columns.toArray(Column[]::new)));
  }
}
