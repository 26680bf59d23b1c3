package org.contretemps.ingest;

import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.source.landing.LandingFile;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.source.mapping.SourceReader;
import org.contretemps.source.mapping.TableContract;

/**
 * The records of landed files as they would stand in the table of their target, each with what
 * becomes of it. Pure but for the reading: what is made of them is for others to say.
 */
public final class JudgedRecords {
  private JudgedRecords() {}

  /** Rows with the columns that {@link StagedSource#columns} names, whomever they name. */
  public static Dataset<Row> of(
      SourceReader reader, List<LandingFile> files, Supplier<Pseudonyms> pseudonyms) {
    return of(reader.mapping(), reader.read(files).records(), pseudonyms);
  }

  /**
   * The same for records that have been read.
   *
   * @param records mapped records with the fields of the mapping's target
   */
  public static Dataset<Row> of(
      SourceMapping mapping, Dataset<Row> records, Supplier<Pseudonyms> pseudonyms) {
    Target target = Target.of(mapping);
    Dataset<Row> built = target.building().build(records, mapping, pseudonyms);
    return new TableContract(target.table()).judge(built).select(StagedSource.columns(target));
  }

  /** The same, without those that may not come in again. */
  public static Dataset<Row> of(
      SourceMapping mapping,
      Dataset<Row> records,
      Supplier<Pseudonyms> pseudonyms,
      Admission admission) {
    Target target = Target.of(mapping);
    Dataset<Row> admitted = admission.ofRecords(records, mapping, target);
    Dataset<Row> built = target.building().build(admitted, mapping, pseudonyms);
    return admission
        .ofRows(new TableContract(target.table()).judge(built), target)
        .select(StagedSource.columns(target));
  }
}
