package org.contretemps.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.care.privacy.ErasePerson;
import org.contretemps.care.privacy.Person;
import org.contretemps.config.Definitions;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.config.IngestSettings;
import org.contretemps.config.SituationTypology;
import org.contretemps.config.ZoneSettings;
import org.contretemps.ingest.IngestLanding;
import org.contretemps.ingest.ResolveNorms;
import org.contretemps.ingest.Target;
import org.contretemps.job.Progress;
import org.contretemps.job.Repair;
import org.contretemps.night.distribute.DistributeHandlingTimes;
import org.contretemps.night.distribute.HandlingTimeDistribution;
import org.contretemps.night.distribute.HandlingTimeHistogram;
import org.contretemps.night.felt.StateFeltQuality;
import org.contretemps.night.kpi.ComputeKpis;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.KpiFeedbackDay;
import org.contretemps.night.load.ServiceLoad;
import org.contretemps.night.normchange.StateNormChanges;
import org.contretemps.night.outcome.CustomerLeg;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.qualify.QualifyContacts;
import org.contretemps.night.zone.statement.StateZones;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.PseudonymKey;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.record.contact.SituationClassifier;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.source.landing.LandingFolder;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.source.mapping.SourceReader;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;

/** A warehouse below a folder of a test, and the jobs that work on it with the shipped mappings. */
public final class TestHouse {
  public static final Path SHIPPED_MAPPINGS = Path.of("../conf/sources");
  public static final String GENERIC_CSV = "generic-csv";

  /** The mappings of the project's own columns, one for each kind of record. */
  public static final List<String> GENERIC_CSV_MAPPINGS =
      List.of(
          GENERIC_CSV,
          "generic-csv-norms",
          "generic-csv-surveys",
          "generic-csv-reviews",
          "generic-csv-pulses",
          "generic-csv-incidents");

  public static final List<TableDefinition> INGESTED =
      List.of(Contact.TABLE, RejectedRecord.TABLE, LoadAudit.TABLE);
  public static final List<TableDefinition> DISTRIBUTED =
      List.of(HandlingTimeHistogram.TABLE, HandlingTimeDistribution.TABLE);

  /** What follows from what has landed, and is no statement of a night; not the monthly tables. */
  public static final List<TableDefinition> DERIVED =
      List.of(
          TimeNorm.TABLE,
          CustomerLeg.TABLE,
          ServiceLoad.TABLE,
          OutcomeCount.TABLE,
          QualifiedContact.TABLE,
          HandlingTimeHistogram.TABLE,
          KpiDay.TABLE,
          KpiFeedbackDay.TABLE);

  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  private final SparkSession spark = SparkSessionExtension.session();
  private final Path home;
  private final Warehouse warehouse;

  public TestHouse(Path home) {
    this.home = home;
    this.warehouse = new Warehouse(spark, home.resolve("warehouse").toUri().toString());
    write(keyFile(), KEY);
  }

  /** Another house with the same tables. */
  public TestHouse copiedTo(Path otherHome) throws IOException {
    FileUtils.copyDirectory(home.toFile(), otherHome.toFile());
    return new TestHouse(otherHome);
  }

  public Path home() {
    return home;
  }

  public Path keyFile() {
    return home.resolve("pseudonym.key");
  }

