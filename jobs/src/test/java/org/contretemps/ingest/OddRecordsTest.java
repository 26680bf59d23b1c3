package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.SampledSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Valid records of Genesys Cloud, Zendesk Talk and Aircall that are seldom seen. */
@ExtendWith(SparkSessionExtension.class)
class OddRecordsTest {
  private static final String[] COURSE = {
    "contact_id",
    "direction",
    "talk_seconds",
    "agent_key IS NOT NULL",
    "customer_key IS NOT NULL",
    "transferred_to",
    "ended_by"
  };

  @TempDir private Path folder;

  private SampledSource source(String mapping, String... records) throws IOException {
    String[] lines =
        Arrays.stream(records).map(record -> record.replace("\n", " ")).toArray(String[]::new);
    return new SampledSource(
        mapping, SampledSource.lines(folder, "odd.json", "2026-03-03T01:00:00Z", lines));
  }

  private static String conversation(String id, String... participants) {
    return """
        {"conversationId": "%s", "conversationStart": "2026-03-02T08:00:00.000Z",
         "conversationEnd": "2026-03-02T08:05:00.000Z", "originatingDirection": "inbound",
         "participants": [%s]}"""
        .formatted(id, String.join(",", participants));
  }

  private static String participant(String purpose, String id, String session) {
    return """
        {"participantId": "%s", "userId": "u-%s", "purpose": "%s", "sessions": [%s]}"""
        .formatted(id, id, purpose, session);
  }

  private static String session(String media, String disconnect, String more) {
    return """
        {"mediaType": "%s", %s "segments": [{"segmentStart": "2026-03-02T08:00:00.000Z",
         "segmentEnd": "2026-03-02T08:05:00.000Z", "segmentType": "interact",
         "disconnectType": "%s"}]}"""
        .formatted(media, more, disconnect);
  }

  /** Colleagues among themselves, flows that move a call on, callbacks, withheld numbers. */
  @Test
  void conversationsOfGenesys() throws IOException {
    String caller =
        participant("customer", "c", session("voice", "peer", "\"ani\": \"tel:+331\","));
    String nobody = participant("customer", "c", session("voice", "peer", "\"ani\": \"\","));
    String calledBack =
        participant(
            "customer", "c", session("callback", "client", "\"callbackNumbers\": [\"+332\"],"));
    String agent = participant("agent", "a", session("voice", "peer", ""));
    String dialledInVain =
        participant(
            "agent",
            "a",
            session("callback", "client", "")
                + ","
                + session("voice", "peer", "").replace("interact", "dialing"));
    SampledSource conversations =
        source(
            "genesys-cloud",
            conversation(
                "colleagues",
                participant("user", "a", session("voice", "client", "")),
                participant("user", "b", session("voice", "peer", ""))),
            conversation(
                "moved-on", caller, participant("acd", "q", session("voice", "transfer", ""))),
            conversation(
                "to-a-colleague",
                caller,
                participant("agent", "a", session("voice", "transfer", "")),
                participant("agent", "b", session("voice", "peer", ""))),
            conversation("number-withheld", nobody, agent),
            conversation("callback", calledBack, agent),
            conversation("callback-in-vain", calledBack, dialledInVain),
            conversation("somebody-called-in", participant("external", "x", ""), caller, agent));

    assertThat(conversations.standing(COURSE))
        .containsExactly(
            "callback/a|CALLBACK|300|true|true|-|CUSTOMER",
            "moved-on|INBOUND|-|false|true|-|SYSTEM",
            "number-withheld/a|INBOUND|300|true|false|-|CUSTOMER",
            "somebody-called-in/a|INBOUND|300|true|true|-|CUSTOMER",
            "to-a-colleague/a|INBOUND|300|true|true|another agent|AGENT",
            "to-a-colleague/b|INBOUND|300|true|true|-|CUSTOMER");
    assertThat(conversations.leftOut())
        .containsExactly("EXCLUDED: customer not reached, 1", "EXCLUDED: internal call, 2");
  }

  private static String zendesk(int id, String more) {
    return """
        {"id": %d, "created_at": "2026-03-02T08:00:00Z", "updated_at": "2026-03-02T08:10:00Z",
         "direction": "inbound", "wait_time": 20, "duration": 30, "agent_id": 7, %s}"""
        .formatted(id, more);
  }

  /** A call that was answered and ended in the same second is an answered one. */
  @Test
  void callsOfZendesk() throws IOException {
    SampledSource calls =
        source(
            "zendesk-talk",
            zendesk(1, "\"completion_status\": \"completed\", \"talk_time\": 0"),
            zendesk(2, "\"completion_status\": \"abandoned_on_hold\", \"talk_time\": 0"),
            zendesk(
                3, "\"completion_status\": \"not_answered\", \"ivr_destination_group_name\": \"\""),
            zendesk(4, "\"completion_status\": \"completed\", \"voicemail\": true"),
            zendesk(5, "\"completion_status\": \"completed\", \"phone_number\": \"\""));

    assertThat(calls.standing(COURSE))
        .containsExactly(
            "1|INBOUND|0|true|false|-|-",
            "2|INBOUND|0|true|false|-|CUSTOMER",
            "3|INBOUND|-|false|false|-|SYSTEM",
            "4|INBOUND|-|false|false|-|SYSTEM",
            "5|INBOUND|-|true|false|-|-");
    assertThat(calls.standing("service")).containsOnly("without group");
  }

  private static String aircall(int id, String more) {
    return """
        {"id": %d, "status": "done", "direction": "inbound", "started_at": 1772438400,
         "answered_at": 1772438410, "ended_at": 1772438500, "raw_digits": "+33100000001", %s}"""
        .formatted(id, more);
  }

  /** A call that was passed on to nobody of the company is of the one who passed it on. */
  @Test
  void callsOfAircall() throws IOException {
    SampledSource calls =
        source(
            "aircall",
            aircall(1, "\"user\": null, \"transferred_by\": {\"id\": 4}"),
            aircall(2, "\"user\": {\"id\": 5}, \"missed_call_reason\": \"\""),
            aircall(3, "\"user\": {\"id\": 5}, \"number\": {\"name\": \"\"}"));

    assertThat(calls.standing(COURSE))
        .containsExactly(
            "1|INBOUND|90|true|true|-|-",
            "2|INBOUND|90|true|true|-|-",
            "3|INBOUND|90|true|true|-|-");
    assertThat(calls.standing("service")).containsOnly("without number");
  }
}
