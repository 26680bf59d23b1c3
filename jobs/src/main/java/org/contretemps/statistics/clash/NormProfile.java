package org.contretemps.statistics.clash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.contretemps.statistics.position.BinRange;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.Outcome;

/**
 * The contacts of a cell by their times around a norm, beside what the times outside the window
 * predict there: the data of the picture of {@link Spike} and {@link Harm} (METHOD §3, §4).
 *
 * @param normSeconds N
 * @param slices runs of seconds in rising order, without gaps
 * @param spike the spike under the norm
 * @param harm the harm of hurrying
 */
public record NormProfile(int normSeconds, List<Slice> slices, Spike spike, Harm harm) {

  /** What is shown: from the shortest times to about two and a half norms. */
  private static final BinRange SHOWN = new BinRange(NormBins.FIRST, 60);

  /**
   * One bin.
   *
   * @param bin j, see {@link NormBins}
   * @param overSeconds contacts are longer than this
   * @param toSeconds and at most this long
   * @param contacts how many
   * @param adverse those with the adverse outcome
   * @param expectedContacts what the fit outside the window expects
   * @param expectedRate the adverse rate that the fit outside the window expects
   */
  public record Slice(
      int bin,
      int overSeconds,
      int toSeconds,
      long contacts,
      long adverse,
      double expectedContacts,
      double expectedRate) {

    /** Whether hurried contacts end here. */
    public boolean isUnderNorm() {
      return NormBins.UNDER_NORM.contains(bin);
    }
  }

  /** The profile of counts; empty if spike or harm cannot be estimated. */
  public static Optional<NormProfile> of(NormPositionCounts counts) {
    return SpikeModel.fit(counts)
        .flatMap(
            spike ->
                HarmModel.of(counts, Outcome.ADVERSE)
                    .flatMap(
                        harm ->
                            slices(counts)
                                .map(
                                    slices ->
                                        new NormProfile(
                                            counts.bins().normSeconds(), slices, spike, harm))));
  }

  /** Contacts just under the norm with the adverse outcome, as a share. */
  public double observedRateUnderNorm() {
    return (double) slices.stream().filter(Slice::isUnderNorm).mapToLong(Slice::adverse).sum()
        / spike.underNorm();
  }

  /** E0/n_R, the share expected there, hurried contacts taken from anywhere beyond the norm. */
  public double expectedRateUnderNorm() {
    return observedRateUnderNorm() - harm.tail().value() * spike.contacts() / spike.underNorm();
  }

  private static Optional<List<Slice>> slices(NormPositionCounts counts) {
    return SpikeModel.expected(counts, SHOWN)
        .flatMap(
            contacts ->
                HarmModel.expectedRates(counts, Outcome.ADVERSE, SHOWN)
                    .map(rates -> slices(counts, contacts, rates)));
  }

  private static List<Slice> slices(
      NormPositionCounts counts, double[] expectedContacts, double[] expectedRates) {
    long[] contacts = new long[SHOWN.size()];
    long[] adverse = new long[SHOWN.size()];
    for (int index = 0; index < counts.size(); index++) {
      int bin = counts.bin(index);
      if (SHOWN.contains(bin)) {
        contacts[bin - SHOWN.first()] += counts.contacts(index);
        adverse[bin - SHOWN.first()] += counts.events(Outcome.ADVERSE, index);
      }
    }
    int norm = counts.bins().normSeconds();
    int width = counts.bins().widthSeconds();
    List<Slice> slices = new ArrayList<>();
    for (int bin = SHOWN.first(); bin <= SHOWN.last(); bin++) {
      int place = bin - SHOWN.first();
      int to = norm + bin * width;
      slices.add(
          new Slice(
              bin,
              to - width,
              to,
              contacts[place],
              adverse[place],
              expectedContacts[place],
              expectedRates[place]));
    }
    return slices;
  }
}
