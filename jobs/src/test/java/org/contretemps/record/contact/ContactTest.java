package org.contretemps.record.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.contretemps.table.Column;
import org.contretemps.table.InputField;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.Test;

/** What the declaration of contacts promises. */
class ContactTest {
  private static final TableDefinition TABLE = Contact.TABLE;
  private static final Set<String> COLUMNS =
      TABLE.columns().stream().map(Column::name).collect(Collectors.toSet());

  @Test
  void noColumnIsDeclaredTwiceAndEachHasAComment() {
    assertThat(TABLE.columns()).hasSameSizeAs(COLUMNS);
    assertThat(TABLE.columns()).allSatisfy(column -> assertThat(column.comment()).isNotBlank());
  }

  @Test
  void keysPartitionsAndStatisticsAreColumnsThatExist() {
    assertThat(COLUMNS)
        .containsAll(TABLE.key())
        .containsAll(TABLE.partitionColumns())
        .containsAll(TABLE.statisticsColumns());
    assertThat(TABLE.key()).containsAll(TABLE.partitionColumns());
  }

  @Test
  void whatIdentifiesAContactIsNeverNull() {
    assertThat(TABLE.columns().stream().filter(column -> TABLE.key().contains(column.name())))
        .noneMatch(Column::nullable);
  }

  @Test
  void requiredColumnsAreNotNullInDelta() {
    assertThat(TABLE.columns().stream().filter(column -> !column.nullable()).map(Column::name))
        .contains(
            Contact.ORGANISATION,
            Contact.CONTACT_ID,
            Contact.SERVICE,
            Contact.CHANNEL,
            Contact.STARTED_AT,
            Contact.ENDED_AT,
            Contact.ABANDONED,
            Contact.LAST_UPDATED_AT)
        .allSatisfy(name -> assertThat(TABLE.schema().apply(name).nullable()).isFalse());
  }

  @Test
  void everyRequiredColumnThatASourceFillsIsRequiredOfIt() {
    List<String> required =
        ContactInput.FIELDS.stream().filter(InputField::required).map(InputField::name).toList();

    assertThat(ContactInput.FIELDS)
        .filteredOn(field -> COLUMNS.contains(field.name()))
        .filteredOn(field -> !TABLE.schema().apply(field.name()).nullable())
        .extracting(InputField::name)
        .filteredOn(name -> !name.equals(Contact.LAST_UPDATED_AT))
        .isSubsetOf(required);
  }

  @Test
  void inputFieldsHaveTheTypesOfTheirColumns() {
    assertThat(ContactInput.FIELDS)
        .filteredOn(field -> COLUMNS.contains(field.name()))
        .allSatisfy(
            field ->
                assertThat(field.type()).isEqualTo(TABLE.schema().apply(field.name()).dataType()));
  }

  /** Delta keeps the least and the greatest value of these columns in its log, in the clear. */
  @Test
  void statisticsHoldNobodysIdentity() {
    assertThat(TABLE.statisticsColumns())
        .doesNotContain(
            Contact.AGENT_KEY,
            Contact.CUSTOMER_KEY,
            Contact.CONTACT_ID,
            Contact.CONVERSATION_ID,
            Contact.CASE_ID);
    assertThat(COLUMNS).doesNotContain(ContactInput.AGENT_ID, ContactInput.CUSTOMER_ID);
  }

  @Test
  void everyCheckIsAConditionOverItsColumns() throws ParseException {
    for (String check : TABLE.checks().values()) {
      var names = CatalystSqlParser$.MODULE$.parseExpression(check).references();
      names.foreach(
          name -> {
            assertThat(COLUMNS).contains(name.name());
            return null;
          });
    }
  }
}
