package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PenalisedNewtonTest {

  private static final double[] START = {-1};

  @Test
  void aStepThatOvershootsIsHalved() {
    assertThat(poisson(100, 0).maximise(START).orElseThrow().coefficients()[0])
        .isCloseTo(Math.log(100), within(1e-10));
  }

  @Test
  void theRidgePullsTowardsZero() {
    double b = poisson(100, 50).maximise(START).orElseThrow().coefficients()[0];
    assertThat(100 - Math.exp(b)).isCloseTo(50 * b, within(1e-8));
  }

  @Test
  void theInformationIsThatOfThePenalisedLikelihood() {
    PenalisedNewton.Point maximum = poisson(100, 50).maximise(START).orElseThrow();
    double information = Math.exp(maximum.coefficients()[0]) + 50;
    assertThat(maximum.information().quadraticForm(new double[] {3}))
        .isCloseTo(9 / information, within(1e-15));
  }

  @Test
  void withoutAMaximumThereIsNone() {
    assertThat(poisson(0, 0).maximise(START)).isEmpty();
    int[] calls = new int[1];
    PenalisedNewton edge =
        new PenalisedNewton(
            (b, gradient, information) -> {
              gradient[0] = calls[0]++ == 0 ? 1 : Double.NaN;
              information[0][0] = 1;
            },
            new double[1]);
    assertThat(edge.maximise(START)).isEmpty();
    PenalisedNewton flat = new PenalisedNewton((b, gradient, information) -> {}, new double[1]);
    assertThat(flat.maximise(START)).isEmpty();
  }

  /** One Poisson count with its logarithm as the only coefficient. */
  private static PenalisedNewton poisson(double count, double ridge) {
    return new PenalisedNewton(
        (b, gradient, information) -> {
          gradient[0] = count - Math.exp(b[0]);
          information[0][0] = Math.exp(b[0]);
        },
        new double[] {ridge});
  }
}
