package org.contretemps.night.kpi.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.contretemps.night.kpi.month.Shown;
import org.contretemps.record.contact.Contact;
import org.junit.jupiter.api.Test;

class SmallGroupsTest {
  private static final List<String> WHOLE = List.of(Contact.ORGANISATION);

  private static List<Long> shown(long... sizes) {
    List<KpiGroup> groups = Arrays.stream(sizes).mapToObj(size -> group("ORG", size)).toList();
    return SmallGroups.without(groups, WHOLE).stream()
        .map(group -> group.of(Measure.CONTACTS))
        .toList();
  }

  private static KpiGroup group(String organisation, long size) {
    return KpiGroup.of(Map.of(Contact.ORGANISATION, organisation), Map.of(Measure.CONTACTS, size));
  }

  @Test
  void groupsOfTenAreShown() {
    assertThat(shown(10, 500, 12)).containsExactly(10L, 500L, 12L);
  }

  @Test
  void aSmallGroupTakesTheNextSmallestWithIt() {
    assertThat(shown(500, 9, 12, 40)).containsExactly(500L, 40L);
  }

  @Test
  void smallGroupsThatHideEachOtherTakeNoneWithThem() {
    assertThat(shown(6, 500, 7, 12)).containsExactly(500L, 12L);
  }

  @Test
  void ofAWholeOfSmallGroupsNothingIsShown() {
    assertThat(shown(4)).isEmpty();
    assertThat(shown(4, 20)).isEmpty();
  }

  @Test
  void wholesAreLookedAtOneByOne() {
    List<KpiGroup> shown =
        SmallGroups.without(List.of(group("A", 5), group("A", 30), group("B", 11)), WHOLE);
    assertThat(shown).extracting(group -> group.name(Contact.ORGANISATION)).containsExactly("B");
  }

  /** A team of nine answers cannot be had from the others' and the organisation's. */
  @Test
  void aShareOfFewTrialsTakesTheNextSmallestWithIt() {
    List<KpiGroup> groups =
        List.of(
            answered("A", 100, 9),
            answered("B", 200, 30),
            answered("C", 300, 12),
            answered("D", 9, 4),
            answered("E", 400, 0));
    Shown shown = new Shown(groups, WHOLE);
    // D is not shown, and A with it: 13 answers are hidden between them.
    assertThat(shown.groups()).extracting(g -> g.name(Contact.TEAM)).containsExactly("B", "C", "E");
    assertThat(shown.groups())
        .filteredOn(group -> shown.has(group, Measure.ANSWERS))
        .extracting(g -> g.name(Contact.TEAM))
        .containsExactly("B", "C");
    Shown few = new Shown(List.of(groups.get(0), groups.get(1), groups.get(2)), WHOLE);
    assertThat(few.groups()).hasSize(3);
    assertThat(few.groups())
        .filteredOn(group -> few.has(group, Measure.ANSWERS))
        .extracting(g -> g.name(Contact.TEAM))
        .containsExactly("B");
  }

  private static KpiGroup answered(String team, long contacts, long answers) {
    return KpiGroup.of(
        Map.of(Contact.ORGANISATION, "ORG", Contact.TEAM, team),
        Map.of(Measure.CONTACTS, contacts, Measure.ANSWERS, answers));
  }
}
