package org.contretemps.record.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contretemps.record.norm.Norms.ANY;
import static org.contretemps.record.norm.Norms.scope;

import java.util.List;
import org.junit.jupiter.api.Test;

class NormScopeTest {

  @Test
  void moreNamesAreMoreSpecificAndThenServiceBeforeChannelBeforeSituation() {
    assertThat(scope("S1", "PHONE", "SIMPLE").matching())
        .containsExactly(
            scope("S1", "PHONE", "SIMPLE"),
            scope("S1", "PHONE", ANY),
            scope("S1", ANY, "SIMPLE"),
            scope(ANY, "PHONE", "SIMPLE"),
            scope("S1", ANY, ANY),
            scope(ANY, "PHONE", ANY),
            scope(ANY, ANY, "SIMPLE"),
            scope(ANY, ANY, ANY))
        .extracting(NormScope::specificity)
        .containsExactly(41, 21, 20, 16, 6, 5, 4, 0);
  }

  @Test
  void aNameThatNoNormMentionsIsMatchedByWildcardsOnly() {
    assertThat(scope(ANY, "PHONE", ANY).matching())
        .containsExactly(scope(ANY, "PHONE", ANY), scope(ANY, ANY, ANY));
  }

  @Test
  void seniorityWeekdaysAndHoursAreNamesLikeTheOthersAndComeAfterThem() {
    NormScope whole = scope(ANY, ANY, ANY);
    NormScope channel = scope(ANY, "PHONE", ANY);
    assertThat(
            List.of(
                scope("S1", "PHONE", "SIMPLE").on(Occasion.of("NEW", "MON-FRI", "08-12")),
                channel.on(Occasion.of("NEW", "MON-FRI", null)),
                scope("S1", "PHONE", ANY),
                channel.on(Occasion.of("NEW", null, null)),
                channel.on(Occasion.of(null, "MON-FRI", null)),
                channel.on(Occasion.of(null, null, "08-12")),
                whole.on(Occasion.of("NEW", "MON-FRI", null)),
                scope("S1", ANY, ANY),
                channel,
                scope(ANY, ANY, "SIMPLE"),
                whole.on(Occasion.of("NEW", null, null)),
                whole.on(Occasion.of(null, "MON-FRI", null)),
                whole.on(Occasion.of(null, null, "08-12")),
                whole))
        .isSortedAccordingTo(NormScope.MOST_SPECIFIC_FIRST)
        .extracting(NormScope::specificity)
        .doesNotHaveDuplicates()
        .contains(63, 0);
  }

  @Test
  void twoScopesMeetInTheCellsThatBothMatch() {
    assertThat(scope("S1", ANY, ANY).meet(scope(ANY, "PHONE", ANY)))
        .contains(scope("S1", "PHONE", ANY));
    assertThat(scope("S1", ANY, ANY).meet(scope("S2", "PHONE", ANY))).isEmpty();
    assertThat(scope(ANY, ANY, ANY).meet(new NormScope("P", ANY, ANY, ANY))).isEmpty();
  }

  @Test
  void twoScopesOfOneRankNeverMeet() {
    List<String> names = List.of(ANY, "A", "B");
    List<NormScope> scopes =
        names.stream()
            .flatMap(s -> names.stream().map(c -> scope(s, c, ANY)))
            .flatMap(s -> names.stream().map(t -> scope(s.service(), s.channel(), t)))
            .toList();
    assertThat(scopes).hasSize(27);
    for (NormScope one : scopes) {
      for (NormScope other : scopes) {
        if (!one.equals(other) && one.specificity() == other.specificity()) {
          assertThat(one.meet(other)).as("%s and %s", one, other).isEmpty();
        }
      }
    }
  }
}
