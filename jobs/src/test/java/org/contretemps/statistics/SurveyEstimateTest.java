package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.contretemps.statistics.SurveyEstimate.Stratum;
import org.junit.jupiter.api.Test;

class SurveyEstimateTest {

  @Test
  void strataCountByTheirContactsNotTheirAnswers() {
    List<Stratum> strata = List.of(new Stratum(false, 900, 30, 24), new Stratum(true, 100, 40, 10));
    SurveyEstimate estimate = SurveyEstimate.of(strata).orElseThrow();
    assertThat(estimate.share()).isCloseTo(0.9 * 0.8 + 0.1 * 0.25, within(1e-15));
    assertThat(estimate.effectiveAnswers())
        .isCloseTo(1e6 / (900.0 * 900 / 30 + 100.0 * 100 / 40), within(1e-9));
    assertThat(estimate.bounds())
        .isEqualTo(new ProportionInterval(34 / 1000.0, (34 + 930) / 1000.0));
    assertThat(estimate.answers()).isEqualTo(70);
    assertThat(estimate.hasLevel()).isTrue();
  }

  @Test
  void theIntervalIsWilsonsOnTheEffectiveAnswers() {
    List<Stratum> strata = List.of(new Stratum(false, 900, 30, 24), new Stratum(true, 100, 40, 10));
    SurveyEstimate estimate = SurveyEstimate.of(strata).orElseThrow();
    double n = estimate.effectiveAnswers();
    assertThat(estimate.interval())
        .isEqualTo(ProportionInterval.wilson(estimate.share() * n, n, 0.95));
    assertThat(estimate.interval().lower()).isGreaterThan(estimate.bounds().lower());
    assertThat(estimate.interval().upper()).isLessThan(estimate.bounds().upper());
  }

  @Test
  void aSmallStratumLeansOnThoseOfTheSameOutcome() {
    List<Stratum> strata =
        List.of(
            new Stratum(false, 500, 90, 81),
            new Stratum(false, 500, 10, 0),
            new Stratum(true, 1000, 100, 20));
    double pooled = 0.81;
    double first = (81 + 10 * pooled) / 100;
    double second = (0 + 10 * pooled) / 20;
    double third = (20 + 10 * 0.2) / 110;
    assertThat(SurveyEstimate.of(strata).orElseThrow().share())
        .isCloseTo((500 * first + 500 * second + 1000 * third) / 2000, within(1e-15));
  }

  @Test
  void silentStrataTakeTheShareOfTheirOutcomeElseTheOverallOne() {
    SurveyEstimate sameOutcome =
        SurveyEstimate.of(List.of(new Stratum(false, 100, 10, 5), new Stratum(false, 900, 0, 0)))
            .orElseThrow();
    assertThat(sameOutcome.share()).isCloseTo(0.5, within(1e-15));
    assertThat(sameOutcome.effectiveAnswers()).isEqualTo(10);
    SurveyEstimate otherOutcome =
        SurveyEstimate.of(List.of(new Stratum(false, 100, 10, 5), new Stratum(true, 900, 0, 0)))
            .orElseThrow();
    assertThat(otherOutcome.share()).isCloseTo(0.5, within(1e-15));
    assertThat(otherOutcome.hasLevel()).isFalse();
  }

  @Test
  void evenAnsweringLeavesEveryAnswerItsWeight() {
    SurveyEstimate even =
        SurveyEstimate.of(List.of(new Stratum(false, 100, 10, 5), new Stratum(true, 300, 30, 3)))
            .orElseThrow();
    assertThat(even.effectiveAnswers()).isCloseTo(40, within(1e-12));
  }

  @Test
  void withoutAnswersThereIsNoEstimate() {
    assertThat(SurveyEstimate.of(List.of())).isEmpty();
    assertThat(SurveyEstimate.of(List.of(new Stratum(true, 100, 0, 0)))).isEmpty();
    assertThat(SurveyEstimate.of(List.of(new Stratum(true, 1, 1, 1))).orElseThrow().share())
        .isEqualTo(1);
    assertThatThrownBy(() -> new Stratum(true, 10, 11, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Stratum(true, 10, 5, 6))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
