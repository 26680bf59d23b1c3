package org.contretemps.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.delta.DeltaLog;
import org.contretemps.app.Contretemps;
import org.contretemps.proof.simulation.WorldSpecification;
import org.contretemps.warehouse.Sessions;

/**
 * Kills nights of a small call centre at random moments and runs each again: every table has to be
 * that of an undisturbed night. In turns, it is the first night of an empty warehouse and the
 * second night of one that has 18 dates.
 *
 * <p>The night that is killed is a process of its own, begun as its user begins it, by {@code
 * scripts/contretemps}. It is killed by SIGKILL, every tenth by SIGTERM, at a moment of its CPU
 * time from where it works on the warehouse to its end. Running it again and comparing happen in
 * this process, whose code is warm: that takes a tenth of the CPU time. Every tenth is run again by
 * a process of its own, too.
 *
 * <p>{@code scripts/kill-nights} calls it: home, folder, kills, contacts, seed.
 */
public final class KilledNights {
  private static final int DAYS = 19;
  private static final int CELLS = 2;
  private static final int TERMINATED = 10;
  private static final int RUN_AGAIN_APART = 10;
  private static final int SIGKILL_EXIT = 137;
  private static final int SIGTERM_EXIT = 143;

  private final Path home;
  private final Path folder;
  private final Path configuration;
  private final Random random;
  private final Map<String, Integer> steps = new TreeMap<>();
  private final Map<String, Integer> written = new TreeMap<>();

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
      NightTables tables) {}

  private KilledNights(Path home, Path folder, long seed) throws IOException {
    this.home = home;
    this.folder = folder;
    this.random = new Random(seed);
    FileUtils.copyDirectory(
        home.resolve("conf/sources").toFile(), folder.resolve("conf/sources").toFile());
    this.configuration = folder.resolve("conf/contretemps.yaml");
    Files.writeString(
        configuration,
        Files.readString(home.resolve("conf/contretemps.yaml")).replace("../.contretemps/", "../"));
    Sessions.open("kill-nights", home.resolve("conf/spark-defaults.conf"));
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
    // The first process of a build leaves its classes ready for those after it: a night for that.
    undisturbed("rehearsal", folder.resolve("empty"), landing);
    Night first = undisturbed("first night", folder.resolve("empty"), landing);
    Night second = undisturbed("second night", first.after(), landingNext);
    for (int kill = 1; kill <= kills; kill++) {
      say(kill + ": " + killed(kill, kill % 2 == 0 ? second : first));
    }
    say("killed in " + steps);
    say("last written " + written);
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
    DoomedNight night = start(after, landing, name).awaitWork();
    Duration began = night.cpu();
    require(0, night.end(), name);
    NightTables tables = NightTables.of(after);
    say(
        "%s: %s to %s CPU seconds, %d tables"
            .formatted(name, seconds(began), seconds(night.cpu()), tables.size()));
    return new Night(name, before, landing, after, began, night.cpu(), tables);
  }

  private DoomedNight start(Path warehouse, Path landing, String name) throws IOException {
    return DoomedNight.start(
        home, nightly(configuration, warehouse, landing), folder.resolve(name + ".out"));
  }

  private String killed(int kill, Night night) throws Exception {
    Instant began = Instant.now();
    Path warehouse = folder.resolve("killed");
    Optional<String> moment;
    do {
      moment = attempt(warehouse, kill % TERMINATED == 0, night);
    } while (moment.isEmpty());
    String what = night.name() + ", " + moment.get();
    Instant killed = Instant.now();
    // Delta keeps tables by their path: another path is as another process.
    Path again = folder.resolve("again-" + kill);
    Files.move(warehouse, again);
    runAgain(kill, night, again, what);
    Instant ran = Instant.now();
    List<String> differing = night.tables().differing(NightTables.of(again));
    if (!differing.isEmpty()) {
      throw new IllegalStateException(
          "%s: tables differ in %s: %s".formatted(what, again, differing));
    }
    FileUtils.deleteDirectory(again.toFile());
    DeltaLog.clearCache();
    return "%s: all tables equal (%s s to the kill, %s s run again, %s s compared)"
        .formatted(
            what,
            seconds(Duration.between(began, killed)),
            seconds(Duration.between(killed, ran)),
            seconds(Duration.between(ran, Instant.now())));
  }

  /** Ends a night by a signal at a random moment; empty if it was over before that. */
  private Optional<String> attempt(Path warehouse, boolean isTerminated, Night night)
      throws Exception {
    FileUtils.deleteDirectory(warehouse.toFile());
    FileUtils.copyDirectory(night.before().toFile(), warehouse.toFile());
    DoomedNight doomed = start(warehouse, night.landing(), "killed").awaitWork();
    long span = night.ended().minus(night.began()).toMillis();
    doomed.awaitCpu(doomed.cpu().plusMillis((long) (random.nextDouble() * span)));
    int exit = isTerminated ? doomed.terminate() : doomed.kill();
    if (exit == 0) {
      return Optional.empty();
    }
    require(isTerminated ? SIGTERM_EXIT : SIGKILL_EXIT, exit, "a night that was killed");
    LastWrite write = LastWrite.in(warehouse);
    steps.merge(doomed.step().replaceFirst(" .*", ""), 1, Integer::sum);
    written.merge(write.table(), 1, Integer::sum);
    return Optional.of(
        "%s at %s CPU seconds, exit code %d, in '%s', %s"
            .formatted(
                isTerminated ? "SIGTERM" : "SIGKILL",
                seconds(doomed.cpu()),
                exit,
                doomed.step(),
                write));
  }

  private void runAgain(int kill, Night night, Path warehouse, String what) throws Exception {
    int exit =
        kill % RUN_AGAIN_APART == 1
            ? start(warehouse, night.landing(), "again").end()
            : Contretemps.run(
                nightly(configuration, warehouse, night.landing()).toArray(String[]::new));
    require(0, exit, what + ": run again");
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
