package org.contretemps.publish.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredOutputsTest {
  private static final String EMPTY =
      """
      {"cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["text"]},
        {"cell_type": "code", "metadata": {}, "source": ["SELECT 1"], "execution_count": null, "outputs": []},
        {"cell_type": "code", "metadata": {}, "source": ["a picture"], "outputs": [{"output_type": "stream"}]},
        {"cell_type": "code", "metadata": {}, "source": ["int i;"], "outputs": []}],
       "nbformat": 4, "nbformat_minor": 5, "metadata": {}}""";

  @Test
  void tablesAndPicturesAreStoredInPlaceOfWhatWasThere(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("n.ipynb"), EMPTY);
    StoredOutputs.write(
        file,
        List.of(
            Optional.of(new Answer(List.of("n"), List.of(RowFactory.create(7L)))),
            Optional.of(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB)),
            Optional.empty()));
    JsonNode cells = new ObjectMapper().readTree(file.toFile()).path("cells");
    assertThat(cells.path(1).at("/outputs/0/data/text~1html/0").asText()).contains("<td>7</td>");
    assertThat(cells.path(1).path("execution_count").asInt()).isEqualTo(1);
    assertThat(picture(cells.path(2)).getWidth()).isEqualTo(3);
    assertThat(cells.path(2).path("outputs")).hasSize(1);
    assertThat(cells.path(3).path("outputs")).isEmpty();
  }

  private static BufferedImage picture(JsonNode cell) throws Exception {
    String png = cell.at("/outputs/0/data/image~1png").asText();
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
  }

  /** As a repository browser shows them: each query has its rows or its picture. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "01-a-first-look",
        "02-handling-time-against-complexity",
        "03-from-a-flag-to-its-explanation",
        "04-a-norm-change-seen-twice",
        "06-who-comes-back",
        "07-what-meeting-the-norm-says",
        "08-the-course-of-a-zone",
        "09-services-teams-territories"
      })
  void theNotebooksShowWhatTheDemoGives(String name) throws Exception {
    Path file = Path.of("../notebooks", name + ".ipynb");
    assertThat(Files.size(file)).as("small enough to be looked at").isLessThan(200_000);
    assertThat(Files.readString(file))
        .as("no place on a machine")
        .doesNotContain("file:/", "/home/", "/tmp/");
    int queries = 0;
    int pictures = 0;
    for (JsonNode cell : new ObjectMapper().readTree(file.toFile()).path("cells")) {
      StringBuilder source = new StringBuilder();
      cell.path("source").forEach(line -> source.append(line.asText()));
      if ("code".equals(cell.path("cell_type").asText())
          && SqlCell.of(source.toString()).isPresent()) {
        queries++;
        JsonNode data = cell.at("/outputs/0/data");
        pictures += data.has("image/png") ? 1 : 0;
        assertThat(data.has("image/png") || data.has("text/html")).as("%s", source).isTrue();
      }
    }
    assertThat(queries).isGreaterThanOrEqualTo(3);
    assertThat(pictures).isPositive();
  }
}
