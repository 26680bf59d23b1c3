package org.contretemps.care.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.contretemps.house.FilledRows;
import org.contretemps.house.QualifiedRows;
import org.contretemps.house.TestHouse;
import org.contretemps.night.kpi.KpiTables;
import org.contretemps.night.qualify.DayClass;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormFinding;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tables that older and newer versions of the software made. */
@ExtendWith(SparkSessionExtension.class)
class UpgradeTablesTest {
  private static final LocalDate DATE = LocalDate.of(2026, 3, 1);

  private static final Set<String> OLDER_COMMENT = Set.of(Contact.SERVICE, Contact.CHANNEL);

  @TempDir private Path folder;

  /**
   * qualified_contact as it was before contacts ended at once had a negative control of their own;
   * beside it, a comment, a check and statistics that have changed since.
   */
  private static TableDefinition olderQualifiedContact() {
    TableDefinition.Builder older =
        TableDefinition.named(QualifiedContact.TABLE.name(), "One row per contact leg.")
            .partitionedBy(Contact.CONTACT_DATE)
            .key(QualifiedContact.TABLE.key().toArray(String[]::new))
            .statisticsOn(QualifiedContact.CELL_ID)
            .check("agent_class_is_a_third", "agent_class IS NULL OR agent_class <= 3");
    columns(older, column -> !column.name().equals(QualifiedContact.HAS_EARLY_PRIOR_CONTACT));
    return older.build();
  }

  /** Qualified contacts as they are declared, except for what rows have to satisfy. */
  private static TableDefinition.Builder withoutChecks() {
    TableDefinition.Builder older =
        TableDefinition.named(QualifiedContact.TABLE.name(), QualifiedContact.TABLE.grain())
            .partitionedBy(Contact.CONTACT_DATE)
            .key(Contact.CONTACT_ID)
            .statisticsOn(QualifiedContact.CELL_ID);
    columns(older, column -> true);
    return older;
  }

  private static void columns(TableDefinition.Builder older, Predicate<Column> had) {
    for (Column column : QualifiedContact.TABLE.columns()) {
      if (!had.test(column)) {
        continue;
      }
      String comment =
          OLDER_COMMENT.contains(column.name()) ? "What it's about." : column.comment();
      if (column.nullable()) {
        older.optional(column.name(), column.type(), comment);
      } else {
        older.required(column.name(), column.type(), comment);
      }
    }
  }

  private static Map<String, Object> contact(long cell) {
    Map<String, Object> contact = new HashMap<>(QualifiedRows.plain(DATE, cell, 120));
    QualifiedContact.TABLE.columns().stream()
        .filter(Column::nullable)
        .forEach(column -> contact.putIfAbsent(column.name(), null));
    return contact;
  }

  private TestHouse houseWith(TableDefinition older) {
    TestHouse house = new TestHouse(folder.resolve("house"));
    Map<String, Object> plain = contact(1);
    new FilledRows(older, DATE).add(plain).store(house.warehouse());
    return house;
  }

  private static UpgradeTables.Result upgrade(TestHouse house) {
    return new UpgradeTables(house.warehouse(), step -> {}).run();
  }

