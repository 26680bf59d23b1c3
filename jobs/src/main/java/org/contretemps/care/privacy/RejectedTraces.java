package org.contretemps.care.privacy;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.contretemps.ingest.Admission;
import org.contretemps.ingest.Target;
import org.contretemps.record.contact.RecordWords;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.source.mapping.KeptAgain;
import org.contretemps.source.mapping.SourceReader;
import org.contretemps.warehouse.Warehouse;

/**
 * Finds rejected records that name a person, by reading their kept bytes with their mapping: in any
 * encoding, and cleaned as the mapping cleans identifiers. If a source is no longer read, there is
 * no mapping for it: then every word is compared.
 */
final class RejectedTraces {
  private static final String NAMED = "_is_named";

  private final Warehouse warehouse;
  private final Map<String, SourceReader> readers;
  private final Admission admission;

  /**
   * @param admission that of the person
   */
  RejectedTraces(Warehouse warehouse, List<SourceReader> readers, Admission admission) {
    this.warehouse = warehouse;
    this.readers =
        readers.stream()
            .collect(Collectors.toMap(reader -> reader.mapping().name(), Function.identity()));
    this.admission = admission;
  }

  /**
   * The keys of all kept rows whose bytes name the person.
   *
   * @param words by which the person is looked for if no mapping is known
   */
  Dataset<Row> keys(Set<String> words) {
    Dataset<Row> all = warehouse.read(RejectedRecord.TABLE);
    List<Row> keys = new ArrayList<>();
    for (Row source : all.select(RejectedRecord.SOURCE).distinct().collectAsList()) {
      Dataset<Row> kept = all.where(col(RejectedRecord.SOURCE).equalTo(source.getString(0)));
      SourceReader reader = readers.get(source.getString(0));
      Dataset<Row> theirs =
          reader == null
              ? kept.where(RecordWords.hold(col(RejectedRecord.RECORD), words))
              : named(reader, kept);
      keys.addAll(theirs.select(columns(RejectedRecord.TABLE.key())).collectAsList());
    }
    return warehouse.session().createDataFrame(keys, keySchema());
  }

  /** All rows of one place in a file, since each of them keeps the bytes of all. */
  private Dataset<Row> named(SourceReader reader, Dataset<Row> kept) {
    Dataset<Row> records = KeptAgain.of(reader, kept, warehouse.read(LoadAudit.TABLE));
    Dataset<Row> places =
        admission
            .naming(records, reader.mapping(), Target.of(reader.mapping()), NAMED)
            .where(col(NAMED))
            .select(
                KeptAgain.PLACE.entrySet().stream()
                    .map(name -> col(name.getValue()).as(name.getKey()))
                    .toArray(Column[]::new))
            .distinct();
    return kept.join(places, KeptAgain.PLACE.keySet().toArray(String[]::new), "left_semi");
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(functions::col).toArray(Column[]::new);
  }

  private static StructType keySchema() {
    StructType schema = new StructType();
    for (String column : RejectedRecord.TABLE.key()) {
      schema = schema.add(RejectedRecord.TABLE.schema().apply(column));
    }
    return schema;
  }
}
