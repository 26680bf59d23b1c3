package org.contretemps.night.kpi.antagonism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.contretemps.night.kpi.count.Groups.counts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.assertj.core.groups.Tuple;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.Groups;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.record.contact.Contact;
import org.junit.jupiter.api.Test;

/** Pairs of indicators that pull against each other, planted and not. */
class AntagonismKpiTest {
  private static final int TEAMS = 8;
  private static final List<Tuple> PLANTED =
      List.of(
          tuple("TEAM", "T2", null, "NORM_MET"),
          tuple("HANDOVER", "T5", "BACK", "NORM_MET"),
          tuple("ORGANISATION", null, null, "CONTACTS_PER_AGENT_DAY"));

  private static Map<String, String> group(String team, String receiving, String type, int band) {
    Map<String, String> names = new HashMap<>();
    names.put(Contact.ORGANISATION, "ORG");
    names.put(Contact.TEAM, team);
    names.put(Contact.SERVICE, "S");
    names.put(Contact.CHANNEL, "PHONE");
    names.put(Contact.SITUATION_TYPE, type);
    names.put(KpiDay.STRATUM, "01" + "0" + band);
    if (receiving != null) {
      names.put(KpiDay.RECEIVING_TEAM, receiving);
    }
    return names;
  }

  /** Contacts within the norm and over it, repeats drawn at two rates. */
  private static void add(
      Groups groups,
      Facet facet,
      Map<String, String> within,
      Map<String, String> over,
      double withinRate,
      double overRate,
      Random random) {
    groups.add(facet, within, drawn(1_500, withinRate, random));
    groups.add(facet, over, drawn(1_000, overRate, random));
  }

  private static Map<Measure, Long> drawn(int contacts, double rate, Random random) {
    long repeats = 0;
    for (int i = 0; i < contacts; i++) {
      repeats += random.nextDouble() < rate ? 1 : 0;
    }
    return counts(Measure.CONTACTS, contacts, Measure.COUNTED, contacts, Measure.REPEATS, repeats);
  }

  private static List<Row> month(double planted, int seed) {
    Random random = new Random(seed);
    Groups groups = new Groups(Facet.TEAM);
    for (int team = 0; team < TEAMS; team++) {
      String name = "T" + team;
      double harm = team == 2 ? planted : 0;
      add(
          groups,
          Facet.CELL_SIDE,
          group(name, null, "SIMPLE", 2),
          group(name, null, "SIMPLE", 3),
          0.12 + harm,
          0.12,
          random);
      double handed = team == 5 ? planted : 0;
      add(
          groups,
          Facet.HANDOVER,
          group(name, "BACK", "COMPLEX", 1),
          group(name, "BACK", "COMPLEX", 4),
          0.2 + handed,
          0.2,
          random);
      for (int day = 0; day < 28; day++) {
        addTeamDay(groups, name, day, planted, random);
      }
    }
    return AntagonismKpi.rows(groups.month());
  }

  /** On days on which agents take more, more customers have to come back. */
  private static void addTeamDay(
      Groups groups, String team, int day, double planted, Random random) {
    long handled = 300L + random.nextInt(200);
    double rate = 0.12 + planted * (handled - 400) / 200.0;
    Map<Measure, Long> counts = drawn((int) handled, rate, random);
    counts.put(Measure.HANDLED, handled);
    groups.addTeamDay(day, Facet.TEAM, team, counts);
    groups.addTeamDay(
        day, Facet.TEAM_DAY, team, counts(Measure.AGENT_DAYS, 10, Measure.HANDLED, handled));
  }

  @Test
  void whatIsPlantedIsMarkedAndNextToNothingElse() {
    int others = 0;
    for (int seed = 1; seed <= 20; seed++) {
      List<Tuple> marked =
          month(0.08, seed).stream()
              .filter(row -> row.<Boolean>getAs(AntagonismKpi.IS_ANTAGONISTIC))
              .map(AntagonismKpiTest::pair)
              .toList();
      assertThat(marked).containsAll(PLANTED);
      others += marked.size() - PLANTED.size();
    }
    // At 5 % false discoveries, some three among the sixty that are planted.
    assertThat(others).isLessThanOrEqualTo(7);
  }

  private static Tuple pair(Row row) {
    return tuple(
        row.getAs(AntagonismKpi.SCOPE),
        row.getAs(AntagonismKpi.GIVING_TEAM),
        row.getAs(AntagonismKpi.RECEIVING_TEAM),
        row.getAs(AntagonismKpi.QUANTITY));
  }