  @Test
  void anOlderTableIsRefusedUntilItIsUpgradedAndThenIsAsDeclared() {
    TestHouse house = houseWith(olderQualifiedContact());
    assertThatThrownBy(() -> TableForms.refuseOthers(house.warehouse()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("qualified_contact has the form of another version")
        .hasMessageContaining("contretemps upgrade");

    long version = house.warehouse().history(QualifiedContact.TABLE).version();
    List<String> steps = upgrade(house).steps().get("qualified_contact");
    assertThat(steps)
        .containsExactly(
            "column has_early_prior_contact added",
            "comment of service, channel",
            "check agent_class_is_a_third dropped",
            "check repeats_are_counted_or_null added",
            "statistics on cell_id,organisation,service,channel",
            "the table's comment");
    assertThat(house.warehouse().history(QualifiedContact.TABLE).version() - version)
        .as("commits, one for each step")
        .isEqualTo(steps.size());

    TableForms.refuseOthers(house.warehouse());
    Row row = house.warehouse().read(QualifiedContact.TABLE).first();
    assertThat(row.isNullAt(row.fieldIndex(QualifiedContact.HAS_EARLY_PRIOR_CONTACT))).isTrue();
    for (StructField declared : QualifiedContact.TABLE.schema().fields()) {
      assertThat(house.warehouse().read(QualifiedContact.TABLE).schema().apply(declared.name()))
          .isEqualTo(declared);
    }
    assertThat(upgrade(house).steps()).as("a second time").isEmpty();
    new FilledRows(QualifiedContact.TABLE, DATE).add(contact(2)).store(house.warehouse());
    assertThat(house.warehouse().read(QualifiedContact.TABLE).count()).isEqualTo(2);
  }

  /** A figure that has its own threshold by now is null if it is based on fewer than ten. */
  @Test
  void aColumnThatEveryRowHadToFillIsRefusedUntilItMayBeNull() {
    TableDefinition.Builder older =
        TableDefinition.named(NormFinding.TABLE.name(), NormFinding.TABLE.grain())
            .key(NormFinding.TABLE.key().toArray(String[]::new));
    NormFinding.TABLE
        .columns()
        .forEach(column -> older.required(column.name(), column.type(), column.comment()));
    TestHouse house = new TestHouse(folder.resolve("house"));
    house.warehouse().create(older.build());
    assertThatThrownBy(() -> TableForms.refuseOthers(house.warehouse()))
        .hasMessageContaining("norm_finding has the form of another version");
    assertThat(upgrade(house).steps().get("norm_finding"))
        .contains("column until_date may be null");
    TableForms.refuseOthers(house.warehouse());
  }

  @Test
  void whatCannotBeMovedIsRefusedBeforeAnythingIsChanged() {
    TableDefinition.Builder older =
        TableDefinition.named(OutcomeCount.TABLE.name(), OutcomeCount.TABLE.grain())
            .required(Contact.CONTACT_DATE, DataTypes.DateType, "The date.")
            .required(OutcomeCount.CELL_ID, DataTypes.StringType, "The cell.")
            .optional("contacts", DataTypes.LongType, "How many.")
            .partitionedBy(Contact.CONTACT_DATE)
            .key(Contact.CONTACT_DATE)
            .statisticsOn(OutcomeCount.CELL_ID);
    TestHouse house = new TestHouse(folder.resolve("house"));
    house.warehouse().create(older.build());
    long version = house.warehouse().history(OutcomeCount.TABLE).version();
    assertThatThrownBy(() -> upgrade(house))
        .isInstanceOf(ConfigurationException.class)
        .message()
        .satisfies(
            text ->
                assertThat(text.lines().skip(1))
                    .allMatch(line -> line.length() < 110)
                    .contains(
                        "  outcome_count",
                        "    no longer declared: contacts",
                        "    of another type: cell_id (string, not bigint)")
                    .anyMatch(line -> line.matches(" +new, and must not be null: .*, channel,.*")))
        .satisfies(
            text ->
                assertThat(text.lines().findFirst().orElseThrow())
                    .contains(
                        "outcome_count. Nothing was changed.",
                        "'contretemps rebuild': outcome_count."));
    assertThat(house.warehouse().history(OutcomeCount.TABLE).version()).isEqualTo(version);
  }

  @Test
  void aTableThatAsksForAColumnNoLongerDeclaredIsRefused() {
    TableDefinition.Builder older =
        withoutChecks()
            .required("mood", DataTypes.StringType, "Of which nothing is known any more.");
    TestHouse house = new TestHouse(folder.resolve("house"));
    house.warehouse().create(older.build());
    assertThatThrownBy(() -> TableForms.refuseOthers(house.warehouse()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("qualified_contact has the form of another version");
    assertThatThrownBy(() -> upgrade(house))
        .hasMessageContaining("declared form of qualified_contact")
        .hasMessageContaining("no longer declared: mood");
  }

  @Test
  void rowsThatANewCheckRefusesAreNamedAsTheReason() {
    TableDefinition.Builder older = withoutChecks();
    TestHouse house = new TestHouse(folder.resolve("house"));
    Map<String, Object> counted = contact(1);
    counted.put(QualifiedContact.REPEAT_STATE, QualifiedContact.NO_CUSTOMER);
    counted.put(QualifiedContact.HAS_REPEAT, true);
    new FilledRows(older.build(), DATE).add(counted).store(house.warehouse());
    assertThatThrownBy(() -> upgrade(house))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("check repeats_are_counted_or_null added is refused by its rows");
  }

  /** Structs, arrays, decimals and computed columns come back from Delta as they were declared. */
  @Test
  void aTableThatWasJustMadeHasItsForm() {
    TestHouse house = new TestHouse(folder.resolve("house"));
    List.of(
            QualifiedContact.TABLE,
            NormPositionHistogram.TABLE,
            DayClass.TABLE,
            KpiTables.ALL.get(0).table())
        .forEach(house.warehouse()::create);
    TableForms.refuseOthers(house.warehouse());
    assertThat(upgrade(house).steps()).isEmpty();
  }

  @Test
  void aTableOfNewerSoftwareIsRefused() {
    TestHouse house = new TestHouse(folder.resolve("house"));
    house.warehouse().create(OutcomeCount.TABLE);
    TableForms.refuseOthers(house.warehouse());
    house.warehouse().setProperty(OutcomeCount.TABLE, "contretemps.format", "7");
    for (Runnable use :
        List.<Runnable>of(() -> TableForms.refuseOthers(house.warehouse()), () -> upgrade(house))) {
      assertThatThrownBy(use::run)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("outcome_count: it has format 7")
          .hasMessageContaining("newer software");
    }
  }
}
