package org.contretemps.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.contretemps.contact.Contact;
import org.contretemps.contact.ContactBuilder;
import org.contretemps.contact.PseudonymKey;
import org.contretemps.contact.Pseudonyms;
import org.contretemps.source.FileAccount;
import org.contretemps.source.LandingFile;
import org.contretemps.source.LandingFolder;
import org.contretemps.source.LoadAudit;
import org.contretemps.source.Manifest;
import org.contretemps.source.MappedRecord;
import org.contretemps.source.RejectedRecord;
import org.contretemps.source.SourceMapping;
import org.contretemps.source.SourceReader;
import org.contretemps.source.TableContract;
import org.contretemps.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Landing files → {@code contact}, {@code rejected_record}, {@code load_audit}.
 *
 * <p>All new files of all sources are read and judged before anything is published; one bad file
 * refuses the night. The manifest is written last. Killed before that, the same files are read
 * again and meet their own rows by key, so that nothing is doubled; run twice, there is no new
 * file.
 */
public final class IngestContacts implements Job<IngestContacts.Result> {
  /** The table property that tells by which pseudonym key a warehouse was made. */
  public static final String KEY_PROPERTY = "contretemps.pseudonym-key-fingerprint";

  private static final Logger LOG = LoggerFactory.getLogger(IngestContacts.class);

  /** What was loaded, file by file. */
  public record Result(Map<String, List<FileAccount>> accountsBySource) {
    /** All files loaded. */
    public List<FileAccount> accounts() {
      return accountsBySource.values().stream().flatMap(List::stream).toList();
    }
  }

  private final Warehouse warehouse;
  private final LandingFolder landing;
  private final List<SourceReader> readers;
  private final PseudonymKey key;
  private final double refuseAboveShare;
  private final Progress progress;

  public IngestContacts(
      Warehouse warehouse,
      LandingFolder landing,
      List<SourceReader> readers,
      PseudonymKey key,
      double refuseAboveShare,
      Progress progress) {
    this.warehouse = warehouse;
    this.landing = landing;
    this.readers = readers;
    this.key = key;
    this.refuseAboveShare = refuseAboveShare;
    this.progress = progress;
  }

  @Override
  public Result run() {
    List<StagedSource> staged = stageAll();
    try {
      staged.forEach(source -> source.refuseAbove(refuseAboveShare));
      staged.forEach(this::publish);
      return result(staged);
    } finally {
      staged.forEach(source -> source.rows().unpersist());
    }
  }

  private List<StagedSource> stageAll() {
    List<StagedSource> staged = new ArrayList<>();
    for (SourceReader reader : readers) {
      List<LandingFile> pending = pending(reader.mapping());
      LOG.info("{}: {} new files", reader.mapping().name(), pending.size());
      if (!pending.isEmpty()) {
        staged.add(stage(reader, pending));
      }
    }
    return staged;
  }

  private List<LandingFile> pending(SourceMapping mapping) {
    return Manifest.of(warehouse.read(LoadAudit.TABLE), mapping.name())
        .pending(landing.list(mapping.path()));
  }

  private StagedSource stage(SourceReader reader, List<LandingFile> files) {
    SourceMapping mapping = reader.mapping();
    progress.step("Reading %,d files of %s".formatted(files.size(), mapping.name()));
    Dataset<Row> contacts =
        new ContactBuilder(mapping.name(), mapping.zone(), pseudonyms())
            .build(reader.read(files), MappedRecord.FILE, MappedRecord.DELIVERED_AT);
    Dataset<Row> rows =
        new TableContract(Contact.TABLE)
            .judge(contacts)
            .select(stagedColumns())
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new StagedSource(mapping, FileAccount.of(rows, files, Contact.CONTACT_DATE), rows);
  }

  /** What is kept until it is published; whatever else the mapping gave is not even computed. */
  private static Column[] stagedColumns() {
    return Stream.concat(
            Stream.of(
                MappedRecord.FILE,
                MappedRecord.DELIVERED_AT,
                MappedRecord.POSITION,
                MappedRecord.BYTES,
                MappedRecord.STATUS,
                MappedRecord.REASON),
            Contact.TABLE.writtenColumns().stream())
        .map(functions::col)
        .toArray(Column[]::new);
  }

  private Pseudonyms pseudonyms() {
    return key.pseudonyms(knownFingerprint());
  }

  private Optional<String> knownFingerprint() {
    return warehouse.exists(Contact.TABLE)
        ? warehouse.history(Contact.TABLE).property(KEY_PROPERTY)
        : Optional.empty();
  }

  private void publish(StagedSource source) {
    progress.step("Publishing %s".formatted(source.mapping().name()));
    warehouse.create(Contact.TABLE, Map.of(KEY_PROPERTY, pseudonyms().fingerprint()));
    warehouse.create(RejectedRecord.TABLE);
    warehouse.create(LoadAudit.TABLE);
    if (source.hasRejected()) {
      warehouse.insertMissing(RejectedRecord.TABLE, rejectedRecords(source));
    }
    if (source.hasAccepted()) {
      new ContactUpsert(warehouse).upsert(source.accepted());
    }
    List<Row> audit =
        source.accounts().stream().map(account -> account.auditRow(source.mapping())).toList();
    warehouse.append(
        LoadAudit.TABLE,
        warehouse.session().createDataFrame(audit, LoadAudit.TABLE.schema()).coalesce(1));
  }

  private static Dataset<Row> rejectedRecords(StagedSource source) {
    return source
        .rejected()
        .select(
            lit(source.mapping().name()).as(RejectedRecord.SOURCE),
            col(MappedRecord.FILE).as(RejectedRecord.SOURCE_FILE),
            col(MappedRecord.DELIVERED_AT).as(RejectedRecord.DELIVERED_AT),
            col(MappedRecord.POSITION).as(RejectedRecord.POSITION),
            col(MappedRecord.REASON).as(RejectedRecord.REASON),
            col(MappedRecord.BYTES).as(RejectedRecord.RECORD),
            lit(source.mapping().fingerprint()).as(RejectedRecord.MAPPING_FINGERPRINT));
  }

  private static Result result(List<StagedSource> staged) {
    Map<String, List<FileAccount>> accounts = new java.util.LinkedHashMap<>();
    staged.forEach(source -> accounts.put(source.mapping().name(), source.accounts()));
    LOG.info("loaded {} files", accounts.values().stream().mapToInt(List::size).sum());
    return new Result(accounts);
  }
}
