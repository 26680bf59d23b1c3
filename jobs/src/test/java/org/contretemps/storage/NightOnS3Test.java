package org.contretemps.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.operation.JobRun;
import org.contretemps.proof.simulation.WorldSpecification;
import org.contretemps.proof.simulation.landing.SimulatedLanding;
import org.contretemps.record.contact.Contact;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night with landing, warehouse and extracts on S3, run by a cluster that loses its driver and an
 * executor, against the same night in folders.
 */
@Tag("slow")
@ExtendWith({SparkSessionExtension.class, S3Settings.class})
class NightOnS3Test {
  private static final int CONTACTS = 300;

  /** As of the ninth day the first is mature. */
  private static final int DAYS = 9;

  private static final WorldSpecification WORLD = WorldSpecification.of(CONTACTS, DAYS, 3);
  private static final LocalDate LAST = WORLD.firstDay().plusDays(DAYS - 1L);
  private static final String[] NIGHT = {"--from", LAST.toString()};
  private static final Instant DELIVERED = Instant.parse("2026-02-01T02:00:00Z");

  @TempDir private static Path folder;
  private static String bucket;
  private static Map<String, List<String>> undisturbed;

  @BeforeAll
  static void runTheNightInFolders() throws IOException {
    SparkSession spark = SparkSessionExtension.session();
    bucket = S3Server.running().bucket("nights", spark.sparkContext().hadoopConfiguration());
    Path landing = folder.resolve("landing");
    new SimulatedLanding(
            spark,
            WORLD,
            landing.toUri().toString(),
            new SimulatedLanding.Form(
                SimulatedLanding.Compression.NONE, SimulatedLanding.ContactFormat.CSV))
        .deliver(WORLD.firstDay(), LAST);
    deliverOnS3(landing);
    StoredHouse house =
        new StoredHouse(
            folder.resolve("undisturbed"),
            landing.toUri().toString(),
            folder.resolve("undisturbed/warehouse").toUri().toString(),
            Map.of());
    assertThat(house.run("nightly", NIGHT).exitCode()).isZero();
    undisturbed = house.contents();
    assertThat(undisturbed.get(Contact.TABLE.name())).hasSizeGreaterThan(CONTACTS / 2);
    assertThat(undisturbed.get(OutcomeCount.TABLE.name())).isNotEmpty();
    assertThat(undisturbed.get(ContactCentreKpi.TABLE.name())).isNotEmpty();
  }

  @Test
  void killedOnAClusterAndRunAgainTheTablesAreThoseOfFolders(SparkSession spark)
      throws IOException, InterruptedException {
    Path events = Files.createDirectories(folder.resolve("events"));
    StoredHouse house =
        new StoredHouse(
            folder.resolve("stored"), onS3("landing"), onS3("warehouse"), settings(events));
    List<String> told = new ArrayList<>();
    try (TrialCluster cluster = new TrialCluster(folder.resolve("trial"))) {
      cluster.start();
      told.add(killTheDriver(cluster, house));
      assertRefused(house.run("nightly", NIGHT));
      // As if the killed process had not been heard of for longer than its lock lasts.
      S3Server.running()
          .date(bucket, "warehouse/_lock/writer.json", Instant.now().minus(Duration.ofMinutes(6)));
      told.add(runAndKillAnExecutor(cluster, house));
    }
    assertThat(house.contents()).isEqualTo(undisturbed);
    String extracts = onS3("extracts");
    assertThat(house.run("extract", "--language", "en", "--to", extracts).exitCode()).isZero();
    checkManifest(extracts, spark.sparkContext().hadoopConfiguration());
    assertNoSecret(house, told, folder.resolve("trial"), events);
  }

  /** Kills the driver in the midst of a step, and returns what it said. */
  private static String killTheDriver(TrialCluster cluster, StoredHouse house)
      throws IOException, InterruptedException {
    try (Launched night =
        cluster.submit(StoredHouse.environment(), house.words("nightly", NIGHT))) {
      night.await("Reading");
      assertRefused(house.run("nightly", NIGHT));
      night.await("Qualifying");
      awaitObject("warehouse/outcome_count/_delta_log/00000000000000000001.json", night);
      night.kill();
      return night.said();
    }
  }

  /** Goes on where the killed driver stopped, loses an executor and ends; another run waits. */
  private static String runAndKillAnExecutor(TrialCluster cluster, StoredHouse house)
      throws IOException, InterruptedException {
    try (Launched night =
        cluster.submit(StoredHouse.environment(), house.words("nightly", NIGHT))) {
      night.await("Qualifying");
      cluster.killAnExecutor();
      StoredHouse.Ended second = house.run("ingest", "--wait", "5");
      assertThat(night.end()).as(night.said()).isZero();
      assertThat(second.told()).contains("Waiting for 'nightly', process ");
      assertThat(second.exitCode()).as(second.told()).isZero();
      assertThat(cluster.log("worker-1")).contains("exitStatus 137");
      assertThat(cluster.log("master"))
          .contains("Launching executor app-")
          .contains("/2 on worker");
      return night.said();
    }
  }