  @Test
  void whereNothingIsPlantedNextToNothingIsMarked() {
    long marked = 0;
    for (int seed = 10; seed < 50; seed++) {
      marked +=
          month(0, seed).stream()
              .filter(row -> row.<Boolean>getAs(AntagonismKpi.IS_ANTAGONISTIC))
              .count();
    }
    // Forty months: at 5 % false discoveries at most about two of them should have a mark.
    assertThat(marked).isLessThanOrEqualTo(4);
  }

  /** Hard contacts take longer and come back more often; within a cell nothing is the matter. */
  @Test
  void whatDiffersBetweenCellsIsNoAntagonism() {
    Random random = new Random(3);
    Groups groups = new Groups(Facet.TEAM);
    groups.add(Facet.CELL_SIDE, group("T", null, "SIMPLE", 2), drawn(900, 0.30, random));
    groups.add(Facet.CELL_SIDE, group("T", null, "SIMPLE", 3), drawn(100, 0.30, random));
    groups.add(Facet.CELL_SIDE, group("T", null, "COMPLEX", 2), drawn(100, 0.05, random));
    groups.add(Facet.CELL_SIDE, group("T", null, "COMPLEX", 3), drawn(900, 0.05, random));
    Row row = AntagonismKpi.rows(groups.month()).get(0);
    assertThat(row.<Boolean>getAs(AntagonismKpi.IS_ANTAGONISTIC)).isFalse();
    assertThat(Math.abs(row.<Double>getAs(AntagonismKpi.EFFECT))).isLessThan(0.05);
  }

  @Test
  void aPairWithFewerThanTenOnOneSideIsLeftOut() {
    Groups groups = new Groups(Facet.TEAM);
    groups.add(Facet.CELL_SIDE, group("T", null, "SIMPLE", 2), drawn(900, 0.3, new Random(1)));
    groups.add(Facet.CELL_SIDE, group("T", null, "SIMPLE", 3), drawn(9, 0.3, new Random(1)));
    assertThat(AntagonismKpi.rows(groups.month())).isEmpty();
  }

  /** Of four agents, or of nine customers, as little is said as of nine contacts. */
  @Test
  void aHandoverOfFewPeopleIsLeftOutAndTheNextSmallestWithIt() {
    assertThat(handovers(4, 40)).containsExactly("C");
    assertThat(handovers(20, 9)).containsExactly("C");
    assertThat(handovers(5, 10)).containsExactly("A", "B", "C");
  }

  /** Teams hand over: A with the given agents and customers, B and, larger, C with many. */
  private static List<String> handovers(int agents, int customers) {
    Groups groups = new Groups(Facet.TEAM);
    handOver(groups, "A", 30, agents, customers);
    handOver(groups, "B", 40, 30, 40);
    handOver(groups, "C", 50, 30, 40);
    return AntagonismKpi.rows(groups.month()).stream()
        .map(row -> row.<String>getAs(AntagonismKpi.GIVING_TEAM))
        .sorted()
        .toList();
  }

  private static void handOver(
      Groups groups, String team, int contacts, int agents, int customers) {
    for (int band = 2; band < 4; band++) {
      Map<Measure, Long> counts = counted(contacts, contacts / 3);
      counts.put(Measure.HANDLED, (long) contacts);
      counts.put(Measure.AGENT_MARKS, (1L << agents) - 1);
      counts.put(Measure.CUSTOMER_MARKS, (1L << customers) - 1);
      groups.add(Facet.HANDOVER, group(team, "BACK", "SIMPLE", band), counts);
    }
  }

  /** Twenty-seven contacts less the team's twenty-five elsewhere would be two. */
  @Test
  void contactsAreShownInTensAndSharesInThousandths() {
    Groups groups = new Groups(Facet.TEAM);
    groups.add(Facet.CELL_SIDE, group("T", null, "SIMPLE", 2), counted(14, 3));
    groups.add(Facet.CELL_SIDE, group("T", null, "SIMPLE", 3), counted(13, 2));
    Row row = AntagonismKpi.rows(groups.month()).get(0);
    assertThat(row.<Long>getAs(AntagonismKpi.CONTACTS)).isEqualTo(20);
    assertThat(row.<Double>getAs(AntagonismKpi.EFFECT)).isEqualTo(0.06);
  }

