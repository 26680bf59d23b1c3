package org.contretemps.statistics.clash;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.contretemps.statistics.shedding.SheddingRule;

/**
 * Decides the verdicts on all cells of a night by both channels of evidence, hurried contacts and
 * contacts ended at once (METHOD §5.3). Every hypothesis that can be tested, cell × channel,
 * belongs to one family, so the false discovery rate is that of all that a night calls out. Nights
 * and the trial both call this.
 *
 * @param pool what the cells under a norm have in common
 * @param spikes on the cells under a norm, in their order
 * @param sheddings on the cells by phone and chat, in their order
 * @param power how likely harm would have been found in a cell under a norm
 */
public record RunVerdicts(
    RunPool pool,
    List<ClashDecision> spikes,
    List<SheddingRule.Decision> sheddings,
    DetectionPower power) {

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
    List<SheddingRule.Decision> byShedding = SheddingRule.decide(sheddings, p);
    double[] q =
        Stream.concat(
                bySpike.stream()
                    .flatMap(decision -> decision.test().stream())
                    .flatMap(test -> test.qEstablished().stream()),
                byShedding.stream().flatMap(decision -> decision.q().stream()))
            .mapToDouble(each -> each)
            .toArray();
    long established = Arrays.stream(q).filter(each -> each <= ClashRule.ESTABLISHED_Q).count();
    return new RunVerdicts(pool, bySpike, byShedding, DetectionPower.of(established, q.length));
  }
}
