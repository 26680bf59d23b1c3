package org.contretemps.proof.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.contretemps.proof.trial.ZoneYearTrial.Longer;
import org.contretemps.proof.trial.draw.ZoneYearDraw;
import org.contretemps.proof.trial.draw.ZoneYearDraw.Span;
import org.junit.jupiter.api.Test;

/** Years of nights (METHOD §5.5), of other seeds than those of the trial's gates. */
class ZoneYearTrialTest {
  private static final int SEED = 40_000;

  @Test
  void aTrueZoneDoesNotFlickerBecauseALongerWindowHoldsIt() {
    assertThat(years(Longer.LOOKED_AT).openings()).isLessThan(1.4);
    assertThat(years(Longer.TAKEN_FOR_GRANTED).openings()).isGreaterThan(2);
  }

  private static ZoneYears years(Longer longer) {
    return ZoneYearTrial.run(2, SEED, Span.ALL, longer);
  }

  @Test
  void zonesOfHarmThatEndsCloseWithinTwoWindows() {
    int last = 100;
    ZoneYears ended =
        ZoneYearTrial.run(1, SEED, new Span(0, ZoneYearDraw.DAYS_BEFORE + last), Longer.LOOKED_AT);
    assertThat(ended.medianStay(last)).isBetween(20, 2 * ZoneYearTrial.DAYS);
  }

  @Test
  void theSameSeedGivesTheSameYears() {
    ZoneYears one = ZoneYearTrial.run(1, 3, Span.ALL, Longer.LOOKED_AT);
    assertThat(ZoneYearTrial.run(1, 3, Span.ALL, Longer.LOOKED_AT)).hasToString(one.toString());
    assertThat(ZoneYearTrial.run(1, 4, Span.ALL, Longer.LOOKED_AT).toString())
        .isNotEqualTo(one.toString());
  }
}
