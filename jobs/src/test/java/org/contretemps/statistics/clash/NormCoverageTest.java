package org.contretemps.statistics.clash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.TimeHistogram;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionTally;
import org.contretemps.statistics.position.Strata;
import org.junit.jupiter.api.Test;

class NormCoverageTest {

  /** 100 contacts of 1 to 100 s. */
  private static final TimeHistogram TIMES =
      TimeHistogram.ofSeconds(IntStream.rangeClosed(1, 100).toArray());

  @Test
  void coverageCountsTheHurriedAmongThoseOverTheNorm() {
    NormCoverage coverage = coverage(20, 10, 1);
    assertThat(coverage.attainedShare()).isCloseTo(0.8, within(1e-15));
    assertThat(coverage.coverage()).isCloseTo(0.7, within(1e-15));
    assertThat(coverage(20, -10, 1).coverage()).isCloseTo(0.8, within(1e-15));
  }

  @Test
  void whatFitsTheNormIsAnOrdinaryQuantile() {
    NormCoverage coverage = coverage(20, 10, 1);
    assertThat(coverage.neededSeconds(TIMES, 0.5)).hasValue(50);
    assertThat(coverage.neededSeconds(TIMES, 0.6)).hasValue(60);
  }

  @Test
  void whatDoesNotIsAQuantileOfTheTimesOverTheNorm() {
    NormCoverage coverage = coverage(20, 10, 1);
    assertThat(coverage.neededSeconds(TIMES, 0.85)).hasValue(90);
    assertThat(coverage.neededSeconds(TIMES, 0.97)).hasValue(98);
    assertThat(coverage.neededSeconds(TIMES, 1)).hasValue(100);
  }

  @Test
  void anUnsureSpikeCorrectsNothing() {
    NormCoverage unsure = coverage(20, 10, 5);
    assertThat(unsure.isCorrected()).isFalse();
    for (int percent = 1; percent <= 100; percent++) {
      assertThat(unsure.neededSeconds(TIMES, percent / 100.0))
          .hasValue(TIMES.quantile(percent / 100.0));
    }
  }

  @Test
  void moreHurriedContactsNeverNeedLessTime() {
    for (int percent = 1; percent <= 100; percent++) {
      int before = 0;
      for (int excess = 1; excess <= 60; excess++) {
        int needed = coverage(20, excess, 0.1).neededSeconds(TIMES, percent / 100.0).orElseThrow();
        assertThat(needed)
            .isGreaterThanOrEqualTo(Math.max(before, TIMES.quantile(percent / 100.0)));
        before = needed;
      }
    }
  }

  @Test
  void whereNobodyWentOverTheNormTheTimeBeyondItIsUnknown() {
    NormCoverage cut = new NormCoverage(100, 100, 0, new Estimate(30, 1));
    assertThat(cut.neededSeconds(TIMES, 0.8)).isEmpty();
    assertThat(cut.neededSeconds(TIMES, 0.6)).hasValue(60);
  }

  @Test
  void theNeededTimeOfHurriedWorkIsRecovered() {
    Random random = new Random(5);
    int norm = 300;
    int[] natural = new int[60_000];
    Arrays.setAll(natural, i -> (int) Math.round(280 * Math.exp(0.5 * random.nextGaussian())));
    int[] hurried =
        Arrays.stream(natural)
            .map(t -> t > norm && random.nextInt(3) == 0 ? norm - random.nextInt(40) : t)
            .toArray();
    NormPositionTally tally = new NormPositionTally(new NormBins(norm), Strata.of(1));
    Arrays.stream(hurried).forEach(t -> tally.addContact(0, t, false, false));
    NormCoverage coverage = NormCoverage.of(tally.counts()).orElseThrow();
    TimeHistogram observed = TimeHistogram.ofSeconds(hurried);
    double truth = TimeHistogram.ofSeconds(natural).quantile(0.8);
    double share = Arrays.stream(natural).filter(t -> t <= norm).count() / 60_000.0;

    assertThat(coverage.coverage()).isCloseTo(share, within(0.02));
    assertThat(coverage.attainedShare()).isGreaterThan(share + 0.1);
    assertThat((double) coverage.neededSeconds(observed, 0.8).orElseThrow())
        .isCloseTo(truth, within(0.03 * truth));
    assertThat((double) observed.quantile(0.8)).isLessThan(0.9 * truth);
  }

  @Test
  void theNormInForceIsARowOfTheWhatIf() {
    NormCoverage inForce = coverage(20, 10, 1);
    List<WhatIf> rows = WhatIf.over(TIMES, inForce, 40, 80, 90, 100);
    assertThat(rows.get(1).coverage()).isCloseTo(inForce.coverage(), within(1e-15));
    assertThat(rows.get(1).attainedShare()).isCloseTo(inForce.attainedShare(), within(1e-15));
    assertThat(rows.get(0).coverage()).isCloseTo(0.4, within(1e-15));
    assertThat(rows.get(2).coverage()).isCloseTo(0.85, within(1e-15));
    assertThat(rows.get(3)).isEqualTo(new WhatIf(100, 1, 1));
  }

  @Test
  void aLongerNormNeverCoversLess() {
    NormCoverage inForce = coverage(20, 10, 1);
    double before = -1;
    for (WhatIf row : WhatIf.over(TIMES, inForce, IntStream.range(1, 130).toArray())) {
      assertThat(row.coverage()).isBetween(before, row.attainedShare() + 1e-12);
      before = row.coverage();
    }
    assertThat(before).isEqualTo(1);
  }

  @Test
  void whatDoesNotBelongTogetherIsRefused() {
    assertThatThrownBy(() -> coverage(101, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    TimeHistogram others = TimeHistogram.ofSeconds(1, 2);
    assertThatThrownBy(() -> coverage(20, 10, 1).neededSeconds(others, 0.5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> coverage(20, 10, 1).neededSeconds(TIMES, 1.5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WhatIf.over(others, coverage(20, 10, 1), 60))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void heapedTimesHideTheSpike() {
    assertThat(new MinuteHeaping(1000, 251).hidesSpike()).isTrue();
    assertThat(new MinuteHeaping(1000, 250).hidesSpike()).isFalse();
    assertThat(new MinuteHeaping(0, 0).share()).isZero();
  }

  /** A norm of 80 s over the 100 contacts. */
  private static NormCoverage coverage(long over, double excess, double error) {
    return new NormCoverage(80, 100, over, new Estimate(excess, error));
  }
}
