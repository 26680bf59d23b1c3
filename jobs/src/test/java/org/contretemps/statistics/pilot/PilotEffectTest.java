package org.contretemps.statistics.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.contretemps.statistics.MethodFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PilotEffectTest {
  private static final Offset<Double> CLOSE = within(1e-8);
  private static final int PRIOR = 26;

  /** A pilot of the example: the step of each cluster, and its weeks from −26 on. */
  private record Example(List<Integer> steps, WeeklyCounts counts, Map<String, String> expected) {
    static Example of(String name) {
      List<Map<String, String>> rows =
          MethodFile.rows("pilot_input.csv").stream()
              .filter(row -> row.get("pilot").equals(name))
              .toList();
      int clusters = rows.stream().mapToInt(row -> whole(row, "cluster")).max().orElseThrow();
      int weeks = rows.stream().mapToInt(row -> whole(row, "week")).max().orElseThrow() + PRIOR + 1;
      int[] order = new int[clusters];
      long[][] contacts = new long[clusters][weeks];
      long[][] adverse = new long[clusters][weeks];
      for (Map<String, String> row : rows) {
        int cluster = whole(row, "cluster") - 1;
        int week = whole(row, "week") + PRIOR;
        order[cluster] = whole(row, "step");
        contacts[cluster][week] = whole(row, "contacts");
        adverse[cluster][week] = whole(row, "adverse");
      }
      return new Example(
          Arrays.stream(order).boxed().toList(),
          new WeeklyCounts(contacts, adverse),
          MethodFile.rows("pilot_expected.csv").stream()
              .filter(row -> row.get("pilot").equals(name))
              .findFirst()
              .orElseThrow());
    }

    int[] order() {
      return steps.stream().mapToInt(Integer::intValue).toArray();
    }

    double number(String column) {
      return MethodFile.number(expected, column);
    }

    PilotPeriods periods() {
      return new PilotPeriods(
          (int) number("steps"),
          (int) number("weeks_per_period"),
          (int) number("prior_weeks_used"));
    }

    PriorMoments moments() {
      return PriorMoments.of(counts.between(0, PRIOR));
    }

    double[][] shares() {
      return counts.between(PRIOR - periods().priorWeeks(), counts.weeks()).shares();
    }
  }

  private static int whole(Map<String, String> row, String column) {
    return Integer.parseInt(row.get(column));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D"})
  void momentsMeansAndEffectAreThoseOfTheMethod(String name) {
    Example example = Example.of(name);
    PriorMoments moments = example.moments();
    assertThat(moments.share()).isCloseTo(example.number("p_bar"), CLOSE);
    assertThat(Math.sqrt(moments.variance())).isCloseTo(example.number("tau_cw"), CLOSE);
    assertThat(moments.lasting()).isCloseTo(example.number("rho"), CLOSE);
    PilotEffect effect =
        PilotEffect.of(example.order(), example.periods(), moments, example.shares(), 1);
    assertThat(effect.orders()).isEqualTo((int) example.number("orders"));
    assertThat(effect.isComplete()).isTrue();
    assertThat(effect.estimate()).isCloseTo(example.number("estimate"), CLOSE);
    assertThat(effect.p()).isCloseTo(example.number("p_value"), CLOSE);
    assertThat(effect.lower()).isCloseTo(example.number("lower95"), CLOSE);
    assertThat(effect.upper()).isCloseTo(example.number("upper95"), CLOSE);
  }

  @Test
  void weightsAndMeansByPeriodAreThoseOfTheMethod() {
    for (Map<String, String> row : MethodFile.rows("pilot_weights_expected.csv")) {
      PriorMoments moments = Example.of(row.get("pilot")).moments();
      int cluster = whole(row, "cluster") - 1;
      assertThat(moments.meanContacts().get(cluster))
          .isCloseTo(MethodFile.number(row, "mean_prior_contacts"), CLOSE);
      assertThat(moments.weights()[cluster]).isCloseTo(MethodFile.number(row, "weight"), CLOSE);
    }
    for (Map<String, String> row : MethodFile.rows("pilot_period_expected.csv")) {
      Example example = Example.of(row.get("pilot"));
      int period = whole(row, "period");
      assertThat(example.periods().size(period)).isEqualTo(whole(row, "weeks_used"));
      assertThat(example.periods().first(period)).isEqualTo(whole(row, "first_week"));
      assertThat(example.periods().means(example.shares())[whole(row, "cluster") - 1][period])
          .isCloseTo(MethodFile.number(row, "mean_share"), CLOSE);
    }
  }

  /** A shift of the treated weeks by δ shifts the estimate, and p is that of −δ by brute force. */
  @Test
  void pOfOtherEffectsIsThatOfTheMethod() {
    for (Map<String, String> row : MethodFile.rows("pilot_p_of_delta_expected.csv")) {
      Example example = Example.of(row.get("pilot"));
      PilotPeriods periods = example.periods();
      double delta = MethodFile.number(row, "delta");
      double[][] shares = example.shares();
      for (int k = 0; k < shares.length; k++) {
        int from = periods.priorWeeks() + example.order()[k] * periods.weeks();
        for (int t = from; t < shares[k].length; t++) {
          shares[k][t] -= delta;
        }
      }
      assertThat(PilotEffect.of(example.order(), periods, example.moments(), shares, 1).p())
          .isCloseTo(MethodFile.number(row, "p_value"), CLOSE);
    }
  }

  @Test
  void ordersAreDrawnFromTheSeedWithStepsOfLikeSize() {
    StepOrders orders = new StepOrders(11, 4);
    assertThat(orders.distinct()).isEqualTo(92_400);
    int[] drawn = orders.drawn(new SplittableRandom(1));
    assertThat(orders.drawn(new SplittableRandom(1))).isEqualTo(drawn);
    assertThat(orders.drawn(new SplittableRandom(2))).isNotEqualTo(drawn);
    assertThat(Arrays.stream(drawn).sorted()).containsExactly(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4);
    assertThat(new StepOrders(4, 4).allowClaims()).isFalse();
    assertThat(new StepOrders(5, 2).allowClaims()).isFalse();
    assertThat(new StepOrders(5, 5).allowClaims()).isTrue();
    assertThatThrownBy(() -> new StepOrders(3, 4)).hasMessageStartingWith("Cannot move 3 clusters");
  }

  @Test
  void powerGrowsWithTheEffectAndIsSmallWithoutOne() {
    PriorMoments moments = Example.of("A").moments();
    StepOrders orders = new StepOrders(5, 5);
    PilotPeriods periods = new PilotPeriods(5, 3, 13);
    assertThat(PilotPower.of(orders, periods, moments, 0, 7).lasting()).isBetween(0.01, 0.10);
    PilotPower power = PilotPower.of(orders, periods, moments, 0.02, 7);
    assertThat(power.lasting()).isGreaterThan(0.65);
    assertThat(power.low()).isLessThanOrEqualTo(power.lasting());
  }
}
