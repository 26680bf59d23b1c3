package org.contretemps.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Describes a run and its steps as OpenLineage 2-0-2 events: for each a START and a COMPLETE or
 * FAIL, with the tables that its commits read and wrote, and their versions. The run is the parent
 * of its steps. Jobs are named {@code COMMAND} and {@code COMMAND.STEP} in the namespace of the
 * warehouse.
 *
 * @param warehouse the folder of the tables
 * @param landing the folder that {@code ingest} reads
 * @param software version and commit of this software
 */
public record OpenLineage(RunReport run, String warehouse, String landing, String software) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SPEC = "https://openlineage.io/spec/";
  private static final String LOADS = "ingest";

  /** All events, one JSON document each, in the order in which they happened. */
  public List<String> events() {
    List<String> events = new ArrayList<>();
    events.add(event(run.whole(), "START"));
    run.steps()
        .forEach(
            step -> Stream.of("START", end(step)).forEach(type -> events.add(event(step, type))));
    events.add(event(run.whole(), end(run.whole())));
    return events;
  }

  private static String end(StepRun step) {
    return step.ending().outcome() == RunOutcome.OK ? "COMPLETE" : "FAIL";
  }

  private String event(StepRun step, String type) {
    boolean isStart = type.equals("START");
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("eventType", type);
    event.put("eventTime", (isStart ? step.startedAt() : endOf(step)).toString());
    event.put("producer", producer());
    event.put("schemaURL", SPEC + "2-0-2/OpenLineage.json#/$defs/RunEvent");
    event.put("run", Map.of("runId", runId(step.number()), "facets", runFacets(step, isStart)));
    Map<String, Object> job = new LinkedHashMap<>(job(step));
    job.put("facets", Map.of("jobType", jobType(step)));
    event.put("job", job);
    event.put("inputs", isStart ? List.of() : inputs(step));
    event.put("outputs", isStart ? List.of() : tables(step.versions().written()));
    return text(event);
  }

  private static Instant endOf(StepRun step) {
    return step.startedAt().plus(Duration.ofMillis(Math.round(step.seconds() * 1e3)));
  }

  private Map<String, Object> runFacets(StepRun step, boolean isStart) {
    Map<String, Object> facets = new LinkedHashMap<>();
    if (step.number() != run.whole().number()) {
      Map<String, Object> parent = facet("1-2-0", "ParentRunFacet");
      parent.put("run", Map.of("runId", runId(run.whole().number())));
      parent.put("job", job(run.whole()));
      facets.put("parent", parent);
    }
    if (!isStart && step.ending().outcome() != RunOutcome.OK) {
      Map<String, Object> error = facet("1-0-1", "ErrorMessageRunFacet");
      error.put("message", step.ending().kept());
      error.put("programmingLanguage", "JAVA");
      facets.put("errorMessage", error);
    }
    return facets;
  }

  private Map<String, Object> job(StepRun step) {
    boolean isWhole = step.number() == run.whole().number();
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("namespace", warehouse);
    job.put("name", isWhole ? run.command() : run.command() + "." + step.step());
    return job;
  }

  private Map<String, Object> jobType(StepRun step) {
    Map<String, Object> type = facet("2-0-4", "JobTypeJobFacet");
    type.put("processingType", "BATCH");
    type.put("integration", "CONTRETEMPS");
    type.put("jobType", step.number() == run.whole().number() ? "JOB" : "TASK");
    return type;
  }

  private List<Map<String, Object>> inputs(StepRun step) {
    List<Map<String, Object>> inputs = new ArrayList<>(tables(step.versions().read()));
    if (step.step().equals(LOADS)) {
      inputs.add(dataset(landing));
    }
    return inputs;
  }

  private List<Map<String, Object>> tables(Map<String, Long> versions) {
    return versions.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(table -> table(table.getKey(), table.getValue()))
        .toList();
  }

  private Map<String, Object> table(String name, long version) {
    Map<String, Object> stands = facet("1-0-1", "DatasetVersionDatasetFacet");
    stands.put("datasetVersion", Long.toString(version));
    Map<String, Object> table = dataset(warehouse + "/" + name);
    table.put("facets", Map.of("version", stands));
    return table;
  }

  /**
   * A place by the names that OpenLineage gives it: a bucket and a path, or a file system's path.
   */
  private static Map<String, Object> dataset(String location) {
    URI place = URI.create(location);
    String bucket = place.getAuthority();
    Map<String, Object> dataset = new LinkedHashMap<>();
    dataset.put("namespace", bucket == null ? "file" : scheme(place) + "://" + bucket);
    dataset.put("name", bucket == null ? place.getPath() : place.getPath().replaceFirst("^/", ""));
    return dataset;
  }

  private static String scheme(URI place) {
    return place.getScheme().replaceFirst("^s3a$", "s3");
  }

  private Map<String, Object> facet(String version, String name) {
    Map<String, Object> facet = new LinkedHashMap<>();
    facet.put("_producer", producer());
    facet.put("_schemaURL", SPEC + "facets/%s/%s.json#/$defs/%2$s".formatted(version, name));
    return facet;
  }

  private String producer() {
    return "urn:contretemps:" + software.replaceAll("[^A-Za-z0-9.]+", "-");
  }

  /** The same for the same step of the same run. */
  private String runId(int step) {
    String name = run.id() + "/" + step;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String text(Map<String, Object> event) {
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the event " + event, e);
    }
  }
}
