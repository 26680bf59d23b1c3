package org.contretemps.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java process of the suite, on the same class path, with what it said so far. */
final class Launched implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private final PrintWriter input;
  private final List<String> said = new ArrayList<>();

  private Launched(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.input = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  /** Starts the main method of a class. */
  static Launched java(Map<String, String> environment, List<String> options, String... words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "@../conf/jvm.options",
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(words));
    return of(environment, command);
  }

  /** Starts a command. */
  static Launched of(Map<String, String> environment, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new Launched(builder.start());
  }

  /** Waits for a line that holds a text, and returns it. */
  String await(String text) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      if (line.contains(text)) {
        return line;
      }
    }
    throw new AssertionError("never said '%s', only:%n%s".formatted(text, said()));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void tell(String line) {
    input.println(line);
  }

  /** Kills it with the signal that nothing can catch. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Reads to the end, and returns the exit code. */
  int end() throws IOException, InterruptedException {
    output.lines().forEach(said::add);
    return process.waitFor();
  }

  String said() {
    return String.join("\n", said);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
