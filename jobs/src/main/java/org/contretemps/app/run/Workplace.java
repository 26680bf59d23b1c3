package org.contretemps.app.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.contretemps.care.upkeep.RebuildNotice;
import org.contretemps.care.upkeep.TableForms;
import org.contretemps.config.Configuration;
import org.contretemps.config.ConfigurationException;
import org.contretemps.config.Names;
import org.contretemps.ingest.ResolveNorms;
import org.contretemps.ingest.Target;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.night.distribute.HistogramCounter;
import org.contretemps.operation.RunLog;
import org.contretemps.operation.TableVersions;
import org.contretemps.publish.dossier.WriteDossier;
import org.contretemps.publish.extract.WriteExtracts;
import org.contretemps.record.contact.SituationClassifier;
import org.contretemps.record.norm.NormLogEntry;
import org.contretemps.source.landing.LandingFolder;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.source.mapping.SourceReader;
import org.contretemps.warehouse.Sessions;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.lock.WarehouseLock;

/**
 * The Spark session, the warehouse and the jobs of one run, opened from a configuration and closed
 * together.
 */
public final class Workplace implements AutoCloseable {
  private final Configuration configuration;
  private final Progress progress;
  private final boolean ownsSession;
  private final SparkSession spark;
  private final Warehouse warehouse;

  private final RunLog log;
  private final Jobs jobs;
  private final CareJobs care;
  private Runnable guard = () -> {};

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
    log.listenTo(
        spark.sparkContext(),
        () -> new TableVersions(warehouse.takeRead(), warehouse.takeWritten()));
    this.jobs = new Jobs(this, configuration, this.progress, this::step);
    this.care = new CareJobs(this, configuration, this.progress, this::step);
  }

  /**
   * For a command that only reads, or that is not a run of its own. Refuses tables that have the
   * form of another version of this software.
   */
  public static Workplace open(Configuration configuration, Progress progress) {
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
  public static Workplace open(Configuration configuration, Progress progress, RunLog log) {
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

  /** A job whose run is on record, and does not begin without the warehouse. */
  <R> Job<R> step(String name, Job<R> job, Function<R, Optional<LocalDate>> asOf) {
    return () -> {
      guard.run();
      return log.step(name, job::run, asOf);
    };
  }

  public SparkSession session() {
    return spark;
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  public LandingFolder landing() {
    return new LandingFolder(configuration.landing(), spark.sparkContext().hadoopConfiguration());
  }

  /** The landing folder, which must exist: a misspelt folder is no folder without files. */
  public LandingFolder arrivals() {
    if (landing().isMissing()) {
      throw new ConfigurationException(
          "Cannot load from %s: there is no such folder. Create it, or name the folder in which files arrive under 'landing' or with --landing."
              .formatted(configuration.landing()));
    }
    return landing();
  }

  /** The mappings in use, each checked against its raw columns. */
  public List<SourceReader> readers() {
    return configuration.sources().stream().map(this::reader).toList();
  }

  /** A mapping by its name, in use or not, checked against its raw columns. */
  public SourceReader reader(String name) {
    return Target.reader(spark, mapping(name));
  }

  /** The way from the norm log to the norms in force, in the zone that the mappings in use say. */
  public ResolveNorms norms(Progress progress) {
    return new ResolveNorms(
        warehouse,
        progress,
        zoneOfNorms(),
        new SituationClassifier(configuration.definitions().typology()));
  }

  /** That of the mappings of norms, if they have one. */
  private ZoneId zoneOfNorms() {
    List<ZoneId> zones =
        configuration.sources().stream()
            .map(this::mapping)
            .filter(mapping -> Target.of(mapping).table().equals(NormLogEntry.TABLE))
            .map(SourceMapping::zone)
            .distinct()
            .toList();
    return zones.size() == 1 ? zones.get(0) : ZoneOffset.UTC;
  }

  /** The tables that a rebuild has to make again, and why. */
  public RebuildNotice rebuildNotice() {
    return RebuildNotice.of(warehouse, configuration.definitions(), configuration.indicators());
  }

  private SourceMapping mapping(String name) {
    return Target.mappings(configuration.sourceFolder(), configuration.ingest().standIns())
        .read(name);
  }

  /** The jobs, each a step of this run. */
  public Jobs jobs() {
    return jobs;
  }

  /** The jobs that care for the warehouse. */
  public CareJobs care() {
    return care;
  }

  /** What people call what the data have codes for. */
  public Names names() {
    return configuration.names();
  }

  /** Extracts of a month, by default in a folder beside the warehouse. */
  public WriteExtracts extracts(
      Optional<YearMonth> month,
      Optional<String> organisation,
      List<Locale> languages,
      Optional<String> target) {
    String folder = target.orElse(beside("extracts"));
    return new WriteExtracts(
        warehouse,
        new WriteExtracts.Request(month, organisation, languages, folder, names()),
        progress);
  }

  /** The documents for those who are consulted, by default in a folder beside the warehouse. */
  public WriteDossier dossier(List<Locale> languages, LocalDate date, Optional<String> target) {
    return new WriteDossier(
        warehouse,
        configuration,
        configuration.sources().stream().map(this::mapping).toList(),
        new WriteDossier.Request(languages, date, Version.own(), target.orElse(beside("dossier"))),
        progress);
  }

  /** A folder that stands beside the warehouse. */
  public String beside(String name) {
    return new org.apache.hadoop.fs.Path(
            new org.apache.hadoop.fs.Path(configuration.warehouse()).getParent(), name)
        .toString();
  }

  /** Counts contacts by the configured situation types. */
  public HistogramCounter histogramCounter() {
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
