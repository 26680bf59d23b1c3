package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LognormalTest {

  @Test
  void theFitIsThatOfR() {
    TimeHistogram times =
        MethodFile.times(MethodFile.rows("lognormal_input.csv"), "case", "handle_seconds");
    Map<String, String> expected = MethodFile.rows("lognormal_expected.csv").get(0);
    Lognormal fit = Lognormal.of(times);
    assertThat(fit.n()).isEqualTo((long) MethodFile.number(expected, "n"));
    assertClose(fit.mu(), expected, "meanlog");
    assertClose(fit.sigma(), expected, "sdlog_mle");
    assertClose(fit.quantile(0.5), expected, "q50");
    assertClose(fit.quantile(0.9), expected, "q90");
  }

  /** Relative: the 35 times beyond 1024 s are the only ones that are not exact. */
  private static void assertClose(double actual, Map<String, String> expected, String column) {
    double value = MethodFile.number(expected, column);
    assertThat(actual).as(column).isCloseTo(value, within(1e-9 * Math.abs(value)));
  }

  @Test
  void wideBinsCostLessThanAMillionth() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      double middle = 7 + 3 * random.nextDouble();
      int[] times =
          random.doubles(20_000).mapToInt(u -> (int) Math.exp(middle + 3 * (u - 0.5))).toArray();
      Lognormal fit = Lognormal.of(TimeHistogram.ofSeconds(times));
      double mu = Arrays.stream(times).mapToDouble(Math::log).average().orElseThrow();
      double sigma =
          Math.sqrt(
              Arrays.stream(times)
                  .mapToDouble(t -> Math.pow(Math.log(t) - mu, 2))
                  .average()
                  .orElseThrow());
      assertThat(fit.mu()).isCloseTo(mu, within(1e-6));
      assertThat(fit.sigma()).isCloseTo(sigma, within(1e-6));
    }
  }

  @Test
  void theMostLopsidedBinCostsLessThanAMillionth() {
    int[] times = new int[2000];
    Arrays.setAll(times, i -> i % 1000 < 211 ? 1040 : 1025);
    Lognormal fit = Lognormal.of(TimeHistogram.ofSeconds(times));
    assertThat(fit.mu()).isCloseTo(0.211 * Math.log(1040) + 0.789 * Math.log(1025), within(1e-6));
    double variance = 0.211 * 0.789 * Math.pow(Math.log(1040 / 1025.0), 2);
    assertThat(fit.sigma() * fit.sigma()).isCloseTo(variance, within(1e-6));
  }

  @Test
  void contactsOfNoSecondsAreLeftOut() {
    assertThat(Lognormal.of(TimeHistogram.ofSeconds(0, 0, 60, 90)))
        .isEqualTo(Lognormal.of(TimeHistogram.ofSeconds(60, 90)));
  }

  @Test
  void equalTimesHaveNoSpread() {
    Lognormal fit = Lognormal.of(TimeHistogram.ofSeconds(3001, 3001, 3001));
    assertThat(fit.mu()).isCloseTo(Math.log(3001), within(1e-15));
    assertThat(fit.sigma()).isCloseTo(0, within(1e-15));
  }

  @Test
  void withoutASecondThereIsNothingToFit() {
    assertThatThrownBy(() -> Lognormal.of(TimeHistogram.ofSeconds(0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none of the 2 contacts");
    assertThatThrownBy(() -> Lognormal.of(TimeHistogram.ofSeconds()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
