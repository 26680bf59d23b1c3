package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.contretemps.house.LandedRecords.norm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.LandedRecords;
import org.contretemps.house.TestHouse;
import org.contretemps.record.norm.Finding;
import org.contretemps.record.norm.NormFinding;
import org.contretemps.record.norm.NormLogEntry;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From a norm log that grows night by night to the norms in force. */
@ExtendWith(SparkSessionExtension.class)
class ResolveNormsTest {
  private static final List<TableDefinition> RESOLVED = List.of(TimeNorm.TABLE, NormFinding.TABLE);
  private static final String NORMS = "generic-csv-norms";

  @Test
  void withoutALogThereIsNothingToDo(@TempDir Path folder) {
    TestHouse house = new TestHouse(folder.resolve("house"));
    assertThat(house.resolveNorms().intervals()).isEmpty();
    assertThat(house.warehouse().exists(TimeNorm.TABLE)).isFalse();
  }

  @Test
  void normsFollowTheLogAndAreCommittedOnlyWhenTheyChange(@TempDir Path folder) throws IOException {
    TestHouse house = new TestHouse(folder.resolve("house"));
    LandedRecords landing = new LandedRecords(folder.resolve("landing"));
    landing.norms(
        "1.csv",
        "2026-01-06T02:00:00Z",
        norm("2026-01-05 07:00:00", "PHONE", 300, "2026-01-01"),
        norm("2026-02-20 16:30:00", "PHONE", 240, "2026-03-01"));
    assertThat(resolve(house, landing).changed()).isTrue();
    assertThat(intervals(house))
        .containsExactlyInAnyOrder(
            tuple(300.0, "2026-01-01", "2026-03-01"), tuple(240.0, "2026-03-01", null));

    Map<String, Long> versions = house.versions(RESOLVED);
    assertThat(resolve(house, landing).intervals()).as("no new entry").isEmpty();
    assertThat(house.versions(RESOLVED)).isEqualTo(versions);

    landing.norms(
        "2.csv", "2026-03-06T02:00:00Z", norm("2026-03-05 07:00:00", "PHONE", 240, "2026-04-01"));
    ResolveNorms.Result same = resolve(house, landing);
    assertThat(same.intervals()).as("what is in force already is set again").contains(2);
    assertThat(same.changed()).isFalse();
    assertThat(house.warehouse().history(TimeNorm.TABLE).version())
        .isEqualTo(versions.get(TimeNorm.TABLE.name()));

    landing.norms(
        "3.csv",
        "2026-04-06T02:00:00Z",
        norm("2026-04-05 07:00:00", "PHONE", 270, "2026-02-01"),
        norm("2026-04-05 07:00:00", "PHONE", 280, "2026-02-01"));
    ResolveNorms.Result late = resolve(house, landing);
    assertThat(late.findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.CONTRADICTION, Finding.Kind.MISSING_SITUATION_TYPE);
    assertThat(intervals(house))
        .as("a late entry applies from its effective date")
        .containsExactlyInAnyOrder(
            tuple(300.0, "2026-01-01", "2026-02-01"),
            tuple(280.0, "2026-02-01", "2026-03-01"),
            tuple(240.0, "2026-03-01", null));

    assertKilledBeforeTheFindingsItGoesOn(house, folder.resolve("killed"));
  }

  private static void assertKilledBeforeTheFindingsItGoesOn(TestHouse house, Path folder)
      throws IOException {
    TestHouse killed = house.copiedTo(folder);
    Map<String, List<String>> undisturbed = house.contents(RESOLVED);
    Map<String, Long> versions = house.versions(RESOLVED);
    killed.forget(
        NormFinding.TABLE, Math.toIntExact(house.warehouse().history(NormFinding.TABLE).version()));
    assertThat(killed.contents(RESOLVED)).isNotEqualTo(undisturbed);
    killed.resolveNorms();
    assertThat(killed.contents(RESOLVED)).isEqualTo(undisturbed);
    assertThat(killed.versions(RESOLVED)).isEqualTo(versions);
  }

  private static ResolveNorms.Result resolve(TestHouse house, LandedRecords landing) {
    house.ingest(landing.folder(), TestHouse.SHIPPED_MAPPINGS, NORMS);
    return house.resolveNorms();
  }

  private static List<org.assertj.core.groups.Tuple> intervals(TestHouse house) {
    assertThat(house.warehouse().history(NormFinding.TABLE).lineage().version(NormLogEntry.TABLE))
        .isEqualTo(house.warehouse().history(NormLogEntry.TABLE).version());
    return house
        .warehouse()
        .read(TimeNorm.TABLE)
        .select(TimeNorm.TARGET, TimeNorm.VALID_FROM, TimeNorm.VALID_UNTIL)
        .collectAsList()
        .stream()
        .map(
            row ->
                tuple(
                    row.getDouble(0),
                    row.getDate(1).toString(),
                    row.isNullAt(2) ? null : row.getDate(2).toString()))
        .toList();
  }
}
