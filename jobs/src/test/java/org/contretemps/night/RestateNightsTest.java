package org.contretemps.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.house.FilledRows;
import org.contretemps.house.HouseSteps;
import org.contretemps.house.RandomNights;
import org.contretemps.house.StoredWorld;
import org.contretemps.house.TestHouse;
import org.contretemps.job.Job;
import org.contretemps.job.Repair;
import org.contretemps.night.kpi.ComputeKpis;
import org.contretemps.night.qualify.DayClass;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.qualify.StatedClasses;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Statements that nights made before records were corrected, made again. */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class RestateNightsTest {
  private static final List<TableDefinition> STATED =
      List.of(DayClass.TABLE, QualifiedContact.TABLE, ImpededQualityZone.TABLE);

  private static RestateNights.Result restate(
      TestHouse house, Optional<LocalDate> from, Consumer<Repair> kpis) {
    return new RestateNights(
            house.warehouse(),
            OutcomeWindows.DEFAULT,
            from,
            Optional.empty(),
            new HouseSteps(house) {
              @Override
              public Job<ComputeKpis.Result> kpis(Repair repair) {
                return () -> {
                  kpis.accept(repair);
                  return new ComputeKpis.Result(0, 0);
                };
              }
            })
        .run();
  }

  @Test
  void restatedNightsAreThoseThatWouldHaveKnownThePresentRecord(@TempDir Path folder)
      throws IOException {
    RandomNights nights = new RandomNights(17);
    List<LocalDate> asOf = new ArrayList<>();
    for (int night = 0; night < 2; night++) {
      for (int pass = 0; pass < 8; pass++) {
        nights.pass();
      }
      asOf.add(nights.asOf());
    }
    TestHouse house = new TestHouse(folder.resolve("learnt-late"));
    new StoredWorld(house.warehouse()).store(nights.world());
    asOf.forEach(night -> house.qualify(night, Repair.NONE));
    TestHouse knowing = house.copiedTo(folder.resolve("knowing"));
    asOf.forEach(knowing::zones);
    Map<String, List<String>> known = knowing.contents(STATED);
    stateOtherwise(house, asOf);
    List<String> otherwise = house.rows(DayClass.TABLE);

    List<Repair> kpis = new ArrayList<>();
    RestateNights.Result result = restate(house, Optional.empty(), kpis::add);

    assertThat(result.nights()).isEqualTo(asOf);
    assertThat(kpis)
        .as("indicators of dates whose classes or zones changed")
        .containsExactly(new Repair(Repair.ALL.from(), nights.asOf()));
    assertThat(known.get("day_class")).isNotEqualTo(otherwise);
    assertThat(house.contents(STATED)).isEqualTo(known);
    refusesNightsWhoseCountsAreGone(house, nights.asOf());
  }

  /**
   * As if the nights had known another record: counts follow what is learnt later, and what was
   * stated of days, agents and zones does not.
   */
  private static void stateOtherwise(TestHouse house, List<LocalDate> nights) {
    turn(house, DayClass.TABLE, DayClass.CLASS);
    turn(house, QualifiedContact.TABLE, QualifiedContact.AGENT_CLASS);
    turn(house, QualifiedContact.TABLE, QualifiedContact.SERVICE_DAY_CLASS);
    for (LocalDate night : nights) {
      new FilledRows(ImpededQualityZone.TABLE, night)
          .add(
              Map.of(
                  ImpededQualityZone.EVIDENCE, ImpededQualityZone.SPIKE,
                  ImpededQualityZone.CONTACTS, 1_000L,
                  ImpededQualityZone.ADVERSE, 100L,
                  ImpededQualityZone.OVER, 100L))
          .store(house.warehouse());
    }
  }

  /** Makes every class the next one. */
  private static void turn(TestHouse house, TableDefinition table, String column) {
    house
        .warehouse()
        .session()
        .sql(
            "UPDATE delta.`%s` SET %s = 1 + %s %% 3"
                .formatted(house.warehouse().location(table), column, column));
  }

  private static void refusesNightsWhoseCountsAreGone(TestHouse house, LocalDate asOf) {
    house
        .warehouse()
        .setProperty(DayClass.TABLE, StatedClasses.AGENTS_KEPT_FROM, asOf.minusDays(50).toString());
    assertThatThrownBy(() -> restate(house, Optional.of(asOf.minusDays(15)), kpis -> {}))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("no longer kept. Begin with " + asOf.minusDays(14));
  }

  @Test
  void beforeTheFirstNightThereIsNothingToRestate(@TempDir Path folder) {
    assertThatThrownBy(() -> restate(new TestHouse(folder), Optional.empty(), kpis -> {}))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("no night has run");
  }
}
