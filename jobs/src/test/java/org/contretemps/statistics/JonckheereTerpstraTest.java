package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JonckheereTerpstraTest {

  private static final List<Map<String, String>> INPUT = MethodFile.rows("jonckheere_input.csv");

  @Test
  void theTestIsThatOfHollanderAndWolfe() {
    List<Map<String, String>> expected = MethodFile.rows("jonckheere_expected.csv");
    assertThat(expected).hasSize(2);
    for (Map<String, String> row : expected) {
      JonckheereTerpstra test = JonckheereTerpstra.of(groups(row.get("case")));
      assertThat(test.statistic()).isEqualTo(MethodFile.number(row, "J"));
      assertThat(test.expectation()).isEqualTo(MethodFile.number(row, "E"));
      assertClose(test.variance(), MethodFile.number(row, "V_tie_corrected"));
      assertClose(test.z(), MethodFile.number(row, "z"));
    }
  }

  private static void assertClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-12 * expected));
  }

  private static List<TimeHistogram> groups(String name) {
    List<Map<String, String>> rows =
        INPUT.stream().filter(row -> name.equals(row.get("case"))).toList();
    return rows.stream()
        .map(row -> row.get("group"))
        .distinct()
        .sorted()
        .map(group -> MethodFile.times(rows, "group", group))
        .toList();
  }

  @Test
  void theStatisticAndTheEffectsCountPairs() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      int[][] times = new int[3][];
      for (int group = 0; group < 3; group++) {
        times[group] = random.ints(1 + random.nextInt(40), 20 + 5 * group, 60).toArray();
      }
      JonckheereTerpstra test =
          JonckheereTerpstra.of(List.of(of(times[0]), of(times[1]), of(times[2])));
      double[] wins = {
        wins(times[0], times[1]), wins(times[1], times[2]), wins(times[0], times[2])
      };
      assertThat(test.statistic()).isEqualTo(wins[0] + wins[1] + wins[2]);
      assertThat(test.effects().get(0))
          .isCloseTo(wins[0] / times[0].length / times[1].length, within(1e-14));
      assertThat(test.effects().get(1))
          .isCloseTo(wins[1] / times[1].length / times[2].length, within(1e-14));
    }
  }

  private static double wins(int[] earlier, int[] later) {
    double wins = 0;
    for (int a : earlier) {
      for (int b : later) {
        wins += b > a ? 1 : b == a ? 0.5 : 0;
      }
    }
    return wins;
  }

  /**
   * Over every way to deal the pooled times to the groups, J has the mean and variance that the
   * test uses.
   */
  @Test
  void expectationAndVarianceAreThoseOfAllDeals() {
    int[] pool = {1, 1, 2, 3, 3, 3, 5, 8};
    double sum = 0;
    double squares = 0;
    int deals = 0;
    JonckheereTerpstra test = null;
    for (int code = 0; code < 6561; code++) {
      int[] dealt = deal(code);
      if (size(dealt, 0) == 3 && size(dealt, 1) == 3) {
        test =
            JonckheereTerpstra.of(
                IntStream.range(0, 3).mapToObj(group -> of(chosen(pool, dealt, group))).toList());
        sum += test.statistic();
        squares += test.statistic() * test.statistic();
        deals++;
      }
    }
    assertThat(deals).isEqualTo(560);
    assertThat(test.expectation()).isCloseTo(sum / deals, within(1e-12));
    assertThat(test.variance()).isCloseTo(squares / deals - Math.pow(sum / deals, 2), within(1e-9));
  }

  private static int[] deal(int code) {
    int[] dealt = new int[8];
    int rest = code;
    for (int place = 0; place < 8; place++) {
      dealt[place] = rest % 3;
      rest /= 3;
    }
    return dealt;
  }

  private static long size(int[] dealt, int group) {
    return IntStream.of(dealt).filter(each -> each == group).count();
  }

  private static int[] chosen(int[] pool, int[] dealt, int group) {
    return IntStream.range(0, 8)
        .filter(place -> dealt[place] == group)
        .map(place -> pool[place])
        .toArray();
  }

  @Test
  void groupsAreOrderedWhenEveryStepExceedsATrifle() {
    TimeHistogram low = of(10, 20, 30);
    TimeHistogram middle = of(15, 25, 35);
    TimeHistogram high = of(20, 30, 40);
    assertThat(JonckheereTerpstra.of(List.of(low, middle, high)).isOrdered()).isTrue();
    assertThat(JonckheereTerpstra.of(List.of(low, high, middle)).isOrdered()).isFalse();
    assertThat(JonckheereTerpstra.of(List.of(low, low, high)).isOrdered()).isFalse();
  }

  @Test
  void anEffectOfExactly52IsNoOrder() {
    TimeHistogram earlier = TimeHistogram.ofSeconds(10);
    assertThat(JonckheereTerpstra.of(List.of(earlier, shares(52))).effects()).containsExactly(0.52);
    assertThat(JonckheereTerpstra.of(List.of(earlier, shares(52))).isOrdered()).isFalse();
    assertThat(JonckheereTerpstra.of(List.of(earlier, shares(53))).isOrdered()).isTrue();
  }

  private static TimeHistogram shares(int longer) {
    return TimeHistogram.ofSeconds(IntStream.range(0, 100).map(i -> i < longer ? 20 : 5).toArray());
  }

  @Test
  void equalTimesTellNothing() {
    JonckheereTerpstra test = JonckheereTerpstra.of(List.of(of(7), of(7)));
    assertThat(test.variance()).isEqualTo(0);
    assertThat(test.z()).isEqualTo(0);
    assertThat(test.effects()).containsExactly(0.5);
  }

  @Test
  void aHundredMillionContactsOverflowNothing() {
    long half = 50_000_000;
    TimeHistogram early =
        TimeHistogram.of(
            new int[] {1, 2},
            new long[] {half / 2, half / 2},
            new long[] {half / 2, half},
            new long[] {half / 2, 2 * half});
    TimeHistogram late =
        TimeHistogram.of(
            new int[] {2, 3},
            new long[] {half / 2, half / 2},
            new long[] {half, half / 2 * 3},
            new long[] {2 * half, half / 2 * 9});
    JonckheereTerpstra test = JonckheereTerpstra.of(List.of(early, late));
    assertThat(test.effects()).containsExactly(0.875);
    assertThat(test.statistic()).isEqualTo(0.875 * half * half);
    assertThat(test.expectation()).isEqualTo(0.5 * half * half);
    // Two groups are the Wilcoxon rank-sum test: V = n1 n2 (n + 1 − Σ(t³ − t)/(n(n − 1)))/12, here
    // with ties n/4, n/2 and n/4.
    double n = 2.0 * half;
    double ties = 2 * (Math.pow(n / 4, 3) - n / 4) + Math.pow(n / 2, 3) - n / 2;
    assertClose(test.variance(), (double) half * half / 12 * (n + 1 - ties / (n * (n - 1))));
  }

  @Test
  void missingGroupsAreRefused() {
    assertThatThrownBy(() -> JonckheereTerpstra.of(List.of(of(7))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JonckheereTerpstra.of(List.of(of(7), of(), of(9))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 of 3 groups");
  }

  private static TimeHistogram of(int... times) {
    return TimeHistogram.ofSeconds(times);
  }
}
