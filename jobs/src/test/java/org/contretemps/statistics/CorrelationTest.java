package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrelationTest {
  private static final double[] X = {1, 2, 3, 4, 5, 6};
  private static final double[] Y = {2, 1, 4, 3, 7, 5};
  private static final double[] ONES = {1, 1, 1, 1, 1, 1};

  @Test
  void withEqualWeightsItIsPearsons() {
    Correlation r = Correlation.weighted(X, Y, ONES).orElseThrow();
    // Sxy = 16, Sxx = 17.5, Syy = 23.333….
    assertThat(r.r()).isCloseTo(16.0 / Math.sqrt(17.5 * (104 - 22.0 * 22 / 6)), within(1e-12));
    assertThat(r.standardError()).isCloseTo(1 / Math.sqrt(3), within(1e-12));
    assertThat(r.plusErrors(-1.96)).isLessThan(r.r());
  }

  @Test
  void aPairOfWeightTwoCountsTwice() {
    Correlation weighted =
        Correlation.weighted(X, Y, new double[] {2, 1, 1, 1, 1, 1}).orElseThrow();
    Correlation repeated =
        Correlation.weighted(
                new double[] {1, 1, 2, 3, 4, 5, 6},
                new double[] {2, 2, 1, 4, 3, 7, 5},
                new double[] {1, 1, 1, 1, 1, 1, 1})
            .orElseThrow();
    assertThat(weighted.r()).isCloseTo(repeated.r(), within(1e-12));
  }

  @Test
  void ranksDoNotFeelHowFarApartValuesAre() {
    Correlation ranks =
        Correlation.ofRanks(X, new double[] {1, 10, 100, 1_000, 10_000, 1e6}).orElseThrow();
    assertThat(ranks.r()).isEqualTo(1);
    // Ranks 2, 1, 4, 3, 6, 5: Spearman's 1 − 6 · 6 / (6 · 35).
    assertThat(Correlation.ofRanks(X, Y).orElseThrow().r())
        .isCloseTo(1 - 36.0 / 210, within(1e-12));
    // Ties share their rank: 1.5, 1.5, 3, 4, 5, 6.
    assertThat(Correlation.ofRanks(X, new double[] {1, 1, 2, 3, 4, 5}).orElseThrow().r())
        .isCloseTo(0.985611, within(1e-6));
  }

  @Test
  void tooFewOrUnvaryingValuesSayNothing() {
    double[] four = {1, 2, 3, 4};
    assertThat(Correlation.weighted(four, four, new double[] {1, 1, 1, 1})).isEmpty();
    assertThat(Correlation.weighted(X, ONES, ONES)).isEmpty();
    assertThatThrownBy(() -> Correlation.weighted(X, four, ONES))
        .hasMessageStartingWith("Cannot correlate 6 with 4 values");
  }

  /** Teams and days that differ in both indicators make no correlation, what is left over does. */
  @Test
  void meansOfTeamsAndDaysAreTakenOut() {
    assertThat(panel(0, 5).p()).isGreaterThan(0.05);
    Correlation planted = panel(-0.5, 5);
    assertThat(planted.r()).isLessThan(-0.3);
    assertThat(planted.p()).isLessThan(1e-6);
  }

  @Test
  void nothingIsFoundWhereNothingIs() {
    int found = 0;
    for (int seed = 0; seed < 400; seed++) {
      found += panel(0, 100 + seed).p() < 0.05 ? 1 : 0;
    }
    // 400 trials at 5 %: 20 expected, standard deviation 4.4.
    assertThat(found).isBetween(6, 34);
  }

  private static Correlation panel(double slope, int seed) {
    Random random = new Random(seed);
    int teams = 12;
    int days = 28;
    double[] x = new double[teams * days];
    double[] y = new double[teams * days];
    double[] weights = new double[teams * days];
    int[] team = new int[teams * days];
    int[] day = new int[teams * days];
    double[] ofTeam = random.doubles(teams).toArray();
    double[] ofDay = random.doubles(days).toArray();
    for (int i = 0; i < x.length; i++) {
      team[i] = i % teams;
      day[i] = i / teams;
      double noise = 0.3 * random.nextGaussian();
      x[i] = 3 * ofTeam[team[i]] + 2 * ofDay[day[i]] + noise;
      y[i] = 2 * ofTeam[team[i]] + 2 * ofDay[day[i]] + slope * noise + 0.3 * random.nextGaussian();
      weights[i] = 1 + random.nextInt(20);
    }
    return Correlation.within(x, y, weights, team, day).orElseThrow();
  }
}
