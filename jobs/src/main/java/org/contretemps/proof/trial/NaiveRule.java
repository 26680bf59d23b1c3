package org.contretemps.proof.trial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.contretemps.proof.trial.draw.TrialCell;
import org.contretemps.statistics.BenjaminiHochberg;
import org.contretemps.statistics.DirectStandardisation;
import org.contretemps.statistics.clash.ClashDecision;
import org.contretemps.statistics.clash.ClashEvidence;
import org.contretemps.statistics.clash.ClashRule;
import org.contretemps.statistics.clash.ClashVerdict;
import org.contretemps.statistics.clash.RunPool;
import org.contretemps.statistics.clash.Spike;
import org.contretemps.statistics.clash.UnderOver;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.Outcome;

/** Rules that others would use to flag cells, for comparison with the method (METHOD §0). */
enum NaiveRule {
  /** Rate standardised on load, outage and tenure above that of all cells, one-sided 95 %. */
  WORSE_THAN_PEERS,
  /** The same if the norm is met in at least seven contacts of ten. */
  NORM_MET_AND_WORSE,
  /** Mantel-Haenszel: more repeats just under the norm than just over it. */
  UNDER_VERSUS_OVER,
  /** A spike under the norm of at least a hundredth of the contacts. */
  SPIKE_ALONE,
  /** The method without the shift at the norm, which help or call-backs on one side mislead. */
  WITHOUT_SHIFT;

  private static final double Q = 0.05;
  private static final double ONE_SIDED_95 = 1.645;
  private static final double MET = 0.7;
  private static final double LEAST_SPIKE = 0.01;
  private static final int CLASSES = 9;
  private static final int STRATA = 16;

  /** Which cells of a world each rule flags. */
  static Map<NaiveRule, boolean[]> flags(List<TrialCell> cells, List<ClashEvidence> evidence) {
    Map<NaiveRule, boolean[]> flags = new HashMap<>();
    boolean[] worse = worse(cells);
    boolean[] metAndWorse = new boolean[cells.size()];
    for (int i = 0; i < cells.size(); i++) {
      NormPositionCounts counts = cells.get(i).counts();
      metAndWorse[i] = worse[i] && 1 - (double) counts.contactsOver() / counts.total() >= MET;
    }
    flags.put(WORSE_THAN_PEERS, worse);
    flags.put(NORM_MET_AND_WORSE, metAndWorse);
    flags.put(
        UNDER_VERSUS_OVER,
        significant(
            cells.stream()
                .map(each -> UnderOver.riskDifference(each.counts()))
                .map(found -> found.map(e -> e.pAbove(0)).orElse(1.0))
                .toList()));
    flags.put(SPIKE_ALONE, spikes(evidence));
    flags.put(WITHOUT_SHIFT, withoutShift(evidence));
    return flags;
  }

  private static boolean[] withoutShift(List<ClashEvidence> evidence) {
    List<ClashDecision> decisions =
        ClashRule.STANDARD.decide(evidence, RunPool.of(evidence).withoutShift());
    boolean[] flags = new boolean[decisions.size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = decisions.get(i).verdict() == ClashVerdict.ESTABLISHED;
    }
    return flags;
  }

  private static boolean[] worse(List<TrialCell> cells) {
    long[][] contacts = new long[cells.size()][];
    long[][] repeats = new long[cells.size()][];
    double[] standard = new double[STRATA];
    double all = 0;
    double adverse = 0;
    for (int i = 0; i < cells.size(); i++) {
      contacts[i] = new long[STRATA];
      repeats[i] = new long[STRATA];
      NormPositionCounts counts = cells.get(i).counts();
      for (int index = 0; index < counts.size(); index++) {
        int stratum = counts.stratum(index) / CLASSES;
        contacts[i][stratum] += counts.contacts(index);
        repeats[i][stratum] += counts.events(Outcome.ADVERSE, index);
        standard[stratum] += counts.contacts(index);
      }
      all += counts.total();
      adverse += counts.total(Outcome.ADVERSE);
    }
    boolean[] worse = new boolean[cells.size()];
    for (int i = 0; i < cells.size(); i++) {
      DirectStandardisation own = DirectStandardisation.of(repeats[i], contacts[i], standard);
      worse[i] = own.rate() - ONE_SIDED_95 * Math.sqrt(own.variance()) > adverse / all;
    }
    return worse;
  }

  private static boolean[] spikes(List<ClashEvidence> evidence) {
    List<Double> p = new ArrayList<>();
    for (ClashEvidence each : evidence) {
      p.add(each.spike().map(spike -> spike.estimate().pAbove(0)).orElse(1.0));
    }
    boolean[] flags = significant(p);
    for (int i = 0; i < flags.length; i++) {
      flags[i] &= evidence.get(i).spike().map(Spike::share).orElse(0.0) >= LEAST_SPIKE;
    }
    return flags;
  }

  private static boolean[] significant(List<Double> p) {
    double[] q = BenjaminiHochberg.adjusted(p.stream().mapToDouble(each -> each).toArray());
    boolean[] flags = new boolean[q.length];
    for (int i = 0; i < q.length; i++) {
      flags[i] = q[i] <= Q;
    }
    return flags;
  }
}
