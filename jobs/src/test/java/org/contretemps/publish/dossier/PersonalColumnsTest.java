package org.contretemps.publish.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.table.Column;
import org.contretemps.wording.Wording;
import org.junit.jupiter.api.Test;

/** The columns of the tables of people, and what a dossier calls them. */
class PersonalColumnsTest {
  private static Stream<Column> columns() {
    return Catalogue.ofPeople().stream().flatMap(table -> table.columns().stream());
  }

  @Test
  void everyColumnIsOfOneKind() {
    List<String> classed =
        DataKinds.columns().values().stream().flatMap(Collection::stream).toList();
    assertThat(classed).doesNotHaveDuplicates();
    assertThat(columns().map(Column::name).distinct()).containsExactlyInAnyOrderElementsOf(classed);
    assertThat(DataKinds.columns().keySet()).containsExactlyInAnyOrderElementsOf(DataKinds.ALL);
  }

  @Test
  void everyKindAndTableHasItsWords() {
    for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
      Wording words = new Wording("org.contretemps.publish.dossier.dossier", language);
      assertThat(DataKinds.ALL).allMatch(kind -> words.find("kind." + kind).isPresent());
      assertThat(Catalogue.ofPeople())
          .allMatch(table -> words.find("table." + table.name()).isPresent());
    }
  }

  /** Neither sound nor the text of a conversation has a place: the dossier says so. */
  @Test
  void freeContentIsInCommentsAndRejectedRecordsAlone() {
    assertThat(columns().filter(column -> column.type().equals(DataTypes.BinaryType)))
        .extracting(Column::name)
        .containsOnly("record");
    assertThat(DataKinds.columns().get("words")).containsExactly("comment");
    assertThat(DataKinds.columns().get("raw")).containsExactly("record");
    assertThat(columns().map(Column::name))
        .noneMatch(name -> name.matches(".*(audio|recording|transcript|message|body|text).*"));
  }

  @Test
  void allTablesOfPeopleAreClosedAndHaveARuleOfTheirOwn() {
    assertThat(Catalogue.ofPeople())
        .allMatch(table -> Catalogue.openColumns(table).isEmpty())
        .noneMatch(table -> Kept.of(table).equals(Kept.AGGREGATES));
  }
}
