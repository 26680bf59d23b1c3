package org.contretemps.statistics.position;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SystemCutTest {

  @Test
  void threeTimesAsManyAsInTheSecondsBeforeAreACut() {
    assertThat(new SystemCut(30, 50, 0).isCut()).isTrue();
    assertThat(new SystemCut(29, 50, 0).isCut()).isFalse();
    assertThat(new SystemCut(10, 0, 0).isCut()).isTrue();
    assertThat(new SystemCut(9, 0, 0).isCut()).as("so few may be chance").isFalse();
  }

  @Test
  void aHeapOfRoundedTimesIsNone() {
    assertThat(new SystemCut(90, 50, 40).isCut()).isFalse();
    assertThat(new SystemCut(120, 50, 40).isCut()).isTrue();
  }

  @Test
  void onlyTheNormAndTheFiveSecondsBeforeCount() {
    SystemCut counted = SystemCut.NONE;
    for (int seconds = 100; seconds <= 310; seconds++) {
      counted = counted.plus(300, seconds, seconds == 300 ? 70 : 2);
    }
    assertThat(counted).isEqualTo(new SystemCut(70, 10, 2));
    assertThat(SystemCut.NONE.plus(290, 230, 4)).isEqualTo(SystemCut.NONE);
  }
}
