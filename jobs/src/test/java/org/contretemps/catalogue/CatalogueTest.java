package org.contretemps.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.contretemps.night.kpi.KpiTables;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.KpiFeedbackDay;
import org.contretemps.night.kpi.month.KpiTable;
import org.contretemps.night.outcome.CustomerLeg;
import org.contretemps.night.qualify.DayClass;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  @Test
  void everyTableThatIsDeclaredIsListed() {
    Set<TableDefinition> declared =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.contretemps")
                .stream()
                .filter(type -> type.tryGetField("TABLE").isPresent())
                .map(CatalogueTest::table)
                .collect(Collectors.toSet());
    assertThat(Catalogue.TABLES).containsExactlyInAnyOrderElementsOf(declared);
  }

  private static TableDefinition table(JavaClass type) {
    try {
      return (TableDefinition) type.reflect().getField("TABLE").get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @Test
  void whoQueriesSeesNoKeyOfAPerson() {
    assertThat(Catalogue.openColumns(QualifiedContact.TABLE)).isEmpty();
    assertThat(Catalogue.openColumns(KpiDay.TABLE)).isEmpty();
    assertThat(Catalogue.openColumns(KpiFeedbackDay.TABLE)).isEmpty();
    List<String> open =
        Catalogue.TABLES.stream().flatMap(table -> Catalogue.openColumns(table).stream()).toList();
    assertThat(open).noneMatch(column -> column.contains("customer_key"));
    assertThat(open).noneMatch(column -> column.contains("agent_key"));
  }

  /** What the log keeps of a file stays after its rows are gone. */
  @Test
  void noStatisticsAreKeptOnWhatNamesAPersonOrTheirContacts() {
    for (TableDefinition table : Catalogue.TABLES) {
      assertThat(table.statisticsColumns())
          .as(table.name())
          .doesNotContainAnyElementsOf(Catalogue.PERSONAL)
          .noneMatch(column -> column.endsWith("_key"))
          .doesNotContain(RejectedRecord.RECORD);
      assertThat(table.statisticsColumns())
          .as("%s: without a list, Delta keeps them on the first 32 columns", table.name())
          .isNotEmpty();
    }
  }

  @Test
  void everyTableThatNamesPeopleIsKnownToErasure() {
    assertThat(Catalogue.TABLES.stream().filter(Catalogue::namesPeople))
        .contains(
            Contact.TABLE,
            QualifiedContact.TABLE,
            CustomerLeg.TABLE,
            DayClass.TABLE,
            Survey.TABLE,
            Review.TABLE,
            RejectedRecord.TABLE)
        .doesNotContain(KpiDay.TABLE);
  }

  @Test
  void everyColumnOfAKpiTableTellsItsWorld() {
    for (KpiTable kpi : KpiTables.ALL) {
      assertThat(kpi.table().columns())
          .filteredOn(column -> !kpi.table().key().contains(column.name()))
          .extracting(Column::comment)
          .allMatch(comment -> comment.matches(".*\\[(civic|market|industrial)]"));
    }
  }
}
