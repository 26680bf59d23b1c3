package org.contretemps.publish.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.contretemps.config.ConfigurationException;

/**
 * A Jupyter notebook whose code cells are plain SQL or Java.
 *
 * @param cells texts and code in their order
 */
public record Notebook(List<Cell> cells) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A cell.
   *
   * @param isCode SQL or Java, else Markdown
   */
  public record Cell(boolean isCode, String source) {}

  /** Reads a notebook (nbformat 4). */
  public static Notebook read(Path file) {
    try {
      List<Cell> cells = new ArrayList<>();
      for (JsonNode cell : JSON.readTree(file.toFile()).path("cells")) {
        StringBuilder source = new StringBuilder();
        cell.path("source").forEach(line -> source.append(line.asText()));
        cells.add(new Cell("code".equals(cell.path("cell_type").asText()), source.toString()));
      }
      return new Notebook(List.copyOf(cells));
    } catch (IOException e) {
      throw new ConfigurationException(
          "Cannot read the notebook %s: %s. Give an .ipynb file.".formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * Runs the cells in their order, in this process.
   *
   * @param shown gets each text, and the value of each cell that ends with one
   * @return the value of each code cell
   * @throws ConfigurationException at the first cell that fails
   */
  public List<Optional<Object>> run(Consumer<Object> shown) {
    List<Optional<Object>> values = new ArrayList<>();
    try (Cells running = new Cells()) {
      for (Cell cell : cells) {
        Object value = cell.isCode() ? running.run(cell.source()) : cell.source();
        if (cell.isCode()) {
          values.add(Optional.ofNullable(value));
        }
        if (value != null) {
          shown.accept(value);
        }
      }
    }
    return values;
  }
}
