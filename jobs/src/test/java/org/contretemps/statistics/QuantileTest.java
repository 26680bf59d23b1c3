package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class QuantileTest {

  @Test
  void quantilesAreThoseOfRsType1() {
    TimeHistogram times =
        MethodFile.times(MethodFile.rows("lognormal_input.csv"), "case", "handle_seconds");
    List<Map<String, String>> expected = MethodFile.rows("quantiles_expected.csv");
    assertThat(expected).hasSize(12);
    for (Map<String, String> row : expected) {
      assertThat(times.quantile(MethodFile.number(row, "p")))
          .as("%s", row)
          .isEqualTo((int) MethodFile.number(row, "type1"));
    }
  }

  @Test
  void ranksAndTheirCoverageAreThoseOfR() {
    List<Map<String, String>> expected = MethodFile.rows("quantile_orderstat_ci.csv");
    assertThat(expected).hasSize(72);
    for (Map<String, String> row : expected) {
      int n = (int) MethodFile.number(row, "n");
      double p = MethodFile.number(row, "p");
      OrderStatisticRanks ranks = OrderStatisticRanks.of(n, p, MethodFile.number(row, "conf"));
      assertThat(ranks.lower())
          .as("%s", row)
          .isEqualTo((long) MethodFile.number(row, "lower_rank"));
      assertThat(ranks.upper())
          .as("%s", row)
          .isEqualTo((long) MethodFile.number(row, "upper_rank"));
      boolean exists = Boolean.parseBoolean(row.get("exists"));
      assertThat(ranks.hasLower() && ranks.hasUpper()).as("%s", row).isEqualTo(exists);
      if (exists) {
        assertThat(coverage(ranks, p)).isCloseTo(MethodFile.number(row, "coverage"), within(1e-9));
      }
    }
  }

  private static double coverage(OrderStatisticRanks ranks, double p) {
    return BinomialDistribution.of(ranks.n(), p)
        .probability((int) ranks.lower() - 1, (int) ranks.upper() - 1);
  }

  @Test
  void ranksHoldTheirDefinitionUpTo100MillionContacts() {
    for (int n : new int[] {1, 2, 7, 1_000_003, 99_999_999, 100_000_000}) {
      for (double p : new double[] {0.001, 0.1, 0.25, 0.5, 0.8, 0.9, 0.95, 0.999}) {
        OrderStatisticRanks ranks = OrderStatisticRanks.of(n, p, 0.95);
        BinomialDistribution binomial = BinomialDistribution.of(n, p);
        assertSmallest(binomial, ranks.lower(), (1 - 0.95) / 2);
        assertSmallest(binomial, ranks.upper() - 1, 1 - (1 - 0.95) / 2);
      }
    }
  }

  private static void assertSmallest(BinomialDistribution binomial, long k, double probability) {
    assertThat(binomial.cumulativeProbability((int) k)).isGreaterThanOrEqualTo(probability);
    assertThat(binomial.cumulativeProbability((int) k - 1)).isLessThan(probability);
  }

  @Test
  void aProbabilityThatTheBinomialReachesExactlyIsReached() {
    assertThat(OrderStatisticRanks.of(2, 0.5, 0.5)).isEqualTo(new OrderStatisticRanks(2, 0, 2));
  }

  @Test
  void theIntervalHoldsTheTimesOfItsRanks() {
    TimeHistogram hundred =
        TimeHistogram.ofSeconds(IntStream.rangeClosed(1, 100).map(rank -> 10 * rank).toArray());
    assertThat(Quantile.of(hundred, 0.5, 0.95))
        .isEqualTo(new Quantile(0.5, 500, OptionalInt.of(400), OptionalInt.of(610)));
  }

  @Test
  void aBoundThatTooFewContactsCannotGiveIsAbsent() {
    TimeHistogram twenty = TimeHistogram.ofSeconds(IntStream.rangeClosed(1, 20).toArray());
    assertThat(Quantile.of(twenty, 0.1, 0.95))
        .isEqualTo(new Quantile(0.1, 2, OptionalInt.empty(), OptionalInt.of(6)));
    assertThat(Quantile.of(twenty, 0.9, 0.95))
        .isEqualTo(new Quantile(0.9, 18, OptionalInt.of(15), OptionalInt.empty()));
  }

  @Test
  void beyond1024TheIntervalTakesTheOuterEdges() {
    TimeHistogram times =
        TimeHistogram.ofSeconds(IntStream.rangeClosed(1, 100).map(rank -> 2000 + rank).toArray());
    Quantile median = Quantile.of(times, 0.5, 0.95);
    assertThat(median.lower()).hasValue(SecondBins.lowerSeconds(SecondBins.binOf(2040)));
    assertThat(median.upper()).hasValue(SecondBins.upperSeconds(SecondBins.binOf(2061)));
    assertThat(median.seconds()).isCloseTo(2050, within(32));
  }

  @Test
  void whatCannotBeBracketedIsRefused() {
    TimeHistogram none = TimeHistogram.ofSeconds();
    assertThatThrownBy(() -> Quantile.of(none, 0.5, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OrderStatisticRanks.of(10, 0, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OrderStatisticRanks.of(10, 0.5, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
