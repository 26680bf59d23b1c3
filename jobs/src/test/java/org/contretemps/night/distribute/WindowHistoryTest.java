package org.contretemps.night.distribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.contretemps.statistics.TimeHistogram;
import org.junit.jupiter.api.Test;

class WindowHistoryTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-02-20");

  @Test
  void aSlidingWindowHoldsWhatEachOfItsDaysHolds() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Map<LocalDate, TimeHistogram> byDate = randomDays(random);
      int days = List.of(1, 2, 7, 28, 90).get(random.nextInt(5));
      WindowHistory history = new WindowHistory(days, byDate);
      LocalDate end = FIRST.minusDays(random.nextInt(10));
      while (end.isBefore(FIRST.plusDays(120))) {
        assertThat(history.endingOn(end))
            .as("seed %d, %d days to %s", seed, days, end)
            .isEqualTo(sum(byDate, end.minusDays(days - 1L), end));
        end = end.plusDays(random.nextBoolean() ? 1 : 1 + random.nextInt(40));
      }
    }
  }

  private static Map<LocalDate, TimeHistogram> randomDays(Random random) {
    Map<LocalDate, TimeHistogram> byDate = new HashMap<>();
    double share = random.nextDouble();
    for (int day = 0; day < 100; day++) {
      if (random.nextDouble() < share) {
        byDate.put(
            FIRST.plusDays(day),
            TimeHistogram.ofSeconds(random.ints(1 + random.nextInt(5), 0, 3000).toArray()));
      }
    }
    return byDate;
  }

  private static TimeHistogram sum(
      Map<LocalDate, TimeHistogram> byDate, LocalDate from, LocalDate to) {
    return from.datesUntil(to.plusDays(1))
        .filter(byDate::containsKey)
        .map(byDate::get)
        .reduce(TimeHistogram.ofSeconds(), TimeHistogram::plus);
  }
}
