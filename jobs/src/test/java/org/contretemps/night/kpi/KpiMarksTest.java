package org.contretemps.night.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.contretemps.night.kpi.count.Groups.cell;
import static org.contretemps.night.kpi.count.Groups.counts;
import static org.contretemps.night.kpi.count.Groups.team;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.Groups;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.month.AttentionSymmetryKpi;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.kpi.month.KpiMonth.LaterFiles;
import org.contretemps.night.kpi.month.PostStratified;
import org.contretemps.night.kpi.month.TerritorialEquityKpi;
import org.contretemps.night.kpi.month.TwoLogicsKpi;
import org.contretemps.night.kpi.quality.ServiceQualityGapKpi;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.PairedShares;
import org.junit.jupiter.api.Test;

/** Each mark on a case in which it is planted and on one in which it is not. */
class KpiMarksTest {
  private static final Map<String, String> LOGIC =
      Map.of(
          Contact.ORGANISATION, "ORG",
          KpiDay.OBJECTIVE, "GUIDANCE",
          Contact.CUSTOMER_KIND, "INSURED");

  @Test
  void workAWeekIsCountedByTheCalendarFromTheFirstContactOn() {
    Groups groups =
        new Groups(Facet.CENTRE)
            .add(
                cell("S"),
                counts(
                    Measure.CONTACTS, 1_000,
                    Measure.HANDLED, 1_000,
                    Measure.COUNTED, 1_000,
                    Measure.REPEATS, 300,
                    Measure.RETURNS, 20,
                    Measure.RETURN_SECONDS, 12_000));
    assertThat(calendarDays(groups.month())).isEqualTo(31);
    LocalDate first = LocalDate.parse("2026-03-18");
    assertThat(calendarDays(groups.knownFor(first, LocalDate.parse("2026-04-30")).month()))
        .isEqualTo(14);
    assertThat(calendarDays(groups.knownFor(first, LocalDate.parse("2026-03-24")).month()))
        .isEqualTo(7);
    groups.addBefore(cell("S"), counts(Measure.CONTACTS, 1));
    assertThat(calendarDays(groups.month())).as("there were contacts before March").isEqualTo(24);
  }

  @Test
  void thePickUpRateHasATargetOnTheTelephoneAlone() {
    IndicatorSettings national =
        new IndicatorSettings(
            20,
            5,
            Optional.empty(),
            Optional.empty(),
            Optional.of(0.85),
            Map.of(),
            IndicatorSettings.DEFAULT.staffing());
    Row phone = pickedUp("PHONE", national);
    assertThat(phone.<Long>getAs("offered")).isEqualTo(1_000);
    assertThat(phone.<Long>getAs("answered")).isEqualTo(800);
    assertThat(phone.<Double>getAs("pick_up_rate_lower")).isCloseTo(0.774, within(5e-4));
    assertThat(phone.<Double>getAs("pick_up_rate_upper")).isCloseTo(0.824, within(5e-4));
    assertThat(phone.<Double>getAs(ContactCentreKpi.PICK_UP_TARGET)).isEqualTo(0.85);
    assertThat(pickedUp("CHAT", national).<Double>getAs(ContactCentreKpi.PICK_UP_TARGET)).isNull();
    assertThat(
            pickedUp("PHONE", IndicatorSettings.DEFAULT)
                .<Double>getAs(ContactCentreKpi.PICK_UP_TARGET))
        .isNull();
  }

  private static Row pickedUp(String channel, IndicatorSettings settings) {
    Map<String, String> centre = new HashMap<>(cell("S"));
    centre.put(Contact.CHANNEL, channel);
    Groups groups =
        new Groups(Facet.CENTRE)
            .add(
                centre,
                counts(Measure.CONTACTS, 1_000, Measure.OFFERED, 1_000, Measure.ANSWERED, 800))
            .with(settings);
    return ContactCentreKpi.rows(groups.month()).get(0);
  }

