package org.contretemps.statistics.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromiseStateTest {
  private static final Optional<Change> PROMISED = Optional.of(new Change(-0.02, -0.03, -0.01));

  private static PromiseState with(double value, double lower, double upper) {
    return PromiseState.of(PROMISED, Optional.of(new Change(value, lower, upper)));
  }

  @Test
  void aPromiseIsKeptIfWhatCameOverlapsItAndIsMoreThanChance() {
    assertThat(with(-0.012, -0.02, -0.004)).isEqualTo(PromiseState.KEPT);
    assertThat(with(-0.03, -0.05, -0.03)).isEqualTo(PromiseState.KEPT);
  }

  @Test
  void itIsBrokenIfTheIntervalsDoNotMeet() {
    assertThat(with(0.0, -0.009, 0.009)).isEqualTo(PromiseState.BROKEN);
    assertThat(with(-0.06, -0.07, -0.05)).isEqualTo(PromiseState.BROKEN);
  }

  @Test
  void itIsOpenIfBothRemainPossibleOrNothingIsKnown() {
    assertThat(with(-0.01, -0.03, 0.01)).isEqualTo(PromiseState.OPEN);
    assertThat(PromiseState.of(PROMISED, Optional.empty())).isEqualTo(PromiseState.OPEN);
    assertThat(PromiseState.OPEN.isClosed()).isFalse();
    assertThat(PromiseState.BROKEN.isClosed()).isTrue();
  }

  @Test
  void withoutAPromiseNoneIsKeptOrBroken() {
    assertThat(PromiseState.of(Optional.empty(), PROMISED)).isEqualTo(PromiseState.NONE);
  }

  @Test
  void aFigureOutsideItsIntervalIsRefused() {
    assertThatThrownBy(() -> new Change(0.02, -0.01, 0.01))
        .hasMessageContaining("lies outside")
        .hasMessageContaining("lower bound");
    assertThatThrownBy(() -> new Change(Double.NaN, -0.01, 0.01))
        .hasMessageContaining("lies outside");
  }
}
