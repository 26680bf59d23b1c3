package org.contretemps.night;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.GeneratedCode;
import org.contretemps.house.StoredSimulation;
import org.contretemps.house.TestHouse;
import org.contretemps.job.Repair;
import org.contretemps.night.kpi.antagonism.AntagonismKpi;
import org.contretemps.night.kpi.month.AttentionSymmetryKpi;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.kpi.month.TerritorialEquityKpi;
import org.contretemps.night.kpi.month.TwoLogicsKpi;
import org.contretemps.night.kpi.quality.ServiceQualityGapKpi;
import org.contretemps.proof.simulation.Mark;
import org.contretemps.proof.simulation.WorldSpecification;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every mark of METHOD §10 on two simulated worlds in one house, from contacts to indicators: found
 * in the places where truth/marks.csv says that it was planted, and nowhere else; none in the
 * organisations of the world that plants none.
 */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class PlantedMarksTest {
  private static final LocalDate MONTH = LocalDate.parse("2026-01-01");

  /** The repeats of its contacts up to the 16th are known. */
  private static final LocalDate NIGHT = LocalDate.parse("2026-01-24");

  @TempDir private static Path folder;
  private static Outcome marked;
  private static Outcome unmarked;

  /**
   * A world's indicators, and what is true of it.
   *
   * @param prefix what its organisations are named with
   */
  private record Outcome(TestHouse house, String prefix, List<Truth> truth) {

    List<Row> month(TableDefinition table) {
      return house
          .warehouse()
          .read(table)
          .where(col(KpiMonth.MONTH).equalTo(MONTH))
          .where(col(Contact.ORGANISATION).startsWith(prefix))
          .collectAsList();
    }

    /** The names of what is marked. */
    Set<String> marked(TableDefinition table, Predicate<Row> isMarked, String... names) {
      return month(table).stream()
          .filter(isMarked)
          .map(row -> name(row, names))
          .collect(Collectors.toSet());
    }

    /** The names of where marks are planted. */
    Set<String> planted(Function<Truth, String> name, Mark... marks) {
      return truth.stream()
          .filter(place -> List.of(marks).contains(Mark.valueOf(place.mark())))
          .map(name)
          .collect(Collectors.toSet());
    }
  }

  /** A line of truth/marks.csv. */
  private record Truth(
      String mark, String organisation, String service, String team, String territory) {

    static Truth of(String line) {
      String[] fields = line.split(",", -1);
      return new Truth(fields[0], fields[1], fields[2], fields[3], fields[4]);
    }

    String place() {
      return service + " " + territory;
    }
  }

  @BeforeAll
  static void compute() {
    TestHouse house = new TestHouse(folder);
    StoredSimulation simulation = new StoredSimulation(house, NIGHT);
    GeneratedCode.during(
        () -> {
          simulation
              .add(WorldSpecification.named("marks"), "MARKED-")
              .add(WorldSpecification.named("unmarked"), "EVEN-")
              .store();
          house.resolveNorms();
          house.qualify(NIGHT, Repair.NONE);
          return house.kpis();
        });
    marked = outcome(house, simulation, "MARKED-");
    unmarked = outcome(house, simulation, "EVEN-");
  }

  private static Outcome outcome(TestHouse house, StoredSimulation simulation, String prefix) {
    return new Outcome(
        house, prefix, simulation.truth(prefix, "marks.csv").stream().map(Truth::of).toList());
  }

  private static String name(Row row, String... names) {
    return Stream.of(names).map(row::<String>getAs).collect(Collectors.joining(" "));
  }

  private static Predicate<Row> is(String mark) {
    return row -> Boolean.TRUE.equals(row.getAs(mark));
  }

  private static long tried(TableDefinition table, String mark) {
    return unmarked.month(table).stream().filter(row -> row.getAs(mark) != null).count();
  }

  @Test
  void everyMarkIsPlantedInOneWorldAndNoneInTheOther() {
    assertThat(marked.truth()).extracting(Truth::mark).contains(names(Mark.values()));
    assertThat(unmarked.truth()).isEmpty();
  }

  private static String[] names(Mark... marks) {
    return Stream.of(marks).map(Mark::name).toArray(String[]::new);
  }

  @Test
  void aTradeOffIsThatOfItsOrganisation() {
    assertThat(
            marked.marked(TwoLogicsKpi.TABLE, is(TwoLogicsKpi.IS_TRADE_OFF), Contact.ORGANISATION))
        .isEqualTo(marked.planted(Truth::organisation, Mark.TRADE_OFF));
    assertThat(tried(TwoLogicsKpi.TABLE, TwoLogicsKpi.IS_TRADE_OFF)).isEqualTo(30);
    assertThat(
            unmarked.marked(
                TwoLogicsKpi.TABLE, is(TwoLogicsKpi.IS_TRADE_OFF), Contact.ORGANISATION))
        .isEmpty();
  }

  @Test
  void anAsymmetryIsThatOfItsTeam() {
    Predicate<Row> isMarked = is(AttentionSymmetryKpi.IS_ASYMMETRIC);
    assertThat(marked.marked(AttentionSymmetryKpi.TABLE, isMarked, Contact.TEAM))
        .isEqualTo(marked.planted(Truth::team, Mark.ASYMMETRY));
    assertThat(tried(AttentionSymmetryKpi.TABLE, AttentionSymmetryKpi.IS_ASYMMETRIC)).isEqualTo(16);
    assertThat(unmarked.marked(AttentionSymmetryKpi.TABLE, isMarked, Contact.TEAM)).isEmpty();
  }

  @Test
  void aBlindSpotIsThatOfItsService() {
    Predicate<Row> isMarked =
        row -> ServiceQualityGapKpi.BLIND_SPOT.equals(row.getAs(ServiceQualityGapKpi.QUADRANT));
    assertThat(marked.marked(ServiceQualityGapKpi.TABLE, isMarked, Contact.SERVICE))
        .isEqualTo(marked.planted(Truth::service, Mark.BLIND_SPOT));
    assertThat(unmarked.marked(ServiceQualityGapKpi.TABLE, isMarked, Contact.SERVICE)).isEmpty();
  }

  @Test
  void aQualityGapIsThatOfItsServiceAndDimension() {
    for (String dimension :
        List.of("tangibles", "reliability", "responsiveness", "assurance", "empathy")) {
      Predicate<Row> isLower = row -> isBelowAllOthers(row, dimension);
      assertThat(marked.marked(ServiceQualityGapKpi.TABLE, isLower, Contact.SERVICE))
          .as(dimension)
          .isEqualTo(
              dimension.equals("responsiveness")
                  ? marked.planted(Truth::service, Mark.QUALITY_GAP)
                  : Set.of());
      assertThat(unmarked.marked(ServiceQualityGapKpi.TABLE, isLower, Contact.SERVICE))
          .as(dimension)
          .isEmpty();
    }
  }

  private static boolean isBelowAllOthers(Row row, String dimension) {
    double upper = row.getAs(dimension + "_gap_upper");
    return Stream.of("tangibles", "reliability", "responsiveness", "assurance", "empathy")
        .filter(other -> !other.equals(dimension))
        .allMatch(other -> upper < row.<Double>getAs(other + "_gap_lower"));
  }

  /** Who gives up calls again: that is not a repeat, in a territory that is not reached either. */
  @Test
  void anInequityIsThatOfItsServiceAndTerritory() {
    Predicate<Row> isWorse = is(TerritorialEquityKpi.IS_WORSE);
    Predicate<Row> isLessAvailable = is(TerritorialEquityKpi.IS_LESS_AVAILABLE);
    String[] place = {Contact.SERVICE, Contact.TERRITORY};
    assertThat(marked.marked(TerritorialEquityKpi.TABLE, isWorse, place))
        .isEqualTo(marked.planted(Truth::place, Mark.INEQUITY));
    assertThat(marked.marked(TerritorialEquityKpi.TABLE, isLessAvailable, place))
        .isEqualTo(marked.planted(Truth::place, Mark.UNAVAILABILITY));
    assertThat(tried(TerritorialEquityKpi.TABLE, TerritorialEquityKpi.IS_WORSE)).isEqualTo(128);
    assertThat(unmarked.marked(TerritorialEquityKpi.TABLE, isWorse, place)).isEmpty();
    assertThat(unmarked.marked(TerritorialEquityKpi.TABLE, isLessAvailable, place)).isEmpty();
  }

  @Test
  void anAntagonismIsThatOfItsPlace() {
    Predicate<Row> isMarked = is(AntagonismKpi.IS_ANTAGONISTIC);
    Set<String> found =
        marked.month(AntagonismKpi.TABLE).stream()
            .filter(isMarked)
            .map(PlantedMarksTest::antagonism)
            .collect(Collectors.toSet());
    assertThat(found)
        .isEqualTo(
            Stream.of(
                    marked.planted(place -> "TEAM " + place.service(), Mark.NORM_ANTAGONISM),
                    marked.planted(
                        place -> "HANDOVER " + place.service(), Mark.HANDOVER_ANTAGONISM),
                    marked.planted(
                        place -> "ORGANISATION " + place.organisation(), Mark.SALES_ANTAGONISM))
                .flatMap(Set::stream)
                .collect(Collectors.toSet()));
    assertThat(tried(AntagonismKpi.TABLE, AntagonismKpi.IS_ANTAGONISTIC)).isGreaterThan(50);
    assertThat(unmarked.marked(AntagonismKpi.TABLE, isMarked, AntagonismKpi.SCOPE)).isEmpty();
  }

  private static String antagonism(Row row) {
    String scope = row.getAs(AntagonismKpi.SCOPE);
    String team = row.getAs(AntagonismKpi.GIVING_TEAM);
    return scope
        + " "
        + (team == null
            ? row.getAs(Contact.ORGANISATION)
            : team.substring(0, team.lastIndexOf('-')));
  }
}
