package org.contretemps.publish.notebook;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.contretemps.config.ConfigurationException;

/** Writes what the cells of a notebook gave into its file, as Jupyter does (nbformat 4). */
public final class StoredOutputs {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredOutputs() {}

  /**
   * Replaces the outputs of a notebook's code cells.
   *
   * @param values what each code cell gave, in their order
   */
  public static void write(Path file, List<Optional<Object>> values) {
    try {
      JsonNode notebook = JSON.readTree(file.toFile());
      Iterator<Optional<Object>> next = values.iterator();
      int count = 0;
      for (JsonNode cell : notebook.path("cells")) {
        if ("code".equals(cell.path("cell_type").asText())) {
          fill((ObjectNode) cell, ++count, next.next());
        }
      }
      DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
      printer.indentArraysWith(new DefaultIndenter(" ", "\n"));
      printer.indentObjectsWith(new DefaultIndenter(" ", "\n"));
      Files.writeString(file, JSON.writer(printer).writeValueAsString(notebook) + "\n");
    } catch (IOException e) {
      throw new ConfigurationException(
          "Cannot write outputs into %s: %s. Give an .ipynb file that may be written."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void fill(ObjectNode cell, int count, Optional<Object> value) throws IOException {
    cell.put("execution_count", count);
    ArrayNode outputs = cell.putArray("outputs");
    if (value.isPresent()) {
      ObjectNode output = outputs.addObject();
      output.put("output_type", "execute_result");
      output.put("execution_count", count);
      output.putObject("metadata");
      data(output.putObject("data"), value.get());
    }
  }

  private static void data(ObjectNode data, Object value) throws IOException {
    if (value instanceof RenderedImage image) {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(image, "png", png);
      data.put("image/png", Base64.getEncoder().encodeToString(png.toByteArray()));
      data.putArray("text/plain").add("a picture");
      return;
    }
    if (value instanceof Answer answer) {
      data.putArray("text/html").add(answer.html());
    }
    ArrayNode text = data.putArray("text/plain");
    value.toString().lines().forEach(line -> text.add(line + "\n"));
  }
}
