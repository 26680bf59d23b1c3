package org.contretemps.night;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ZoneSettings;
import org.contretemps.house.AnonymousBank;
import org.contretemps.house.GeneratedCode;
import org.contretemps.house.TestHouse;
import org.contretemps.night.qualify.OutcomeReport;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.count.NormPositionCounter;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.night.zone.statement.Windows;
import org.contretemps.night.zone.statement.ZoneStatement;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.statistics.clash.ClashVerdict;
import org.contretemps.statistics.clash.NormLabel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What came of a bank's calls, 1999, and what is stated of them. Its agents are known to have ended
 * calls at once (Brown et al. 2005, JASA 100:36); they had no norm per contact, so that any norm
 * placed there is a placebo.
 */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class AnonymousBankZonesTest {
  private static final int MATURITY_DAYS = 8;
  private static final int PLACEBOS = 25;
  private static final long SEED = 1999;

  private static Dataset<Row> qualified;

  @BeforeAll
  static void qualifySevenMonths() {
    AnonymousBank.assumePresent();
    TestHouse house = AnonymousBank.house();
    qualified = GeneratedCode.during(() -> house.warehouse().read(QualifiedContact.TABLE).cache());
  }

  /**
   * Equal to a count straight from the files, outside of this project, less 40 records that say
   * {@code AGENT} and have neither an agent nor a second of talk: nobody was spoken to. Customers
   * who were hung up on call again at once; within a week, those who were served at length come
   * back as often.
   */
  @Test
  void whoeverIsServedForLessThanTenSecondsCallsAgainWithinTheHour() {
    List<OutcomeReport.Line> lines =
        GeneratedCode.during(
            () ->
                new OutcomeReport(
                        List.of(OutcomeReport.LENGTH), 10, Optional.empty(), Optional.empty())
                    .lines(qualified));
    lines.forEach(
        line ->
            System.out.printf(
                "The bank's calls, %s: %.1f %% of %,d served again within the hour%n",
                line.group(), 100.0 * line.earlyRepeats() / line.counted(), line.counted()));
    assertThat(lines)
        .extracting(
            line -> line.group().get(0),
            OutcomeReport.Line::handled,
            OutcomeReport.Line::counted,
            OutcomeReport.Line::earlyRepeats,
            OutcomeReport.Line::repeats)
        .containsExactly(
            tuple("10 s and longer", 182_936L, 96_945L, 11_587L, 61_616L),
            tuple("under 10 s", 13_388L, 7_658L, 3_688L, 5_053L),
            tuple("all", 196_324L, 104_603L, 15_275L, 66_669L));
  }

  private static List<LocalDate> monthEnds() {
    return LocalDate.parse("1999-02-01")
        .datesUntil(LocalDate.parse("1999-09-01"), java.time.Period.ofMonths(1))
        .map(first -> first.minusDays(1))
        .toList();
  }

  private static List<Row> state(
      LocalDate lastMature, Dataset<Row> histogram, Dataset<Row> answered) {
    return GeneratedCode.during(
        () ->
            ZoneStatement.of(
                    lastMature.plusDays(MATURITY_DAYS),
                    Windows.whole(lastMature),
                    histogram,
                    answered,
                    List.of(),
                    ZoneSettings.DEFAULT)
                .zones());
  }

  @Test
  void sheddingIsEstablishedInTheServicesKnownForItMonthAfterMonth() {
    Map<String, Integer> established = new HashMap<>();
    Dataset<Row> unnormed = NormPositionCounter.count(qualified.limit(0));
    System.out.println(
        "The bank's calls: month, type, answered, short (observed, by nature), harm (se),"
            + " dispersion (df), verdict");
    for (LocalDate monthEnd : monthEnds()) {
      for (Row row : state(monthEnd, unnormed, qualified)) {
        System.out.println(line(monthEnd, row));
        assertThat(row.<String>getAs(ImpededQualityZone.EVIDENCE))
            .isEqualTo(ImpededQualityZone.SHEDDING);
        if (NormLabel.SHEDDING.name().equals(row.getAs(ImpededQualityZone.LABEL))) {
          established.merge(row.getAs(Contact.SERVICE), 1, Integer::sum);
        }
      }
    }
    System.out.println(
        "The bank's calls: months with shedding established, by type " + established);
    assertThat(established.keySet()).containsExactlyInAnyOrder("PS", "NE");
    assertThat(established.get("PS")).isEqualTo(monthEnds().size());
    assertThat(established.get("NE")).isGreaterThanOrEqualTo(monthEnds().size() - 1);
  }

  private static String line(LocalDate monthEnd, Row row) {
    double answered = row.<Long>getAs(ImpededQualityZone.CONTACTS);
    return String.format(
        Locale.ROOT,
        "%s %s %6.0f  %5.2f %% %5.2f %%  %s (%s)  %5.0f (%2d)  %s %s",
        monthEnd,
        row.getAs(Contact.SERVICE),
        answered,
        100 * row.<Long>getAs(ImpededQualityZone.SHORT_CONTACTS) / answered,
        100 * row.<Double>getAs(ImpededQualityZone.SHORT_EXPECTED) / answered,
        hundredths(row.getAs(ImpededQualityZone.HARM)),
        hundredths(row.getAs(ImpededQualityZone.HARM_ERROR)),
        row.<Double>getAs(ImpededQualityZone.DISPERSION),
        row.<Integer>getAs(ImpededQualityZone.DISPERSION_DF),
        row.getAs(ImpededQualityZone.VERDICT),
        row.getAs(ImpededQualityZone.LABEL));
  }

  private static String hundredths(Double share) {
    return share == null ? "-" : String.format(Locale.ROOT, "%.2f", 100 * share);
  }

  @Test
  void normsThatNobodySetFlagNothing() {
    Dataset<Row> none = qualified.limit(0);
    Dataset<Row> normed = GeneratedCode.during(() -> countedUnderPlacebos().cache());
    Map<String, Integer> verdicts = new HashMap<>();
    for (LocalDate monthEnd : monthEnds()) {
      state(monthEnd, normed, none)
          .forEach(row -> verdicts.merge(row.getAs(ImpededQualityZone.VERDICT), 1, Integer::sum));
    }
    System.out.println("The bank's calls: verdicts on norms placed at random " + verdicts);
    int judged = verdicts.values().stream().mapToInt(Integer::intValue).sum();
    int undecided = verdicts.getOrDefault(ClashVerdict.INSUFFICIENT_EVIDENCE.name(), 0);
    assertThat(judged - undecided).isGreaterThan(200);
    assertThat(verdicts).doesNotContainKeys(ClashVerdict.ESTABLISHED.name());
  }

  /**
   * The counts of every contact under each of the norms placed at random in its service. Counts by
   * second are the same under every norm: they are counted once, and then named after each.
   */
  private static Dataset<Row> countedUnderPlacebos() {
    Dataset<Row> counted =
        NormPositionCounter.count(
            qualified
                .withColumn(NormAsOf.NORM_ID, lit(0L))
                .withColumn(NormAsOf.NORM_SECONDS, lit(1.0))
                .withColumn(NormAsOf.NORM_ATTAINMENT_TARGET, lit(null).cast("double")));
    Dataset<Row> norms =
        qualified
            .sparkSession()
            .createDataFrame(
                placebos(),
                new StructType()
                    .add("placebo_service", DataTypes.StringType)
                    .add("placebo", DataTypes.LongType)
                    .add("placebo_seconds", DataTypes.DoubleType));
    return counted
        .join(broadcast(norms), col(Contact.SERVICE).equalTo(col("placebo_service")))
        .withColumn(NormPositionHistogram.NORM_ID, col("placebo"))
        .withColumn(NormPositionHistogram.NORM_SECONDS, col("placebo_seconds"))
        .withColumn(Contact.SERVICE, concat_ws(" ", col(Contact.SERVICE), col("placebo")))
        .withColumn(NormPositionHistogram.CELL_ID, xxhash64(col(Contact.SERVICE)))
        .drop("placebo_service", "placebo", "placebo_seconds");
  }

  /** Norms between the middle and the long times of each service. */
  private static List<Row> placebos() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Row> placebos = new ArrayList<>();
    for (Row service : timesOfServices()) {
      double low = service.getDouble(1);
      double high = service.getDouble(2);
      TreeSet<Double> seconds = new TreeSet<>();
      while (seconds.size() < Math.min(PLACEBOS, (int) (high - low))) {
        seconds.add(Math.rint(low + random.nextDouble() * (high - low)));
      }
      long number = 0;
      for (double norm : seconds) {
        placebos.add(RowFactory.create(service.getString(0), number++, norm));
      }
    }
    return placebos;
  }

  private static List<Row> timesOfServices() {
    return qualified
        .where(col(QualifiedContact.REPEAT_STATE).equalTo(QualifiedContact.COUNTED))
        .groupBy(Contact.SERVICE)
        .agg(expr("percentile(handling_seconds, 0.45)"), expr("percentile(handling_seconds, 0.95)"))
        .sort(Contact.SERVICE)
        .collectAsList();
  }
}
