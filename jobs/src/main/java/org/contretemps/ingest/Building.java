package org.contretemps.ingest;

import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.source.mapping.SourceMapping;

/** Rows with the fields of a {@link Target} → rows with its table's columns. */
@FunctionalInterface
public interface Building {
  /**
   * The rows as the table declares them, with whatever else the input has.
   *
   * @param pseudonyms asked for only if records name people
   */
  Dataset<Row> build(Dataset<Row> input, SourceMapping mapping, Supplier<Pseudonyms> pseudonyms);

  /** The building of a kind of record that names no people. */
  @FunctionalInterface
  interface WithoutPeople {
    /** The rows, each with the source, the file and the time of delivery that it came with. */
    Dataset<Row> rows(Dataset<Row> input, String source, String sourceFile, String deliveredAt);
  }

  /** Builds what names no people. */
  static Building withoutPeople(WithoutPeople kind) {
    return (input, mapping, pseudonyms) ->
        kind.rows(input, mapping.name(), MappedRecord.FILE, MappedRecord.DELIVERED_AT);
  }
}
