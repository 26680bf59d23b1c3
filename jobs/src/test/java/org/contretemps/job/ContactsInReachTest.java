package org.contretemps.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ContactsInReachTest {
  private static final LocalDate LAST = LocalDate.of(2026, 6, 30);

  @Test
  void theLastDatesAreAlwaysInReach() {
    assertThat(ContactsInReach.near(perDay(100, 7), owed())).isEqualTo(40 * 7);
  }

  @Test
  void anOldDateBringsThoseThatItLooksBackAtAndThoseThatLookBackAtIt() {
    assertThat(ContactsInReach.near(perDay(360, 1), owed(LAST.minusDays(200))))
        .isEqualTo(40 + 40 + 1 + 8);
  }

  @Test
  void datesAreCountedOnceWhateverIsOwed() {
    NavigableMap<LocalDate, Long> rows = perDay(60, 3);
    assertThat(ContactsInReach.near(rows, rows.navigableKeySet())).isEqualTo(60 * 3);
  }

  @Test
  void withoutContactsNothingIs() {
    assertThat(ContactsInReach.near(new TreeMap<>(), owed(LAST))).isZero();
  }

  private static NavigableSet<LocalDate> owed(LocalDate... dates) {
    return new TreeSet<>(java.util.List.of(dates));
  }

  private static NavigableMap<LocalDate, Long> perDay(int days, long rows) {
    NavigableMap<LocalDate, Long> byDate = new TreeMap<>();
    LAST.minusDays(days - 1).datesUntil(LAST.plusDays(1)).forEach(date -> byDate.put(date, rows));
    return byDate;
  }
}
