package org.contretemps.night.zone.statement;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.transform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.Staffing;
import org.contretemps.config.ZoneSettings;
import org.contretemps.house.QualifiedRows;
import org.contretemps.night.normchange.NormChangeEffect;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.night.zone.WeeklyAccount;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.night.zone.count.SheddingCounts;
import org.contretemps.night.zone.explanation.Explanation;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.MethodFile;
import org.contretemps.statistics.clash.ClashDecision;
import org.contretemps.statistics.clash.ClashFiles;
import org.contretemps.statistics.clash.ClashRule;
import org.contretemps.statistics.clash.NormShift;
import org.contretemps.statistics.clash.RunPool;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.Strata;
import org.contretemps.table.TableDefinition;
import org.contretemps.wording.Speech;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The way from counts by date to verdicts, compared with the method's own example: its cells are
 * cut up over the dates of a window, one contact-second for each bin.
 */
@ExtendWith(SparkSessionExtension.class)
class ZoneStatementTest {
  private static final LocalDate AS_OF = LocalDate.parse("2026-03-31");
  private static final LocalDate LAST_MATURE = AS_OF.minusDays(8);
  private static final List<Map<String, String>> EXPECTED = MethodFile.rows("clash_expected.csv");
  private static final List<Map<String, String>> DECISIONS =
      MethodFile.rows("clash_decision_expected.csv");

  private static Map<Long, Row> stated;

  @BeforeAll
  static void state() {
    stated =
        state(histogram(), new QualifiedRows(), List.of()).zones().stream()
            .collect(Collectors.toMap(row -> row.getLong(1), row -> row));
  }

  static ZoneStatement state(Dataset<Row> histogram, QualifiedRows qualified, List<Row> before) {
    return state(Windows.whole(LAST_MATURE), histogram, qualified, before);
  }

  private static ZoneStatement state(
      Windows windows, Dataset<Row> histogram, QualifiedRows qualified, List<Row> before) {
    return ZoneStatement.of(
        AS_OF, windows, histogram, qualified.frame(), before, ZoneSettings.DEFAULT);
  }

  /** Each occupied place of the example as one entry of one date, the dates taken in turn. */
  static Dataset<Row> histogram() {
    Map<String, List<int[]>> parts = new HashMap<>();
    int turn = 0;
    for (Map<String, String> row : MethodFile.rows("clash_hist_input.csv")) {
      int norm = whole(row, "norm_s");
      int width = new NormBins(norm).widthSeconds();
      int bin = whole(row, "j");
      // Not all at the norm itself, or times would end there by the system.
      int second = norm + bin * width - (bin == 0 ? turn % width : 0);
      int stratum =
          Strata.CLASSED.stratum(
              whole(row, "load"), whole(row, "outage"), whole(row, "tenure_new"), 0, 0);
      int day = turn++ % Window.USUAL_DAYS;
      parts
          .computeIfAbsent(row.get("cell") + " " + norm + " " + day, key -> new ArrayList<>())
          .add(
              new int[] {
                stratum, second, whole(row, "n"), whole(row, "repeat"), whole(row, "prior_repeat")
              });
    }
    List<Row> rows = new ArrayList<>();
    parts.forEach((key, entries) -> rows.add(day(key.split(" "), entries)));
    return SparkSessionExtension.session()
        .createDataFrame(rows, NormPositionHistogram.TABLE.schema());
  }

  private static Row day(String[] key, List<int[]> entries) {
    return RowFactory.create(
        LAST_MATURE.minusDays(Long.parseLong(key[2])),
        Long.parseLong(key[0]),
        "ORG",
        "S" + key[0],
        "EMAIL",
        "SIMPLE",
        1L,
        Double.parseDouble(key[1]),
        0.8,
        column(entries, 0),
        column(entries, 1),
        column(entries, 2),
        column(entries, 3),
        column(entries, 4));
  }

