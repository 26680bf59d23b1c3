package org.contretemps.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.contretemps.kpi.Groups.cell;
import static org.contretemps.kpi.Groups.counts;
import static org.contretemps.kpi.Groups.team;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.contretemps.contact.Contact;
import org.junit.jupiter.api.Test;

/** Each mark on a case in which it is planted and on one in which it is not. */
class KpiMarksTest {
  private static final Map<String, String> LOGIC =
      Map.of(
          Contact.ORGANISATION, "ORG",
          KpiDay.OBJECTIVE, "GUIDANCE",
          Contact.CUSTOMER_KIND, "INSURED");

  private static Map<Measure, Long> satisfied(long satisfied, long answers) {
    return counts(
        Measure.CONTACTS,
        5_000,
        Measure.HANDLED,
        5_000,
        Measure.ANSWERS,
        answers,
        Measure.SATISFIED,
        satisfied);
  }

  @Test
  void contentCustomersOfDiscontentEmployeesAreAsymmetric() {
    List<Row> rows =
        AttentionSymmetryKpi.rows(
            new Groups(Facet.TEAM)
                .add(team("gap"), satisfied(450, 500))
                .addPulse("gap", 60, 24)
                .add(team("even"), satisfied(350, 500))
                .addPulse("even", 60, 40)
                .add(team("silent"), satisfied(450, 500))
                .addPulse("silent", 9, 0)
                .month());
    assertThat(rows)
        .extracting(row -> row.<Boolean>getAs(AttentionSymmetryKpi.IS_ASYMMETRIC))
        .containsExactly(false, true, null);
  }

  @Test
  void aNormKeptWithDiscontentCustomersIsABlindSpot() {
    Map<Measure, Long> elsewhere = service(9_000, 4_500, 5_000);
    List<Row> rows =
        ServiceQualityGapKpi.rows(
            new Groups(Facet.CENTRE)
                .add(cell("blind"), service(8_500, 300, 500))
                .add(cell("detour"), service(6_000, 480, 500))
                .add(cell("broken"), service(6_000, 300, 500))
                .add(cell("sound"), service(8_500, 480, 500))
                .add(cell("unsure"), service(8_010, 440, 500))
                .add(cell("elsewhere"), elsewhere)
                .month());
    assertThat(rows)
        .filteredOn(row -> !"elsewhere".equals(row.getAs(Contact.SERVICE)))
        .extracting(row -> row.<String>getAs(ServiceQualityGapKpi.QUADRANT))
        .containsExactly(
            ServiceQualityGapKpi.BLIND_SPOT,
            ServiceQualityGapKpi.BROKEN,
            ServiceQualityGapKpi.APPRECIATED_DETOUR,
            ServiceQualityGapKpi.SOUND,
            null);
  }

  /** 10,000 contacts of which 80 % are to keep to the norm. */
  private static Map<Measure, Long> service(long within, long satisfied, long answers) {
    Map<Measure, Long> counts = satisfied(satisfied, answers);
    counts.putAll(
        counts(
            Measure.WITH_NORM,
            10_000,
            Measure.WITHIN_NORM,
            within,
            Measure.WITH_TARGET,
            10_000,
            Measure.TARGET_MILLIONTHS,
            10_000 * 800_000L));
    return counts;
  }

  @Test
  void aServqualGapIsAMeanWithStudentsInterval() {
    Map<Measure, Long> counts = satisfied(50, 100);
    counts.putAll(
        counts(
            Measure.EMPATHY, 10,
            Measure.EMPATHY_GAP, -1_000,
            Measure.EMPATHY_SQUARES, 5 * 40_000 + 5 * 0));
    Row row =
        ServiceQualityGapKpi.rows(new Groups(Facet.CENTRE).add(cell("S"), counts).month()).get(0);
    assertThat(row.<Double>getAs("empathy_gap")).isCloseTo(-1, within(1e-12));
    // Five gaps of 0 and five of −2: standard deviation √(10/9), t with 9 degrees 2.262157.
    double half = 2.262157 * Math.sqrt(10.0 / 9 / 10);
    assertThat(row.<Double>getAs("empathy_gap_lower")).isCloseTo(-1 - half, within(1e-6));
    assertThat(row.<Double>getAs("tangibles_gap")).isNull();
  }

