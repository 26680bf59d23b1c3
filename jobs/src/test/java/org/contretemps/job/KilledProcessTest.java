package org.contretemps.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contretemps.job.LandedContacts.contact;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.contretemps.SparkSessionExtension;
import org.contretemps.zone.ImpededQualityZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The real command line, killed with the signal that nothing can catch, and run again. */
@ExtendWith(SparkSessionExtension.class)
class KilledProcessTest {
  private static final int WINDOW_DAYS = 28;
  private static final int LONGEST_WAIT_MILLIS = 3_000;

  /** When the first four of the six dates are mature. */
  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 12);

  private final Random random = new Random();

  @Test
  void killedAgainAndAgainTheTablesAreThoseOfAnUndisturbedRun(@TempDir Path folder)
      throws IOException, InterruptedException {
    LandedContacts landing = new LandedContacts(folder.resolve("landing"));
    deliver(landing);
    TestHouse undisturbed = new TestHouse(folder.resolve("undisturbed"));
    undisturbed.ingest(landing.folder());
    undisturbed.qualify(AS_OF, Repair.NONE);
    undisturbed.distribute(WINDOW_DAYS, Optional.empty());
    undisturbed.zones(AS_OF);
    TestHouse killed = new TestHouse(folder.resolve("killed"));
    configure(killed, landing);

    String moments = kill(killed, "ingest", "Publishing");
    moments += kill(killed, "ingest", "Publishing");
    killed.ingest(landing.folder());
    moments += kill(killed, "qualify", "Qualifying", "--date", AS_OF.toString());
    killed.qualify(AS_OF, Repair.NONE);
    moments += kill(killed, "distribute", "Counting");
    killed.distribute(WINDOW_DAYS, Optional.empty());
    moments += kill(killed, "zones", "Counting");
    moments += kill(killed, "zones", "");
    killed.zones(AS_OF);

    assertThat(killed.contents(TestHouse.INGESTED))
        .as(moments)
        .isEqualTo(undisturbed.contents(TestHouse.INGESTED));
    assertThat(killed.contents(QualifyContacts.TABLES))
        .as(moments)
        .isEqualTo(undisturbed.contents(QualifyContacts.TABLES));
    assertThat(killed.contents(TestHouse.DISTRIBUTED))
        .as(moments)
        .isEqualTo(undisturbed.contents(TestHouse.DISTRIBUTED));
    assertThat(killed.contents(StateZones.TABLES))
        .as(moments)
        .isEqualTo(undisturbed.contents(StateZones.TABLES));
    assertThat(killed.warehouse().read(ImpededQualityZone.TABLE).count()).isPositive();
  }

  /** Three thousand contacts of six dates, some delivered twice, some bad. */
  private static void deliver(LandedContacts landing) {
    for (int file = 0; file < 3; file++) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        String date = "2026-03-0%dT10:00:00Z".formatted(1 + i % 6);
        String id = i % 50 == 0 ? "again-" + i : "f%d-%d".formatted(file, i);
        String talk = i % 97 == 0 ? "unknown" : Integer.toString(10 + i + file);
        lines.add(
            contact(
                id,
                "started_at",
                date,
                "talk_seconds",
                talk,
                "agent_id",
                "a" + i % 7,
                "customer_id",
                "c" + i % 400));
      }
      landing.deliver(
          "file-%d.csv".formatted(file), "2026-03-1%dT02:00:00Z".formatted(file), lines);
    }
  }

  private static void configure(TestHouse house, LandedContacts landing) throws IOException {
    TestHouse.write(
        house.home().resolve("contretemps.yaml"),
        """
        warehouse: warehouse
        landing: %s
        sources:
          folder: %s
          enabled: [generic-csv]
        privacy:
          pseudonym-key-file: pseudonym.key
        """
            .formatted(landing.folder(), TestHouse.SHIPPED_MAPPINGS.toRealPath()));
    Files.copy(Path.of("../conf/spark-defaults.conf"), house.home().resolve("spark-defaults.conf"));
  }

  /** Kills a command at some moment after it said what it is about to do. */
  private String kill(TestHouse house, String command, String step, String... options)
      throws IOException, InterruptedException {
    Process process = start(house, command, options);
    List<String> said = new ArrayList<>();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      String line = output.readLine();
      while (line != null && !line.contains(step)) {
        said.add(line);
        line = output.readLine();
      }
      assertThat(line).as("%s said only %s", command, said).isNotNull();
      int millis = random.nextInt(LONGEST_WAIT_MILLIS);
      Thread.sleep(millis);
      process.destroyForcibly().waitFor();
      return "%s killed %d ms after %s; ".formatted(command, millis, step);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(TestHouse house, String command, String... options)
      throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "@../conf/jvm.options",
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            "-Dlog4j2.configurationFile=../conf/log4j2.properties",
            "-cp",
            System.getProperty("java.class.path"),
            "org.contretemps.cli.Contretemps",
            command,
            "--config",
            house.home().resolve("contretemps.yaml").toString()));
    words.addAll(List.of(options));
    return new ProcessBuilder(words).redirectErrorStream(true).start();
  }
}
