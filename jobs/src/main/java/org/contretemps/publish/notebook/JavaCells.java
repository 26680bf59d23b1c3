package org.contretemps.publish.notebook;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.contretemps.config.ConfigurationException;

/**
 * Runs notebook cells of plain Java one after the other, in this process, with JShell. Later cells
 * see what earlier ones declared.
 */
final class JavaCells implements AutoCloseable {
  private final Execution execution = new Execution();
  private final JShell shell;

  JavaCells() {
    shell = JShell.builder().executionEngine(execution, Map.of()).build();
    shell.addToClasspath(System.getProperty("java.class.path"));
  }

  /**
   * Runs a cell.
   *
   * @return the value of the expression that it ends with; null if it ends otherwise
   * @throws ConfigurationException if it cannot be compiled or fails
   */
  Object run(String cell) {
    String rest = cell;
    Object value = null;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (!next.completeness().isComplete()) {
        throw new ConfigurationException(
            "Cannot run a cell: it ends in the middle of a statement:%n%s".formatted(rest));
      }
      value = null;
      for (SnippetEvent event : shell.eval(next.source())) {
        requireSuccess(event);
        value = isExpression(event.snippet()) ? execution.value : null;
      }
      rest = next.remaining();
    }
    return value;
  }

  /** Whether a text is complete Java, so that it can be run. */
  boolean isComplete(String cell) {
    String rest = cell;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (!next.completeness().isComplete()) {
        return false;
      }
      rest = next.remaining();
    }
    return true;
  }

  @Override
  public void close() {
    shell.close();
  }

  /** Whether a snippet is looked at, and declares or does nothing else. */
  private static boolean isExpression(Snippet snippet) {
    return snippet.kind() == Snippet.Kind.EXPRESSION
        || snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
  }

  private void requireSuccess(SnippetEvent event) {
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

  /** Runs snippets in the caller's thread and keeps their value, not only its text. */
  private static final class Execution extends LocalExecutionControl
      implements ExecutionControlProvider {
    private Object value;

    @Override
    protected String invoke(Method snippet) throws Exception {
      value = snippet.invoke(null);
      return valueString(value);
    }

    @Override
    public String name() {
      return "in-this-thread";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
      return this;
    }
  }
}
