package org.contretemps.ingest;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.config.IngestSettings;
import org.contretemps.ingest.merge.Published;
import org.contretemps.job.ContactsInReach;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.operation.HasRead;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.PseudonymKey;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.record.event.ContactEvent;
import org.contretemps.source.landing.Deliveries;
import org.contretemps.source.landing.LandingFolder;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.Manifest;
import org.contretemps.source.landing.PassedOverFiles;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.source.mapping.FileAccount;
import org.contretemps.source.mapping.LandedSource;
import org.contretemps.source.mapping.SourceReader;
import org.contretemps.warehouse.FewRows;
import org.contretemps.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step that loads landed files into the tables of every {@link Target}, {@code rejected_record}
 * and {@code load_audit}.
 *
 * <p>All new files of all sources are read and judged before anything is published; one bad file
 * refuses the night. The manifest of all sources is written last, in one commit. Killed before
 * that, the same files are read again and meet their own rows by key, so that nothing is doubled;
 * run twice, it finds no new file. {@link RejectedAgain} reads records again that an earlier text
 * of a mapping rejected.
 */
public final class IngestLanding implements Job<IngestLanding.Result> {
  /** The table property that tells by which pseudonym key a warehouse was made. */
  public static final String KEY_PROPERTY = "contretemps.pseudonym-key-fingerprint";

  private static final Logger LOG = LoggerFactory.getLogger(IngestLanding.class);

  /**
   * What became of rejected records that were taken up again because their mapping was mended.
   *
   * @param rejected how many are rejected still, or again
   */
  public record TakenUp(long accepted, long excluded, long rejected) {}

  /**
   * What was loaded, file by file, and what was taken up again.
   *
   * @param warnings what was odd about files that were loaded
   * @param deliveries when sources delivered what is loaded now
   */
  public record Result(
      Map<String, List<FileAccount>> accountsBySource,
      Map<String, TakenUp> takenUpBySource,
      List<LoadWarning> warnings,
      Deliveries deliveries)
      implements HasRead {
    /** Nothing was loaded, nor looked at. */
    public static final Result NOTHING =
        new Result(Map.of(), Map.of(), List.of(), new Deliveries());

    /** Records of all files loaded. */
    @Override
    public long records() {
      return accounts().stream().mapToLong(FileAccount::records).sum();
    }

    /** Bytes of all files loaded. */
    @Override
    public long bytes() {
      return accounts().stream().mapToLong(account -> account.file().bytes()).sum();
    }

    /** All files loaded. */
    public List<FileAccount> accounts() {
      return accountsBySource.values().stream().flatMap(List::stream).toList();
    }
  }

  private final Warehouse warehouse;
  private final LandingFolder landing;
  private final List<SourceReader> readers;
  private final PseudonymKey key;
  private final IngestSettings settings;
  private final Progress progress;

  public IngestLanding(
      Warehouse warehouse,
      LandingFolder landing,
      List<SourceReader> readers,
      PseudonymKey key,
      IngestSettings settings,
      Progress progress) {
    this.warehouse = warehouse;
    this.landing = landing;
    this.readers = readers;
    this.key = key;
    this.settings = settings;
    this.progress = progress;
  }

  @Override
  public Result run() {
    Manifest manifest = Manifest.of(warehouse.read(LoadAudit.TABLE));
    List<LandedSource> landed = LandedSource.of(readers, landing, manifest);
    long rows = LandedSource.records(landed) + ContactsInReach.recent(warehouse);
    return FewRows.work(warehouse.session(), rows, () -> load(manifest, landed));
  }

  private Result load(Manifest manifest, List<LandedSource> landed) {
    PassedOverFiles passedOver = new PassedOverFiles();
    try (Staging staging = new Staging(warehouse, this::pseudonyms, progress)) {
      Deliveries deliveries = staging.all(landed, passedOver, manifest);
      List<StagedSource> staged = staging.staged();
      staged.forEach(source -> source.refuseAbove(settings.refuseFileAboveShare()));
      List<LoadWarning> warnings = new ArrayList<>();
      passedOver.tell(
          (source, sentence, files) -> warnings.add(new LoadWarning(source, sentence, files)));
      List<Row> audit = new ArrayList<>(passedOver.newRows());
      if (!staged.isEmpty()) {
        warnings.addAll(publish(staged, audit));
      }
      if (!audit.isEmpty()) {
        writeAudit(audit, manifest, staged);
      }
      if (!staged.isEmpty()) {
        forgetOldEvents();
      }
      Map<String, TakenUp> takenUp =
          new RejectedAgain(warehouse, this::pseudonyms, settings, progress).run(readers);
      return result(staged, takenUp, warnings, deliveries);
    }
  }

