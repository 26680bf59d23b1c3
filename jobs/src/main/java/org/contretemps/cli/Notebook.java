package org.contretemps.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.contretemps.config.ConfigurationException;

/**
 * A Jupyter notebook whose code cells are plain JShell Java, run in this process, so that it works
 * on the session that is open here.
 *
 * @param cells texts and code in their order
 */
record Notebook(List<Cell> cells) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A cell.
   *
   * @param isCode Java, else Markdown
   */
  record Cell(boolean isCode, String source) {}

  /** Reads a notebook (nbformat 4). */
  static Notebook read(Path file) {
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
   * Runs the cells in their order.
   *
   * @param text gets each text, and the value of each cell that ends with one
   * @throws ConfigurationException at the first cell that fails
   */
  void run(Consumer<String> text) {
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      for (Cell cell : cells) {
        if (cell.isCode()) {
          run(cell.source(), shell, text);
        } else {
          text.accept(cell.source());
        }
      }
    }
  }

  private static void run(String source, JShell shell, Consumer<String> text) {
    String rest = source;
    String value = null;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (!next.completeness().isComplete()) {
        throw new ConfigurationException(
            "Cannot run a cell: it ends in the middle of a statement:%n%s".formatted(rest));
      }
      value = null;
      for (SnippetEvent event : shell.eval(next.source())) {
        requireSuccess(event, shell);
        value = isNamed(event.snippet()) ? null : event.value();
      }
      rest = next.remaining();
    }
    if (value != null) {
      text.accept(value);
    }
  }

  /** Whether a snippet declares or does something, and is no expression to be looked at. */
  private static boolean isNamed(Snippet snippet) {
    return snippet.kind() != Snippet.Kind.EXPRESSION
        && snippet.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
  }

  private static void requireSuccess(SnippetEvent event, JShell shell) {
    if (event.exception() != null) {
      throw new ConfigurationException(
          "Cannot run a cell: %s, in:%n%s"
              .formatted(event.exception().getMessage(), event.snippet().source()),
          event.exception());
    }
    if (event.status() == Snippet.Status.REJECTED) {
      List<String> problems =
          shell.diagnostics(event.snippet()).map(problem -> problem.getMessage(null)).toList();
      throw new ConfigurationException(
          "Cannot run a cell: %s in:%n%s".formatted(problems, event.snippet().source()));
    }
  }
}