  private static Long calendarDays(KpiMonth month) {
    return ContactCentreKpi.rows(month).get(0).getAs("calendar_days");
  }

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
            answered(
                    answered(answered(new Groups(Facet.TEAM), "gap", 450, 500), "even", 350, 500),
                    "silent",
                    450,
                    500)
                .addPulse("gap", 60, 24)
                .addPulse("even", 60, 40)
                .addPulse("silent", 9, 0)
                .month());
    assertThat(rows)
        .extracting(row -> row.<Boolean>getAs(AttentionSymmetryKpi.IS_ASYMMETRIC))
        .containsExactly(false, true, null);
  }

  /** A team whose contacts are all of one stratum, so that weights change next to nothing. */
  private static Groups answered(Groups groups, String team, long satisfied, long answers) {
    return groups
        .add(team(team), satisfied(satisfied, answers))
        .add(Facet.TEAM_STRATUM, stratum(team, "0102"), satisfied(satisfied, answers));
  }

  private static Map<String, String> stratum(String team, String stratum) {
    return Map.of(
        Contact.ORGANISATION, "ORG",
        Contact.TEAM, team,
        Contact.SERVICE, "S",
        Contact.CHANNEL, "PHONE",
        Contact.SITUATION_TYPE, "SIMPLE",
        KpiDay.STRATUM, stratum);
  }

  @Test
  void satisfactionIsThatOfAllContactsAndNotOfThoseWhoAnswer() {
    // Of 4,000 without a repeat 100 answer, of 1,000 with one 400: those speak up four times as
    // much.
    Row row =
        AttentionSymmetryKpi.rows(
                new Groups(Facet.TEAM)
                    .add(team("T"), satisfied(290, 500))
                    .add(Facet.TEAM_STRATUM, stratum("T", "0102"), stratumOf(4_000, 100, 90))
                    .add(Facet.TEAM_STRATUM, stratum("T", "1102"), stratumOf(1_000, 400, 200))
                    .month())
            .get(0);
    double weighted = 0.8 * (90 + 10 * 0.9) / 110 + 0.2 * 0.5;
    assertThat(row.<Double>getAs(AttentionSymmetryKpi.SATISFIED)).isCloseTo(weighted, within(1e-9));
    assertThat(row.<Double>getAs(PostStratified.LEAST)).isCloseTo(290.0 / 5_000, within(1e-9));
    assertThat(row.<Double>getAs(PostStratified.MOST)).isCloseTo(4_790.0 / 5_000, within(1e-9));
  }

  private static Map<Measure, Long> stratumOf(long contacts, long answers, long satisfied) {
    return counts(
        Measure.CONTACTS, contacts, Measure.ANSWERS, answers, Measure.SATISFIED, satisfied);
  }

  @Test
  void teamsThatGoTogetherAreRankedAlike() {
    Groups groups = new Groups(Facet.TEAM);
    for (int i = 0; i < 8; i++) {
      answered(groups, "T" + i, 300 + 20 * i, 500).addPulse("T" + i, 100, 30 + 5 * i);
    }
    Row row = AttentionSymmetryKpi.rows(groups.month()).get(0);
    assertThat(row.<Double>getAs(AttentionSymmetryKpi.RANK_CORRELATION)).isEqualTo(1.0);
    assertThat(row.<Long>getAs(AttentionSymmetryKpi.TEAMS)).isEqualTo(8);
  }

  @Test
  void theFeltWaitIsTheMedianOfItsBins() {
    Groups groups =
        new Groups(Facet.TEAM)
            .add(team("T"), satisfied(50, 100))
            .add(team("T"), counts(Measure.FELT_WAITS, 80));
    for (int bin = -5; bin <= 5; bin++) {
      groups.add(
          Facet.FELT,
          Map.of(
              Contact.ORGANISATION, "ORG", Contact.TEAM, "T", KpiDay.STRATUM, String.valueOf(bin)),
          counts(Measure.FELT_WAITS, bin == 5 ? 40 : 4));
    }
    Row row = AttentionSymmetryKpi.rows(groups.month()).get(0);
    // 80 answers, the fortieth in bin 4.
    assertThat(row.<Double>getAs(AttentionSymmetryKpi.FELT))
        .isCloseTo(Math.exp(4 / 50.0), within(1e-12));
    assertThat(row.<Double>getAs(AttentionSymmetryKpi.FELT + "_lower"))
        .isLessThan(row.<Double>getAs(AttentionSymmetryKpi.FELT));
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

  /** 10,000 contacts of which 80 % have to meet the norm. */
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

  /** Seven points more, of 40 contacts. */
  @Test
  void aDifferenceThatChanceExplainsIsNoMark() {
    Groups territories = new Groups(Facet.TERRITORY);
    addExactly(territories, "few", "SIMPLE", 40, 0.175);
    addExactly(territories, "many", "SIMPLE", 9_000, 0.10);
    List<Row> rows = TerritorialEquityKpi.rows(territories.month());
    assertThat(rows.get(0).<Double>getAs(TerritorialEquityKpi.REPEAT_RATE))
        .isCloseTo(0.175, within(1e-9));
    assertThat(rows)
        .extracting(row -> row.<Boolean>getAs(TerritorialEquityKpi.IS_WORSE))
        .containsExactly(false, false);
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

  @Test
  void unitsThatServeOneLogicAtTheCostOfTheOtherAreATradeOff() {
    assertThat(units(true)).isTrue();
    assertThat(units(false)).isFalse();
  }

  private static Boolean units(boolean isOpposed) {
    Groups groups = new Groups(Facet.LOGIC).add(LOGIC, logic(2_000, 4_500));
    Random random = new Random(8);
    for (int i = 0; i < 20; i++) {
      long complete = isOpposed ? 4_700 - 60L * i : 3_600 + random.nextInt(1_200);
      groups.add(
          Facet.TEAM,
          Map.of(
              Contact.ORGANISATION, "ORG", Contact.TEAM, "T" + i % 4, Contact.SERVICE, "S" + i / 4),
          logic(1_800 + 60L * i, complete));
    }
    return TwoLogicsKpi.rows(groups.month()).get(0).getAs(TwoLogicsKpi.IS_TRADE_OFF);
  }

  @Test
  void aConfiguredTargetTakesThePlaceOfTheOrganisationsYear() {
    IndicatorSettings plain = IndicatorSettings.DEFAULT;
    IndicatorSettings strict =
        new IndicatorSettings(
            20,
            5,
            Optional.of(0.95),
            Optional.of(0.5),
            Optional.empty(),
            Map.of(),
            plain.staffing());
    Row row =
        TwoLogicsKpi.rows(
                new Groups(Facet.LOGIC).add(LOGIC, logic(2_600, 4_000)).with(strict).month())
            .get(0);
    assertThat(row.<Double>getAs(TwoLogicsKpi.SATISFACTION_TARGET)).isEqualTo(0.95);
    assertThat(row.<String>getAs(TwoLogicsKpi.QUADRANT)).isEqualTo("REGULATION_ONLY");
  }

  @Test
  void laterFilesAreBetterOnlyWhereMoreChangedThatWay() {
    assertThat(later(120, 60).<String>getAs(TwoLogicsKpi.NEXT_FILES)).isEqualTo("BETTER");
    assertThat(later(60, 120).<String>getAs(TwoLogicsKpi.NEXT_FILES)).isEqualTo("WORSE");
    Row same = later(90, 88);
    assertThat(same.<String>getAs(TwoLogicsKpi.NEXT_FILES)).isEqualTo("UNCHANGED");
    // Complete files 0.9, compliance not known, next files 602 of 1,000.
    assertThat(same.<Double>getAs(TwoLogicsKpi.REGULATION))
        .isCloseTo((0.9 + 0.602) / 2, within(1e-9));
  }

  private static Row later(long gained, long lost) {
    LaterFiles files =
        new LaterFiles("ORG", "GUIDANCE", "INSURED", 600, new PairedShares(1_000, gained, lost));
    return TwoLogicsKpi.rows(
            new Groups(Facet.LOGIC).add(LOGIC, logic(2_000, 4_500)).addFiles(files).month())
        .get(0);
  }

  @Test
  void territoriesThatReachNobodyAreLessAvailable() {
    Groups territories = new Groups(Facet.TERRITORY);
    for (int i = 0; i < 10; i++) {
      territories.add(
          territory("T" + i, "SIMPLE"),
          counts(
              Measure.CONTACTS,
              2_000,
              Measure.OFFERED,
              2_000,
              Measure.ABANDONED,
              i == 3 ? 260 : 100,
              Measure.WAITED,
              1_000,
              Measure.WAIT_SECONDS,
              1_000 * (i == 3 ? 90 : 60),
              Measure.WAIT_SQUARES,
              1_000 * (i == 3 ? 9_000 : 4_000)));
    }
    IndicatorSettings plain = IndicatorSettings.DEFAULT;
    territories.with(
        new IndicatorSettings(
            20,
            5,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            regions(),
            plain.staffing()));
    List<Row> rows = TerritorialEquityKpi.rows(territories.month());
    assertThat(rows)
        .extracting(row -> row.<Boolean>getAs(TerritorialEquityKpi.IS_LESS_AVAILABLE))
        .containsExactly(false, false, false, true, false, false, false, false, false, false);
    Row fourth = rows.get(3);
    assertThat(fourth.<Double>getAs(TerritorialEquityKpi.WAIT)).isCloseTo(90, within(1e-9));
    assertThat(fourth.<Double>getAs("wait_to_best_quarter")).isCloseTo(1.5, within(1e-9));
    assertThat(fourth.<Double>getAs("reached_to_best_quarter"))
        .isCloseTo(0.87 / 0.95, within(1e-9));
    double between = fourth.getAs(TerritorialEquityKpi.REACHED_THEIL + "_between");
    double all = fourth.getAs(TerritorialEquityKpi.REACHED_THEIL);
    assertThat(between).isPositive().isLessThan(all);
    assertThat(fourth.<Boolean>getAs(TerritorialEquityKpi.IS_WORSE)).isNull();
  }

  /** Hours until an e-mail is read are no wait on the line, and are not averaged with one. */
  @Test
  void aTerritorysWaitIsThatOfLiveChannels() {
    Groups territories = new Groups(Facet.TERRITORY);
    for (String name : List.of("T0", "T1", "T2")) {
      territories
          .add(territory(name, "SIMPLE"), waited(1_000, 60))
          .add(onChannel(territory(name, "SIMPLE"), "EMAIL"), waited(1_000, 20_000));
    }
    for (Row row : TerritorialEquityKpi.rows(territories.month())) {
      assertThat(row.<Double>getAs(TerritorialEquityKpi.WAIT)).isCloseTo(60, within(1e-9));
      assertThat(row.<Long>getAs("waited")).isEqualTo(1_000);
      assertThat(row.<Long>getAs("contacts")).isEqualTo(2_000);
    }
  }

  private static Map<String, String> onChannel(Map<String, String> names, String channel) {
    Map<String, String> other = new HashMap<>(names);
    other.put(Contact.CHANNEL, channel);
    return other;
  }

  private static Map<Measure, Long> waited(long contacts, long seconds) {
    return counts(
        Measure.CONTACTS,
        contacts,
        Measure.WAITED,
        contacts,
        Measure.WAIT_SECONDS,
        contacts * seconds,
        Measure.WAIT_SQUARES,
        contacts * (seconds * seconds + 100));
  }

  /** Two strata in which nearly all are satisfied: no bound is beyond all. */
  @Test
  void anIntervalOfACommonShareEndsWithinAll() {
    Groups territories = new Groups(Facet.TERRITORY);
    for (String type : List.of("SIMPLE", "COMPLEX")) {
      territories.add(
          territory("T", type),
          counts(Measure.CONTACTS, 500, Measure.ANSWERS, 20, Measure.SATISFIED, 19));
    }
    Row row = TerritorialEquityKpi.rows(territories.month()).get(0);
    assertThat(row.<Double>getAs(TerritorialEquityKpi.SATISFIED_RATE))
        .isCloseTo(0.95, within(1e-9));
    assertThat(row.<Double>getAs(TerritorialEquityKpi.SATISFIED_RATE + "_upper"))
        .isBetween(0.96, 1.0);
    assertThat(row.<Double>getAs(TerritorialEquityKpi.SATISFIED_RATE + "_lower"))
        .isBetween(0.75, 0.94);
  }

  private static Map<String, String> regions() {
    Map<String, String> regions = new HashMap<>();
    for (int i = 0; i < 10; i++) {
      regions.put("T" + i, i < 5 ? "north" : "south");
    }
    return regions;
  }
}
