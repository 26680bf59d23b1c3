package org.contretemps.app.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.contretemps.app.Contretemps;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.config.Configuration;
import org.contretemps.config.KeyDescription;
import org.junit.jupiter.api.Test;

/** The pages under jobs/reference are what the declarations say. */
class ReferenceCommandTest {
  private static final Path SHIPPED = Path.of("../conf/contretemps.yaml");

  private final Map<String, String> pages =
      ReferenceCommand.pages(Contretemps.commandLine().getCommandSpec(), SHIPPED);

  @Test
  void thePagesAreUpToDate() throws IOException {
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Path file = Path.of("reference", page.getKey());
      assertThat(Files.exists(file) ? Files.readString(file) : "")
          .as("%s: run 'scripts/contretemps reference' to refresh it", file)
          .isEqualTo(page.getValue());
    }
  }

  @Test
  void everyTableColumnCommandAndOptionIsThere() {
    Catalogue.TABLES.forEach(
        table -> {
          assertThat(pages.get("tables.md")).contains("\n## " + table.name() + "\n");
          table
              .columns()
              .forEach(
                  column ->
                      assertThat(pages.get("tables.md")).contains("| `" + column.name() + "` |"));
        });
    assertThat(pages.get("tables.md"))
        .contains("| `customer_key` | `bigint` | yes |")
        .containsPattern("`customer_key`[^\\n]+\\*Contact level\\.\\*");
    Contretemps.commandLine()
        .getSubcommands()
        .keySet()
        .forEach(command -> assertThat(pages.get("commands.md")).contains("\n## " + command));
    assertThat(pages.get("commands.md"))
        .contains("| `--wait MINUTES` |", "| 3 | data refused")
        .doesNotContain("${");
  }

  /** A sentence that is not on the page is read by nobody before a user does. */
  @Test
  void everySentenceIsThereInBothLanguages() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
      for (Path file : files.filter(each -> each.toString().endsWith("_fr.properties")).toList()) {
        Properties sentences = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
          sentences.load(reader);
        }
        assertThat(sentences).isNotEmpty();
        for (Object sentence : sentences.values()) {
          assertThat(pages.get("sentences.md"))
              .as(file.toString())
              .contains(sentence.toString().replace("|", "\\|"));
        }
      }
    }
  }

  @Test
  void everyKeyHasAComment() {
    assertThat(
            Configuration.keys(SHIPPED).stream()
                .filter(key -> key.comment().isEmpty())
                .map(KeyDescription::path)
                .collect(Collectors.toList()))
        .isEmpty();
    assertThat(pages.get("configuration.md"))
        .contains(
            "| `ingest.refuse-file-above-share` | number, 0 to 1 | `0.2` | A file with a larger share")
        .contains("| `situation-types.weights.third-party` |");
  }
}
