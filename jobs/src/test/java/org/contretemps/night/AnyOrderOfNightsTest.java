package org.contretemps.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.TestHouse;
import org.contretemps.job.Repair;
import org.contretemps.night.distribute.HandlingTimeDistribution;
import org.contretemps.night.kpi.KpiTables;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.file.NextFile;
import org.contretemps.night.kpi.month.KpiTable;
import org.contretemps.night.qualify.DayClass;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.proof.simulation.WorldSpecification;
import org.contretemps.proof.simulation.landing.SimulatedLanding;
import org.contretemps.proof.simulation.landing.SimulatedLanding.Compression;
import org.contretemps.proof.simulation.landing.SimulatedLanding.ContactFormat;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.Survey;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 2 of DESIGN §3, from files to indicators: contacts, corrections of contacts, norms,
 * surveys, reviews, pulses and incidents that come in any order over some nights, some of them
 * twice, end in the tables that come of them all at once.
 */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class AnyOrderOfNightsTest {
  private static final WorldSpecification WORLD = WorldSpecification.of(400, 12, 6);
  private static final LocalDate FIRST = WORLD.firstDay();
  private static final List<LocalDate> NIGHTS = Stream.of(6, 11).map(FIRST::plusDays).toList();

  /** The days of which anything lands: each costs a file in every table. */
  private static final Set<LocalDate> DAYS =
      Stream.of(0, 1, 3, 6, 8, 11).map(FIRST::plusDays).collect(Collectors.toSet());

  private static final LocalDate LAST = NIGHTS.get(NIGHTS.size() - 1);

  /** All that follows from what has landed; what nights state of a day once is not among it. */
  private static final List<TableDefinition> TABLES =
      Stream.of(
              TestHouse.DERIVED.stream(),
              Stream.of(HandlingTimeDistribution.TABLE, NextFile.TABLE),
              KpiTables.ALL.stream().map(KpiTable::table))
          .flatMap(tables -> tables)
          .toList();

  @TempDir private static Path folder;

  @BeforeAll
  static void simulate() {
    new SimulatedLanding(
            SparkSessionExtension.session(),
            WORLD,
            folder.resolve("world").toString(),
            new SimulatedLanding.Form(Compression.NONE, ContactFormat.CSV))
        .deliver(FIRST, LAST);
  }

  @Test
  void whateverComesWhenTheTablesAreThoseOfAllAtOnce() throws IOException {
    Random random = new Random(1);
    Path landing = folder.resolve("landing");
    TestHouse house = new TestHouse(folder.resolve("nights"));
    List<Delivery> deliveries = deliveries(random);
    for (int night = 0; night < NIGHTS.size(); night++) {
      for (Delivery delivery : deliveries) {
        if (delivery.night() == night) {
          delivery.into(landing);
        }
      }
      pass(house, landing, NIGHTS.get(night));
    }

    TestHouse atOnce = new TestHouse(folder.resolve("at-once"));
    FileUtils.copyDirectory(
        house.tableFolder(DayClass.TABLE).toFile(), atOnce.tableFolder(DayClass.TABLE).toFile());
    pass(atOnce, landing, LAST);

    assertThat(List.of(QualifiedContact.TABLE, Survey.TABLE, KpiDay.TABLE, DayClass.TABLE))
        .allMatch(table -> !house.rows(table).isEmpty());
    assertThat(house.warehouse().history(QualifiedContact.TABLE).dates(Contact.CONTACT_DATE))
        .as("contacts moved to a day of which nothing landed")
        .anyMatch(date -> !DAYS.contains(date));
    for (TableDefinition table : TABLES) {
      assertThat(house.rows(table)).as(table.name()).isEqualTo(atOnce.rows(table));
    }
  }

  private static void pass(TestHouse house, Path landing, LocalDate night) {
    house.ingestAll(landing);
    house.resolveNorms();
    house.qualify(night, Repair.NONE);
    house.distribute(28, Optional.of(night));
    house.kpis();
  }

  /** A file of the world, or a later version of it, and the night before which it lands. */
  private record Delivery(Path name, List<String> lines, int night) {
    void into(Path landing) throws IOException {
      Path file = landing.resolve(name.toString());
      Files.createDirectories(file.getParent());
      Files.write(file, lines);
      Files.setLastModifiedTime(
          file,
          FileTime.from(NIGHTS.get(night).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
    }
  }

  /** Every file on its night or a later one; of some contacts a correction, before or after it. */
  private static List<Delivery> deliveries(Random random) throws IOException {
    List<Delivery> deliveries = new ArrayList<>();
    for (Path file : files()) {
      List<String> lines = Files.readAllLines(folder.resolve("world").resolve(file.toString()));
      deliveries.add(new Delivery(file, lines, nightOf(file, random)));
      if (random.nextInt(6) == 0) {
        Path again = file.resolveSibling("again-" + file.getFileName());
        deliveries.add(new Delivery(again, lines, nightOf(file, random)));
      }
      if (file.startsWith("contacts") && random.nextInt(3) > 0) {
        Path corrected = file.resolveSibling("corrected-" + file.getFileName());
        deliveries.add(new Delivery(corrected, corrected(lines, random), nightOf(file, random)));
      }
    }
    return deliveries;
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("world"))) {
      return files
          .filter(file -> file.getParent().getFileName().toString().startsWith("day="))
          .filter(file -> file.toString().endsWith(".csv"))
          .filter(file -> DAYS.contains(day(file)))
          .map(folder.resolve("world")::relativize)
          .sorted()
          .toList();
    }
  }

  private static LocalDate day(Path file) {
    return LocalDate.parse(file.getParent().getFileName().toString().substring("day=".length()));
  }

  private static int nightOf(Path file, Random random) {
    LocalDate day = day(file);
    int first = 0;
    while (first < NIGHTS.size() - 1 && NIGHTS.get(first).isBefore(day)) {
      first++;
    }
    return random.nextInt(3) == 0 ? first + random.nextInt(NIGHTS.size() - first) : first;
  }

  /**
   * Some contacts of a file as known a day later: other talking time, sometimes no customer,
   * sometimes another service, sometimes the day before.
   */
  private static List<String> corrected(List<String> lines, Random random) {
    List<String> header = List.of(lines.get(0).split(","));
    List<String> corrected = new ArrayList<>(lines.subList(0, 1));
    for (String line : lines.subList(1, Math.min(lines.size(), 6))) {
      String[] values = line.split(",", -1);
      values[header.indexOf("talk_seconds")] = String.valueOf(1 + random.nextInt(900));
      if (random.nextInt(3) == 0) {
        values[header.indexOf("customer_id")] = "";
      }
      if (random.nextInt(3) == 0) {
        values[header.indexOf("service")] = "another service";
      }
      if (random.nextInt(3) == 0) {
        int startedAt = header.indexOf("started_at");
        String date = values[startedAt].substring(0, 10);
        values[startedAt] =
            values[startedAt].replace(date, LocalDate.parse(date).minusDays(1).toString());
      }
      values[header.indexOf("last_updated_at")] = "2027-01-01 00:00:00";
      corrected.add(String.join(",", values));
    }
    return corrected;
  }
}
