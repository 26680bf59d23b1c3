package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ContactInput;
import org.contretemps.record.feedback.Survey;
import org.contretemps.table.Column;
import org.contretemps.table.InputField;
import org.contretemps.table.Provenance;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the declaration of every kind of record promises. */
class TargetTest {
  private static final Set<String> PEOPLE =
      Set.of(
          ContactInput.AGENT_ID, ContactInput.CUSTOMER_ID, Contact.AGENT_KEY, Contact.CUSTOMER_KEY);

  static Stream<Target> targets() {
    return Target.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void eachColumnIsDeclaredOnceWithAComment(Target target) {
    assertThat(target.table().columns()).hasSameSizeAs(names(target.table()));
    assertThat(target.table().columns())
        .allSatisfy(column -> assertThat(column.comment()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("targets")
  void theKeyIsNeverNullAndHoldsThePartition(Target target) {
    TableDefinition table = target.table();
    assertThat(names(table)).containsAll(table.key()).containsAll(table.statisticsColumns());
    assertThat(table.key()).isNotEmpty().containsAll(table.partitionColumns());
    assertThat(table.columns().stream().filter(column -> table.key().contains(column.name())))
        .noneMatch(Column::nullable);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void aFieldHasTheTypeOfItsColumnAndIsRequiredWhereTheColumnIs(Target target) {
    for (InputField field : target.fields()) {
      if (names(target.table()).contains(field.name())) {
        var column = target.table().schema().apply(field.name());
        assertThat(field.type())
            .as(field.name())
            .isEqualTo(isMark(field) ? DataTypes.DoubleType : column.dataType());
        assertThat(field.required() || column.nullable() || isFilledByTheBuilder(field))
            .as(field.name())
            .isTrue();
      }
    }
  }

  /** Given with decimals, and stored in steps of a scale that has none. */
  private static boolean isMark(InputField field) {
    return field.name().equals(Survey.CSAT);
  }

  /** The time of delivery stands in for the last update, any for what a norm does not name. */
  private static boolean isFilledByTheBuilder(InputField field) {
    return List.of(Provenance.LAST_UPDATED_AT, "service", "channel", "situation_type")
        .contains(field.name());
  }

  @ParameterizedTest
  @MethodSource("targets")
  void checksAndDatesAreOverItsColumns(Target target) throws ParseException {
    List<String> conditions =
        Stream.concat(target.table().checks().values().stream(), Stream.of(target.date())).toList();
    for (String condition : conditions) {
      var references = CatalystSqlParser$.MODULE$.parseExpression(condition).references();
      references.foreach(
          name -> {
            assertThat(names(target.table())).contains(name.name());
            return null;
          });
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void peopleStandInNoTableButThoseOfContacts(Target target) {
    if (!target.namesPeople()) {
      assertThat(names(target.table())).doesNotContainAnyElementsOf(PEOPLE);
      assertThat(target.fields()).noneMatch(field -> PEOPLE.contains(field.name()));
    }
    assertThat(target.namesPeople()).isEqualTo(target.tables().contains(Contact.TABLE));
  }

  private static Set<String> names(TableDefinition table) {
    return table.columns().stream().map(Column::name).collect(Collectors.toSet());
  }
}