  private static int[] column(List<int[]> entries, int column) {
    return entries.stream().mapToInt(entry -> entry[column]).toArray();
  }

  private static int whole(Map<String, String> row, String column) {
    return (int) MethodFile.number(row, column);
  }

  @Test
  void everyCellOfTheExampleIsStatedByTheFiguresOfTheMethod() {
    assertThat(stated).hasSize(24);
    for (Map<String, String> row : EXPECTED) {
      assertFigure(row, "n", ImpededQualityZone.CONTACTS);
      assertFigure(row, "zB", ImpededQualityZone.SPIKE_Z);
      assertFigure(row, "B", ImpededQualityZone.SPIKE_SHARE);
      assertFigure(row, "h_tail", ImpededQualityZone.HARM);
      assertFigure(row, "se_tail", ImpededQualityZone.HARM_ERROR);
      assertFigure(row, "h_local", ImpededQualityZone.HARM_LOCAL);
      assertFigure(row, "g_neg", ImpededQualityZone.CONTROL);
    }
    for (Map<String, String> row : DECISIONS) {
      assertFigure(row, "h_star", ImpededQualityZone.HARM_ADJUSTED);
      assertFigure(row, "q_established", ImpededQualityZone.Q);
      assertFigure(row, "q_probable", ImpededQualityZone.Q_PROBABLE);
      assertFigure(row, "rho", ImpededQualityZone.CONTROL_RHO);
    }
  }

  /** The shift goes from executors to the statement and is judged as it is without Spark. */
  @Test
  void theShiftAtTheNormIsThatOfTheRun() {
    RunPool pool = RunPool.of(ClashFiles.RUN);
    List<ClashDecision> decisions = ClashRule.STANDARD.decide(ClashFiles.RUN, pool);
    for (int cell = 0; cell < decisions.size(); cell++) {
      ClashDecision.Test expected = decisions.get(cell).test().orElseThrow();
      NormShift.Found found = expected.shifted().orElseThrow();
      Row row = stated.get(Long.parseLong(EXPECTED.get(cell).get("cell")));
      assertClose(row, ImpededQualityZone.SHIFT, found.shift().value());
      assertClose(row, ImpededQualityZone.SHIFT_ERROR, found.shift().standardError());
      assertClose(row, ImpededQualityZone.HARM_SHIFTED, found.harm().value());
      assertClose(row, ImpededQualityZone.HARM_SHIFTED_ERROR, found.harm().standardError());
      assertClose(row, ImpededQualityZone.P, expected.pEstablished());
      assertClose(row, ImpededQualityZone.COMMON_SHIFT, pool.shift().orElseThrow().mean());
      assertClose(row, ImpededQualityZone.COMMON_SHIFT_SPREAD, pool.shift().orElseThrow().spread());
    }
  }

  private static void assertClose(Row row, String column, double expected) {
    assertThat(row.<Double>getAs(column)).as(column).isCloseTo(expected, within(1e-6));
  }

  private static void assertFigure(Map<String, String> expected, String column, String own) {
    double value = MethodFile.number(expected, column);
    Row row = stated.get(Long.parseLong(expected.get("cell")));
    Number figure = row.getAs(own);
    boolean isHidden =
        own.startsWith("spike") && row.<Double>getAs(ImpededQualityZone.WHOLE_MINUTE_SHARE) > 0.25;
    if (Double.isNaN(value) || isHidden) {
      assertThat(figure).as("%s of cell %s", own, expected.get("cell")).isNull();
    } else {
      assertThat(figure.doubleValue())
          .as("%s of cell %s", own, expected.get("cell"))
          .isCloseTo(value, within(1e-6));
    }
  }

