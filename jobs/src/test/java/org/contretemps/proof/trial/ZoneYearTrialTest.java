package org.contretemps.proof.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.contretemps.proof.trial.ZoneYearTrial.Longer;
import org.contretemps.proof.trial.draw.ZoneYearDraw;
import org.contretemps.proof.trial.draw.ZoneYearDraw.Span;
import org.junit.jupiter.api.Test;

/** Years of nights (METHOD §5.5), of other seeds than those of the trial's gates. */
class ZoneYearTrialTest {
  private static final int SEED = 40_000;

  @Test
  void aTrueZoneDoesNotFlickerBecauseALongerWindowHoldsIt() {
    Map<Longer, ZoneYears> years = ZoneYearTrial.run(2, SEED, Span.ALL);
    assertThat(years.get(Longer.LOOKED_AT).openings()).isLessThan(1.4);
    assertThat(years.get(Longer.TAKEN_FOR_GRANTED).openings()).isGreaterThan(2);
  }

  @Test
  void zonesOfHarmThatEndsCloseWithinTwoWindows() {
    int last = 100;
    ZoneYears ended =
        ZoneYearTrial.run(1, SEED, new Span(0, ZoneYearDraw.DAYS_BEFORE + last))
            .get(Longer.LOOKED_AT);
    assertThat(ended.medianStay(last)).isBetween(20, 2 * ZoneYearTrial.DAYS);
  }

  @Test
  void theSameSeedGivesTheSameYears() {
    String one = ZoneYearTrial.run(1, 3, Span.ALL).toString();
    assertThat(ZoneYearTrial.run(1, 3, Span.ALL)).hasToString(one);
    assertThat(ZoneYearTrial.run(1, 4, Span.ALL).toString()).isNotEqualTo(one);
  }
}
