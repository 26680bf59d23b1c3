package org.contretemps.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contretemps.house.LandedContacts.contact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.contretemps.SparkSessionExtension;
import org.contretemps.care.privacy.ErasePerson;
import org.contretemps.care.privacy.Person;
import org.contretemps.house.LandedContacts;
import org.contretemps.house.TestHouse;
import org.contretemps.job.Repair;
import org.contretemps.night.distribute.HandlingTimeHistogram;
import org.contretemps.night.outcome.CustomerLeg;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.qualify.QualifyContacts;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormPositionHistogram;
import org.contretemps.night.zone.StateZones;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The real command line, killed with the signal that nothing can catch, and run again. */
@ExtendWith(SparkSessionExtension.class)
class KilledProcessTest {
  private static final int WINDOW_DAYS = 28;
  private static final Person ERASED = new Person("caf", Pseudonyms.CUSTOMER, "c7");

  /** When the first four of the six dates are mature. */
  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 12);

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

    String moments = kill(killed, Moment.writing(Contact.TABLE, 1), "ingest");
    moments += kill(killed, Moment.committed(Contact.TABLE, 1), "ingest");
    killed.ingest(landing.folder());
    String date = AS_OF.toString();
    moments += kill(killed, Moment.committed(CustomerLeg.TABLE, 1), "qualify", "--date", date);
    moments += kill(killed, Moment.writing(QualifiedContact.TABLE, 1), "qualify", "--date", date);
    killed.qualify(AS_OF, Repair.NONE);
    moments += kill(killed, Moment.committed(HandlingTimeHistogram.TABLE, 1), "distribute");
    killed.distribute(WINDOW_DAYS, Optional.empty());
    moments += kill(killed, Moment.writing(NormPositionHistogram.TABLE, 1), "zones");
    killed.zones(AS_OF);
    long leg = killed.warehouse().history(CustomerLeg.TABLE).version();
    moments +=
        kill(
            killed,
            Moment.committed(CustomerLeg.TABLE, (int) leg + 1),
            "erase",
            "--organisation=caf",
            "--customer=" + ERASED.identifier());
    for (TestHouse house : List.of(killed, undisturbed)) {
      erasure(house, landing).run();
      house.qualify(AS_OF, Repair.NONE);
    }

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

  private static ErasePerson erasure(TestHouse house, LandedContacts landing) {
    return house.erasure(
        landing.folder(),
        TestHouse.SHIPPED_MAPPINGS,
        ERASED,
        Instant.parse("2026-03-13T09:00:00Z"),
        step -> {},
        TestHouse.GENERIC_CSV);
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

  /** When a command is killed: told by what lies in the folder of a table. */
  private record Moment(TableDefinition table, int version, boolean isInsideOfCommit) {
    /** Once a commit has been made, of which the command has more to make. */
    static Moment committed(TableDefinition table, int version) {
      return new Moment(table, version, false);
    }

    /** While rows lie there that no commit tells of yet. */
    static Moment writing(TableDefinition table, int version) {
      return new Moment(table, version, true);
    }

    boolean hasCome(TestHouse house) {
      return Files.exists(house.commitFile(table, version)) || (isInsideOfCommit && hasRows(house));
    }

    private boolean hasRows(TestHouse house) {
      Path folder = house.tableFolder(table);
      if (!Files.exists(folder)) {
        return false;
      }
      try (Stream<Path> files = Files.walk(folder)) {
        return files.anyMatch(file -> file.toString().endsWith(".parquet"));
      } catch (IOException | UncheckedIOException e) {
        // A folder came or went while it was looked at.
        return false;
      }
    }
  }

  /** Kills a command at a moment, and says how far it was. */
  private static String kill(TestHouse house, Moment moment, String command, String... options)
      throws IOException, InterruptedException {
    Process process = start(house, command, options);
    try {
      while (process.isAlive() && !moment.hasCome(house)) {
        Thread.sleep(2);
      }
      assertThat(process.isAlive()).as("%s was killed at %s", command, moment).isTrue();
      process.destroyForcibly().waitFor();
      return "%s killed at version %d of %s, %s; "
          .formatted(
              command,
              moment.version(),
              moment.table().name(),
              Files.exists(house.commitFile(moment.table(), moment.version()))
                  ? "committed"
                  : "not committed");
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
            "org.contretemps.app.Contretemps",
            command,
            "--config",
            house.home().resolve("contretemps.yaml").toString()));
    words.addAll(List.of(options));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(house.home().resolve(command + ".log").toFile())
        .start();
  }
}