  /** A quiet quarter of load in which much is met, a busy one in which little is. */
  @Test
  void whatDiffersBetweenLoadsAndChannelsIsNoAntagonism() {
    for (String differing : List.of(KpiDay.STRATUM, Contact.CHANNEL)) {
      Groups groups = new Groups(Facet.TEAM);
      add(groups, differing, false, 2, counted(900, 270));
      add(groups, differing, false, 3, counted(100, 30));
      add(groups, differing, true, 2, counted(100, 5));
      add(groups, differing, true, 3, counted(900, 45));
      Row row = AntagonismKpi.rows(groups.month()).get(0);
      assertThat(row.<Double>getAs(AntagonismKpi.EFFECT)).as(differing).isCloseTo(0, within(1e-9));
    }
  }

  private static void add(
      Groups groups, String differing, boolean isOther, int band, Map<Measure, Long> counts) {
    Map<String, String> names = group("T", null, "SIMPLE", band);
    if (isOther) {
      names.put(differing, differing.equals(KpiDay.STRATUM) ? "040" + band : "CHAT");
    }
    groups.add(Facet.CELL_SIDE, names, counts);
  }

  private static Map<Measure, Long> counted(int contacts, int repeats) {
    return counts(Measure.CONTACTS, contacts, Measure.COUNTED, contacts, Measure.REPEATS, repeats);
  }

  /** A point more of a hundred contacts is beyond chance, and yet not worth a mark. */
  @Test
  void aDifferenceBelowTwoPointsIsNotMarked() {
    assertThat(difference(1_000)).satisfies(row -> requireEffect(row, 0.01, false));
    assertThat(difference(2_100)).satisfies(row -> requireEffect(row, 0.021, true));
  }

  /** Of 100,000 contacts within the norm so many more come back than of as many beyond it. */
  private static Row difference(int more) {
    Groups groups = new Groups(Facet.TEAM);
    groups.add(Facet.CELL_SIDE, group("T", null, "SIMPLE", 2), counted(100_000, 10_000 + more));
    groups.add(Facet.CELL_SIDE, group("T", null, "SIMPLE", 3), counted(100_000, 10_000));
    return AntagonismKpi.rows(groups.month()).get(0);
  }

  private static void requireEffect(Row row, double effect, boolean isMarked) {
    assertThat(row.<Double>getAs(AntagonismKpi.EFFECT)).isCloseTo(effect, within(1e-9));
    assertThat(row.<Double>getAs(AntagonismKpi.Q)).isLessThan(0.001);
    assertThat(row.<Boolean>getAs(AntagonismKpi.IS_ANTAGONISTIC)).isEqualTo(isMarked);
  }

  @Test
  void aCorrelationNearerToNoughtThanATenthIsNotLarge() {
    assertThat(correlated(-0.09).isLarge()).isFalse();
    assertThat(correlated(-0.11).isLarge()).isTrue();
    assertThat(correlated(0.5).isLarge()).isFalse();
  }

  private static Antagonism correlated(double r) {
    return new Antagonism(
        "ORG",
        AntagonismKpi.Scope.ORGANISATION,
        null,
        null,
        Antagonism.Quantity.SALES,
        Antagonism.Quality.SATISFIED,
        100,
        100,
        r,
        r,
        r,
        0);
  }

  /** Of a hundred within the norm 30 lack each quality, of a hundred beyond it 10. */
  @Test
  void everyQualityCountsThoseWhoLackIt() {
    Groups groups = new Groups(Facet.TEAM);
    groups.add(Facet.CELL_SIDE, group("T", null, "SIMPLE", 2), lacking(30));
    groups.add(Facet.CELL_SIDE, group("T", null, "SIMPLE", 3), lacking(10));
    assertThat(AntagonismKpi.rows(groups.month()))
        .extracting(row -> row.getAs(AntagonismKpi.QUALITY))
        .containsExactlyInAnyOrder("NO_REPEAT", "SATISFIED", "COMPLIANT");
    assertThat(AntagonismKpi.rows(groups.month()))
        .allSatisfy(
            row ->
                assertThat(row.<Double>getAs(AntagonismKpi.EFFECT)).isCloseTo(0.2, within(1e-9)));
  }

  private static Map<Measure, Long> lacking(long contacts) {
    return counts(
        Measure.CONTACTS,
        100,
        Measure.COUNTED,
        100,
        Measure.REPEATS,
        contacts,
        Measure.ANSWERS,
        100,
        Measure.SATISFIED,
        100 - contacts,
        Measure.REVIEWS,
        100,
        Measure.COMPLIANT,
        100 - contacts);
  }
}
