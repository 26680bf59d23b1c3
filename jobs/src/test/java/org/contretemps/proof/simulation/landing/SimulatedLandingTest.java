package org.contretemps.proof.simulation.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.proof.simulation.WorldSpecification;
import org.contretemps.proof.simulation.landing.SimulatedLanding.Compression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedLandingTest {
  private static final WorldSpecification SPECIFICATION = WorldSpecification.of(3_000, 10, 12);
  private static final LocalDate MONDAY = SPECIFICATION.firstDay();

  @TempDir private Path folder;

  private static final SparkSession SESSION = SparkSessionExtension.session();

  @Test
  void aRangeInPiecesAndTwiceEqualsTheRangeAtOnce() {
    Path whole = folder.resolve("whole");
    Path pieces = folder.resolve("pieces");
    SimulatedLanding.Result result = deliver(whole, MONDAY, MONDAY.plusDays(9));
    deliver(pieces, MONDAY, MONDAY.plusDays(5));
    deliver(pieces, MONDAY.plusDays(4), MONDAY.plusDays(9));

    Map<String, List<String>> days = days(whole);
    assertThat(days(pieces)).isEqualTo(days);
    assertThat(days.keySet())
        .contains("contacts/day=2026-01-05", "norms/day=2026-01-05", "pulses/day=2026-01-09")
        .doesNotContain("contacts/day=2026-01-11")
        .anyMatch(day -> day.startsWith("surveys/"))
        .anyMatch(day -> day.startsWith("reviews/"))
        .anyMatch(day -> day.startsWith("incidents/"));
    long records =
        days.entrySet().stream()
            .filter(day -> day.getKey().startsWith("contacts/"))
            .mapToLong(day -> day.getValue().size() - 1)
            .sum();
    assertThat(result.contacts()).isEqualTo(records).isBetween(2_500L, 3_500L);
  }

  @Test
  void aFileHasItsHeaderAndNothingThatNeedsQuotes() throws IOException {
    deliver(folder, MONDAY, MONDAY);
    List<String> lines = days(folder).get("contacts/day=2026-01-05");
    assertThat(lines)
        .contains(String.join(",", LandingColumns.CONTACT))
        .allMatch(line -> line.split(",", -1).length == LandingColumns.CONTACT.size())
        .noneMatch(line -> line.contains("\""));
    assertThat(Files.readAllLines(folder.resolve("truth/cells.csv"))).hasSize(1 + 12);
  }

  @Test
  void theSameContactsMayBeDeliveredAsContactRecords() throws IOException {
    deliver(folder, MONDAY, MONDAY);
    deliver(folder, SimulatedLanding.ContactFormat.AMAZON_CONNECT, MONDAY, MONDAY);
    Map<String, List<String>> days = days(folder);

    List<String> ofCsv = new ArrayList<>();
    for (String line : days.get("contacts/day=2026-01-05")) {
      String[] fields = line.split(",", -1);
      ofCsv.add(String.join(" ", fields[0], fields[12], fields[17], fields[18]));
    }
    ofCsv.remove("contact_id customer_id wait_seconds talk_seconds");
    List<String> ofRecords = new ArrayList<>();
    for (String line : days.get("amazon-connect/day=2026-01-05")) {
      JsonNode contact = new ObjectMapper().readTree(line);
      ofRecords.add(
          String.join(
              " ",
              contact.path("ContactId").asText(),
              contact.path("Attributes").path("customer_id").asText(""),
              contact.path("Queue").path("Duration").asText(),
              contact.path("Agent").path("AgentInteractionDuration").asText("")));
    }
    assertThat(ofRecords).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(ofCsv);
  }

  @Test
  void aRangeBeforeTheWorldIsRefused() {
    assertThatThrownBy(() -> deliver(folder, MONDAY.minusDays(1), MONDAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the world begins on 2026-01-05");
  }

  private static SimulatedLanding.Result deliver(Path folder, LocalDate from, LocalDate to) {
    return deliver(folder, SimulatedLanding.ContactFormat.CSV, from, to);
  }

  private static SimulatedLanding.Result deliver(
      Path folder, SimulatedLanding.ContactFormat contacts, LocalDate from, LocalDate to) {
    return new SimulatedLanding(
            SESSION,
            SPECIFICATION,
            folder.toString(),
            new SimulatedLanding.Form(Compression.NONE, contacts))
        .deliver(from, to);
  }

  /** The lines of every day folder, in order. */
  private static Map<String, List<String>> days(Path landing) {
    try (Stream<Path> files = Files.walk(landing)) {
      Map<String, List<String>> days = new TreeMap<>();
      files
          .filter(file -> file.getParent().getFileName().toString().startsWith("day="))
          .filter(file -> file.toString().matches(".*\\.(csv|txt)"))
          .forEach(
              file -> days.put(landing.relativize(file.getParent()).toString(), sortedLines(file)));
      return days;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> sortedLines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
