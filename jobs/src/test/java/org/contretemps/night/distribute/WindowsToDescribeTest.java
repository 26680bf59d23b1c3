package org.contretemps.night.distribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WindowsToDescribeTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final int DAYS = 7;

  private static NavigableSet<LocalDate> dates(int... days) {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    for (int day : days) {
      dates.add(FIRST.plusDays(day));
    }
    return dates;
  }

  private static List<Integer> ends(
      NavigableSet<LocalDate> counted,
      NavigableSet<LocalDate> described,
      Set<LocalDate> touched,
      int last) {
    return new WindowsToDescribe(DAYS, counted, described)
        .ends(touched, FIRST.plusDays(last)).stream()
            .map(end -> (int) (end.toEpochDay() - FIRST.toEpochDay()))
            .toList();
  }

  @Test
  void theFirstNightDescribesEveryWindowThatHoldsAContact() {
    assertThat(ends(dates(0, 2, 20), dates(), dates(0, 2, 20), 21))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 20, 21);
  }

  @Test
  void nothingIsDescribedTwice() {
    assertThat(ends(dates(0), dates(0, 1, 2), dates(), 2)).isEmpty();
    assertThat(ends(dates(0), dates(0, 1, 2, 3, 4, 5, 6), dates(), 100)).isEmpty();
  }

  @Test
  void aNewNightAddsItsEnd() {
    assertThat(ends(dates(0, 1), dates(0), dates(1), 1)).containsExactly(1);
    assertThat(ends(dates(0), dates(0), dates(), 2)).containsExactly(1, 2);
  }

  @Test
  void aTouchedDateRedoesTheWindowsThatHoldIt() {
    assertThat(ends(dates(0, 5, 9, 14), range(0, 15), dates(5), 15))
        .containsExactly(5, 6, 7, 8, 9, 10, 11);
  }

  private static NavigableSet<LocalDate> range(int from, int to) {
    return new TreeSet<>(FIRST.plusDays(from).datesUntil(FIRST.plusDays(to + 1)).toList());
  }

  @Test
  void datesBeyondTheLastEndWaitForTheirNight() {
    assertThat(ends(dates(0, 3, 9), range(0, 2), dates(3, 9), 4)).containsExactly(3, 4);
  }

  @Test
  void anEndThatLostItsContactsIsRedone() {
    assertThat(ends(dates(), range(0, 3), dates(), 3)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void anEarlierFirstDateMakesTheHistoryOfLaterWindowsLonger() {
    assertThat(ends(dates(0, 50), range(50, 56), dates(0), 56))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 50, 51, 52, 53, 54, 55, 56);
  }

  /** A description of a window: which contacts it holds, and how long its history is. */
  private static Map<LocalDate, String> described(
      Map<LocalDate, Integer> counts, Iterable<LocalDate> ends) {
    Map<LocalDate, String> described = new TreeMap<>();
    for (LocalDate end : ends) {
      String held =
          end.minusDays(DAYS - 1L)
              .datesUntil(end.plusDays(1))
              .filter(counts::containsKey)
              .map(date -> date + "=" + counts.get(date))
              .collect(Collectors.joining(" "));
      if (!held.isEmpty()) {
        long known = end.toEpochDay() - new TreeMap<>(counts).firstKey().toEpochDay() + 1;
        described.put(end, Math.min(DAYS, known) + ": " + held);
      }
    }
    return described;
  }

  @Test
  void nightsInAnyOrderEqualARebuild() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      Map<LocalDate, Integer> counts = new HashMap<>();
      Map<LocalDate, String> table = new TreeMap<>();
      LocalDate last = FIRST;
      for (int night = 0; night < 6; night++) {
        last = last.plusDays(random.nextInt(12));
        Set<LocalDate> touched = change(counts, last, random);
        NavigableSet<LocalDate> described = new TreeSet<>(table.keySet());
        List<LocalDate> ends =
            new WindowsToDescribe(DAYS, new TreeSet<>(counts.keySet()), described)
                .ends(touched, last);
        ends.forEach(table::remove);
        table.putAll(described(counts, ends));
      }
      List<LocalDate> all = FIRST.minusDays(60).datesUntil(last.plusDays(1)).toList();
      assertThat(table).as("seed %d", seed).isEqualTo(described(counts, all));
    }
  }

  /** New contacts, late contacts, and all contacts of a date erased. */
  private static Set<LocalDate> change(
      Map<LocalDate, Integer> counts, LocalDate last, Random random) {
    Set<LocalDate> touched = new TreeSet<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      LocalDate date = last.plusDays(3).minusDays(random.nextInt(random.nextBoolean() ? 5 : 40));
      counts.merge(date, 1, Integer::sum);
      touched.add(date);
    }
    if (random.nextInt(3) == 0) {
      LocalDate erased = new TreeMap<>(counts).firstKey();
      counts.remove(erased);
      touched.add(erased);
    }
    return touched;
  }
}
