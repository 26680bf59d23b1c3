package org.contretemps.statistics.clash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.contretemps.statistics.clash.NormProfile.Slice;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.NormPositionTally;
import org.junit.jupiter.api.Test;

class NormProfileTest {
  private static final NormPositionCounts CELL = ClashFiles.CELLS.get(6);
  private static final NormProfile PROFILE = NormProfile.of(CELL).orElseThrow();

  @Test
  void slicesHoldTheContactsOfTheirBins() {
    assertThat(PROFILE.slices()).hasSize(97);
    long under =
        PROFILE.slices().stream().filter(Slice::isUnderNorm).mapToLong(Slice::contacts).sum();
    assertThat(under).isEqualTo(PROFILE.spike().underNorm());
    Slice last =
        PROFILE.slices().stream().filter(slice -> slice.bin() == 0).findFirst().orElseThrow();
    assertThat(last.toSeconds()).isEqualTo(CELL.bins().normSeconds());
    assertThat(CELL.bins().binOf(last.toSeconds())).isZero();
    assertThat(CELL.bins().binOf(last.overSeconds())).isEqualTo(-1);
  }

  @Test
  void whatIsExpectedUnderTheNormIsTheSpikesAndTheHarmsExpectation() {
    double expected =
        PROFILE.slices().stream()
            .filter(Slice::isUnderNorm)
            .mapToDouble(Slice::expectedContacts)
            .sum();
    assertThat(expected).isCloseTo(PROFILE.spike().expected(), within(1e-9));
    double rate =
        PROFILE.slices().stream()
            .filter(Slice::isUnderNorm)
            .mapToDouble(Slice::expectedRate)
            .average()
            .orElseThrow();
    assertThat(rate).isCloseTo(PROFILE.harm().belongingRate(), within(1e-9));
    double excess = PROFILE.observedRateUnderNorm() - PROFILE.expectedRateUnderNorm();
    assertThat(excess * PROFILE.spike().underNorm())
        .isCloseTo(PROFILE.harm().tail().value() * CELL.total(), within(1e-9));
  }

  @Test
  void withoutContactsThereIsNoProfile() {
    NormPositionTally none = new NormPositionTally(new NormBins(300), ClashFiles.STRATA);
    assertThat(NormProfile.of(none.counts())).isEmpty();
  }
}
