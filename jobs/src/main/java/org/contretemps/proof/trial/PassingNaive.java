package org.contretemps.proof.trial;

import java.util.List;
import org.contretemps.proof.trial.draw.PassingContacts;
import org.contretemps.proof.trial.draw.PassingDraw;
import org.contretemps.statistics.BenjaminiHochberg;
import org.contretemps.statistics.clash.HarmModel;
import org.contretemps.statistics.clash.SpikeModel;
import org.contretemps.statistics.passing.PassingEvidence;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.NormPositionTally;
import org.contretemps.statistics.position.Outcome;
import org.contretemps.statistics.position.Strata;

/** Simpler rules on contacts passed on, beside which METHOD §11 is shown. */
final class PassingNaive {
  private static final double Q = 0.05;
  private static final double TRIVIAL_HARM = 0.001;
  private static final double LEAST_HARM = 0.005;

  private PassingNaive() {}

  /** A jump under the norm, whatever others do at the same time. */
  static boolean[] jumpAlone(List<PassingEvidence> cells) {
    double[] p =
        cells.stream()
            .mapToDouble(
                cell -> cell.jump().map(jump -> jump.harm().pAbove(TRIVIAL_HARM)).orElse(1.0))
            .toArray();
    double[] harm =
        cells.stream()
            .mapToDouble(cell -> cell.jump().map(jump -> jump.harm().value()).orElse(0.0))
            .toArray();
    return flags(p, harm);
  }

  /** Being passed on taken for an outcome of the contact, as a repeat is (METHOD §4). */
  static boolean[] asOutcome(List<PassingDraw> cells) {
    double[] p = new double[cells.size()];
    double[] harm = new double[cells.size()];
    for (int i = 0; i < cells.size(); i++) {
      NormPositionCounts counts = counts(cells.get(i));
      double spike = SpikeModel.fit(counts).map(each -> each.estimate().pAbove(0)).orElse(1.0);
      harm[i] = HarmModel.of(counts, Outcome.ADVERSE).map(h -> h.tail().value()).orElse(0.0);
      p[i] =
          Math.max(
              spike,
              HarmModel.of(counts, Outcome.ADVERSE)
                  .map(h -> h.tail().pAbove(TRIVIAL_HARM))
                  .orElse(1.0));
    }
    return flags(p, harm);
  }

  private static NormPositionCounts counts(PassingDraw cell) {
    NormPositionTally tally =
        new NormPositionTally(new NormBins(cell.normSeconds()), Strata.CLASSED);
    PassingContacts contacts = cell.contacts();
    for (int i = 0; i < contacts.size(); i++) {
      tally.addContact(0, contacts.seconds(i), contacts.isPassedOn(i), false);
    }
    return tally.counts();
  }

  private static boolean[] flags(double[] p, double[] harm) {
    double[] q = BenjaminiHochberg.adjusted(p);
    boolean[] flags = new boolean[p.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = q[i] <= Q && harm[i] >= LEAST_HARM;
    }
    return flags;
  }
}
