package org.contretemps.operation;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.contretemps.config.Operations;

/**
 * Tells a program, on its standard input, or a URL, by POST, what happened. It takes no longer than
 * it may, and what goes wrong with it is reported and changes nothing.
 */
public final class Hook {
  private final Operations operations;

  public Hook(Operations operations) {
    this.operations = operations;
  }

  /** Tells whoever is configured; returns a sentence for each that could not be told. */
  public List<String> tell(String json) {
    List<String> problems = new ArrayList<>();
    if (!operations.hookCommand().isEmpty()) {
      run(operations.hookCommand(), json).ifPresent(problems::add);
    }
    operations.hookUrl().flatMap(url -> post(url, json)).ifPresent(problems::add);
    return problems;
  }

  private Optional<String> run(List<String> command, String json) {
    String name = command.get(0);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        feed(process, json);
        if (!process.waitFor(operations.hookSeconds(), TimeUnit.SECONDS)) {
          return problem(name, "it took longer than %d s".formatted(operations.hookSeconds()));
        }
        return process.exitValue() == 0
            ? Optional.empty()
            : problem(name, "it ended with " + process.exitValue());
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return problem(name, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return problem(name, "interrupted");
    }
  }

  /** A program that does not read what it is told has still been run. */
  private static void feed(Process process, String json) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // Its exit code tells whether it minds.
    }
  }

  private Optional<String> post(URI url, String json) {
    String host = url.getHost();
    try {
      Duration limit = Duration.ofSeconds(operations.hookSeconds());
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .timeout(limit)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(json))
              .build();
      int status =
          HttpClient.newBuilder()
              .connectTimeout(limit)
              .build()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode();
      return status / 100 == 2 ? Optional.empty() : problem(host, "it answered HTTP " + status);
    } catch (IOException e) {
      return problem(host, e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return problem(host, "interrupted");
    }
  }

  /** The host alone: the rest of a URL is often a secret. */
  private static Optional<String> problem(String whom, String why) {
    return Optional.of(
        "Cannot tell the hook at %s: %s. Mend 'hook' in the configuration; the run itself ended as it says."
            .formatted(whom, why));
  }
}
