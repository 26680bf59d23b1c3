package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.contretemps.statistics.Theil.Group;
import org.junit.jupiter.api.Test;

class TheilTest {
  private static Group group(String region, double weight, double value) {
    return new Group(Optional.ofNullable(region), weight, value);
  }

  @Test
  void equalityIsNoughtAndOneWhoGetsAllIsTheLogarithm() {
    assertThat(Theil.of(List.of(group("A", 1, 3), group("A", 9, 3))).orElseThrow().total())
        .isCloseTo(0, within(1e-12));
    assertThat(Theil.of(List.of(group("A", 1, 4), group("A", 3, 0))).orElseThrow().total())
        .isCloseTo(Math.log(4), within(1e-12));
  }

  @Test
  void whatLiesBetweenRegionsAndWithinThemAddsUp() {
    Random random = new Random(3);
    List<Group> groups =
        IntStream.range(0, 40)
            .mapToObj(i -> group("R" + i % 5, 1 + random.nextInt(99), 0.5 + random.nextDouble()))
            .toList();
    double within = 0;
    double all = groups.stream().mapToDouble(g -> g.weight() * g.value()).sum();
    for (int r = 0; r < 5; r++) {
      String region = "R" + r;
      List<Group> of =
          groups.stream().filter(g -> g.region().orElseThrow().equals(region)).toList();
      double share = of.stream().mapToDouble(g -> g.weight() * g.value()).sum() / all;
      within += share * Theil.of(of).orElseThrow().total();
    }
    Theil theil = Theil.of(groups).orElseThrow();
    assertThat(theil.within().orElseThrow()).isCloseTo(within, within(1e-12));
    assertThat(theil.between().orElseThrow()).isPositive();
  }

  @Test
  void withoutRegionsItIsOneFigure() {
    Theil theil = Theil.of(List.of(group(null, 1, 1), group("A", 1, 2))).orElseThrow();
    assertThat(theil.between()).isEmpty();
    assertThat(theil.within()).isEmpty();
    assertThat(Theil.of(List.of())).isEmpty();
  }
}
