package org.contretemps.night.qualify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.contretemps.config.Definitions;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.config.SituationTypology;
import org.contretemps.house.QualificationModel;
import org.contretemps.house.QualificationModel.Facts;
import org.contretemps.house.RandomNights;
import org.contretemps.house.StoredWorld;
import org.contretemps.house.TestHouse;
import org.contretemps.job.Repair;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nights on Delta tables, against the model that shares nothing with them. */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QualifyContactsTest {
  private static final List<TableDefinition> TABLES = QualifyContacts.TABLES;

  @TempDir private static Path folder;
  private static TestHouse house;
  private static RandomNights nights;

  @Test
  @Order(1)
  void afterEveryNightEveryContactIsAsTheModelSays() throws IOException {
    house = new TestHouse(folder.resolve("nights"));
    StoredWorld stored = new StoredWorld(house.warehouse());
    nights = new RandomNights(11);
    for (int jump : new int[] {12, 4}) {
      for (int i = 0; i < jump; i++) {
        nights.pass();
      }
      copy("nights", "before");
      stored.store(nights.world());
      copy("nights", "stored");
      house.qualify(nights.asOf(), Repair.NONE);
      assertThat(stored.facts())
          .as("as of " + nights.asOf())
          .isEqualTo(new QualificationModel(nights.world(), nights.asOf()).all());
    }
    List<String> states =
        stored.facts().values().stream()
            .flatMap(date -> date.values().stream().map(Facts::state))
            .distinct()
            .toList();
    assertThat(states)
        .containsExactlyInAnyOrder(
            QualifiedContact.COUNTED,
            QualifiedContact.NOT_MATURE,
            QualifiedContact.NOT_LAST_LEG,
            QualifiedContact.OUTBOUND,
            QualifiedContact.NOT_HANDLED,
            QualifiedContact.NO_CUSTOMER);
  }

  @Test
  @Order(2)
  void twiceIsOnce() {
    Map<String, Long> versions = house.versions(TABLES);
    assertThat(house.qualify(nights.asOf(), Repair.NONE).dates()).isZero();
    assertThat(house.qualify(nights.asOf().minusDays(3), Repair.NONE).asOf())
        .as("no night goes back behind an earlier one")
        .contains(nights.asOf());
    assertThat(house.versions(TABLES)).isEqualTo(versions);
  }

  @Test
  @Order(3)
  void aRebuildChangesNothing() {
    Map<String, List<String>> contents = house.contents(TABLES);
    assertThat(house.qualify(nights.asOf(), Repair.ALL).dates()).isPositive();
    assertThat(house.contents(TABLES)).isEqualTo(contents);
  }

  @Test
  @Order(4)
  void killedBetweenTwoCommitsAndRunAgainItIsAsIfItHadNotBeen() throws IOException {
    Map<String, List<String>> undisturbed = house.contents(TABLES);
    for (int committed : new int[] {3}) {
      // The night's own input, and of its tables the first ones only.
      String name = "killed-after-" + committed;
      copy("stored", name);
      for (TableDefinition table : TABLES.subList(0, committed)) {
        FileUtils.deleteDirectory(table(name, table));
        FileUtils.copyDirectory(table("nights", table), table(name, table));
      }
      TestHouse killed = new TestHouse(folder.resolve(name));
      killed.qualify(nights.asOf(), Repair.NONE);
      assertThat(killed.contents(TABLES)).as(name).isEqualTo(undisturbed);
    }
  }

  @Test
  @Order(5)
  void otherDefinitionsAreRefusedUntilEverythingIsMadeAnew() {
    Definitions others =
        new Definitions(SituationTypology.DEFAULT, new OutcomeWindows(2, 48, 30), 90);
    assertThatThrownBy(() -> qualify(others, Repair.NONE))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("were made with other situation types")
        .hasMessageContaining("contretemps rebuild");
    assertThatThrownBy(() -> qualify(others, new Repair(nights.asOf(), nights.asOf())))
        .isInstanceOf(ConfigurationException.class);

    qualify(others, Repair.ALL);
    assertThat(qualify(others, Repair.NONE).dates()).isZero();
    assertThatThrownBy(() -> house.qualify(nights.asOf(), Repair.NONE))
        .isInstanceOf(ConfigurationException.class);
    assertThat(
            house
                .warehouse()
                .read(QualifiedContact.TABLE)
                .where("seconds_to_repeat > 48 * 3600")
                .count())
        .isZero();
  }

  private static QualifyContacts.Result qualify(Definitions definitions, Repair repair) {
    return new QualifyContacts(
            house.warehouse(), definitions, Optional.of(nights.asOf()), repair, step -> {})
        .run();
  }

  private static void copy(String from, String to) throws IOException {
    FileUtils.deleteDirectory(folder.resolve(to).toFile());
    FileUtils.copyDirectory(folder.resolve(from).toFile(), folder.resolve(to).toFile());
  }

  private static java.io.File table(String house, TableDefinition table) {
    return folder.resolve(house).resolve("warehouse").resolve(table.name()).toFile();
  }
}
