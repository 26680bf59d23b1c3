package org.contretemps.source.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
  private static final Instant NOW = Instant.parse("2026-03-31T06:00:00Z");
  private final Deliveries deliveries = new Deliveries();

  @Test
  void aDailySourceIsSilentAfterTheDaysThatAnyMayBe() {
    deliver("contacts", "2026-03-24", "2026-03-25", "2026-03-26", "2026-03-27");
    assertThat(silent(4)).isEmpty();
    assertThat(silent(3))
        .singleElement()
        .satisfies(
            silence -> {
              assertThat(silence.days()).isEqualTo(4);
              assertThat(silence.usualDays()).isEqualTo(1);
              assertThat(silence.sentence())
                  .contains("contacts has delivered nothing for 4 days", "2026-03-27T02:00:00Z");
            });
    assertThat(silent(0)).as("not wanted").isEmpty();
  }

  @Test
  void aWeeklySourceIsSilentAfterTwiceItsPause() {
    deliver("pulses", "2026-03-03", "2026-03-10", "2026-03-17");
    assertThat(silent(3)).as("14 days").isEmpty();
    assertThat(deliveries.silent(List.of("pulses"), NOW.plusSeconds(86_400), 3))
        .extracting(Deliveries.Silence::days)
        .containsExactly(15L);
  }

  @Test
  void aSourceWithoutAHabitOrOutOfUseIsNotCalledSilent() {
    deliver("history", "2026-01-01", "2026-01-02", "2026-01-02");
    deliver("former", "2026-01-01", "2026-01-02", "2026-01-03");
    assertThat(deliveries.silent(List.of("history", "new"), NOW, 3)).isEmpty();
    assertThat(deliveries.last()).containsKeys("history", "former");
  }

  @Test
  void aPauseLongAgoIsForgotten() {
    deliver("contacts", "2026-01-01");
    for (int day = 10; day < 28; day++) {
      deliver("contacts", "2026-03-" + day);
    }
    assertThat(silent(3)).extracting(Deliveries.Silence::usualDays).containsExactly(1L);
  }

  private void deliver(String source, String... dates) {
    for (String date : dates) {
      deliveries.add(source, Instant.parse(date + "T02:00:00Z"));
    }
  }

  private List<Deliveries.Silence> silent(int afterDays) {
    return deliveries.silent(List.copyOf(deliveries.last().keySet()), NOW, afterDays);
  }
}
