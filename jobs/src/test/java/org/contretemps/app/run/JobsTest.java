package org.contretemps.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class JobsTest {
  private static final Optional<LocalDate> OPEN = Optional.empty();

  private static List<Integer> days(Optional<LocalDate> from, Optional<LocalDate> to) {
    TreeSet<LocalDate> loaded = new TreeSet<>(List.of(day(3).orElseThrow(), day(6).orElseThrow()));
    return Jobs.range(loaded, from, to).stream()
        .map(night -> night.orElseThrow().getDayOfMonth())
        .toList();
  }

  private static Optional<LocalDate> day(int ofMonth) {
    return Optional.of(LocalDate.of(2026, 1, ofMonth));
  }

  @Test
  void aRangeHasEveryDateAndAnOpenEndIsThatOfWhatIsLoaded() {
    assertThat(days(OPEN, OPEN)).containsExactly(3, 4, 5, 6);
    assertThat(days(day(5), OPEN)).containsExactly(5, 6);
    assertThat(days(OPEN, day(4))).containsExactly(3, 4);
    assertThat(days(day(4), day(4))).containsExactly(4);
    assertThat(days(day(8), day(9))).containsExactly(8, 9);
  }

  @Test
  void aRangeThatEndsBeforeItBeginsHasNoNightNorHasAWarehouseWithoutContacts() {
    assertThat(days(day(5), day(4))).isEmpty();
    assertThat(Jobs.range(new TreeSet<>(), day(4), day(5))).isEmpty();
  }
}
