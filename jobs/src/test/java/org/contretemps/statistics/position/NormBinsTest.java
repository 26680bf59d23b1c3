package org.contretemps.statistics.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.contretemps.statistics.MethodFile;
import org.contretemps.statistics.clash.ClashFiles;
import org.junit.jupiter.api.Test;

class NormBinsTest {

  @Test
  void aWidthIsAFortiethOfTheNormRoundedHalfToEven() {
    assertThat(new NormBins(1).widthSeconds()).isEqualTo(1);
    assertThat(new NormBins(20).widthSeconds()).isEqualTo(1);
    assertThat(new NormBins(60).widthSeconds()).isEqualTo(2);
    assertThat(new NormBins(100).widthSeconds()).isEqualTo(2);
    assertThat(new NormBins(140).widthSeconds()).isEqualTo(4);
    assertThat(new NormBins(480).widthSeconds()).isEqualTo(12);
  }

  @Test
  void widthsAreThoseOfTheMethodsCells() {
    assertThat(ClashFiles.EXPECTED).hasSize(24);
    ClashFiles.EXPECTED.forEach(
        row ->
            assertThat(new NormBins((int) MethodFile.number(row, "norm_s")).widthSeconds())
                .isEqualTo((int) MethodFile.number(row, "bin_w_s")));
  }

  @Test
  void aBinNotAboveZeroMeansThatTheNormWasMet() {
    for (int norm = 1; norm <= 2000; norm += 7) {
      NormBins bins = new NormBins(norm);
      for (int seconds = 0; seconds <= 4 * norm + 5; seconds++) {
        double bin = Math.ceil((seconds - norm) / (double) bins.widthSeconds());
        assertThat(bins.binOf(seconds)).isEqualTo((int) Math.max(-36, Math.min(120, bin)));
        assertThat(bins.binOf(seconds) <= 0).isEqualTo(seconds <= norm);
      }
    }
  }

  @Test
  void theLastSecondOfTheNormAndTheNextLieOnEitherSide() {
    NormBins bins = new NormBins(300);
    assertThat(bins.binOf(300)).isEqualTo(0);
    assertThat(bins.binOf(301)).isEqualTo(1);
    assertThat(bins.binOf(0)).isEqualTo(-36);
    assertThat(bins.binOf(Integer.MAX_VALUE)).isEqualTo(120);
  }

  @Test
  void xIsTheLogarithmOfTheMiddleOverTheNorm() {
    NormBins bins = new NormBins(400);
    assertThat(bins.x(0)).isCloseTo(Math.log(395.0 / 400), within(1e-15));
    assertThat(bins.x(20)).isCloseTo(Math.log(595.0 / 400), within(1e-15));
    assertThat(new NormBins(10).x(-36)).isEqualTo(Math.log(0.02));
  }

  @Test
  void theWindowIsTheSpikeAndTheOvershoot() {
    assertThat(NormBins.WINDOW.bins())
        .containsExactlyElementsOf(
            java.util.stream.IntStream.concat(
                    NormBins.UNDER_NORM.bins(), java.util.stream.IntStream.rangeClosed(1, 4))
                .boxed()
                .toList());
    assertThat(NormBins.CLEAN_LEFT.last()).isEqualTo(NormBins.UNDER_NORM.first() - 1);
    assertThat(NormBins.CLEAN_LEFT.size()).isEqualTo(NormBins.UNDER_NORM.size()).isEqualTo(6);
    assertThat(NormBins.UNDER_NORM.contains(-5)).isTrue();
    assertThat(NormBins.UNDER_NORM.contains(1)).isFalse();
  }

  @Test
  void whatCannotBeBinnedIsRefused() {
    assertThatThrownBy(() -> new NormBins(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("norm of 0 s");
    assertThatThrownBy(() -> new NormBins(60).binOf(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NormBins(60).x(121)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BinRange(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
