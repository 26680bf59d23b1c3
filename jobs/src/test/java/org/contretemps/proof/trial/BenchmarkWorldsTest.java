package org.contretemps.proof.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four small worlds, one of each kind. */
class BenchmarkWorldsTest {
  private static final BenchmarkWorlds WORLDS = new BenchmarkWorlds(4, 30, 7);

  @TempDir private static Path folder;

  @BeforeAll
  static void write() throws IOException {
    WORLDS.write(folder, done -> {});
  }

  private static List<String> lines(Path file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static Path verdicts(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  private static BenchmarkScore score(String name, String... lines) throws IOException {
    return BenchmarkScore.of(folder, verdicts(name, List.of(lines)));
  }

  @Test
  void theTruthCountsTheContactsOfTheLastFourWeeks() throws IOException {
    List<Map<String, String>> truth = CsvLines.of(folder.resolve(BenchmarkWorlds.TRUTH));
    assertThat(truth).hasSize(4 * 30);
    List<String> contacts = lines(folder.resolve("contacts-002.csv.gz"));
    assertThat(contacts.get(0))
        .isEqualTo(
            "service,cell,day,agent,load_quartile,outage,new_agent,norm_seconds,seconds,repeat,prior");
    long ofCell17 =
        contacts.stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .filter(parts -> parts[1].equals("17") && Integer.parseInt(parts[2]) >= 28)
            .count();
    assertThat(truth.get(2 * 30 + 17))
        .containsEntry("cell", "17")
        .containsEntry("contacts", Long.toString(ofCell17));
    assertThat(String.join("\n", contacts)).doesNotContain("harm").doesNotContain("PLANTED");
  }

  @Test
  void theSameSeedGivesTheSameWorlds(@TempDir Path again) throws IOException {
    new BenchmarkWorlds(1, 30, 7).write(again, done -> {});
    assertThat(lines(again.resolve("contacts-000.csv.gz")))
        .isEqualTo(lines(folder.resolve("contacts-000.csv.gz")));
    assertThat(again.resolve("DATA-CARD.md")).content().contains("Version 1, seed 7: 1 worlds");
  }

  @Test
  void whoKnowsTheTruthIsNeverWrongAndMissesNothing() throws IOException {
    List<String> lines = new ArrayList<>(List.of("flagged,cell,world"));
    for (Map<String, String> cell : CsvLines.of(folder.resolve(BenchmarkWorlds.TRUTH))) {
      lines.add(cell.get("is_harmed") + "," + cell.get("cell") + "," + cell.get("world"));
    }
    RuleScore own = BenchmarkScore.of(folder, verdicts("truth-told.csv", lines)).score("yours");
    assertThat(own.falseDiscoveryRate()).isZero();
    assertThat(own.power()).isEqualTo(1);
  }

  @Test
  void whoFlagsEverythingFindsAllAndIsMostlyWrong() throws IOException {
    List<String> lines = new ArrayList<>(List.of("world,cell,flagged"));
    for (int world = 0; world < 4; world++) {
      for (int cell = 0; cell < 30; cell++) {
        lines.add(world + "," + cell + ",1");
      }
    }
    BenchmarkScore score = BenchmarkScore.of(folder, verdicts("all.csv", lines));
    assertThat(score.score("yours").power()).isEqualTo(1);
    assertThat(score.score("yours").falseDiscoveryRate()).isEqualTo(1 - 6 / 30.0);
    assertThat(score.toString()).contains("yours", "CONTRETEMPS", "WORSE_THAN_PEERS", "3.0");
  }

  @Test
  void whatIsNoVerdictIsRefused() throws IOException {
    assertThat(score("none.csv", "world,cell,flagged").score("yours").power()).isZero();
    assertThatThrownBy(() -> score("odd.csv", "world,cell,flagged", "0,99,1"))
        .hasMessageContaining("there is no cell 99 in world 0");
    assertThatThrownBy(() -> score("twice.csv", "world,cell,flagged", "0,1,1", "0,1,0"))
        .hasMessageContaining("judged twice");
    assertThatThrownBy(() -> score("word.csv", "world,cell,flagged", "0,1,perhaps"))
        .hasMessageContaining("'perhaps' does not say");
    assertThatThrownBy(() -> score("names.csv", "world;cell;flagged", "0;1;1"))
        .hasMessageContaining("are not two numbers");
    assertThatThrownBy(() -> score("short.csv", "world,cell,flagged", "0,1"))
        .hasMessageContaining("line 2 has 2 parts, its header 3");
  }
}
