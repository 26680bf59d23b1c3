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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.contretemps.config.Operations;
import org.contretemps.config.Secrets;

/**
 * Notifies a program (on its standard input) or a URL (by POST) of failures, zones and oddities of
 * a run. The time limit covers writing the document and reading the whole answer. A failure is
 * reported and does not change the result of the run. The program gets this process's environment
 * without its secrets.
 */
public final class Hook {
  private final Operations operations;

  public Hook(Operations operations) {
    this.operations = operations;
  }

  /**
   * Passes the document on to each configured listener; returns a sentence for each that failed.
   */
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
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().keySet().removeIf(Secrets::isSecretVariable);
      Process process = builder.start();
      try {
        feedBeside(process, json);
        if (!process.waitFor(operations.hookSeconds(), TimeUnit.SECONDS)) {
          return problem(name, tooLong());
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

  /**
   * If the program does not read, its pipe fills and the writer blocks: it has a thread of its own.
   */
  private static void feedBeside(Process process, String json) {
    Thread feeder = new Thread(() -> feed(process, json), "hook");
    feeder.setDaemon(true);
    feeder.start();
  }

  /** A program that does not read its input has still been run. */
  private static void feed(Process process, String json) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // Its exit code tells whether it minds.
    }
  }

  private Optional<String> post(URI url, String json) {
    String host = url.getHost();
    Duration limit = Duration.ofSeconds(operations.hookSeconds());
    CompletableFuture<HttpResponse<Void>> answer =
        HttpClient.newBuilder()
            .connectTimeout(limit)
            .build()
            .sendAsync(request(url, json), HttpResponse.BodyHandlers.discarding());
    try {
      int status = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return status / 100 == 2 ? Optional.empty() : problem(host, "it answered HTTP " + status);
    } catch (ExecutionException e) {
      return problem(host, e.getCause().getClass().getSimpleName());
    } catch (TimeoutException e) {
      return problem(host, tooLong());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return problem(host, "interrupted");
    } finally {
      answer.cancel(true);
    }
  }

  private static HttpRequest request(URI url, String json) {
    return HttpRequest.newBuilder(url)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json))
        .build();
  }

  private String tooLong() {
    return "it took longer than %d s".formatted(operations.hookSeconds());
  }

  /** The host alone: the rest of a URL is often a secret. */
  private static Optional<String> problem(String whom, String why) {
    return Optional.of(
        "Cannot tell the hook at %s: %s. Mend 'hook' in the configuration; the run itself ended as it says."
            .formatted(whom, why));
  }
}
