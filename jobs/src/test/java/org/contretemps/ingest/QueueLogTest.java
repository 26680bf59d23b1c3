package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.SampledSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Queue logs as Asterisk 13 to 23, FreePBX, Wazo and NethVoice write them, through the shipped
 * mapping.
 */
@ExtendWith(SparkSessionExtension.class)
class QueueLogTest {
  private static final String[] LINES = {
    "1772438400|freepbx|q|NONE|DID|0123456789",
    "1772438400|freepbx|q|NONE|ENTERQUEUE||0611111111|1",
    "1772438405|freepbx|q|SIP/7|CONNECT|5|link.0|2",
    "1772438465|freepbx|q|SIP/7|COMPLETECALLER|5|60|1",
    "1772438500|linked|q|NONE|ENTERQUEUE||0611111112|1",
    "1772438512|linked|q|SIP/7|CONNECT|12|link.1|2",
    "1772438812|linked|q|SIP/7|ATTENDEDTRANSFER|LINK|SIP/7-1|SIP/9-2|12|300|1",
    "1772438900|withdrawn|q|NONE|ENTERQUEUE||0611111113|1",
    "1772438990|withdrawn|q|NONE|WITHDRAW|1|1|90|moved|by a wallboard",
    "1772439000|dumped|q|NONE|ENTERQUEUE||0611111114|1",
    "1772439010|dumped|q|SIP/7|AGENTDUMP|",
    "1772439030|dumped|q|SIP/8|CONNECT|30|link.2|2",
    "1772439130|dumped|q|SIP/8|COMPLETEAGENT|30|100|1",
    "1772439200|dumped-waits|q|NONE|ENTERQUEUE||0611111115|1",
    "1772439210|dumped-waits|q|SIP/7|AGENTDUMP|",
    "1772439300|wazo-empty|q|NONE|ENTERQUEUE||0611111116|1",
    "1772439345|wazo-empty|q|NONE|LEAVEEMPTY|",
    "1772439400|wazo|q|NONE|ENTERQUEUE||0611111117|1",
    "1772439410|wazo|q|Agent/1001|CONNECT|10|link.3|2",
    "1772439510|wazo|q|Agent/1001|COMPLETECALLER|10|100|1",
    "1772439510|wazo|q|Agent/1001|WRAPUPSTART|15",
    "1772439520|NONE|NONE|Agent/1001|WRAPUPSTART|15",
    "1772439530|wazo-full|q|NONE|FULL|",
    "1772439540|wazo-closed|q|NONE|CLOSED|",
    "1772439550|NONE|q|SIP/7|RINGINUSE|1",
    "1772439600|answered|q|NONE|ENTERQUEUE||0611111118|1",
    "1772439620|answered|q|SIP/8|CONNECT|20|link.4|2",
    "1772439921|other-channel|q|SIP/8|COMPLETECALLER|20|300|1",
    "1772439600|another|q|NONE|ENTERQUEUE||0611111119|1",
    "1772439620|another|q|SIP/9|CONNECT|20|link.5|2",
    "1772441000|caller|first|NONE|ENTERQUEUE||0611111120|1",
    "1772441012|caller|first|SIP/7|CONNECT|12|link.6|11",
    "1772441131|second|next|NONE|ENTERQUEUE||7009|1",
    "1772441132|second|first|SIP/7|ATTENDEDTRANSFER|APP|Queue|12|120|1",
    "1772441138|caller|next|SIP/9|CONNECT|7|link.7|6",
    "1772441311|caller|next|SIP/9|COMPLETEAGENT|7|173|1",
    "1772442000|let-go|q|NONE|ENTERQUEUE||0611111121|1",
    "1772442005|let-go|q|SIP/7|CONNECT|5|link.8|4",
    "1772442009|let-go|q|NONE|ENTERQUEUE||0611111121|1",
    "1772442013|let-go|q|SIP/9|CONNECT|4|link.9|3",
    "1772442020|let-go|q|SIP/7|COMPLETECALLER|5|15|1",
    "1772442020|let-go|q|SIP/9|COMPLETECALLER|4|7|1",
    "1772440000|custom|q|NONE|SURVEY|one|two|three|four|five|six|seven|eight",
    "1772440000|custom|q|NONE|SURVEY|",
    "1772440000|custom|q|NONE|SURVEY RESULT|4",
    "1772440000|custom|q|NONE|ENQU\u00caTE|4",
    "1772440000|custom|q|NONE|0612345678|",
    "1772440000|NONE|q|NONE|DIVERT_SCHEDULE|",
    "1772440000|neth-unavailable|q|NONE|JOINUNAVAIL|",
    "1772443000|neth|q|NONE|ENTERQUEUE||0611111122|1",
    "1772443030|neth|q|NONE|LEAVEUNAVAIL|",
    "1772440000|custom|q|NONE|?!|"
  };

