package org.contretemps.statistics.clash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.position.NormBins;
import org.junit.jupiter.api.Test;

class NegativeControlTest {

  @Test
  void rhoIsARatioBetweenNoneAndTwo() {
    assertThat(new NegativeControl(3, 2).rho()).isEqualTo(1.5);
    assertThat(new NegativeControl(5, 2).rho()).isEqualTo(2);
    assertThat(new NegativeControl(-1, 2).rho()).isZero();
    assertThat(new NegativeControl(1, 0).rho()).isZero();
    assertThat(new NegativeControl(0, 0).rho()).isZero();
  }

  @Test
  void summandsOfCellsAdd() {
    NegativeControl first = NegativeControl.pooled(ClashFiles.RUN.subList(0, 10));
    NegativeControl rest = NegativeControl.pooled(ClashFiles.RUN.subList(10, 24));
    NegativeControl all = NegativeControl.pooled(ClashFiles.RUN);
    assertThat(first.plus(rest).rho()).isCloseTo(all.rho(), within(1e-14));
    assertThat(rest.plus(first)).isEqualTo(first.plus(rest));
    assertThat(first.rho()).isNotCloseTo(all.rho(), within(1e-3));
    assertThat(NegativeControl.pooled(List.of())).isEqualTo(new NegativeControl(0, 0));
  }

  @Test
  void theControlsExcessIsSubtractedWithItsError() {
    Estimate adjusted = new NegativeControl(1, 2).adjusted(harm(0.03, 0.003), harm(0.02, 0.008));
    assertThat(adjusted.value()).isCloseTo(0.02, within(1e-15));
    assertThat(adjusted.standardError()).isCloseTo(0.005, within(1e-15));
  }

  @Test
  void placeboNormsWidenErrorsOnlyWhenTooManyStandOut() {
    assertThat(PlaceboNorms.of(-2, 2, -2, 2, -2, 2).errorFactor())
        .isCloseTo(Math.sqrt(24 / 5.0), within(1e-15));
    assertThat(PlaceboNorms.of(-9, -9, 0, 1, 1.6).errorFactor()).isEqualTo(1);
    assertThat(PlaceboNorms.of(1.7, 1.8, 1.7).errorFactor()).isEqualTo(1);
    assertThat(PlaceboNorms.of(3).errorFactor()).isEqualTo(1);
    assertThat(PlaceboNorms.of()).isEqualTo(new PlaceboNorms(0, 0, 0));
    assertThat(PlaceboNorms.below(new NormBins(300)).normSeconds()).isEqualTo(180);
    assertThat(PlaceboNorms.above(new NormBins(300)).normSeconds()).isEqualTo(480);
    assertThat(PlaceboNorms.below(new NormBins(1)).normSeconds()).isEqualTo(1);
  }

  private static Harm harm(double value, double error) {
    Estimate estimate = new Estimate(value, error);
    return new Harm(estimate, estimate, 0.1, 0.2, 0);
  }
}
