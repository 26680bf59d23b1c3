package org.contretemps.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.contretemps.config.LineageSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the events say. That they fit the published schemas is tried by {@code
 * scripts/validate-contracts}.
 */
class OpenLineageTest {
  @TempDir private Path folder;

  @Test
  void theRunEnclosesItsStepsAndIsTheirParent() {
    List<JsonNode> events = events(RunReports.ok("nightly"), "file:///w");
    assertThat(events.stream().map(event -> text(event, "/job/name") + " " + type(event)))
        .containsExactly(
            "nightly START",
            "nightly.ingest START",
            "nightly.ingest COMPLETE",
            "nightly.qualify START",
            "nightly.qualify COMPLETE",
            "nightly.qualify START",
            "nightly.qualify COMPLETE",
            "nightly COMPLETE");
    String whole = text(events.get(0), "/run/runId");
    assertThat(events.subList(1, 7))
        .allMatch(event -> text(event, "/run/facets/parent/run/runId").equals(whole))
        .extracting(event -> text(event, "/run/runId"))
        .doesNotContain(whole)
        .satisfies(ids -> assertThat(Set.copyOf(ids)).hasSize(3));
    assertThat(text(events.get(2), "/eventTime")).isEqualTo("2026-03-21T02:00:20Z");
  }

  @Test
  void aStepNamesWhatItReadAndWroteWithTheirVersions() {
    JsonNode ingest = events(RunReports.ok("nightly"), "s3a://bucket/w").get(2);
    assertThat(ingest.at("/inputs").findValuesAsText("name"))
        .containsExactly("w/norm_log_entry", "landing");
    assertThat(text(ingest, "/outputs/0/namespace")).isEqualTo("s3://bucket");
    assertThat(text(ingest, "/outputs/0/name")).isEqualTo("w/contact");
    assertThat(text(ingest, "/outputs/0/facets/version/datasetVersion")).isEqualTo("7");
    JsonNode inAFolder = events(RunReports.ok("nightly"), "file:///w").get(2);
    assertThat(text(inAFolder, "/outputs/0/namespace")).isEqualTo("file");
    assertThat(text(inAFolder, "/outputs/0/name")).isEqualTo("/w/contact");
  }

  @Test
  void aFailureSaysWhyWithoutData() {
    List<JsonNode> events = events(RunReports.failed("nightly", 1, "Cannot load."), "file:///w");
    assertThat(type(events.get(7))).isEqualTo("FAIL");
    assertThat(text(events.get(7), "/run/facets/errorMessage/message")).isEqualTo("Cannot load.");
  }

  @Test
  void runsAddTheirEventsToAFile() throws IOException {
    Path file = folder.resolve("deep/lineage.jsonl");
    LineageOutlet outlet =
        new LineageOutlet(new LineageSettings(Optional.of(file), Optional.empty(), 5));
    assertThat(outlet.isWanted()).isTrue();
    assertThat(outlet.write(List.of("{\"a\":1}", "{\"b\":2}"))).isEmpty();
    outlet.write(List.of("{\"c\":3}"));
    assertThat(Files.readAllLines(file)).containsExactly("{\"a\":1}", "{\"b\":2}", "{\"c\":3}");
    Path inTheWay = Files.writeString(folder.resolve("file"), "").resolve("lineage.jsonl");
    assertThat(
            new LineageOutlet(new LineageSettings(Optional.of(inTheWay), Optional.empty(), 5))
                .write(List.of("{}")))
        .singleElement()
        .asString()
        .startsWith("Cannot pass on the lineage to " + inTheWay);
  }

  @Test
  void aUrlGetsEachEventAndARefusalIsSaidOnce() throws IOException {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(heard.size() < 3 ? 201 : 503, -1);
          exchange.close();
        });
    server.start();
    try {
      URI url = URI.create("http://localhost:%d/secret".formatted(server.getAddress().getPort()));
      assertThat(
              new LineageOutlet(new LineageSettings(Optional.empty(), Optional.of(url), 5))
                  .write(List.of("{\"a\":1}", "{\"b\":2}", "{\"c\":3}", "{\"d\":4}")))
          .containsExactly(
              "Cannot pass on the lineage to localhost: it answered HTTP 503. Correct 'lineage' in the configuration; the run itself ended as it says.");
      assertThat(heard).containsExactly("{\"a\":1}", "{\"b\":2}", "{\"c\":3}");
    } finally {
      server.stop(0);
    }
  }

  private static List<JsonNode> events(RunReport run, String warehouse) {
    return new OpenLineage(run, warehouse, "s3a://bucket/landing", "0.9.0 (8081b69a8646)")
        .events().stream().map(OpenLineageTest::read).toList();
  }

  private static JsonNode read(String event) {
    try {
      return new ObjectMapper().readTree(event);
    } catch (JsonProcessingException e) {
      throw new AssertionError(event, e);
    }
  }

  private static String type(JsonNode event) {
    return text(event, "/eventType");
  }

  private static String text(JsonNode event, String pointer) {
    return event.at(pointer).asText();
  }
}