  @Test
  void satisfactionUpAndRegulationDownIsATradeOff() {
    Map<Measure, Long> before = logic(2_000, 4_500);
    Row tradeOff = twoLogics(before, logic(2_600, 4_000));
    assertThat(tradeOff.<Boolean>getAs(TwoLogicsKpi.IS_TRADE_OFF)).isTrue();
    assertThat(tradeOff.<String>getAs(TwoLogicsKpi.QUADRANT)).isEqualTo("SATISFACTION_ONLY");
    Row better = twoLogics(before, logic(2_600, 4_800));
    assertThat(better.<Boolean>getAs(TwoLogicsKpi.IS_TRADE_OFF)).isFalse();
    Row same = twoLogics(before, before);
    assertThat(same.<Boolean>getAs(TwoLogicsKpi.IS_TRADE_OFF)).isFalse();
    assertThat(same.<String>getAs(TwoLogicsKpi.QUADRANT)).isNull();
  }

  private static Row twoLogics(Map<Measure, Long> before, Map<Measure, Long> now) {
    return TwoLogicsKpi.rows(
            new Groups(Facet.LOGIC).addBefore(LOGIC, before).add(LOGIC, now).month())
        .get(0);
  }

  private static Map<Measure, Long> logic(long satisfied, long complete) {
    Map<Measure, Long> counts = satisfied(satisfied, 4_000);
    counts.putAll(counts(Measure.FILES, 5_000, Measure.COMPLETE_FILES, complete));
    return counts;
  }

  @Test
  void aTerritoryWithMoreRepeatsIsWorseAndChanceIsNot() {
    Random random = new Random(4);
    int marked = 0;
    for (int run = 0; run < 50; run++) {
      Groups territories = new Groups(Facet.TERRITORY);
      for (int i = 0; i < 20; i++) {
        addTerritory(territories, random, "T" + i, run == 0 && i == 7 ? 0.21 : 0.15);
      }
      List<Row> rows = TerritorialEquityKpi.rows(territories.month());
      List<String> worse =
          rows.stream()
              .filter(row -> row.<Boolean>getAs(TerritorialEquityKpi.IS_WORSE))
              .map(row -> row.<String>getAs(Contact.TERRITORY))
              .toList();
      if (run == 0) {
        assertThat(worse).containsExactly("T7");
      } else {
        marked += worse.size();
      }
    }
    assertThat(marked).isLessThanOrEqualTo(5);
  }

  @Test
  void aTerritoryWithHarderSituationsIsNotWorseForThat() {
    Groups territories = new Groups(Facet.TERRITORY);
    addExactly(territories, "easy", "SIMPLE", 9_000, 0.10);
    addExactly(territories, "easy", "COMPLEX", 1_000, 0.40);
    addExactly(territories, "hard", "SIMPLE", 1_000, 0.10);
    addExactly(territories, "hard", "COMPLEX", 9_000, 0.40);
    for (Row row : TerritorialEquityKpi.rows(territories.month())) {
      assertThat(row.<Double>getAs(TerritorialEquityKpi.REPEAT_RATE)).isCloseTo(0.25, within(1e-9));
      assertThat(row.<Boolean>getAs(TerritorialEquityKpi.IS_WORSE)).isFalse();
      assertThat(row.<Double>getAs(TerritorialEquityKpi.THEIL)).isCloseTo(0, within(1e-9));
    }
  }

  private static void addTerritory(Groups groups, Random random, String name, double rate) {
    long repeats = 0;
    for (int i = 0; i < 3_000; i++) {
      repeats += random.nextDouble() < rate ? 1 : 0;
    }
    groups.add(
        territory(name, "SIMPLE"),
        counts(Measure.CONTACTS, 3_000, Measure.COUNTED, 3_000, Measure.REPEATS, repeats));
  }

  private static void addExactly(
      Groups groups, String name, String type, long contacts, double rate) {
    groups.add(
        territory(name, type),
        counts(
            Measure.CONTACTS, contacts,
            Measure.COUNTED, contacts,
            Measure.REPEATS, Math.round(contacts * rate)));
  }

  private static Map<String, String> territory(String name, String type) {
    return Map.of(
        Contact.ORGANISATION, "ORG",
        Contact.SERVICE, "S",
        Contact.TERRITORY, name,
        Contact.CHANNEL, "PHONE",
        Contact.SITUATION_TYPE, type);
  }
}
