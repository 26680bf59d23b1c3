package org.contretemps.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.contretemps.app.Contretemps;
import org.contretemps.operation.JobRun;
import org.contretemps.proof.simulation.WorldSpecification;
import org.contretemps.warehouse.Sessions;

/**
 * Kills nights of a small call centre at random moments and runs each again: every table has to be
 * that of an undisturbed night. In turns, it is the first night of an empty warehouse and the
 * second night of one that has 18 dates.
 *
 * <p>The night that is killed is a process of its own. It is killed by SIGKILL, every tenth by
 * SIGTERM, at a moment of its CPU time from where it works on the warehouse to its end. Running it
 * again and comparing happen in this process, whose code is warm: that takes a tenth of the CPU
 * time. Every fiftieth is run again by a process of its own, too.
 *
 * <p>{@code scripts/kill-nights} calls it: home, folder, kills, contacts, seed.
 */
public final class KilledNights {
  private static final int DAYS = 19;
  private static final int CELLS = 2;
  private static final int TERMINATED = 10;
  private static final int RUN_AGAIN_APART = 50;
  private static final int SIGTERM_EXIT = 143;

  private final Path folder;
  private final Path configuration;
  private final SparkSession spark;
  private final Random random;

  /**
   * A kind of night: where it begins, what has landed, the CPU time at which it begins and ends,
   * and its tables.
   */
  private record Night(
      String name,
      Path before,
      Path landing,
      Path after,
      Duration began,
      Duration ended,
      Map<String, String> tables) {}

  private KilledNights(Path home, Path folder, long seed) throws IOException {
    this.folder = folder;
    this.random = new Random(seed);
    FileUtils.copyDirectory(
        home.resolve("conf/sources").toFile(), folder.resolve("conf/sources").toFile());
    this.configuration = folder.resolve("conf/contretemps.yaml");
    Files.writeString(
        configuration,
        Files.readString(home.resolve("conf/contretemps.yaml")).replace("../.contretemps/", "../"));
    this.spark = Sessions.open("kill-nights", home.resolve("conf/spark-defaults.conf"));
  }

  /** Ends with 1 if a night does not come through when it is run again, or if a table differs. */
  public static void main(String... words) throws Exception {
    Path folder = Path.of(words[1]).toAbsolutePath();
    Files.createDirectories(folder);
    KilledNights nights =
        new KilledNights(Path.of(words[0]).toAbsolutePath(), folder, Long.parseLong(words[4]));
    try {
      nights.run(Integer.parseInt(words[2]), Integer.parseInt(words[3]));
    } catch (IllegalStateException e) {
      say(e.getMessage());
      System.exit(1);
    }
    System.exit(0);
  }

  private void run(int kills, int contacts) throws Exception {
    Path landing = folder.resolve("landing");
    Path landingNext = folder.resolve("landing-next");
    if (!Files.exists(landingNext)) {
      LocalDate last = WorldSpecification.of(contacts, DAYS, CELLS).firstDay().plusDays(DAYS - 1);
      simulate(landing, contacts, "--to=" + last.minusDays(1));
      FileUtils.copyDirectory(landing.toFile(), landingNext.toFile());
      simulate(landingNext, contacts, "--from=" + last);
    }
    Night first = undisturbed("first night", folder.resolve("empty"), landing);
    Night second = undisturbed("second night", first.after(), landingNext);
    for (int kill = 1; kill <= kills; kill++) {
      say(kill + ": " + killed(kill, kill % 2 == 0 ? second : first));
    }
    say(kills + " nights were killed and run again: all tables are those of the undisturbed night");
  }

  private void simulate(Path landing, int contacts, String dates) {
    require(
        0,
        Contretemps.run(
            "simulate",
            "--config=" + configuration,
            "--landing=" + landing,
            "--contacts=" + contacts,
            "--days=" + DAYS,
            "--cells=" + CELLS,
            dates),
        "simulate " + landing);
  }

  static List<String> nightly(Path configuration, Path warehouse, Path landing) {
    return List.of(
        "nightly", "--config=" + configuration, "--warehouse=" + warehouse, "--landing=" + landing);
  }