  @Test
  void theVerdictsAreThoseOfTheMethod() {
    for (Map<String, String> row : DECISIONS) {
      String verdict =
          stated.get(Long.parseLong(row.get("cell"))).getAs(ImpededQualityZone.VERDICT);
      assertThat(verdict.equals("ESTABLISHED")).isEqualTo(row.get("established").equals("1"));
      assertThat(verdict.equals("INSUFFICIENT_EVIDENCE"))
          .isEqualTo(row.get("eligible").equals("0"));
    }
    assertThat(stated.values())
        .allSatisfy(
            row -> {
              String label = row.getAs(ImpededQualityZone.LABEL);
              String verdict = row.getAs(ImpededQualityZone.VERDICT);
              assertThat(label.startsWith("IMPEDED_QUALITY"))
                  .isEqualTo(verdict.equals("ESTABLISHED"));
              assertThat(row.<Boolean>getAs(ImpededQualityZone.IS_OPEN)).isFalse();
            });
  }

  @Test
  void aZoneOpensInTheThirdNightAndIsToldOfUntilItCloses() {
    Dataset<Row> histogram = histogram().cache();
    List<Row> before = List.of();
    for (int night = 1; night <= 3; night++) {
      before = state(histogram, new QualifiedRows(), before).zones();
      long established = before.stream().filter(ZoneStatementTest::isEstablished).count();
      assertThat(established).isPositive();
      long open = before.stream().filter(ZoneStatementTest::isOpen).count();
      assertThat(open).as("night " + night).isEqualTo(night < 3 ? 0 : established);
    }
    assertThat(before.stream().filter(ZoneStatementTest::isOpen))
        .allMatch(row -> "OPENED".equals(row.getAs(ImpededQualityZone.CHANGE)));

    Dataset<Row> none = histogram.where("false");
    for (int night = 1; night <= 5; night++) {
      before = state(none, new QualifiedRows(), before).zones();
      assertThat(before).as("night " + night + " without contacts").isNotEmpty();
      assertThat(before)
          .allMatch(row -> "INSUFFICIENT_EVIDENCE".equals(row.getAs(ImpededQualityZone.VERDICT)));
    }
    assertThat(before).allMatch(row -> "CLOSED".equals(row.getAs(ImpededQualityZone.CHANGE)));
    assertThat(state(none, new QualifiedRows(), before).zones()).isEmpty();
  }

  /** The 28 days before, of many contacts that nobody harmed: 21 times as many in all. */
  private static Dataset<Row> afterHarmlessDays(Dataset<Row> histogram) {
    return histogram.unionByName(
        histogram
            .withColumn(
                NormPositionHistogram.CONTACT_DATE,
                date_sub(col(NormPositionHistogram.CONTACT_DATE), Window.USUAL_DAYS))
            .withColumn(NormPositionHistogram.ADVERSE, times(2))
            .withColumn(NormPositionHistogram.PRIOR, times(3))
            .withColumn(NormPositionHistogram.CONTACTS, times(20)));
  }

  private static Column times(int factor) {
    return transform(
        col(NormPositionHistogram.CONTACTS), each -> each.multiply(factor).cast("int"));
  }

  @Test
  void nightsAloneOpenNoZoneIfTheWindowTwiceAsLongDoesNotConfirmIt() {
    Dataset<Row> diluted = afterHarmlessDays(histogram()).cache();
    List<Row> night = List.of();
    for (int i = 0; i < 3; i++) {
      night = state(diluted, new QualifiedRows(), night).zones();
    }
    List<Row> established = night.stream().filter(ZoneStatementTest::isEstablished).toList();
    assertThat(established).isNotEmpty().noneMatch(ZoneStatementTest::isOpen);
    assertThat(established).allMatch(row -> row.<Double>getAs(ImpededQualityZone.LONGER_P) > 0.001);
    assertThat(verdictOf(established.get(0), Locale.ENGLISH))
        .contains("The window twice as long does not confirm it");
    assertThat(verdictOf(established.get(0), Locale.FRENCH)).contains("ne le confirme pas");
  }

