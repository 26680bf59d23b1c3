package org.contretemps.app.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.contretemps.SparkSessionExtension;
import org.contretemps.app.Contretemps;
import org.contretemps.house.Axe;
import org.contretemps.house.PdfUa;
import org.contretemps.house.SharedNight;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Two dossiers of {@link SharedNight}: one that lacks the controller, and one that has it. */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class DossierCommandTest {
  private static final String CONTROLLER =
      """
      retention: {record-days: 500}
      controller:
        name: Caisse <A> & B
        address: 1, rue du Port
        contact: 01 23 45 67 89
        data-protection-officer: dpo@example.org
        rights-contact: droits@example.org
        legal-basis: Article 6(1)(e)
        entitled: two data engineers
        hosting: own data centre
        authority: CNIL, www.cnil.fr
      """;

  /** What a command did. */
  private record Ended(int code, String out, String err) {}

  @TempDir private static Path folder;
  private static Path home;
  private static SharedNight night;
  private static Ended first;
  private static Ended second;

  @BeforeAll
  static void writeTwo() throws IOException {
    home = folder.resolve("night");
    night = SharedNight.copiedTo(home);
    first = run("dossier", "--date=2026-02-02");
    Files.writeString(night.configuration(), CONTROLLER, StandardOpenOption.APPEND);
    second = run("dossier", "--date=2026-02-09");
  }

  private static Ended run(String command, String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Contretemps.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    List<String> words = new ArrayList<>(List.of(command, "--config=" + night.configuration()));
    words.addAll(Arrays.asList(options));
    int code = line.execute(words.toArray(String[]::new));
    return new Ended(code, out.toString(), err.toString());
  }

  private static String page(String date, String page) throws IOException {
    return Files.readString(home.resolve("dossier").resolve(date).resolve(page + ".html"));
  }

  private static JsonNode facts(String date) throws IOException {
    return new ObjectMapper()
        .readTree(Files.readString(home.resolve("dossier").resolve(date).resolve("en/facts.json")));
  }

  @Test
  void whatTheControllerHasNotStatedIsMarkedAndTheExitCodeSaysSo() throws IOException {
    assertThat(first.code()).isEqualTo(2);
    assertThat(first.err()).contains("does not say controller.name, controller.address,");
    assertThat(page("2026-02-02", "en/notice-customers"))
        .contains("[to be filled in by the controller: Supervisory authority]");
    assertThat(page("2026-02-02", "fr/information-usagers"))
        .contains("[à compléter par le responsable du traitement\u00a0: Autorité de contrôle]");

    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.out().lines()).hasSize(8).allMatch(line -> line.endsWith(".html"));
    assertThat(page("2026-02-09", "en/notice-customers"))
        .contains("CNIL, www.cnil.fr", "Caisse &lt;A&gt; &amp; B")
        .contains("Also your answers, if you answered a survey.")
        .doesNotContain("to be filled in")
        .as("no source delivers comments")
        .doesNotContain("your comment");
  }

  @Test
  void itTellsWhatTheRunRecordAndTheTablesHold() throws IOException {
    assertThat(page("2026-02-02", "en/consultation"))
        .contains("Erasures on record: 1.")
        .contains("Last night that succeeded, as of: ")
        .contains("The oldest contact that is kept is of ")
        .contains("No successful run of it is on record: it has deleted nothing so far.")
        .contains("There is no earlier file: this is the first.");
  }

  @Test
  void itSaysWhatHasChangedAndThatReviewsAreKeptLongerThanAdvised() throws IOException {
    assertThat(page("2026-02-02", "en/consultation")).doesNotContain("Attention:");
    assertThat(page("2026-02-09", "en/consultation"))
        .contains("Compared with the file of February 2, 2026:")
        .contains("Table review is kept 500 days, before 365 days.")
        .contains("Attention: reviews are kept 500 days, longer than the 365 days");
    assertThat(page("2026-02-09", "fr/consultation"))
        .contains("Par rapport au dossier du 2 février 2026")
        .contains("Attention\u00a0: les appréciations sont gardées 500 jours");
  }

  /** The rules that the dossier states are those that {@code maintain} follows. */
  @Test
  void whatIsSaidToGoGoes() throws IOException {
    Map<String, Boolean> goes = new TreeMap<>();
    run("maintain", "--dry-run")
        .out()
        .lines()
        .map(line -> line.strip().split("\\s{2,}", -1))
        .filter(cells -> cells.length > 8)
        .forEach(cells -> goes.put(cells[0], !cells[1].equals("the first")));
    JsonNode tables = facts("2026-02-02").get("tables");
    assertThat(goes).containsEntry("contact", true).containsEntry("kpi_day", false);
    goes.forEach(
        (name, isCleared) -> {
          JsonNode table = tables.path(name);
          boolean isLimited = !table.path("keptDays").isNull() && !table.isMissingNode();
          boolean isByTheLoad = table.path("kept").asText().equals("EVENTS");
          if (!name.equals("table")) {
            assertThat(isLimited && !isByTheLoad).as(name).isEqualTo(isCleared);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyPdfIsAccessible(String language) throws Exception {
    try (Stream<Path> files = Files.list(home.resolve("dossier/2026-02-09/" + language))) {
      List<Path> pdfs = files.filter(file -> file.toString().endsWith(".pdf")).toList();
      assertThat(pdfs).hasSize(4);
      for (Path pdf : pdfs) {
        assertThat(PdfUa.faults(pdf)).as(pdf.toString()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en/consultation,1280",
    "fr/consultation,390",
    "en/impact-assessment,390",
    "fr/information-agents,1280"
  })
  void axeFindsNothingThatKeepsAReaderOut(String page, int width, @TempDir Path scratch)
      throws Exception {
    Axe.Findings found = Axe.inBrowser(scratch).check(page("2026-02-09", page), width);
    assertThat(found.violations()).isEmpty();
    assertThat(found.passes()).hasSizeGreaterThan(10).contains("color-contrast", "html-has-lang");
    assertThat(found.contentWidth()).as("nothing sticks out").isLessThanOrEqualTo(width);
  }
}
