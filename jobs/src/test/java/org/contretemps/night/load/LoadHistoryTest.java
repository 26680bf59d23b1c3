package org.contretemps.night.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.contretemps.night.load.LoadHistory.Slot;
import org.junit.jupiter.api.Test;

class LoadHistoryTest {
  private static final int DATE = 20_000;
  private static final int DAY = 288;

  private static Slot waits(int number, long contacts, long meanWait) {
    return new Slot(number, contacts, contacts, contacts * meanWait, 0);
  }

  @Test
  void withoutDatesBeforeThereAreNoQuarters() {
    LoadHistory history = new LoadHistory();
    history.add(DATE, waits(0, 10, 60));
    assertThat(history.quarters(DATE, 28)).isEmpty();
    history.add(DATE - 29, waits(-29 * DAY, 10, 60));
    assertThat(history.quarters(DATE, 28)).isEmpty();
    history.add(DATE - 28, waits(-28 * DAY, 10, 60));
    assertThat(history.quarters(DATE, 28)).isPresent();
  }

  @Test
  void aSlotIsSetAgainstTheHalfHourBeforeThoseOfTrailingDates() {
    LoadHistory history = new LoadHistory();
    // Each trailing date has one busy slot; the next slot sees its mean wait: 10, 20, 30 … 80.
    IntStream.rangeClosed(1, 8)
        .forEach(
            day -> {
              history.add(DATE - day, waits(-day * DAY, 1, 10L * day));
              history.add(DATE - day, waits(-day * DAY + 1, 1000, 10L * day));
            });
    IntStream.rangeClosed(0, 3).forEach(i -> history.add(DATE, waits(20 * i, 1, 5 + 20 * i)));
    IntStream.rangeClosed(0, 3).forEach(i -> history.add(DATE, waits(20 * i + 1, 1, 0)));
    LoadQuarters quarters = history.quarters(DATE, 28).orElseThrow();
    // Cuts at 20, 40 and 60: the quarters of the eight thousand contacts.
    assertThat(IntStream.rangeClosed(0, 3).map(i -> quarters.of(20 * i + 1)).toArray())
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void onlyTheSixSlotsBeforeCountAndNotTheSlotItself() {
    LoadHistory history = new LoadHistory();
    for (int i = 0; i < 100; i++) {
      history.add(DATE - 1, waits(-DAY + i, 1, i));
    }
    history.add(DATE, waits(0, 1, 10_000));
    for (int i = 1; i <= 7; i++) {
      history.add(DATE, waits(i, 0, 0));
    }
    LoadQuarters quarters = history.quarters(DATE, 28).orElseThrow();
    assertThat(quarters.of(0)).as("itself").isEqualTo(1);
    assertThat(quarters.of(1)).as("just after").isEqualTo(4);
    assertThat(quarters.of(6)).as("half an hour after").isEqualTo(4);
    assertThat(quarters.of(7)).as("later").isEqualTo(1);
  }

  @Test
  void whereNoWaitIsKnownContactsInProgressTakeItsPlace() {
    LoadHistory history = new LoadHistory();
    for (int i = 0; i < 100; i++) {
      history.add(DATE - 1, new Slot(-DAY + i, 10, 0, 0, i));
    }
    history.add(DATE, new Slot(0, 10, 0, 0, 200));
    history.add(DATE, new Slot(6, 10, 0, 0, 0));
    history.add(DATE, new Slot(7, 10, 0, 0, 0));
    LoadQuarters quarters = history.quarters(DATE, 28).orElseThrow();
    assertThat(quarters.of(6)).isEqualTo(2);
    assertThat(quarters.of(7)).isEqualTo(1);
  }

  @Test
  void laterDatesPlayNoPart() {
    LoadHistory history = new LoadHistory();
    for (int i = 0; i < 50; i++) {
      history.add(DATE - 1, waits(-DAY + i, 1, i));
      history.add(DATE, waits(i, 1, i));
    }
    LoadQuarters before = history.quarters(DATE, 28).orElseThrow();
    int[] quarters = IntStream.range(0, 50).map(before::of).toArray();
    for (int i = 0; i < 50; i++) {
      // Another source's zone: the same slots, a date later.
      history.add(DATE + 1, waits(i, 1, 9_999));
    }
    LoadQuarters after = history.quarters(DATE, 28).orElseThrow();
    assertThat(IntStream.range(0, 50).map(after::of).toArray()).isEqualTo(quarters);
  }
}
