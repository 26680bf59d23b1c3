package org.contretemps.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.contretemps.config.Configuration;
import org.contretemps.config.ConfigurationException;
import org.contretemps.contact.Contact;
import org.contretemps.contact.PseudonymKey;
import org.contretemps.contact.SituationClassifier;
import org.contretemps.distribution.HistogramCounter;
import org.contretemps.job.ComputeKpis;
import org.contretemps.job.DistributeHandlingTimes;
import org.contretemps.job.ErasePerson;
import org.contretemps.job.ErasureCertificate;
import org.contretemps.job.IngestLanding;
import org.contretemps.job.Job;
import org.contretemps.job.MaintainTables;
import org.contretemps.job.Person;
import org.contretemps.job.Progress;
import org.contretemps.job.QualifyContacts;
import org.contretemps.job.Repair;
import org.contretemps.job.ResolveNorms;
import org.contretemps.job.RestateNights;
import org.contretemps.job.RunNight;
import org.contretemps.job.StateNormChanges;
import org.contretemps.job.StateZones;
import org.contretemps.job.TableForms;
import org.contretemps.job.Target;
import org.contretemps.job.UpgradeTables;
import org.contretemps.job.WriteExtracts;
import org.contretemps.operation.RunLog;
import org.contretemps.operation.WarehouseLock;
import org.contretemps.qualification.QualifiedContact;
import org.contretemps.source.Deliveries;
import org.contretemps.source.LandingFolder;
import org.contretemps.source.SourceReader;
import org.contretemps.warehouse.Sessions;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.zone.ZoneChanges;

/** A session, a warehouse and the jobs that work on it, as one configuration says. */
final class Workplace implements AutoCloseable {
  private final Configuration configuration;
  private final Progress progress;
  private final boolean ownsSession;
  private final SparkSession spark;
  private final Warehouse warehouse;

  private final RunLog log;
  private Runnable guard = () -> {};
  private Deliveries deliveries = new Deliveries();
  private Optional<Long> openZones = Optional.empty();
  private final List<Map<String, Object>> zoneChanges = new ArrayList<>();

  private Workplace(Configuration configuration, Progress progress, RunLog log) {
    this.configuration = configuration;
    this.log = log;
    this.progress =
        what -> {
          log.describe(what);
          progress.step(what);
        };
    this.ownsSession = SparkSession.getDefaultSession().isEmpty();
    this.spark = Sessions.open("contretemps", defaults(configuration));
    this.warehouse = new Warehouse(spark, configuration.warehouse());
    log.listenTo(spark.sparkContext(), warehouse::takeWritten);
  }

  /**
   * For a command that only reads, or that is not a run of its own. Refuses tables that have the
   * form of another version of this software.
   */
  static Workplace open(Configuration configuration, Progress progress) {
    Workplace workplace =
        open(configuration, progress, new RunLog("", Clock.systemUTC(), Failures::ending));
    try {
      TableForms.refuseOthers(workplace.warehouse);
      return workplace;
    } catch (ConfigurationException e) {
      workplace.close();
      throw e;
    }
  }

  /**
   * For a command that writes.
   *
   * @param log follows the steps of its jobs
   */
  static Workplace open(Configuration configuration, Progress progress, RunLog log) {
    progress.step("Starting Spark");
    return new Workplace(configuration, progress, log);
  }

  /** The lock of the warehouse. From now on no step begins without it. */
  WarehouseLock lock() {
    WarehouseLock lock =
        WarehouseLock.of(configuration.warehouse(), spark.sparkContext().hadoopConfiguration());
    guard = lock::check;
    return lock;
  }

  /** Sources that used to deliver and no longer do, where this run has looked. */
  List<Deliveries.Silence> silentSources(Instant now) {
    return deliveries.silent(
        configuration.sources(), now, configuration.operations().silentAfterDays());
  }

  /** Source → when it last delivered, where this run has looked. */
  Map<String, Instant> lastDeliveries() {
    return deliveries.last();
  }

  /** Zones open on the last night that this run stated. */
  Optional<Long> openZones() {
    return openZones;
  }

  /** Zones that opened or closed on the nights that this run stated. */
  List<Map<String, Object>> zoneChanges() {
    return zoneChanges;
  }

  private <R> Job<R> step(String name, Job<R> job, Function<R, Optional<LocalDate>> asOf) {
    return () -> {
      guard.run();
      return log.step(name, job::run, asOf);
    };
  }

  SparkSession session() {
    return spark;
  }

  Warehouse warehouse() {
    return warehouse;
  }

  LandingFolder landing() {
    return new LandingFolder(configuration.landing(), spark.sparkContext().hadoopConfiguration());
  }

  /** The mappings in use, each checked against its raw columns. */
  List<SourceReader> readers() {
    return configuration.sources().stream().map(this::reader).toList();
  }

  /** A mapping by its name, in use or not, checked against its raw columns. */
  SourceReader reader(String name) {
    return Target.reader(spark, Target.mappings(configuration.sourceFolder()).read(name));
  }

  Job<IngestLanding.Result> ingest() {
    IngestLanding ingest =
        new IngestLanding(
            warehouse,
            landing(),
            readers(),
            new PseudonymKey(configuration.pseudonymKeyFile()),
            configuration.ingest(),
            progress);
    return step(
        "ingest",
        () -> {
          IngestLanding.Result result = ingest.run();
          deliveries = result.deliveries();
          log.hasRead(result.records(), result.bytes());
          return result;
        },
        result -> Optional.empty());
  }

  Job<ResolveNorms.Result> resolveNorms() {
    return step("norms", new ResolveNorms(warehouse, progress), result -> Optional.empty());
  }

