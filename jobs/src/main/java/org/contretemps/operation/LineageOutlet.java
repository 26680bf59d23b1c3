package org.contretemps.operation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.contretemps.config.LineageSettings;

/**
 * Delivers OpenLineage events: as lines added to a file, and as documents posted to a URL one by
 * one. All posts together may take {@link LineageSettings#seconds} seconds. A failure is reported
 * and does not change the result of the run.
 */
public final class LineageOutlet {
  private final LineageSettings settings;

  public LineageOutlet(LineageSettings settings) {
    this.settings = settings;
  }

  /** Whether anybody wants events. */
  public boolean isWanted() {
    return settings.file().isPresent() || settings.url().isPresent();
  }

  /** Writes the events; returns a sentence for each outlet that did not take them. */
  public List<String> write(List<String> events) {
    List<String> problems = new ArrayList<>();
    settings.file().flatMap(file -> append(file, events)).ifPresent(problems::add);
    settings.url().flatMap(url -> post(url, events)).ifPresent(problems::add);
    return problems;
  }

  private static Optional<String> append(Path file, List<String> events) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      // One write, so that runs of two warehouses do not mix their lines.
      Files.writeString(
          file,
          String.join("\n", events) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return Optional.empty();
    } catch (IOException e) {
      return problem(file.toString(), e.getClass().getSimpleName());
    }
  }

  private Optional<String> post(URI url, List<String> events) {
    long end = System.nanoTime() + Duration.ofSeconds(settings.seconds()).toNanos();
    HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(settings.seconds())).build();
    try {
      for (String event : events) {
        int status =
            client
                .sendAsync(request(url, event), HttpResponse.BodyHandlers.discarding())
                .get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS)
                .statusCode();
        if (status / 100 != 2) {
          return problem(url.getHost(), "it answered HTTP " + status);
        }
      }
      return Optional.empty();
    } catch (ExecutionException e) {
      return problem(url.getHost(), e.getCause().getClass().getSimpleName());
    } catch (TimeoutException e) {
      return problem(url.getHost(), "it took longer than %d s".formatted(settings.seconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return problem(url.getHost(), "interrupted");
    }
  }

  private static HttpRequest request(URI url, String event) {
    return HttpRequest.newBuilder(url)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(event))
        .build();
  }

  /** Of a URL the host alone: the rest is often a secret. */
  private static Optional<String> problem(String where, String why) {
    return Optional.of(
        "Cannot pass on the lineage to %s: %s. Correct 'lineage' in the configuration; the run itself ended as it says."
            .formatted(where, why));
  }
}
