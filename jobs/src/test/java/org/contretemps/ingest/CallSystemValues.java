package org.contretemps.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.contretemps.house.SampledSource;

/**
 * What the mappings of Twilio TaskRouter, Zendesk Talk and Aircall make of each value that their
 * public models list, for the table of {@link EnumerationsTest}. The name of a record, which tells
 * field and value, is in its task or in its service.
 */
final class CallSystemValues {
  private static final String AT = "2026-03-03T01:00:00Z";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TASK_EVENT =
      """
      {"type": "", "data": {"payload": {"timestamp": "2026-03-02T08:00:00.000Z", "task_age": 20,
       "task_attributes": "{}", "task_queue_name": "q", "task_channel_unique_name": "voice",
       "reservation_sid": "r", "transfer_initiating_reservation_sid": "r", "worker_sid": "w"}}}""";
  private static final String CALL =
      """
      {"created_at": "2026-03-02T08:00:00Z", "updated_at": "2026-03-02T08:10:00Z",
       "direction": "inbound", "completion_status": "completed", "wait_time": 20, "duration": 300}""";
  private static final String LEG =
      """
      {"id": 2, "created_at": "2026-03-02T08:00:10Z", "agent_id": 7, "type": "agent",
       "completion_status": "completed", "talk_time": 60, "duration": 65}""";
  private static final String MISSED =
      """
      {"status": "done", "direction": "inbound", "started_at": 1772438400, "ended_at": 1772438500}""";

  private final Path folder;
  private final Map<String, List<String>> values;

  CallSystemValues(Path folder, Map<String, List<String>> values) {
    this.folder = folder;
    this.values = values;
  }

  Stream<String> sections() throws IOException {
    List<String> tasks = tasks();
    List<String> calls = zendesk();
    List<String> missed = aircall();
    return Stream.of(
            section("Twilio TaskRouter", "taskEvent", tasks),
            section("Twilio TaskRouter", "taskChannel", tasks),
            section("Zendesk Talk", "callStatus", calls),
            section("Zendesk Talk", "legStatus", calls),
            section("Zendesk Talk", "legType", calls),
            section("Aircall", "missed_call_reason", missed),
            section("Aircall", "callState", missed))
        .flatMap(section -> section);
  }

  private Stream<String> section(String system, String field, List<String> made) {
    return EnumerationsTest.ofField(system, field, made, values.get(field));
  }

  private List<String> tasks() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String event : values.get("taskEvent")) {
      lines.add(task("taskEvent/" + event, event, "voice"));
    }
    for (String channel : values.get("taskChannel")) {
      lines.add(task("taskChannel/" + channel, "reservation.accepted", channel));
    }
    return judged(
        "twilio-taskrouter",
        lines,
        "event_key",
        "CASE WHEN event_key LIKE 'taskChannel%' THEN split(detail, '[|]')[0]"
            + " ELSE if(opens, if(closes, 'a leg without an agent', 'begins a leg'),"
            + " if(closes, 'ends it', 'belongs to it')) END");
  }

  private static String task(String name, String event, String channel) throws IOException {
    ObjectNode task = (ObjectNode) JSON.readTree(TASK_EVENT);
    ((ObjectNode) task.at("/data/payload"))
        .put("eventtype", event)
        .put("task_sid", name)
        .put("task_channel_unique_name", channel);
    return task.toString();
  }

  private List<String> zendesk() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String status : values.get("callStatus")) {
      ObjectNode call = named(CALL, "callStatus", status).put("completion_status", status);
      if (status.equals("completed") || status.equals("abandoned_on_hold")) {
        call.put("agent_id", 7).put("talk_time", 60);
      }
      lines.add(call.toString());
    }
    for (String status : values.get("legStatus")) {
      ObjectNode leg = (ObjectNode) JSON.readTree(LEG);
      leg.put("completion_status", status).put("talk_time", status.equals("completed") ? 60 : 0);
      lines.add(withLeg("legStatus", status, leg));
    }
    for (String type : values.get("legType")) {
      lines.add(withLeg("legType", type, ((ObjectNode) JSON.readTree(LEG)).put("type", type)));
    }
    return judged(
        "zendesk-talk", lines, "service", outcome("service LIKE 'leg%'", "a leg", "no leg"));
  }

  private static String withLeg(String field, String value, ObjectNode leg) throws IOException {
    ObjectNode call = named(CALL, field, value);
    call.putArray("legs").add(leg);
    return call.toString();
  }

  private List<String> aircall() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String reason : values.get("missed_call_reason")) {
      lines.add(call("missed_call_reason", reason).put("missed_call_reason", reason).toString());
    }
    for (String state : values.get("callState")) {
      lines.add(call("callState", state).put("status", state).toString());
    }
    return judged(
        "aircall", lines, "service", outcome("service LIKE 'callState%'", "a leg", "a contact"));
  }

  private static ObjectNode call(String field, String value) throws IOException {
    ObjectNode call = named(MISSED, field, value);
    call.putObject("number").put("name", field + "/" + value);
    return call;
  }

  private static ObjectNode named(String record, String field, String value) throws IOException {
    ObjectNode named = (ObjectNode) JSON.readTree(record);
    return named.put("id", 1).put("ivr_destination_group_name", field + "/" + value);
  }

  private static String outcome(String condition, String withAgent, String without) {
    return "CASE WHEN %s THEN if(agent_key IS NULL, '%s', '%s') ELSE if(agent_key IS NOT NULL,"
            .formatted(condition, without, withAgent)
        + " 'answered', if(abandoned, 'abandoned', 'not answered'))"
        + " || coalesce(', ended by ' || ended_by, '') END";
  }

  private List<String> judged(String mapping, List<String> lines, String name, String accepted)
      throws IOException {
    Path file = SampledSource.lines(folder, mapping, AT, lines.toArray(String[]::new));
    return new SampledSource(mapping, file).judged(name, accepted);
  }
}
