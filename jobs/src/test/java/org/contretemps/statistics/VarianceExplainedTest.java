package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class VarianceExplainedTest {

  @Test
  void itIsTheShareOfTheSumOfSquaresBetweenGroups() {
    // ln t: two at 0 ± 1, two at 4 ± 1; sums of squares 16 between, 4 within.
    List<Lognormal> groups = List.of(new Lognormal(2, 0, 1), new Lognormal(2, 4, 1));
    assertThat(VarianceExplained.of(groups).orElseThrow()).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void groupsAlikeExplainNothing() {
    List<Lognormal> groups = List.of(new Lognormal(5, 3, 1), new Lognormal(7, 3, 2));
    assertThat(VarianceExplained.of(groups).orElseThrow()).isZero();
  }

  @Test
  void timesThatDoNotVaryHaveNothingToExplain() {
    assertThat(VarianceExplained.of(List.of(new Lognormal(5, 3, 0)))).isEmpty();
    assertThat(VarianceExplained.of(List.of())).isEmpty();
  }
}