  public Path tableFolder(TableDefinition table) {
    return home.resolve("warehouse").resolve(table.name());
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  public IngestLanding.Result ingest(Path landing) {
    return ingest(landing, SHIPPED_MAPPINGS, GENERIC_CSV);
  }

  public IngestLanding.Result ingest(Path landing, Path mappings, String... sources) {
    return ingest(IngestSettings.DEFAULT, landing, mappings, sources);
  }

  public IngestLanding.Result ingest(
      IngestSettings settings, Path landing, Path mappings, String... sources) {
    return new IngestLanding(
            warehouse,
            new LandingFolder(
                landing.toUri().toString(), spark.sparkContext().hadoopConfiguration()),
            Arrays.stream(sources).map(source -> reader(mappings, source)).toList(),
            new PseudonymKey(keyFile()),
            settings,
            step -> {})
        .run();
  }

  private SourceReader reader(Path mappings, String source) {
    return Target.reader(spark, Target.mappings(mappings).read(source));
  }

  /** The pseudonyms of people in this house. */
  public Pseudonyms pseudonyms() {
    return new PseudonymKey(keyFile()).pseudonyms(Optional.empty());
  }

  /** The files of a landing folder that match a glob. */
  public List<Path> landed(Path landing, String glob) {
    return new LandingFolder(landing.toUri().toString(), spark.sparkContext().hadoopConfiguration())
        .list(glob).stream().map(file -> landing.resolve(file.name())).toList();
  }

  /** Ingests what has landed through every shipped mapping of the project's own columns. */
  public IngestLanding.Result ingestAll(Path landing) {
    return ingest(landing, SHIPPED_MAPPINGS, GENERIC_CSV_MAPPINGS.toArray(String[]::new));
  }

  public ErasePerson erasure(
      Path landing,
      Path mappings,
      Person person,
      Instant now,
      Progress progress,
      String... sources) {
    return new ErasePerson(
        warehouse,
        new LandingFolder(landing.toUri().toString(), spark.sparkContext().hadoopConfiguration()),
        Arrays.stream(sources).map(source -> reader(mappings, source)).toList(),
        new PseudonymKey(keyFile()),
        person,
        "a test",
        now,
        progress);
  }

  public ResolveNorms.Result resolveNorms() {
    return new ResolveNorms(
            warehouse,
            step -> {},
            ZoneOffset.UTC,
            new SituationClassifier(SituationTypology.DEFAULT))
        .run();
  }

  public DistributeHandlingTimes.Result distribute(int windowDays, Optional<LocalDate> asOf) {
    return new DistributeHandlingTimes(
            warehouse, Definitions.DEFAULT, windowDays, asOf, Repair.NONE, step -> {})
        .run();
  }

  public StateZones.Result zones(LocalDate asOf) {
    return zones(asOf, Repair.NONE);
  }

  public StateZones.Result zones(LocalDate asOf, Repair repair) {
    return new StateZones(
            warehouse,
            Definitions.DEFAULT,
            ZoneSettings.DEFAULT,
            Optional.of(asOf),
            repair,
            step -> {})
        .run();
  }

  public StateFeltQuality.Result feltQuality(LocalDate asOf) {
    return new StateFeltQuality(warehouse, Definitions.DEFAULT, Optional.of(asOf), step -> {})
        .run();
  }

  public StateNormChanges.Result normChanges(LocalDate asOf) {
    return new StateNormChanges(warehouse, Definitions.DEFAULT, Optional.of(asOf), step -> {})
        .run();
  }

  public ComputeKpis.Result kpis() {
    return new ComputeKpis(
            warehouse, Definitions.DEFAULT, IndicatorSettings.DEFAULT, Repair.NONE, step -> {})
        .run();
  }

  /** The file in a table's log that makes a commit. */
  public Path commitFile(TableDefinition table, int version) {
    return tableFolder(table).resolve("_delta_log/%020d.json".formatted(version));
  }

  /** A table without its first commit does not exist; else its log lacks the later one. */
  public void forget(TableDefinition table, int version) throws IOException {
    Path json = commitFile(table, version);
    if (version == 0) {
      FileUtils.deleteDirectory(tableFolder(table).toFile());
    } else if (Files.deleteIfExists(json)) {
      Files.deleteIfExists(json.resolveSibling("." + json.getFileName() + ".crc"));
      Files.deleteIfExists(json.resolveSibling("%020d.crc".formatted(version)));
      Files.deleteIfExists(json.resolveSibling(".%020d.crc.crc".formatted(version)));
    }
  }

  public QualifyContacts.Result qualify(LocalDate asOf, Repair repair) {
    return new QualifyContacts(
            warehouse, Definitions.DEFAULT, Optional.of(asOf), repair, step -> {})
        .run();
  }

  /** The rows of a table as sorted texts, to be compared with those of another warehouse. */
  public List<String> rows(TableDefinition table) {
    return texts(warehouse.read(table));
  }

  public static List<String> texts(Dataset<Row> rows) {
    return rows.selectExpr("to_json(struct(*))").collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  /** The rows of all tables of a job. */
  public Map<String, List<String>> contents(List<TableDefinition> tables) {
    Map<String, List<String>> contents = new LinkedHashMap<>();
    tables.forEach(table -> contents.put(table.name(), rows(table)));
    return contents;
  }

  /** How many commits each table of a job has. */
  public Map<String, Long> versions(List<TableDefinition> tables) {
    Map<String, Long> versions = new LinkedHashMap<>();
    tables.forEach(table -> versions.put(table.name(), warehouse.history(table).version()));
    return versions;
  }

  public static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
