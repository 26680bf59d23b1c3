package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeHistogramTest {

  private static final int SEEDS = 200;

  @Test
  void splittingReorderingAndMergingChangesNothing() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      int[] times = times(random, 1 + random.nextInt(500));
      int cut = random.nextInt(times.length + 1);
      TimeHistogram front = TimeHistogram.ofSeconds(Arrays.copyOf(times, cut));
      TimeHistogram back = TimeHistogram.ofSeconds(Arrays.copyOfRange(times, cut, times.length));
      TimeHistogram whole = TimeHistogram.ofSeconds(times);

      assertThat(front.plus(back))
          .isEqualTo(whole)
          .isEqualTo(back.plus(front))
          .hasSameHashCodeAs(whole);
      assertThat(TimeHistogram.ofSeconds(shuffled(times, random))).isEqualTo(whole);
      assertThat(without(whole, back)).isEqualTo(front);
      assertThat(without(whole, whole).isEmpty()).isTrue();
    }
  }

  @Test
  void totalsAreThoseOfTheTimes() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      int[] times = times(random, 2 + random.nextInt(500));
      TimeHistogram histogram = TimeHistogram.ofSeconds(times);
      double mean = Arrays.stream(times).average().orElseThrow();
      double sd =
          Math.sqrt(
              Arrays.stream(times).mapToDouble(t -> (t - mean) * (t - mean)).sum()
                  / (times.length - 1));

      assertThat(histogram.total()).isEqualTo(times.length);
      assertThat(IntStream.range(0, histogram.size()).mapToLong(histogram::contacts).sum())
          .isEqualTo(times.length);
      assertThat(histogram.mean()).isCloseTo(mean, within(1e-12 * mean));
      assertThat(histogram.sd()).isCloseTo(sd, within(1e-12 * sd));
    }
  }

  @Test
  void aSlidingWindowEqualsTheHistogramOfItsDays() {
    Random random = new Random(7);
    TimeHistogram[] days = new TimeHistogram[120];
    Arrays.setAll(days, day -> TimeHistogram.ofSeconds(times(random, random.nextInt(60))));
    TimeWindow window = new TimeWindow();
    for (int day = 0; day < days.length; day++) {
      window.add(days[day]);
      if (day >= 28) {
        window.drop(days[day - 28]);
      }
      TimeHistogram expected =
          Arrays.stream(days, Math.max(0, day - 27), day + 1)
              .reduce(TimeHistogram.ofSeconds(), TimeHistogram::plus);
      assertThat(window.histogram()).isEqualTo(expected);
    }
  }

  @Test
  void aDayMayBeDroppedBeforeItIsAdded() {
    TimeHistogram monday = TimeHistogram.ofSeconds(30, 300, 3000);
    TimeHistogram tuesday = TimeHistogram.ofSeconds(40, 4000);
    assertThat(new TimeWindow().drop(monday).add(tuesday).add(monday).histogram())
        .isEqualTo(tuesday);
  }

  @Test
  void storedRowsInAnyOrderMakeTheSameHistogram() {
    TimeHistogram histogram = TimeHistogram.ofSeconds(5, 5, 700, 1030, 1031, 9000);
    int[] bins = {SecondBins.binOf(9000), 700, 5, 1025, 5};
    long[] contacts = {1, 1, 1, 2, 1};
    long[] sums = {9000, 700, 5, 2061, 5};
    long[] squares = {81_000_000, 490_000, 25, 1030 * 1030 + 1031 * 1031, 25};
    assertThat(TimeHistogram.of(bins, contacts, sums, squares)).isEqualTo(histogram);
  }

  @Test
  void rowsThatCannotBelongTogetherAreRefused() {
    assertThatThrownBy(() -> row(1025, 2, 3000, 2_122_000))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("bin 1025");
    assertThatThrownBy(() -> row(1025, 2, 2061, 2061)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> row(5, -1, -5, -25)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> row(5, 0, 5, 25)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> row(SecondBins.COUNT, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TimeHistogram.of(new int[2], new long[2], new long[1], new long[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void droppingWhatWasNeverAddedIsRefused() {
    TimeHistogram day = TimeHistogram.ofSeconds(60, 90);
    assertThatThrownBy(() -> without(day, TimeHistogram.ofSeconds(61)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> without(day, TimeHistogram.ofSeconds(60, 60)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sumsBeyondALongAreRefused() {
    TimeHistogram vast =
        row(5, Long.MAX_VALUE / 25, Long.MAX_VALUE / 25 * 5, Long.MAX_VALUE / 25 * 25);
    assertThatThrownBy(() -> vast.plus(vast)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void theSpreadOf100MillionContactsIsExact() {
    long half = 50_000_000;
    TimeHistogram times =
        TimeHistogram.of(
            new int[] {999, 1001},
            new long[] {half, half},
            new long[] {999 * half, 1001 * half},
            new long[] {999 * 999 * half, 1001 * 1001 * half});
    assertThat(times.mean()).isEqualTo(1000);
    assertThat(times.sd()).isEqualTo(Math.sqrt(1e8 / (1e8 - 1)));
  }

  @Test
  void anEmptyHistogramHasNoMeanAndOneContactNoSpread() {
    TimeHistogram none = TimeHistogram.ofSeconds();
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.mean()).isNaN();
    assertThat(TimeHistogram.ofSeconds(60).sd()).isNaN();
    assertThatThrownBy(() -> none.quantile(0.5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void quantilesAreOrderStatisticsAndBeyond1024WithinABin() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      int[] times = times(random, 1 + random.nextInt(300));
      TimeHistogram histogram = TimeHistogram.ofSeconds(times);
      Arrays.sort(times);
      for (int percent = 0; percent <= 100; percent++) {
        int expected = times[Math.max(1, (percent * times.length + 99) / 100) - 1];
        int quantile = histogram.quantile(percent / 100.0);
        assertThat(SecondBins.binOf(quantile)).isEqualTo(SecondBins.binOf(expected));
        assertThat(quantile).isCloseTo(expected, within(expected <= 1024 ? 0 : expected / 64));
      }
    }
  }

  @Test
  void theRankOfAQuantileIsThatOfTheDecimalMeant() {
    Random random = new Random(11);
    for (int draw = 0; draw < 20_000; draw++) {
      long n = 1L + random.nextInt(100_000_000) / (1 + random.nextInt(10_000));
      String p = "0." + (1 + random.nextInt(998));
      long rank =
          new BigDecimal(p)
              .multiply(BigDecimal.valueOf(n))
              .setScale(0, RoundingMode.CEILING)
              .longValueExact();
      assertThat(upTo(n, rank).quantile(Double.parseDouble(p))).as("%s of %d", p, n).isEqualTo(1);
      if (rank > 1) {
        assertThat(upTo(n, rank - 1).quantile(Double.parseDouble(p)))
            .as("%s of %d", p, n)
            .isEqualTo(2);
      }
    }
  }

  @Test
  void theTimeAtARankOutsideTheContactsIsRefused() {
    TimeHistogram times = TimeHistogram.ofSeconds(10, 20, 20);
    assertThat(times.secondsAtRank(1)).isEqualTo(10);
    assertThat(times.secondsAtRank(3)).isEqualTo(20);
    assertThatThrownBy(() -> times.secondsAtRank(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> times.secondsAtRank(4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> times.quantile(1.1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** One second for the first contacts, two for the rest. */
  private static TimeHistogram upTo(long n, long ones) {
    long twos = n - ones;
    return TimeHistogram.of(
        new int[] {1, 2},
        new long[] {ones, twos},
        new long[] {ones, 2 * twos},
        new long[] {ones, 4 * twos});
  }

  private static TimeHistogram row(int bin, long contacts, long seconds, long squares) {
    return TimeHistogram.of(
        new int[] {bin}, new long[] {contacts}, new long[] {seconds}, new long[] {squares});
  }

  private static TimeHistogram without(TimeHistogram whole, TimeHistogram part) {
    return new TimeWindow().add(whole).drop(part).histogram();
  }

  private static int[] times(Random random, int n) {
    return random.doubles(n).mapToInt(u -> (int) Math.exp(u * 12)).toArray();
  }

  private static int[] shuffled(int[] times, Random random) {
    int[] copy = times.clone();
    for (int last = copy.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int held = copy[last];
      copy[last] = copy[other];
      copy[other] = held;
    }
    return copy;
  }
}
