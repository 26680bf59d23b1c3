package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The figures are scipy's, 1.17: {@code t.interval} and {@code ttest_ind} of unequal variances. */
class SampleMeanTest {
  private static final SampleMean ONE = mean(1, 2, 3, 4, 5, 5, 4, 3, 4, 4);
  private static final SampleMean OTHER = mean(2, 2, 3, 1, 2, 3, 2, 4);

  private static SampleMean mean(long... members) {
    return SampleMean.of(
        members.length,
        LongStream.of(members).sum(),
        LongStream.of(members).map(member -> member * member).sum());
  }

  @Test
  void aMeanHasStudentsInterval() {
    assertThat(ONE.mean()).isEqualTo(3.5);
    assertThat(ONE.variance()).isCloseTo(1.6111111111111112, within(1e-12));
    assertThat(ONE.lower()).isCloseTo(2.592000685735766, within(1e-9));
    assertThat(ONE.upper()).isCloseTo(4.407999314264234, within(1e-9));
  }

  @Test
  void aDifferenceHasWelchsInterval() {
    MeanDifference difference = ONE.less(OTHER);
    assertThat(difference.value()).isCloseTo(1.125, within(1e-12));
    assertThat(difference.lower()).isCloseTo(0.030937880589850142, within(1e-9));
    assertThat(difference.upper()).isCloseTo(2.21906211941015, within(1e-9));
    assertThat(OTHER.less(ONE).upper()).isCloseTo(-difference.lower(), within(1e-12));
  }

  @Test
  void membersThatAreAllTheSameLeaveNoDoubt() {
    assertThat(mean(3, 3, 3).lower()).isEqualTo(3);
    assertThat(mean(3, 3, 3).less(mean(2, 2))).isEqualTo(new MeanDifference(1, 1, 1));
  }

  @Test
  void oneMemberHasNoVariance() {
    assertThatThrownBy(() -> mean(3)).isInstanceOf(IllegalArgumentException.class);
  }
}