  private static SampledSource log;

  @BeforeAll
  static void readLog(@TempDir Path folder) throws IOException {
    Path file = SampledSource.lines(folder, "queue_log", "2026-03-03T01:00:00Z", LINES);
    log = new SampledSource("asterisk-queue-log", file);
  }

  @Test
  void everyCallIsWhatItWas() {
    assertThat(
            log.assembled(
                "conversation_id",
                "wait_seconds",
                "talk_seconds",
                "wrap_up_seconds",
                "agent_key IS NOT NULL",
                "transferred_to",
                "ended_by",
                "abandoned"))
        .containsExactly(
            "answered|20|300|-|true|-|CUSTOMER|false",
            "caller|12|120|-|true|attended|AGENT|false",
            "caller|7|173|-|true|-|AGENT|false",
            "dumped|30|100|-|true|-|AGENT|false",
            "freepbx|5|60|-|true|-|CUSTOMER|false",
            "let-go|4|7|-|true|-|CUSTOMER|false",
            "let-go|5|4|-|true|-|CUSTOMER|false",
            "linked|12|300|-|true|attended|AGENT|false",
            "neth|30|-|-|false|-|SYSTEM|false",
            "wazo-empty|45|-|-|false|-|SYSTEM|false",
            "wazo|10|100|15|true|-|CUSTOMER|false",
            "withdrawn|90|-|-|false|-|SYSTEM|false");
  }

  /** An agent enters the next queue with a call of their own, which the caller then takes over. */
  @Test
  void aCallerPassedOnToAQueueIsOneCall() {
    assertThat(
            log.assembled(
                "conversation_id", "leg", "service", "customer_key", "received_by_transfer"))
        .filteredOn(line -> line.startsWith("caller"))
        .extracting(line -> line.replaceAll("[|]-?[0-9]{2,}[|]", "|known|"))
        .containsExactly("caller|1|first|known|false", "caller|2|next|known|true");
  }

  @Test
  void whatTellsNothingOfACallIsLeftOutAndCountedByName() {
    assertThat(log.leftOut())
        .containsExactly(
            "EXCLUDED: an agent's telephone rang in vain: AGENTDUMP, 2",
            "EXCLUDED: no event that this mapping knows: SURVEY, 2",
            "EXCLUDED: no event that this mapping knows: names that are no word, 3",
            "EXCLUDED: tells nothing needed of a call: DID, 1",
            "EXCLUDED: tells of agents or the system and not of a call: RINGINUSE, 1",
            "EXCLUDED: turned away before the queue: CLOSED, 1",
            "EXCLUDED: turned away before the queue: DIVERT_SCHEDULE, 1",
            "EXCLUDED: turned away before the queue: FULL, 1",
            "EXCLUDED: turned away before the queue: JOINUNAVAIL, 1",
            "EXCLUDED: wrap-up of no call, 1",
            "REJECTED: no name of an event, 1");
    assertThat(log.accounts().get(0).warnings(log.mapping()))
        .isEqualTo(
            List.of(
                "Left out: names that are no word 3, SURVEY 2 (no event that this mapping knows)."));
  }
}