  /** A whole night in its own process, for its CPU time and for its tables. */
  private Night undisturbed(String name, Path before, Path landing) throws Exception {
    Files.createDirectories(before);
    Path after = fresh(before, "undisturbed-" + name.replace(' ', '-'));
    DoomedNight night =
        DoomedNight.start(configuration, after, landing, folder.resolve(name + ".out")).awaitWork();
    Duration began = night.cpu();
    require(0, night.end(), name);
    Map<String, String> tables = tables(after);
    say(
        "%s: %s to %s CPU seconds, %d tables"
            .formatted(name, seconds(began), seconds(night.cpu()), tables.size()));
    return new Night(name, before, landing, after, began, night.cpu(), tables);
  }

  private String killed(int kill, Night night) throws Exception {
    Path warehouse = fresh(night.before(), "killed");
    boolean isTerminated = kill % TERMINATED == 0;
    DoomedNight doomed =
        DoomedNight.start(configuration, warehouse, night.landing(), folder.resolve("killed.out"))
            .awaitWork();
    long span = night.ended().minus(night.began()).toMillis();
    Duration moment = doomed.cpu().plusMillis((long) (random.nextDouble() * span));
    doomed.awaitCpu(moment);
    int exit = isTerminated ? doomed.terminate() : doomed.kill();
    String what =
        "%s, %s at %s CPU seconds, exit code %d, in '%s'"
            .formatted(
                night.name(),
                isTerminated ? "SIGTERM" : "SIGKILL",
                seconds(doomed.cpu()),
                exit,
                doomed.step());
    if (isTerminated && exit != SIGTERM_EXIT && exit != 0) {
      throw new IllegalStateException(what + ": not the exit code of SIGTERM");
    }
    // Delta keeps tables by their path: another path is as another process.
    Path again = folder.resolve("again-" + kill);
    Files.move(warehouse, again);
    runAgain(kill, night, again, what);
    compare(night, again, what);
    FileUtils.deleteDirectory(again.toFile());
    DeltaLog.clearCache();
    return what + ": all tables equal";
  }

  private void runAgain(int kill, Night night, Path warehouse, String what) throws Exception {
    int exit =
        kill % RUN_AGAIN_APART == 1
            ? DoomedNight.start(
                    configuration, warehouse, night.landing(), folder.resolve("again.out"))
                .end()
            : Contretemps.run(
                nightly(configuration, warehouse, night.landing()).toArray(String[]::new));
    require(0, exit, what + ": run again");
  }

  private void compare(Night night, Path warehouse, String what) throws IOException {
    Map<String, String> tables = tables(warehouse);
    if (!tables.equals(night.tables())) {
      List<String> differing = new ArrayList<>();
      night
          .tables()
          .forEach(
              (table, figures) -> {
                if (!figures.equals(tables.get(table))) {
                  differing.add("%s %s, not %s".formatted(table, tables.get(table), figures));
                }
              });
      throw new IllegalStateException(
          "%s: tables differ in %s: %s".formatted(what, warehouse, differing));
    }
  }

  /** Rows of each table and a hash of all that they say, but for what a run notes of itself. */
  private Map<String, String> tables(Path warehouse) throws IOException {
    Map<String, String> tables = new TreeMap<>();
    try (Stream<Path> folders = Files.list(warehouse)) {
      for (Path table : folders.filter(t -> Files.exists(t.resolve("_delta_log"))).toList()) {
        String name = table.getFileName().toString();
        if (!name.equals(JobRun.TABLE.name())) {
          tables.put(
              name,
              spark
                  .read()
                  .format("delta")
                  .load(table.toString())
                  .selectExpr("count(*)", "sum(CAST(xxhash64(to_json(struct(*))) AS DECIMAL(38)))")
                  .head()
                  .mkString(" "));
        }
      }
    }
    return tables;
  }

  private Path fresh(Path from, String name) throws IOException {
    Path copy = folder.resolve(name);
    FileUtils.deleteDirectory(copy.toFile());
    FileUtils.copyDirectory(from.toFile(), copy.toFile());
    DeltaLog.clearCache();
    return copy;
  }

  private static void require(int expected, int exit, String what) {
    if (exit != expected) {
      throw new IllegalStateException("%s ended with %d".formatted(what, exit));
    }
  }

  private static String seconds(Duration duration) {
    return "%.1f".formatted(duration.toMillis() / 1000.0);
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
