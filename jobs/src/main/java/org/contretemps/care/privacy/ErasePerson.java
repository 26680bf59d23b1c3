package org.contretemps.care.privacy;

import static org.apache.spark.sql.functions.col;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.config.ConfigurationException;
import org.contretemps.ingest.Admission;
import org.contretemps.ingest.IngestLanding;
import org.contretemps.ingest.Target;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ErasedPerson;
import org.contretemps.record.contact.PseudonymKey;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.record.contact.Tombstones;
import org.contretemps.source.landing.LandingFile;
import org.contretemps.source.landing.LandingFolder;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.source.mapping.SourceReader;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Upkeep;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.Extent;

/**
 * Deletes a person from the warehouse for good. First it stores a tombstone, by which later loads
 * recognise the person and their contacts. Then it deletes the rows, those of {@code contact} last,
 * because the others are found through them, and at last every file that the current versions do
 * not need. The next night recounts the dates that have changed.
 *
 * <p>Killed at any moment and run again, it completes. No job may write meanwhile, and a reader of
 * an older version has to start again.
 */
public final class ErasePerson implements Job<ErasureCertificate> {
  private static final String NAMED = "_is_named";

  private final Warehouse warehouse;
  private final LandingFolder landing;
  private final List<SourceReader> readers;
  private final PseudonymKey key;
  private final Person person;
  private final String reason;
  private final Instant now;
  private final Progress progress;

  /**
   * @param readers of the sources whose landed files are looked through
   * @param reason kept with the tombstone; must not name the person
   */
  public ErasePerson(
      Warehouse warehouse,
      LandingFolder landing,
      List<SourceReader> readers,
      PseudonymKey key,
      Person person,
      String reason,
      Instant now,
      Progress progress) {
    this.warehouse = warehouse;
    this.landing = landing;
    this.readers = readers;
    this.key = key;
    this.person = person;
    this.reason = reason;
    this.now = now;
    this.progress = progress;
  }

  @Override
  public ErasureCertificate run() {
    Pseudonyms pseudonyms = pseudonyms();
    progress.step("Looking for the person's contacts");
    PersonTraces traces = new PersonTraces(warehouse, person, person.key(pseudonyms));
    leaveTombstones(traces, pseudonyms);
    Admission admission = Admission.ofPerson(warehouse, pseudonyms, person.tombstone(pseudonyms));
    RejectedTraces rejected = new RejectedTraces(warehouse, readers, admission);
    String note = "erasure of " + person.name(pseudonyms);
    List<TableDefinition> tables = tables();
    for (TableDefinition table : tables) {
      boolean isOfRejected = table.equals(RejectedRecord.TABLE);
      remove(table, isOfRejected ? rejected.keys(traces.words()) : traces.keysIn(table), note);
    }
    Map<String, Extent> deleted = new LinkedHashMap<>();
    Upkeep upkeep = new Upkeep(warehouse);
    for (TableDefinition table : tables) {
      progress.step("Deleting files of %s that nothing needs".formatted(table.name()));
      deleted.put(table.name(), upkeep.vacuum(table, Duration.ZERO));
    }
    return certificate(tables, deleted, note, pseudonyms, landingFiles(admission));
  }

  private Pseudonyms pseudonyms() {
    return key.pseudonyms(
        Optional.of(
            warehouse
                .history(Contact.TABLE)
                .property(IngestLanding.KEY_PROPERTY)
                .orElseThrow(
                    () ->
                        new ConfigurationException(
                            "Cannot erase %s: no contacts have been loaded into %s. Check the warehouse that you named."
                                .formatted(person, warehouse.root())))));
  }

  /** The tables that contain people, {@code contact} last. */
  private List<TableDefinition> tables() {
    return Catalogue.TABLES.stream()
        .filter(Catalogue::namesPeople)
        .filter(warehouse::exists)
        .sorted(Comparator.comparing(Contact.TABLE::equals))
        .toList();
  }