  /** Neither in what runs said and left, nor in any table, the account of the runs among them. */
  private static void assertNoSecret(StoredHouse house, List<String> told, Path logs, Path events)
      throws IOException {
    assertThat(new Traces(events).telling("qualified_contact")).isNotEmpty();
    assertThat(new Traces(logs).telling("IngestLanding")).isNotEmpty();
    Traces all = new Traces(logs, events, house.home(), S3Server.running().folder());
    assertThat(all.tellingASecret()).isEmpty();
    List<String> texts = new ArrayList<>(told);
    undisturbed.values().forEach(texts::addAll);
    List<String> runs = house.rows(JobRun.TABLE);
    assertThat(runs).isNotEmpty();
    texts.addAll(runs);
    String text = String.join("\n", texts);
    assertThat(StoredHouse.environment().values().stream().flatMap(Traces::forms))
        .noneMatch(text::contains);
  }

  private static void assertRefused(StoredHouse.Ended second) {
    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.told())
        .contains("Cannot run 'nightly': another run is writing to s3a://nights/warehouse")
        .contains("its lock is free 5 minutes after its last sign of life");
  }

  private static void awaitObject(String key, Launched writer) throws InterruptedException {
    Path object = S3Server.running().folder().resolve(bucket).resolve(key);
    while (!Files.exists(object)) {
      assertThat(writer.isAlive()).isTrue();
      Thread.sleep(2);
    }
  }

  /** Each file that a manifest tells of lies in the bucket, and is as it says. */
  private static void checkManifest(String extracts, Configuration hadoop) throws IOException {
    var root = new org.apache.hadoop.fs.Path(extracts);
    FileSystem storage = root.getFileSystem(hadoop);
    RemoteIterator<LocatedFileStatus> found = storage.listFiles(root, true);
    Map<String, org.apache.hadoop.fs.Path> files = new LinkedHashMap<>();
    while (found.hasNext()) {
      var path = found.next().getPath();
      files.put(path.getName(), path);
    }
    JsonNode manifest =
        new ObjectMapper().readTree(bytes(storage, files.remove("manifest.json"))).get("files");
    assertThat(manifest.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(files.keySet());
    for (Map.Entry<String, JsonNode> file : manifest.properties()) {
      byte[] bytes = bytes(storage, files.get(file.getKey()));
      assertThat(bytes).hasSize(file.getValue().get("bytes").asInt()).isNotEmpty();
      assertThat(sha256(bytes)).isEqualTo(file.getValue().get("sha256").asText());
    }
  }

  private static byte[] bytes(FileSystem storage, org.apache.hadoop.fs.Path path)
      throws IOException {
    try (InputStream in = storage.open(path)) {
      return in.readAllBytes();
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Brings a landing folder to the bucket; there and here all files are of the same age. */
  private static void deliverOnS3(Path landing) throws IOException {
    var target = new org.apache.hadoop.fs.Path(onS3("landing"));
    Configuration hadoop = SparkSessionExtension.session().sparkContext().hadoopConfiguration();
    FileSystem storage = target.getFileSystem(hadoop);
    try (var files = Files.walk(landing)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".csv")).toList()) {
        String name = landing.relativize(file).toString();
        storage.copyFromLocalFile(
            new org.apache.hadoop.fs.Path(file.toUri()),
            new org.apache.hadoop.fs.Path(target, name));
        S3Server.running().date(bucket, "landing/" + name, DELIVERED);
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(DELIVERED));
      }
    }
  }

  /** What a user says of the store, and where Spark is to log its events. */
  private static Map<String, String> settings(Path events) {
    Map<String, String> settings = new LinkedHashMap<>();
    S3Server.whereabouts(S3Server.running().port())
        .forEach((key, value) -> settings.put("spark.hadoop.fs.s3a." + key, value));
    settings.put("spark.sql.shuffle.partitions", "2");
    // As a large night runs: the one in folders is interpreted, and its tables are the same.
    settings.put("spark.contretemps.interpreted.rows", "0");
    settings.put("spark.eventLog.enabled", "true");
    settings.put("spark.eventLog.compress", "false");
    settings.put("spark.eventLog.dir", events.toUri().toString());
    return settings;
  }

  private static String onS3(String path) {
    return "s3a://%s/%s".formatted(bucket, path);
  }
}
