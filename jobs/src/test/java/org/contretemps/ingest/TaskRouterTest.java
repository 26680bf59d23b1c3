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

/** The shipped sample of Twilio's TaskRouter: CloudEvents, from which tasks are assembled. */
@ExtendWith(SparkSessionExtension.class)
class TaskRouterTest {
  private static SampledSource events;

  @BeforeAll
  static void readEvents(@TempDir Path folder) throws IOException {
    events =
        new SampledSource(
            "twilio-taskrouter",
            SampledSource.delivered(folder, "twilio-taskrouter.jsonl", "2026-03-30T02:00:00Z"));
  }

  @Test
  void everyAcceptedReservationIsALegAndEveryTaskThatWasLeftToo() {
    assertThat(
            events.assembled(
                SampledSource.leg(
                    "conversation_id",
                    "leg",
                    "service",
                    "channel",
                    "direction",
                    "customer_key IS NOT NULL",
                    "agent_key IS NOT NULL")))
        .containsExactly(
            "UO-chat|1|Messages|CHAT|INBOUND|true|true|25|200|-|10|false|-|-|false",
            "UO-chat|2|Debts|CHAT|INBOUND|true|true|35|300|-|20|true|-|-|false",
            "abandoned-ringing|1|Housing|PHONE|INBOUND|true|false|40|-|-|-|false|-|CUSTOMER|true",
            "abandoned|1|Housing|PHONE|INBOUND|true|false|95|-|-|-|false|-|CUSTOMER|true",
            "callback-asked|1|Housing|PHONE|INBOUND|true|false|180|-|-|-|false|-|CUSTOMER|false",
            "callback|1|Housing|PHONE|CALLBACK|true|true|1200|150|-|20|false|-|-|false",
            "chat|1|Messages|CHAT|INBOUND|true|true|15|420|-|30|false|-|-|false",
            "cold|1|Housing|PHONE|INBOUND|true|true|10|95|-|10|false|WQ-debts|-|false",
            "cold|2|Debts|PHONE|INBOUND|true|false|100|-|-|-|false|-|CUSTOMER|true",
            "email|1|Messages|EMAIL|INBOUND|true|true|3000|600|-|0|false|-|-|false",
            "hour-again|1|Housing|PHONE|INBOUND|true|true|60|900|-|0|false|-|-|false",
            "in-milliseconds|1|Housing|PHONE|INBOUND|true|true|20|50|-|10|false|-|-|false",
            "midnight|1|Housing|PHONE|INBOUND|true|true|40|240|-|30|false|-|-|false",
            "outbound|1|Housing|PHONE|OUTBOUND|true|true|-|200|-|15|false|-|-|false",
            "plain-enqueue|1|Housing|PHONE|INBOUND|true|true|12|100|-|-|false|-|-|false",
            "plain|1|Housing|PHONE|INBOUND|true|true|30|300|-|40|false|-|-|false",
            "rang-in-vain|1|Housing|PHONE|INBOUND|true|true|70|100|-|5|false|-|-|false",
            "refused|1|Housing|PHONE|INBOUND|true|true|10|300|-|10|false|-|-|false",
            "sms|1|Messages|MESSAGE|INBOUND|true|true|300|1800|-|0|false|-|-|false",
            "too-old|1|Housing|PHONE|INBOUND|true|false|600|-|-|-|false|-|SYSTEM|false",
            "two-queues|1|Debts|PHONE|INBOUND|true|true|260|100|-|10|false|-|-|false",
            "video|1|Messages|VIDEO|INBOUND|false|true|15|420|-|30|false|-|-|false",
            "voicemail|1|Housing|PHONE|CALLBACK|true|true|2000|90|-|10|false|-|-|false",
            "warm|1|Housing|PHONE|INBOUND|true|true|20|150|-|30|false|WK-bea|-|false",
            "warm|2|Housing|PHONE|INBOUND|true|true|30|250|-|30|true|-|-|false",
            "withheld|1|Housing|PHONE|INBOUND|false|true|8|60|-|12|false|-|-|false");
  }

  @Test
  void aLegBeginsWhenTheCustomerBeganToWaitForIt() {
    assertThat(events.assembled("conversation_id", "leg", "started_at", "ended_at"))
        .contains(
            "plain|1|2026-03-02 08:00:00|2026-03-02 08:05:30",
            "warm|1|2026-03-02 08:15:00|2026-03-02 08:17:50",
            "warm|2|2026-03-02 08:17:00|2026-03-02 08:21:40",
            "abandoned|1|2026-03-02 09:00:00|2026-03-02 09:01:35",
            "midnight|1|2026-03-02 22:58:00|2026-03-02 23:02:40",
            "hour-again|1|2026-03-29 00:50:00|2026-03-29 01:06:00")
        .noneMatch(line -> line.startsWith("still-talking"));
  }

  @Test
  void whatTellsNothingOfATaskIsLeftOutAndCountedByName() {
    assertThat(events.leftOut())
        .containsExactly(
            "EXCLUDED: an agent was asked in vain, or not yet: reservation.canceled, 1",
            "EXCLUDED: an agent was asked in vain, or not yet: reservation.created, 4",
            "EXCLUDED: an agent was asked in vain, or not yet: reservation.rejected, 1",
            "EXCLUDED: an agent was asked in vain, or not yet: reservation.timeout, 1",
            "EXCLUDED: customer not reached, 1",
            "EXCLUDED: no event that this mapping knows: task.paused, 1",
            "EXCLUDED: task of no channel, 3",
            "EXCLUDED: tells nothing needed of a task: task-queue.entered, 1",
            "EXCLUDED: tells nothing needed of a task: task.completed, 1",
            "EXCLUDED: tells nothing needed of a task: task.created, 1",
            "EXCLUDED: tells nothing needed of a task: task.wrapup, 1",
            "EXCLUDED: tells nothing needed of a task: workflow.entered, 1",
            "EXCLUDED: tells of workers or settings and not of a task: activity.created, 1",
            "EXCLUDED: tells of workers or settings and not of a task: worker.activity.update, 1",
            "EXCLUDED: tells of workers or settings and not of a task: workspace.updated, 1",
            "REJECTED: an event of a leg without its task or reservation, 1");
    assertThat(events.accounts().get(0).warnings(events.mapping()))
        .isEqualTo(List.of("Left out: task.paused 1 (no event that this mapping knows)."));
  }
}
