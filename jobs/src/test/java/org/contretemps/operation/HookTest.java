package org.contretemps.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.contretemps.config.LineageSettings;
import org.contretemps.config.Operations;
import org.contretemps.config.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs and a real server on loopback. */
class HookTest {
  private static final String EVENT = "{\"event\":\"run-failed\"}";

  @TempDir private Path folder;

  @Test
  void aProgramReadsTheEventOnItsStandardInput() throws IOException {
    Path heard = folder.resolve("heard.json");
    assertThat(program(5, "sh", "-c", "cat > " + heard).tell(EVENT)).isEmpty();
    assertThat(heard).hasContent(EVENT);
  }

  @Test
  void aProgramThatFailsIsMissingOrTakesTooLongIsReported() {
    assertThat(program(5, "sh", "-c", "exit 7").tell(EVENT))
        .singleElement()
        .asString()
        .startsWith("Cannot tell the hook at sh: it ended with 7.");
    assertThat(program(5, "/no/such/program").tell(EVENT))
        .singleElement()
        .asString()
        .contains("/no/such/program");
    Instant start = Instant.now();
    assertThat(program(1, "sh", "-c", "sleep 60; true").tell(EVENT))
        .singleElement()
        .asString()
        .contains("it took longer than 1 s");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  /** A pipe holds less than this: who writes to a program that does not read waits. */
  @Test
  void aProgramThatDoesNotReadHoldsNobodyUp() {
    Instant start = Instant.now();
    assertThat(program(1, "sleep", "60").tell(" ".repeat(1_000_000)))
        .singleElement()
        .asString()
        .contains("it took longer than 1 s");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aUrlThatNeverEndsItsAnswerHoldsNobodyUp() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('a');
          exchange.getResponseBody().flush();
          try {
            over.await(60, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.start();
    Instant start = Instant.now();
    try {
      assertThat(
              url("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()), 1).tell(EVENT))
          .singleElement()
          .asString()
          .contains("127.0.0.1: it took longer than 1 s");
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
    } finally {
      over.countDown();
      server.stop(0);
    }
  }

  /** The program is somebody else's: it gets no secret that this process was given. */
  @Test
  void noSecretOfTheEnvironmentReachesTheProgram() {
    assertThat(
            List.of(
                "CONTRETEMPS_PSEUDONYM_KEY",
                "AWS_ACCESS_KEY_ID",
                "AWS_SECRET_ACCESS_KEY",
                "AWS_SESSION_TOKEN",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                "HADOOP_CREDSTORE_PASSWORD",
                "AZURE_CLIENT_SECRET",
                "GOOGLE_APPLICATION_CREDENTIALS"))
        .allMatch(Secrets::isSecretVariable);
    assertThat(List.of("PATH", "HOME", "AWS_REGION", "SLACK_TOKEN", "CONTRETEMPS_MEMORY"))
        .noneMatch(Secrets::isSecretVariable);
  }

  @Test
  void aUrlIsPostedTheEventAndItsRefusalIsReportedWithoutTheSecretInIt() throws IOException {
    List<String> heard = new ArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/secret",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          heard.add(exchange.getRequestMethod() + new String(body, StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(heard.size() == 1 ? 204 : 503, -1);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:%d/secret".formatted(server.getAddress().getPort());
    try {
      assertThat(url(url).tell(EVENT)).isEmpty();
      assertThat(url(url).tell(EVENT))
          .singleElement()
          .asString()
          .contains("127.0.0.1: it answered HTTP 503")
          .doesNotContain("secret");
      assertThat(heard).containsExactly("POST" + EVENT, "POST" + EVENT);
    } finally {
      server.stop(0);
    }
    assertThat(url(url).tell(EVENT)).singleElement().asString().contains("ConnectException");
  }

  @Test
  void nobodyIsToldWhereNobodyIsConfigured() {
    assertThat(new Hook(Operations.DEFAULT).tell(EVENT)).isEmpty();
  }

  @Test
  void theEventNamesTheRunAndWhyItFailed() {
    RunReport run = RunReports.failed("nightly", 3, "Cannot load generic-csv: cut off.");
    assertThat(RunEvent.failed(run, "file:/w"))
        .contains(
            "\"version\":1",
            "\"event\":\"run-failed\"",
            "\"command\":\"nightly\"",
            "\"as-of\":\"2026-03-20\"",
            "\"exit-code\":3",
            "\"message\":\"Cannot load generic-csv: cut off.\"");
    assertThat(RunEvent.zonesChanged(run, "file:/w", 1, List.of(Map.of("change", "OPENED"))))
        .contains("\"event\":\"zones-changed\"", "\"changes\":1", "[{\"change\":\"OPENED\"}]");
  }

  private static Hook program(int seconds, String... command) {
    return new Hook(
        new Operations(
            List.of(command),
            Optional.empty(),
            seconds,
            Optional.empty(),
            0,
            LineageSettings.DEFAULT));
  }

  private static Hook url(String url) {
    return url(url, 5);
  }

  private static Hook url(String url, int seconds) {
    return new Hook(
        new Operations(
            List.of(),
            Optional.of(URI.create(url)),
            seconds,
            Optional.empty(),
            0,
            LineageSettings.DEFAULT));
  }
}