  @Test
  void aZoneThatStoodBeforeZonesHadToBeConfirmedIsLookedAtOnce() {
    Dataset<Row> histogram = histogram().cache();
    List<Row> night = List.of();
    for (int i = 0; i < 3; i++) {
      night = state(histogram, new QualifiedRows(), night).zones();
    }
    List<Row> old = night.stream().map(ZoneStatementTest::asBefore).toList();
    long open = old.stream().filter(ZoneStatementTest::isOpen).count();
    assertThat(open).isPositive();

    List<Row> kept = state(histogram, new QualifiedRows(), old).zones();
    assertThat(kept.stream().filter(ZoneStatementTest::isOpen))
        .hasSize((int) open)
        .allMatch(row -> row.getAs(ImpededQualityZone.IS_CONFIRMED));

    List<Row> closed = state(afterHarmlessDays(histogram), new QualifiedRows(), old).zones();
    assertThat(closed).noneMatch(ZoneStatementTest::isOpen);
    List<Row> changed =
        closed.stream().filter(row -> row.getAs(ImpededQualityZone.CHANGE) != null).toList();
    assertThat(changed).hasSize((int) open);
    assertThat(verdictOf(changed.get(0), Locale.ENGLISH))
        .contains("opened before a longer window had to confirm it");
  }

