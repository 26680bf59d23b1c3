package org.contretemps.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.house.HouseSteps;
import org.contretemps.house.RandomNights;
import org.contretemps.house.StoredWorld;
import org.contretemps.house.TestHouse;
import org.contretemps.job.Repair;
import org.contretemps.night.qualify.DayClass;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.qualify.StatedClasses;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What nights stated while records were still to be corrected, stated anew. */
@ExtendWith(SparkSessionExtension.class)
class RestateNightsTest {
  private static final List<TableDefinition> STATED =
      List.of(DayClass.TABLE, QualifiedContact.TABLE, ImpededQualityZone.TABLE);

  private static RestateNights.Result restate(TestHouse house, Optional<LocalDate> from) {
    return new RestateNights(
            house.warehouse(),
            OutcomeWindows.DEFAULT,
            from,
            Optional.empty(),
            new HouseSteps(house))
        .run();
  }

  @Test
  void restatedNightsAreThoseThatWouldHaveKnownThePresentRecord(@TempDir Path folder) {
    TestHouse house = new TestHouse(folder.resolve("learnt-late"));
    StoredWorld stored = new StoredWorld(house.warehouse());
    RandomNights nights = new RandomNights(17);
    List<LocalDate> asOf = new ArrayList<>();
    for (int pass = 0; pass < 30; pass++) {
      nights.pass();
    }
    for (int night = 0; night < 2; night++) {
      for (int pass = 0; pass < 6; pass++) {
        nights.pass();
      }
      asOf.add(nights.asOf());
      stored.store(nights.world());
      house.qualify(nights.asOf(), Repair.NONE);
      house.zones(nights.asOf());
    }
    Map<String, List<String>> learntLate = house.contents(STATED);

    RestateNights.Result result = restate(house, Optional.empty());

    assertThat(result.nights()).isEqualTo(asOf);
    TestHouse knowing = new TestHouse(folder.resolve("knowing"));
    new StoredWorld(knowing.warehouse()).store(nights.world());
    for (LocalDate night : asOf) {
      knowing.qualify(night, Repair.NONE);
      knowing.zones(night);
    }
    Map<String, List<String>> restated = house.contents(STATED);
    assertThat(restated.get("day_class")).isNotEqualTo(learntLate.get("day_class"));
    assertThat(restated).isEqualTo(knowing.contents(STATED));
    house.qualify(nights.asOf(), Repair.ALL);
    assertThat(house.contents(STATED)).as("a rebuild reads them").isEqualTo(restated);
    refusesNightsWhoseCountsAreGone(house, nights.asOf());
  }

  private static void refusesNightsWhoseCountsAreGone(TestHouse house, LocalDate asOf) {
    house
        .warehouse()
        .setProperty(DayClass.TABLE, StatedClasses.AGENTS_KEPT_FROM, asOf.minusDays(50).toString());
    assertThatThrownBy(() -> restate(house, Optional.of(asOf.minusDays(15))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("no longer kept. Begin with " + asOf.minusDays(14));
  }

  @Test
  void beforeTheFirstNightThereIsNothingToRestate(@TempDir Path folder) {
    assertThatThrownBy(() -> restate(new TestHouse(folder), Optional.empty()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("no night has run");
  }
}
