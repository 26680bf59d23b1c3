package org.contretemps.statistics.clash;

import java.util.List;
import org.contretemps.statistics.shedding.SheddingRule;

/**
 * The verdicts of a run on all cells by both channels of evidence (METHOD §5.3). Every hypothesis
 * that can be tested, cell × channel, belongs to one family, so the false discovery rate is that of
 * all that a night calls out. Nights and the trial both call this.
 *
 * @param pool what the cells under a norm have in common
 * @param spikes on the cells under a norm, in their order
 * @param sheddings on the cells by phone and chat, in their order
 */
public record RunVerdicts(
    RunPool pool, List<ClashDecision> spikes, List<SheddingRule.Decision> sheddings) {

  /**
   * The verdicts of a run.
   *
   * @param errorFactor what the standard errors of the spikes are multiplied by
   */
  public static RunVerdicts of(
      List<ClashEvidence> spikes, double errorFactor, List<SheddingRule.Evidence> sheddings) {
    RunPool pool = RunPool.of(spikes);
    List<ClashDecision> bySpike =
        new ClashRule(errorFactor).decide(spikes, pool, SheddingRule.p(sheddings));
    double[] p =
        bySpike.stream()
            .flatMap(decision -> decision.test().stream())
            .filter(test -> test.qEstablished().isPresent())
            .mapToDouble(ClashDecision.Test::pEstablished)
            .toArray();
    return new RunVerdicts(pool, bySpike, SheddingRule.decide(sheddings, p));
  }
}
