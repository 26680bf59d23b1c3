package org.contretemps.statistics.clash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.NormPositionTally;
import org.contretemps.statistics.position.Strata;
import org.junit.jupiter.api.Test;

class SpikeModelTest {

  private static final NormBins NORM = new NormBins(400);

  @Test
  void aPlantedSpikeIsFound() {
    Spike spike = SpikeModel.fit(cell(bin -> smooth(bin) + planted(bin))).orElseThrow();
    assertThat(spike.excess()).isCloseTo(3000, within(200.0));
    assertThat(spike.z()).isGreaterThan(10);
    assertThat(spike.share()).isEqualTo(spike.excess() / spike.contacts());
  }

  @Test
  void contactsMovedFromTheTailDoNotBendTheFit() {
    Spike spike =
        SpikeModel.fit(cell(bin -> (bin > 0 ? 0.7 : 1) * smooth(bin) + planted(bin))).orElseThrow();
    assertThat(spike.excess()).isCloseTo(3000, within(200.0));
  }

  @Test
  void aSmoothDistributionHasNone() {
    Spike spike = SpikeModel.fit(cell(SpikeModelTest::smooth)).orElseThrow();
    assertThat(spike.z()).isBetween(-1.0, 1.0);
    assertThat(spike.expected() / spike.contacts())
        .isCloseTo(spike.underNorm() / (double) spike.contacts(), within(0.001));
  }

  @Test
  void theWindowItselfIsNotFitted() {
    Spike without = SpikeModel.fit(cell(SpikeModelTest::smooth)).orElseThrow();
    Spike with = SpikeModel.fit(cell(bin -> smooth(bin) + planted(bin))).orElseThrow();
    assertThat(with.expected()).isEqualTo(without.expected());
    assertThat(with.standardError()).isEqualTo(without.standardError());
  }

  @Test
  void scatterBeyondPoissonWidensTheError() {
    Spike even = SpikeModel.fit(cell(SpikeModelTest::smooth)).orElseThrow();
    Spike heaped =
        SpikeModel.fit(cell(bin -> smooth(bin) * (Math.floorMod(bin, 3) == 0 ? 1.6 : 0.7)))
            .orElseThrow();
    assertThat(even.dispersion()).isEqualTo(1);
    assertThat(heaped.dispersion()).isGreaterThan(10);
    assertThat(heaped.standardError()).isGreaterThan(3 * even.standardError());
  }

  @Test
  void withoutContactsOutsideTheWindowThereIsNoFit() {
    assertThat(SpikeModel.fit(cell(bin -> 0))).isEmpty();
    assertThat(SpikeModel.fit(cell(bin -> NormBins.WINDOW.contains(bin) ? 100 : 0))).isEmpty();
  }

  /** About 100,000 contacts, of the shape that the model can take. */
  private static double smooth(int bin) {
    double z = (NORM.x(bin) + 0.1) / 0.6;
    return 1700 * Math.exp(-z * z / 2);
  }

  private static double planted(int bin) {
    return NormBins.UNDER_NORM.contains(bin) ? 500 : 0;
  }

  private static NormPositionCounts cell(IntToDoubleFunction contacts) {
    NormPositionTally tally = new NormPositionTally(NORM, Strata.of(1));
    for (int bin = -30; bin <= 100; bin++) {
      tally.add(0, bin, Math.round(contacts.applyAsDouble(bin)), 0, 0);
    }
    return tally.counts();
  }
}
