package org.contretemps.statistics.clash;

import static org.assertj.core.api.Assertions.assertThat;

import org.contretemps.statistics.DirectStandardisation;
import org.contretemps.statistics.ProportionInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormLabelTest {

  @ParameterizedTest
  @CsvSource({
    "ESTABLISHED, MET, KEPT, IMPEDED_QUALITY",
    "ESTABLISHED, NEAR, LOST, IMPEDED_QUALITY",
    "ESTABLISHED, BROKEN, KEPT, IMPEDED_QUALITY_NORM_BROKEN",
    "NO_CLASH, MET, KEPT, HEALTHY",
    "NO_CLASH, NEAR, KEPT, HEALTHY",
    "INCONCLUSIVE, MET, KEPT, HEALTHY_CLASH_NOT_EXCLUDED",
    "PROBABLE, NEAR, KEPT, HEALTHY_CLASH_NOT_EXCLUDED",
    "NO_CLASH, BROKEN, KEPT, PROTECTED_QUALITY",
    "PROBABLE, BROKEN, KEPT, PROTECTED_QUALITY",
    "NO_CLASH, MET, LOST, QUALITY_LOST_OTHER_CAUSE",
    "INCONCLUSIVE, NEAR, LOST, QUALITY_LOST_OTHER_CAUSE",
    "INCONCLUSIVE, BROKEN, LOST, FAILING",
    "INSUFFICIENT_EVIDENCE, BROKEN, LOST, INSUFFICIENT_EVIDENCE",
  })
  void theLabelIsThatOfTheMethodsTable(
      ClashVerdict clash, NormStanding norm, QualityStanding quality, NormLabel label) {
    assertThat(NormLabel.ofSpike(clash, norm, quality)).isEqualTo(label);
  }

  @Test
  void withoutANormPerContactNoSpikeIsNeverNoPressure() {
    assertThat(NormLabel.ofShedding(true, true)).isEqualTo(NormLabel.SHEDDING);
    assertThat(NormLabel.ofShedding(false, false)).isEqualTo(NormLabel.NO_THRESHOLD);
    assertThat(NormLabel.ofShedding(false, true)).isEqualTo(NormLabel.NO_SHEDDING);
  }

  @Test
  void aNormIsMetOrBrokenOnlySurely() {
    assertThat(NormStanding.of(850, 1000, 0.80)).isEqualTo(NormStanding.MET);
    assertThat(NormStanding.of(810, 1000, 0.80)).isEqualTo(NormStanding.NEAR);
    assertThat(NormStanding.of(790, 1000, 0.80)).isEqualTo(NormStanding.NEAR);
    assertThat(NormStanding.of(750, 1000, 0.80)).isEqualTo(NormStanding.BROKEN);
    double lower = ProportionInterval.wilson(850, 1000, 0.95).lower();
    assertThat(NormStanding.of(850, 1000, lower)).isEqualTo(NormStanding.MET);
    assertThat(NormStanding.of(850, 1000, Math.nextUp(lower))).isEqualTo(NormStanding.NEAR);
  }

  @Test
  void qualityIsLostOnlyBeyondAPointAndSurely() {
    assertThat(QualityStanding.of(adverse(10_000, 1200), 0.10)).isEqualTo(QualityStanding.LOST);
    assertThat(QualityStanding.of(adverse(10_000, 1100), 0.10)).isEqualTo(QualityStanding.KEPT);
    assertThat(QualityStanding.of(adverse(100, 12), 0.10)).isEqualTo(QualityStanding.KEPT);
    assertThat(QualityStanding.of(adverse(10_000, 1160), 0.10)).isEqualTo(QualityStanding.LOST);
    assertThat(QualityStanding.of(adverse(10_000, 1150), 0.10)).isEqualTo(QualityStanding.KEPT);
  }

  private static DirectStandardisation adverse(long contacts, long events) {
    return DirectStandardisation.of(new long[] {events}, new long[] {contacts}, new double[] {1});
  }
}
