package org.contretemps.night.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupTableTest {
  private static final boolean[] AMOUNT_AND_BITS = {false, true};

  @Test
  void sumsAreThoseOfAMap() {
    GroupTable table = new GroupTable(3, AMOUNT_AND_BITS);
    Map<List<Integer>, long[]> map = new HashMap<>();
    Random random = new Random(28);
    for (int i = 0; i < 20_000; i++) {
      int[] key = {random.nextInt(20), random.nextInt(30) << 16, -random.nextInt(5)};
      long amount = random.nextLong();
      long bit = 1L << random.nextInt(64);
      int group = table.group(key);
      table.add(group, 0, amount);
      table.add(group, 1, bit);
      long[] sums = map.computeIfAbsent(Arrays.stream(key).boxed().toList(), none -> new long[2]);
      sums[0] += amount;
      sums[1] |= bit;
    }
    assertThat(table.size()).isEqualTo(map.size());
    map.forEach(
        (key, sums) -> {
          int group = table.group(key.stream().mapToInt(Integer::intValue).toArray());
          assertThat(new long[] {table.sum(group, 0), table.sum(group, 1)}).isEqualTo(sums);
        });
    assertThat(table.size()).isEqualTo(map.size());
  }

  @Test
  void groupsAreNumberedAsTheyCome() {
    GroupTable table = new GroupTable(1, AMOUNT_AND_BITS);
    int[] numbers = IntStream.range(0, 1_000).map(key -> table.group(new int[] {-key})).toArray();
    assertThat(numbers).isEqualTo(IntStream.range(0, 1_000).toArray());
    assertThat(table.keys()).isEqualTo(IntStream.range(0, 1_000).map(key -> -key).toArray());
    assertThat(table.sums()).hasSize(2_000).containsOnly(0);
  }
}
