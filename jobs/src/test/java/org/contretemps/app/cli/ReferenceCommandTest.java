package org.contretemps.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
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
