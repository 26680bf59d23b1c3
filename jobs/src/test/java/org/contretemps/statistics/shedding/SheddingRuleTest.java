package org.contretemps.statistics.shedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.Lognormal;
import org.contretemps.statistics.shedding.SheddingRule.Decision;
import org.junit.jupiter.api.Test;

class SheddingRuleTest {

  private static final Lognormal OTHERS = new Lognormal(9500, 5, 1);

  @Test
  void natureEndsAsManyAsTheLognormalSays() {
    double below = NormalDistribution.of(0, 1).cumulativeProbability(Math.log(10) - 5);
    ShortContacts some = ShortContacts.of(500, OTHERS, 10);
    assertThat(some.contacts()).isEqualTo(10_000);
    assertThat(some.expected()).isCloseTo(9500 * below / (1 - below), within(1e-9));
    assertThat(some.excessShare()).isCloseTo((500 - some.expected()) / 10_000, within(1e-15));
    assertThat(ShortContacts.of(0, OTHERS, 10).excessShare()).isNegative();
    assertThat(ShortContacts.of(3, new Lognormal(97, Math.log(10), 0), 10).excessShare())
        .isEqualTo(0.03);
    assertThatThrownBy(() -> ShortContacts.of(-1, OTHERS, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void harmIsTheRepeatsInExcessPerIdentifiedContact() {
    Estimate harm = harm(400, 200, 40, 1000, 200, 100).orElseThrow();
    assertThat(harm.value()).isCloseTo(400 * (0.5 - 0.2) / 8000, within(1e-15));
    double variance = smoothed(201, 402) + smoothed(201, 1002);
    assertThat(harm.standardError()).isCloseTo(0.05 * Math.sqrt(variance), within(1e-15));
  }

  @Test
  void onlyAPositiveControlIsSubtracted() {
    Estimate positive = harm(400, 200, 80, 1000, 200, 100).orElseThrow();
    Estimate negative = harm(400, 200, 4, 1000, 200, 100).orElseThrow();
    assertThat(positive.value()).isCloseTo(0.05 * (0.3 - 0.1), within(1e-15));
    assertThat(negative.value()).isCloseTo(0.05 * 0.3, within(1e-15));
    assertThat(positive.standardError()).isGreaterThan(negative.standardError());
  }

  @Test
  void aHandfulIsNeverCertain() {
    Estimate harm = harm(3, 3, 0, 1000, 0, 0).orElseThrow();
    assertThat(harm.standardError()).isGreaterThan(0.15 * harm.value());
    assertThat(harm(0, 0, 0, 1000, 0, 0)).isEmpty();
    assertThat(harm(3, 3, 0, 0, 0, 0)).isEmpty();
    assertThatThrownBy(() -> new SheddingHarm.Followed(3, 4, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void evenAgentsDoNotDisperseAndUnevenOnesDo() {
    AgentDispersion even = AgentDispersion.of(new long[] {10, 20, 30}, new long[] {100, 200, 300});
    AgentDispersion uneven = AgentDispersion.of(new long[] {0, 0, 60}, new long[] {200, 200, 200});
    assertThat(even.statistic()).isCloseTo(0, within(1e-12));
    assertThat(even.degreesOfFreedom()).isEqualTo(2);
    assertThat(even.p()).isCloseTo(1, within(1e-9));
    assertThat(uneven.statistic()).isCloseTo(2400 / 18.0, within(1e-9));
    assertThat(uneven.p()).isLessThan(1e-20);
  }

  @Test
  void theDispersionIsPearsonsStatistic() {
    AgentDispersion two = AgentDispersion.of(new long[] {10, 20}, new long[] {50, 50});
    assertThat(two.statistic()).isCloseTo(4.761904761904762, within(1e-12));
    assertThat(two.p()).isCloseTo(0.02909633, within(1e-8));
  }

  @Test
  void agentsWithoutContactsAreLeftOut() {
    assertThat(AgentDispersion.of(new long[] {1, 0, 3}, new long[] {10, 0, 10}))
        .isEqualTo(AgentDispersion.of(new long[] {1, 3}, new long[] {10, 10}));
    AgentDispersion nothing = new AgentDispersion(0, 0);
    assertThat(AgentDispersion.of(new long[] {1}, new long[] {10})).isEqualTo(nothing);
    assertThat(AgentDispersion.of(new long[2], new long[2])).isEqualTo(nothing);
    assertThat(AgentDispersion.of(new long[] {5, 5}, new long[] {5, 5})).isEqualTo(nothing);
    assertThat(nothing.p()).isEqualTo(1);
    assertThatThrownBy(() -> AgentDispersion.of(new long[1], new long[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sheddingNeedsExcessHarmAndUnevenAgents() {
    assertThat(decide(evidence(500, 0.02, 200)).established()).isTrue();
    assertThat(decide(evidence(100, 0.02, 200)).established()).isFalse();
    assertThat(decide(evidence(500, 0.004, 200)).established()).isFalse();
    assertThat(decide(evidence(500, 0.02, 12)).established()).isFalse();
    double[] nothing = new double[1_000];
    Arrays.fill(nothing, 1);
    assertThat(SheddingRule.decide(List.of(evidence(500, 0.007, 200))))
        .allMatch(Decision::established);
    assertThat(SheddingRule.decide(List.of(evidence(500, 0.007, 200)), nothing))
        .as("among a thousand hypotheses more that show nothing")
        .noneMatch(Decision::established);
  }

  @Test
  void cellsThatCannotBeTestedTakeNoPartInTheFamily() {
    SheddingRule.Evidence sheds = evidence(500, 0.006, 200);
    SheddingRule.Evidence silent =
        new SheddingRule.Evidence(sheds.contacts(), Optional.empty(), sheds.dispersion());
    SheddingRule.Evidence alone =
        new SheddingRule.Evidence(sheds.contacts(), sheds.harm(), new AgentDispersion(0, 0));
    List<Decision> decisions = SheddingRule.decide(List.of(silent, sheds, alone));
    Decision untested = new Decision(false, Optional.empty(), Optional.empty());
    assertThat(decisions).containsExactly(untested, decide(sheds), untested);
    assertThat(SheddingRule.decide(List.of())).isEmpty();
  }

  private static SheddingRule.Evidence evidence(long ended, double harm, double statistic) {
    return new SheddingRule.Evidence(
        ShortContacts.of(ended, OTHERS, 10),
        Optional.of(new Estimate(harm, 0.002)),
        new AgentDispersion(statistic, 10));
  }

  private static Decision decide(SheddingRule.Evidence evidence) {
    return SheddingRule.decide(List.of(evidence)).get(0);
  }

  private static Optional<Estimate> harm(
      long ended, long repeats, long priors, long reference, long repeats0, long priors0) {
    return new SheddingHarm(
            8000,
            new SheddingHarm.Followed(ended, repeats, priors),
            new SheddingHarm.Followed(reference, repeats0, priors0))
        .harm();
  }

  private static double smoothed(double events, double contacts) {
    double rate = events / contacts;
    return rate * (1 - rate) / contacts;
  }
}
