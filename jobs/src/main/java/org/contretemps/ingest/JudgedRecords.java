package org.contretemps.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.record.contact.ContactInput;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.record.contact.StandIns;
import org.contretemps.source.landing.LandingFile;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.source.mapping.SourceReader;
import org.contretemps.source.mapping.TableContract;
import org.contretemps.table.InputField;

/**
 * The records of landed files in the form of their target table, each judged: accepted, rejected or
 * excluded. It reads and judges, and writes nothing.
 */
public final class JudgedRecords {
  private static final Set<String> PEOPLE = Set.of(ContactInput.CUSTOMER_ID, ContactInput.AGENT_ID);

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
    return judged(named(records, mapping), mapping, target, pseudonyms)
        .select(StagedSource.columns(target));
  }

  /** A text for an unknown person names nobody. */
  private static Dataset<Row> named(Dataset<Row> records, SourceMapping mapping) {
    StandIns standIns = new StandIns(mapping.standIns());
    Map<String, Column> people = new LinkedHashMap<>();
    Target.of(mapping).fields().stream()
        .map(InputField::name)
        .filter(PEOPLE::contains)
        .forEach(field -> people.put(field, standIns.named(field)));
    return people.isEmpty() ? records : records.withColumns(people);
  }

  /** The same, without those that may not come in again. */
  public static Dataset<Row> of(
      SourceMapping mapping,
      Dataset<Row> records,
      Supplier<Pseudonyms> pseudonyms,
      Admission admission) {
    Target target = Target.of(mapping);
    Dataset<Row> admitted = admission.ofRecords(named(records, mapping), mapping, target);
    return admission
        .ofRows(judged(admitted, mapping, target, pseudonyms), target)
        .select(StagedSource.columns(target));
  }

  private static Dataset<Row> judged(
      Dataset<Row> records, SourceMapping mapping, Target target, Supplier<Pseudonyms> pseudonyms) {
    Dataset<Row> built = target.building().build(records, mapping, pseudonyms);
    return new TableContract(target.table())
        .judge(target.times().judge(built, mapping.oldestDays()));
  }
}