  private Pseudonyms pseudonyms() {
    return key.pseudonyms(knownFingerprint());
  }

  private Optional<String> knownFingerprint() {
    return warehouse.exists(Contact.TABLE)
        ? warehouse.history(Contact.TABLE).property(KEY_PROPERTY)
        : Optional.empty();
  }

  private List<LoadWarning> publish(List<StagedSource> staged, List<Row> audit) {
    staged.forEach(source -> create(source.target()));
    warehouse.create(RejectedRecord.TABLE);
    warehouse.create(LoadAudit.TABLE);
    staged.stream()
        .filter(StagedSource::hasRejected)
        .map(StagedSource::rejectedRecords)
        .reduce(Dataset::union)
        .ifPresent(rejected -> warehouse.merging(RejectedRecord.TABLE, rejected).insertMissing());
    List<LoadWarning> warnings = new ArrayList<>();
    for (StagedSource source : staged) {
      long records = source.accounts().stream().mapToLong(FileAccount::records).sum();
      LoadOddities odd =
          Staging.bySize(
              warehouse,
              source.mapping(),
              records,
              () -> LoadOddities.of(source, publish(source), settings));
      source.auditRows(odd).forEach(audit::add);
      warnings.addAll(source.warnings(odd));
    }
    return warnings;
  }

  /** In place of what was said of a file when it was passed over. */
  private void writeAudit(List<Row> audit, Manifest manifest, List<StagedSource> staged) {
    warehouse.create(LoadAudit.TABLE);
    Dataset<Row> rows =
        warehouse.session().createDataFrame(audit, LoadAudit.TABLE.schema()).coalesce(1);
    if (staged.stream().anyMatch(source -> source.wasPassedOver(manifest))) {
      warehouse
          .merging(LoadAudit.TABLE, rows)
          .upsert(col("stored." + LoadAudit.MAPPING_FINGERPRINT).equalTo(LoadAudit.PASSED_OVER));
    } else {
      warehouse.append(LoadAudit.TABLE, rows);
    }
  }

  private void create(Target target) {
    Map<String, String> properties =
        target.namesPeople() ? Map.of(KEY_PROPERTY, pseudonyms().fingerprint()) : Map.of();
    target.tables().forEach(table -> warehouse.create(table, properties));
  }

  private Published publish(StagedSource source) {
    if (!source.hasAccepted()) {
      return Published.NOTHING;
    }
    progress.step("Publishing %s".formatted(source.mapping().name()));
    return source
        .target()
        .publishing()
        .publish(warehouse, source.mapping(), settings, source.accepted());
  }

  /** Events are needed only until their contacts are complete. */
  private void forgetOldEvents() {
    NavigableSet<LocalDate> dates =
        warehouse.history(ContactEvent.TABLE).dates(ContactEvent.EVENT_DATE);
    if (!dates.isEmpty()) {
      LocalDate first = dates.last().minusDays(settings.keepEventsDays());
      if (dates.first().isBefore(first)) {
        warehouse.deleteBefore(ContactEvent.TABLE, ContactEvent.EVENT_DATE, first);
      }
    }
  }

  private static Result result(
      List<StagedSource> staged,
      Map<String, TakenUp> takenUp,
      List<LoadWarning> warnings,
      Deliveries deliveries) {
    Map<String, List<FileAccount>> accounts = new LinkedHashMap<>();
    staged.forEach(source -> accounts.put(source.mapping().name(), source.accounts()));
    LOG.info("loaded {} files", accounts.values().stream().mapToInt(List::size).sum());
    return new Result(accounts, takenUp, warnings, deliveries);
  }
}