  /** A row as a night stated it before zones had to be confirmed, after an upgrade. */
  private static Row asBefore(Row row) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    values[row.fieldIndex(ImpededQualityZone.IS_CONFIRMED)] = null;
    values[row.fieldIndex(ImpededQualityZone.LONGER_P)] = null;
    return new GenericRowWithSchema(values, row.schema());
  }

  private static String verdictOf(Row row, Locale language) {
    return String.join(" ", Explanation.of(row, Speech.in(language)).get(0).sentences());
  }

  private static boolean isEstablished(Row row) {
    return "ESTABLISHED".equals(row.getAs(ImpededQualityZone.VERDICT));
  }

  private static boolean isOpen(Row row) {
    return row.getAs(ImpededQualityZone.IS_OPEN);
  }

  @Test
  void sheddingIsStatedWhereSomeAgentsEndContactsAtOnceAndCustomersComeBack() {
    QualifiedRows rows = new QualifiedRows();
    addCell(rows, 1, agent -> agent < 3 ? 0.2 : 0, 0.4);
    addCell(rows, 2, agent -> 0.05, 0.4);
    addCell(rows, 3, agent -> agent < 3 ? 0.2 : 0, 0.02);
    Map<Long, Row> zones =
        state(histogram().where("false"), rows, List.of()).zones().stream()
            .collect(Collectors.toMap(row -> row.getLong(1), row -> row));
    assertThat(zones.get(1L).<String>getAs(ImpededQualityZone.LABEL)).isEqualTo("SHEDDING");
    assertThat(zones.get(2L).<String>getAs(ImpededQualityZone.LABEL))
        .as("wrong numbers fall on all agents alike")
        .isEqualTo("NO_THRESHOLD");
    assertThat(zones.get(3L).<String>getAs(ImpededQualityZone.LABEL))
        .as("nobody comes back")
        .isEqualTo("NO_THRESHOLD");
    Row shed = zones.get(1L);
    assertThat(shed.<Long>getAs(ImpededQualityZone.CONTACTS)).isEqualTo(4000L);
    assertThat(shed.<Integer>getAs(ImpededQualityZone.DISPERSION_DF)).isEqualTo(9);
    assertThat(shed.<Double>getAs(ImpededQualityZone.HARM)).isBetween(0.01, 0.03);
  }

  /** 4,000 contacts of ten agents without a norm; the short ones are followed within the hour. */
  private static void addCell(
      QualifiedRows rows,
      long cell,
      java.util.function.IntToDoubleFunction shortShare,
      double early) {
    java.util.Random random = new java.util.Random(cell);
    for (int i = 0; i < 4000; i++) {
      int agent = i % 10;
      boolean isShort = random.nextDouble() < shortShare.applyAsDouble(agent);
      int seconds = isShort ? 3 : (int) Math.max(10, Math.exp(5 + 0.7 * random.nextGaussian()));
      Map<String, Object> contact =
          QualifiedRows.plain(LAST_MATURE.minusDays(i % 28), cell, seconds);
      contact.put(NormPositionHistogram.NORM_ID, null);
      contact.put(NormPositionHistogram.NORM_SECONDS, null);
      contact.put(Contact.AGENT_KEY, (long) agent);
      contact.put(
          QualifiedContact.HAS_EARLY_REPEAT, random.nextDouble() < (isShort ? early : 0.02));
      rows.add(contact);
    }
  }

  @Test
  void anExplanationSpeaksOfHarmOnlyWhereItIsShown() {
    for (Row row : stated.values()) {
      boolean isShown =
          List.of("ESTABLISHED", "PROBABLE").contains(row.getAs(ImpededQualityZone.VERDICT));
      String english = explained(row, Locale.ENGLISH);
      String french = explained(row, Locale.FRENCH);
      assertThat(english.contains("because of the hurry")).isEqualTo(isShown);
      assertThat(french.contains("parce que l’échange a été écourté")).isEqualTo(isShown);
      assertThat(english.contains("What it costs")).isEqualTo(isShown);
      assertThat(french.contains("Ce que coûtent les échanges écourtés")).isEqualTo(isShown);
      boolean isPriced = isShown && WeeklyAccount.of(row).isPresent();
      assertThat(english.contains("What hurrying saves")).isEqualTo(isPriced);
      assertThat(french.contains("Ce qu’écourter fait gagner\u00a0:")).isEqualTo(isPriced);
      assertThat(english + french).doesNotContain("{").doesNotContain("NaN");
    }
  }

  private static String explained(Row row, Locale language) {
    return Explanation.of(row, Speech.in(language)).stream()
        .map(part -> part.heading() + " " + String.join(" ", part.sentences()))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /** What a zone is based on are counts by stratum: once they are made, agents are not needed. */
  @Test
  void nothingStatedKnowsAnAgent() {
    List<TableDefinition> tables =
        List.of(
            NormPositionHistogram.TABLE,
            ImpededQualityZone.TABLE,
            NormWhatIf.TABLE,
            NormChangeEffect.TABLE);
    assertThat(tables)
        .allSatisfy(
            table ->
                assertThat(table.schema().fieldNames())
                    .doesNotContain(Contact.AGENT_KEY, Contact.CUSTOMER_KEY, Contact.TEAM));
    assertThat(new SheddingCounts(10).of(new QualifiedRows().frame()).columns())
        .doesNotContain(Contact.AGENT_KEY);
    assertThat(histogram().columns())
        .containsExactly(NormPositionHistogram.TABLE.schema().fieldNames());
  }

  /** A service that exists for the last ten days has all its contacts in a week and a half. */
  @Test
  void aWeekIsOneInWhichTheServiceExisted() {
    long cell = harmed();
    Windows.Queue queue = new Windows.Queue("ORG", "S" + cell, "EMAIL");
    ZoneStatement young =
        state(
            new Windows(LAST_MATURE, Map.of(queue, LAST_MATURE.minusDays(9))),
            histogram().where(col(ImpededQualityZone.CELL_ID).equalTo(cell)),
            new QualifiedRows(),
            List.of());
    ZoneStatement old =
        state(
            Windows.whole(LAST_MATURE),
            histogram().where(col(ImpededQualityZone.CELL_ID).equalTo(cell)),
            new QualifiedRows(),
            List.of());
    Row zone = young.zones().get(0);
    Row whole = old.zones().get(0);
    assertThat(zone.<LocalDate>getAs(ImpededQualityZone.WINDOW_FROM))
        .isEqualTo(LAST_MATURE.minusDays(9));
    assertThat(zone.<Double>getAs(ImpededQualityZone.HARM))
        .as("of the contact, not of the week")
        .isEqualTo(whole.<Double>getAs(ImpededQualityZone.HARM));
    for (String aWeek :
        List.of(
            ImpededQualityZone.AVOIDABLE_LOW,
            ImpededQualityZone.AVOIDABLE_HIGH,
            ImpededQualityZone.FAILURE_MINUTES,
            ImpededQualityZone.SAVED_MINUTES,
            ImpededQualityZone.FAILURE_FTE)) {
      assertThat(zone.<Double>getAs(aWeek))
          .as(aWeek)
          .isPositive()
          .isCloseTo(whole.<Double>getAs(aWeek) * 28 / 10, within(1e-9));
    }
    assertThat(WeeklyAccount.contacts(zone))
        .isCloseTo(zone.<Long>getAs(ImpededQualityZone.CONTACTS) * 0.7, within(1e-9));
    assertThat(avoidable(young)).isCloseTo(avoidable(old) * 28 / 10, within(1e-9));
  }

  private static long harmed() {
    return stated.values().stream()
        .filter(ZoneStatementTest::isEstablished)
        .mapToLong(row -> row.<Long>getAs(ImpededQualityZone.CELL_ID))
        .min()
        .orElseThrow();
  }

  private static double avoidable(ZoneStatement statement) {
    return statement.whatIfs().stream()
        .mapToDouble(row -> row.<Double>getAs(NormWhatIf.AVOIDABLE))
        .max()
        .orElseThrow();
  }

  @Test
  void qualityIsHeldAgainstTheContractWhereThereIsOne() {
    ZoneSettings strict = new ZoneSettings(10, Optional.of(0.01), List.of(), Staffing.DEFAULT);
    List<Row> rows =
        ZoneStatement.of(
                AS_OF,
                Windows.whole(LAST_MATURE),
                histogram(),
                new QualifiedRows().frame(),
                List.of(),
                strict)
            .zones();
    assertThat(rows).hasSize(24);
    for (Row row : rows) {
      assertThat(row.<Double>getAs(ImpededQualityZone.REFERENCE_RATE)).isEqualTo(0.01);
      assertThat(row.<String>getAs(ImpededQualityZone.QUALITY_STANDING)).isEqualTo("LOST");
    }
    assertThat(stated.values())
        .anyMatch(row -> "KEPT".equals(row.getAs(ImpededQualityZone.QUALITY_STANDING)));
  }

  @Test
  void candidateNormsAreTriedFromHalfToTwiceTheNorm() {
    List<Row> rows = state(histogram(), new QualifiedRows(), List.of()).whatIfs();
    Map<Long, List<Row>> cells =
        rows.stream().collect(Collectors.groupingBy(row -> row.getLong(1)));
    assertThat(cells).hasSize(24);
    cells.forEach(
        (cell, candidates) -> {
          double norm = candidates.get(0).<Double>getAs(NormWhatIf.NORM_SECONDS);
          List<Integer> seconds =
              candidates.stream().map(row -> row.<Integer>getAs(NormWhatIf.CANDIDATE)).toList();
          assertThat(seconds).isSorted().doesNotHaveDuplicates().contains((int) norm);
          assertThat(seconds).hasSizeGreaterThan(8).allMatch(each -> isSetInPractice(each, norm));
          assertThat(seconds.get(0)).isBetween((int) (norm / 2), (int) (norm * 0.6));
          assertThat(seconds.get(seconds.size() - 1))
              .isBetween((int) (norm * 1.9), (int) (norm * 2));
          double before = -1;
          for (Row candidate : candidates) {
            double share = candidate.getAs(NormWhatIf.ATTAINED_SHARE);
            assertThat(share).isGreaterThanOrEqualTo(before);
            before = share;
          }
        });
  }

  /** The norm in force, or a whole multiple of 15 s under 5 minutes, of 30 s above. */
  private static boolean isSetInPractice(int seconds, double inForce) {
    return seconds == inForce || seconds % (seconds < 300 ? seconds < 60 ? 5 : 15 : 30) == 0;
  }
}
