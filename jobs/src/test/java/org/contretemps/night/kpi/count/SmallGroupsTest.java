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
    return shown(groups).stream().map(group -> group.of(Measure.CONTACTS)).toList();
  }

  private static List<KpiGroup> shown(List<KpiGroup> groups) {
    return new SmallGroups(groups, List.of(WHOLE), List.of()).shown(group -> true);
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
    List<KpiGroup> shown = shown(List.of(group("A", 5), group("A", 30), group("B", 11)));
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

  /** Forty contacts of four agents, or of nine customers, are a few people's. */
  @Test
  void fewPeopleAreNotShownHoweverManyTheirContacts() {
    assertThat(shownTeams(ofPeople("A", 40, 4, 30), ofPeople("B", 40, 5, 30))).isEmpty();
    assertThat(shownTeams(ofPeople("A", 40, 5, 10), ofPeople("B", 40, 5, 10)))
        .as("five agents and ten customers are enough")
        .containsExactly("A", "B");
    assertThat(
            shownTeams(
                ofPeople("A", 40, 4, 30),
                ofPeople("B", 50, 3, 30),
                ofPeople("C", 60, 20, 30),
                ofPeople("D", 70, 20, 9),
                ofPeople("E", 90, 20, 30)))
        .as("A, B and D are of few; together they are of enough")
        .containsExactly("C", "E");
    assertThat(
            shownTeams(
                ofPeople("C", 60, 20, 30), ofPeople("D", 70, 20, 9), ofPeople("E", 90, 6, 10)))
        .as("of D's nine customers more would be known without E or C")
        .containsExactly("E");
  }

  @Test
  void wherePeopleAreNotKnownTheyAreNotAskedFor() {
    assertThat(
            shownTeams(ofPeople("A", 40, 0, 12), ofPeople("B", 40, 0, 9), ofPeople("C", 12, 0, 12)))
        .containsExactly("A");
    assertThat(shownTeams(ofPeople("A", 40, 0, 0), ofPeople("B", 9, 0, 0), ofPeople("C", 12, 0, 0)))
        .containsExactly("A");
  }

  /** Contacts without a team are what the teams leave of the organisation. */
  @Test
  void aRestIsNeverToBeHadBySubtraction() {
    List<KpiGroup> teams = List.of(group("ORG", 30), group("ORG", 40));
    assertThat(restedOn(teams, 74)).as("4 contacts have no team").containsExactly(40L);
    assertThat(restedOn(teams, 80)).containsExactly(30L, 40L);
    assertThat(restedOn(teams, 70)).containsExactly(30L, 40L);
  }

  private static List<Long> restedOn(List<KpiGroup> teams, long all) {
    KpiGroup rest = group("ORG", all).without(teams);
    return new SmallGroups(teams, List.of(WHOLE), List.of(rest))
        .shown(group -> true).stream().map(group -> group.of(Measure.CONTACTS)).toList();
  }

  private static List<String> shownTeams(KpiGroup... teams) {
    return shown(List.of(teams)).stream().map(team -> team.name(Contact.TEAM)).toList();
  }

  private static KpiGroup ofPeople(String team, long contacts, int agents, int customers) {
    return KpiGroup.of(
        Map.of(Contact.ORGANISATION, "ORG", Contact.TEAM, team),
        Map.of(
            Measure.CONTACTS,
            contacts,
            Measure.HANDLED,
            contacts,
            Measure.AGENT_MARKS,
            (1L << agents) - 1,
            Measure.CUSTOMER_MARKS,
            (1L << customers) - 1));
  }

  private static KpiGroup answered(String team, long contacts, long answers) {
    return KpiGroup.of(
        Map.of(Contact.ORGANISATION, "ORG", Contact.TEAM, team),
        Map.of(Measure.CONTACTS, contacts, Measure.ANSWERS, answers));
  }
}
