package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SecondBinsTest {

  private static final int TEN_MILLION = 10_000_000;

  @Test
  void everySecondIsItsOwnBinUpTo1024() {
    for (int seconds = 0; seconds <= 1024; seconds++) {
      assertThat(SecondBins.binOf(seconds)).isEqualTo(seconds);
      assertThat(SecondBins.lowerSeconds(seconds)).isEqualTo(seconds);
      assertThat(SecondBins.upperSeconds(seconds)).isEqualTo(seconds);
    }
  }

  @Test
  void theFirstWideBinsAreSixteenSecondsAndEachOctaveHas64() {
    assertThat(SecondBins.binOf(1025)).isEqualTo(1025);
    assertThat(SecondBins.binOf(1040)).isEqualTo(1025);
    assertThat(SecondBins.binOf(1041)).isEqualTo(1026);
    assertThat(SecondBins.binOf(2048)).isEqualTo(1024 + 64);
    assertThat(SecondBins.binOf(2049)).isEqualTo(1024 + 64 + 1);
    assertThat(SecondBins.binOf(4096)).isEqualTo(1024 + 2 * 64);
  }

  @Test
  void binsFollowOneAnotherWithoutGapOrOverlap() {
    int expectedLower = 0;
    for (int bin = 0; bin < SecondBins.COUNT; bin++) {
      assertThat(SecondBins.lowerSeconds(bin)).isEqualTo(expectedLower);
      assertThat(SecondBins.upperSeconds(bin)).isGreaterThanOrEqualTo(expectedLower);
      expectedLower = SecondBins.upperSeconds(bin) + 1;
    }
    assertThat(SecondBins.upperSeconds(SecondBins.COUNT - 1)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void everySecondUpToTenMillionLiesInItsBinAndBinsNeverFall() {
    int previous = 0;
    for (int seconds = 0; seconds <= TEN_MILLION; seconds++) {
      int bin = SecondBins.binOf(seconds);
      boolean held =
          bin >= previous
              && SecondBins.lowerSeconds(bin) <= seconds
              && seconds <= SecondBins.upperSeconds(bin);
      if (!held) {
        assertThat(seconds)
            .as("bin %d after %d", bin, previous)
            .isBetween(SecondBins.lowerSeconds(bin), SecondBins.upperSeconds(bin));
        assertThat(bin).isGreaterThanOrEqualTo(previous);
      }
      previous = bin;
    }
  }

  @Test
  void widthIsAtMostOne64thOfTheLowestSecond() {
    for (int bin = 1; bin < SecondBins.COUNT; bin++) {
      long width = (long) SecondBins.upperSeconds(bin) - SecondBins.lowerSeconds(bin) + 1;
      if (bin > SecondBins.LAST_EXACT) {
        assertThat(64 * width).as("bin %d", bin).isLessThanOrEqualTo(SecondBins.lowerSeconds(bin));
      }
    }
  }

  @Test
  void theFormulaWithBinaryDigitsGivesTheSameBins() {
    Random random = new Random(20261123);
    for (int draw = 0; draw < 200_000; draw++) {
      int seconds = random.nextInt(Integer.MAX_VALUE) >>> random.nextInt(31);
      assertThat(SecondBins.binOf(seconds)).as("%d s", seconds).isEqualTo(binInSql(seconds));
    }
    assertThat(SecondBins.binOf(Integer.MAX_VALUE))
        .isEqualTo(SecondBins.COUNT - 1)
        .isEqualTo(binInSql(Integer.MAX_VALUE));
  }

  /** The Spark SQL expression of the Javadoc, word for word. */
  private static int binInSql(int t) {
    int shift = Integer.toBinaryString(t - 1).length() - 7;
    return t <= 1024 ? t : 705 + 64 * shift + ((t - 1) >> shift);
  }

  @Test
  void whatIsNoTimeOrNoBinIsRefused() {
    assertThatThrownBy(() -> SecondBins.binOf(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1 s");
    assertThatThrownBy(() -> SecondBins.lowerSeconds(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SecondBins.upperSeconds(SecondBins.COUNT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