  private void leaveTombstones(PersonTraces traces, Pseudonyms pseudonyms) {
    progress.step("Leaving tombstones");
    Map<Long, Row> rows = new LinkedHashMap<>();
    long own = person.tombstone(pseudonyms);
    rows.put(own, tombstone(own, own, person.kind()));
    for (Row contact : traces.contacts()) {
      names(contact)
          .forEach(
              (kind, name) -> {
                long stone = pseudonyms.tombstone(person.organisation(), kind, name);
                rows.put(stone, tombstone(stone, own, kind));
              });
    }
    warehouse.create(ErasedPerson.TABLE);
    Dataset<Row> tombstones =
        warehouse
            .session()
            .createDataFrame(List.copyOf(rows.values()), ErasedPerson.TABLE.schema())
            .coalesce(1);
    warehouse.merging(ErasedPerson.TABLE, tombstones).insertMissing();
  }

  private static Map<String, String> names(Row contact) {
    String source = contact.getAs(Contact.SOURCE);
    String id = contact.getAs(Contact.CONTACT_ID);
    Map<String, String> names = new LinkedHashMap<>();
    names.put(ErasedPerson.CONTACT, Tombstones.inSource(source, id));
    names.put(ErasedPerson.CONTACT_ID, id);
    names.put(
        ErasedPerson.CONVERSATION,
        Tombstones.inSource(source, contact.getAs(Contact.CONVERSATION_ID)));
    String caseId = contact.getAs(Contact.CASE_ID);
    if (caseId != null) {
      names.put(ErasedPerson.CASE, caseId);
    }
    return names;
  }

  private Row tombstone(long stone, long own, String kind) {
    return RowFactory.create(stone, own, person.organisation(), kind, now, reason);
  }

  private void remove(TableDefinition table, Dataset<Row> keys, String note) {
    if (keys.isEmpty()) {
      return;
    }
    progress.step("Removing rows from " + table.name());
    Upkeep upkeep = new Upkeep(warehouse);
    if (!person.isCustomer() && PersonTraces.has(table, Contact.CUSTOMER_KEY)) {
      List<String> columns =
          Stream.of(Contact.AGENT_KEY, Contact.AGENT_EXPERIENCE_DAYS)
              .filter(column -> PersonTraces.has(table, column))
              .toList();
      upkeep.blank(table, keys, columns, note);
    } else {
      upkeep.remove(table, keys, note);
    }
  }

  /** Files that hold this person: those that hold others who were erased are on their papers. */
  private List<String> landingFiles(Admission admission) {
    progress.step("Looking for landing files that hold the person");
    Set<String> names = new TreeSet<>();
    for (SourceReader reader : readers) {
      List<LandingFile> files = landing.list(reader.mapping().path());
      if (!files.isEmpty()) {
        Target target = Target.of(reader.mapping());
        admission
            .naming(reader.read(files).records(), reader.mapping(), target, NAMED)
            .where(col(NAMED))
            .select(MappedRecord.FILE)
            .distinct()
            .collectAsList()
            .forEach(row -> names.add(row.getString(0)));
      }
    }
    return List.copyOf(names);
  }

  private ErasureCertificate certificate(
      List<TableDefinition> tables,
      Map<String, Extent> deleted,
      String note,
      Pseudonyms pseudonyms,
      List<String> landingFiles) {
    Row first =
        warehouse
            .read(ErasedPerson.TABLE)
            .where(col(ErasedPerson.TOMBSTONE).equalTo(person.tombstone(pseudonyms)))
            .first();
    long tombstones =
        warehouse
            .read(ErasedPerson.TABLE)
            .where(col(ErasedPerson.PERSON).equalTo(person.tombstone(pseudonyms)))
            .count();
    return new ErasureCertificate(
        person.name(pseudonyms),
        person.organisation(),
        person.kind(),
        first.getAs(ErasedPerson.REASON),
        first.<Instant>getAs(ErasedPerson.ERASED_AT).toString(),
        tombstones,
        tables.stream()
            .map(
                table ->
                    new ErasureCertificate.Erased(
                        table.name(),
                        warehouse.history(table).rowsChangedBy(note),
                        deleted.get(table.name()).files(),
                        deleted.get(table.name()).bytes()))
            .toList(),
        landingFiles);
  }
}