  Job<QualifyContacts.Result> qualify(Optional<LocalDate> asOf, Repair repair) {
    return step(
        "qualify",
        new QualifyContacts(warehouse, configuration.definitions(), asOf, repair, progress),
        QualifyContacts.Result::asOf);
  }

  Job<DistributeHandlingTimes.Result> distribute(Optional<LocalDate> asOf, Repair repair) {
    return step(
        "distribute",
        new DistributeHandlingTimes(
            warehouse,
            configuration.definitions(),
            configuration.windowDays(),
            asOf,
            repair,
            progress),
        DistributeHandlingTimes.Result::asOf);
  }

  Job<StateZones.Result> zones(Optional<LocalDate> asOf, Repair repair) {
    StateZones zones =
        new StateZones(
            warehouse, configuration.definitions(), configuration.zones(), asOf, repair, progress);
    return step(
        "zones",
        () -> {
          StateZones.Result result = zones.run();
          result.changes().ifPresent(this::note);
          return result;
        },
        StateZones.Result::asOf);
  }

  private void note(ZoneChanges changes) {
    openZones = Optional.of(changes.open());
    zoneChanges.addAll(changes.changed());
  }

  Job<StateNormChanges.Result> normChanges(Optional<LocalDate> asOf) {
    return step(
        "norm-changes",
        new StateNormChanges(warehouse, configuration.definitions(), asOf, progress),
        result -> asOf);
  }

  Job<ComputeKpis.Result> kpis(Repair repair) {
    return step(
        "kpi",
        new ComputeKpis(
            warehouse, configuration.definitions(), configuration.indicators(), repair, progress),
        result -> Optional.empty());
  }

  /** Extracts of a month, below a folder that stands beside the warehouse unless it is given. */
  WriteExtracts extracts(
      Optional<YearMonth> month,
      Optional<String> organisation,
      List<Locale> languages,
      Optional<String> target) {
    String folder = target.orElse(beside("extracts"));
    return new WriteExtracts(
        warehouse, new WriteExtracts.Request(month, organisation, languages, folder), progress);
  }

  /** A folder that stands beside the warehouse. */
  String beside(String name) {
    return new org.apache.hadoop.fs.Path(
            new org.apache.hadoop.fs.Path(configuration.warehouse()).getParent(), name)
        .toString();
  }

  Job<MaintainTables.Result> maintain(Instant now, boolean isDryRun) {
    return step(
        "maintain",
        new MaintainTables(
            warehouse,
            configuration.retention(),
            configuration.definitions().outcomes(),
            now,
            isDryRun,
            progress),
        MaintainTables.Result::asOf);
  }

  Job<UpgradeTables.Result> upgrade() {
    return step("upgrade", new UpgradeTables(warehouse, progress), result -> Optional.empty());
  }

  /** Nights stated anew; nobody is told of zones that opened or closed long ago. */
  RestateNights restate(Optional<LocalDate> from, Optional<LocalDate> to) {
    return new RestateNights(
        warehouse,
        configuration.definitions().outcomes(),
        from,
        to,
        this::qualify,
        (night, repair) ->
            step(
                "zones",
                new StateZones(
                    warehouse,
                    configuration.definitions(),
                    configuration.zones(),
                    night,
                    repair,
                    progress),
                StateZones.Result::asOf),
        this::kpis);
  }

  Job<ErasureCertificate> erase(Person person, String reason, Instant now) {
    return step(
        "erase",
        new ErasePerson(
            warehouse,
            landing(),
            readers(),
            new PseudonymKey(configuration.pseudonymKeyFile()),
            person,
            reason,
            now,
            progress),
        certificate -> Optional.empty());
  }

  /** Everything that a night does for one date; for the last one loaded where none is given. */
  RunNight night(Optional<LocalDate> date) {
    return night(() -> List.of(date));
  }

  /** The same for a range of dates, up to the last one loaded where it has no end. */
  RunNight nights(Optional<LocalDate> from, Optional<LocalDate> to) {
    return night(() -> range(from, to));
  }

  private RunNight night(Supplier<List<Optional<LocalDate>>> dates) {
    return new RunNight(
        ingest(),
        resolveNorms(),
        date -> qualify(date, Repair.NONE),
        date -> distribute(date, Repair.NONE),
        date -> zones(date, Repair.NONE),
        this::normChanges,
        dates,
        kpis(Repair.NONE));
  }

  /** Derived tables made anew as of the last night, from what has been loaded. */
  RunNight rebuild(Repair repair) {
    return new RunNight(
        () -> IngestLanding.Result.NOTHING,
        resolveNorms(),
        date -> qualify(date, repair),
        date -> distribute(date, repair),
        date -> zones(date, repair),
        this::normChanges,
        () -> List.of(warehouse.history(QualifiedContact.TABLE).lineage().night()),
        kpis(repair));
  }

  private List<Optional<LocalDate>> range(Optional<LocalDate> from, Optional<LocalDate> to) {
    NavigableSet<LocalDate> loaded = warehouse.history(Contact.TABLE).dates(Contact.CONTACT_DATE);
    if (loaded.isEmpty()) {
      return List.of();
    }
    LocalDate first = from.orElse(loaded.first());
    LocalDate last = to.orElse(loaded.last());
    return first.isAfter(last)
        ? List.of()
        : first.datesUntil(last.plusDays(1)).map(Optional::of).toList();
  }

  /** Counts contacts by the configured situation types. */
  HistogramCounter histogramCounter() {
    return new HistogramCounter(
        new SituationClassifier(configuration.definitions().typology()).situationType());
  }

  @Override
  public void close() {
    log.close();
    // A session that was there before is somebody else's to stop.
    if (ownsSession) {
      spark.stop();
    }
  }

  private static Path defaults(Configuration configuration) {
    return configuration.file().toAbsolutePath().resolveSibling("spark-defaults.conf");
  }
}
