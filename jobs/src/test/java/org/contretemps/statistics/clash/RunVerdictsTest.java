package org.contretemps.statistics.clash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.contretemps.statistics.BenjaminiHochberg;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.Lognormal;
import org.contretemps.statistics.shedding.AgentDispersion;
import org.contretemps.statistics.shedding.SheddingRule;
import org.contretemps.statistics.shedding.ShortContacts;
import org.junit.jupiter.api.Test;

class RunVerdictsTest {
  private static final SheddingRule.Evidence SHEDS = shedding(0.02, 200);
  private static final SheddingRule.Evidence UNTESTABLE = shedding(0.02, 0);

  /** A telephone cell that cannot be tested used to halve the limit of all others. */
  @Test
  void aCellThatCannotShedChangesNothing() {
    RunVerdicts alone = RunVerdicts.of(ClashFiles.RUN, 1, List.of());
    RunVerdicts beside = RunVerdicts.of(ClashFiles.RUN, 1, Collections.nCopies(50, UNTESTABLE));
    assertThat(beside.spikes()).isEqualTo(alone.spikes());
    assertThat(alone.spikes()).anyMatch(each -> each.verdict() == ClashVerdict.ESTABLISHED);
    assertThat(beside.sheddings()).noneMatch(SheddingRule.Decision::established);
  }

  @Test
  void bothChannelsAreOneFamily() {
    List<SheddingRule.Evidence> sheddings = List.of(SHEDS, UNTESTABLE, shedding(0.001, 12));
    RunVerdicts verdicts = RunVerdicts.of(ClashFiles.RUN, 1, sheddings);
    List<ClashDecision.Test> tests =
        verdicts.spikes().stream()
            .flatMap(each -> each.test().stream())
            .filter(each -> each.qEstablished().isPresent())
            .toList();
    double[] p =
        Stream.concat(
                tests.stream().map(ClashDecision.Test::pEstablished),
                Arrays.stream(SheddingRule.p(sheddings)).boxed())
            .mapToDouble(each -> each)
            .toArray();
    double[] q = BenjaminiHochberg.adjusted(p);
    for (int i = 0; i < tests.size(); i++) {
      assertThat(tests.get(i).qEstablished().orElseThrow()).isCloseTo(q[i], within(1e-12));
    }
    assertThat(verdicts.sheddings().get(0).q().orElseThrow())
        .isCloseTo(q[tests.size()], within(1e-12));
    assertThat(verdicts.sheddings().get(0).established()).isTrue();
    assertThat(verdicts.sheddings().get(1).q()).isEmpty();
  }

  private static SheddingRule.Evidence shedding(double harm, double statistic) {
    return new SheddingRule.Evidence(
        ShortContacts.of(500, new Lognormal(9500, 5, 1), 10),
        Optional.of(new Estimate(harm, 0.002)),
        new AgentDispersion(statistic, statistic == 0 ? 0 : 10));
  }
}
