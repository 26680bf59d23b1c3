package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DistributionDistanceTest {

  @Test
  void distancesAreThoseOfRAndScipy() {
    List<Map<String, String>> input = MethodFile.rows("ks_w1_input.csv");
    Map<String, Double> expected =
        MethodFile.rows("ks_w1_expected.csv").stream()
            .collect(
                Collectors.toMap(
                    row -> row.get("statistic"), row -> MethodFile.number(row, "value")));
    TimeHistogram a = MethodFile.times(input, "sample", "a");
    TimeHistogram b = MethodFile.times(input, "sample", "b");
    DistributionDistance distance = DistributionDistance.between(a, b);

    assertThat(a.mean()).isCloseTo(expected.get("mean_a"), within(1e-12));
    assertThat(b.mean()).isCloseTo(expected.get("mean_b"), within(1e-12));
    assertThat(distance.kolmogorovSmirnov()).isCloseTo(expected.get("ks_D"), within(1e-14));
    assertThat(distance.firstLonger())
        .isCloseTo(expected.get("max_Fb_minus_Fa(a stoch. larger)"), within(1e-14));
    assertThat(distance.secondLonger())
        .isCloseTo(expected.get("max_Fa_minus_Fb(b stoch. larger)"), within(1e-14));
    assertThat(distance.wassersteinSeconds())
        .isCloseTo(expected.get("wasserstein1_R"), within(1e-12));
  }

  @Test
  void turningThePairRoundTurnsTheDistanceRound() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      TimeHistogram first = TimeHistogram.ofSeconds(times(random, 1 + random.nextInt(80)));
      TimeHistogram second = TimeHistogram.ofSeconds(times(random, 1 + random.nextInt(80)));
      DistributionDistance forth = DistributionDistance.between(first, second);
      DistributionDistance back = DistributionDistance.between(second, first);
      assertThat(back.firstLonger()).isEqualTo(forth.secondLonger());
      assertThat(back.wassersteinSeconds()).isCloseTo(forth.wassersteinSeconds(), within(1e-9));
      assertThat(DistributionDistance.between(first, first))
          .isEqualTo(new DistributionDistance(0, 0, 0));
    }
  }

  /**
   * With as many times on either side, Wasserstein-1 is the mean distance between the times in
   * order.
   */
  @Test
  void wassersteinIsTheMeanDistanceBetweenTimesInOrder() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      int n = 1 + random.nextInt(200);
      int[] first = times(random, n);
      int[] second = times(random, n);
      double distance =
          DistributionDistance.between(
                  TimeHistogram.ofSeconds(first), TimeHistogram.ofSeconds(second))
              .wassersteinSeconds();
      Arrays.sort(first);
      Arrays.sort(second);
      double expected = 0;
      double beyond = 0;
      for (int i = 0; i < n; i++) {
        expected += Math.abs(first[i] - second[i]) / (double) n;
        beyond +=
            ((first[i] > 1024 ? first[i] : 0) + (second[i] > 1024 ? second[i] : 0)) / (double) n;
      }
      assertThat(distance).isCloseTo(expected, within(1e-9 * expected + beyond / 64));
    }
  }

  @Test
  void aLongerSampleLeadsInNoTime() {
    DistributionDistance distance =
        DistributionDistance.between(
            TimeHistogram.ofSeconds(10, 20, 30, 40), TimeHistogram.ofSeconds(20, 30, 40, 50));
    assertThat(distance).isEqualTo(new DistributionDistance(10, 0, 0.25));
  }

  @Test
  void nothingCanBeComparedWithNoTimes() {
    TimeHistogram none = TimeHistogram.ofSeconds();
    assertThatThrownBy(() -> DistributionDistance.between(none, TimeHistogram.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int[] times(Random random, int n) {
    return random.doubles(n).mapToInt(u -> (int) Math.exp(u * 9)).toArray();
  }
}
