package org.contretemps.publish.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.contretemps.config.ConfigurationException;
import org.junit.jupiter.api.Test;

class SqlCellTest {
  @Test
  void aQueryIsAnsweredAsATable() {
    SqlCell cell = SqlCell.of("-- how many\n\nselect 1 AS n;\n").orElseThrow();
    assertThat(cell.query()).isEqualTo("-- how many\n\nselect 1 AS n");
    assertThat(cell.isContactLevel()).isFalse();
    assertThat(cell.chart()).isEmpty();
  }

  @Test
  void commentsAboveItSayHowItIsDrawn() {
    SqlCell cell =
        SqlCell.of(
                """
                -- contact level
                -- lines: month, contacts, channel | Contacts a month
                WITH t AS (SELECT 1) SELECT * FROM t""")
            .orElseThrow();
    assertThat(cell.isContactLevel()).isTrue();
    assertThat(cell.chart())
        .contains(
            new SqlCell.Chart(
                "lines", List.of("month", "contacts", "channel"), "Contacts a month"));
  }

  @Test
  void javaIsNoSql() {
    assertThat(SqlCell.of("Desk desk = Desk.open();")).isEmpty();
    assertThat(SqlCell.of("withdraw();")).isEmpty();
    assertThat(SqlCell.of("// SELECT\nint i = 1;")).isEmpty();
  }

  @Test
  void aPictureOfTooFewColumnsIsRefused() {
    SqlCell.Chart chart = new SqlCell.Chart("intervals", List.of("a", "b"), "T");
    Answer none = new Answer(List.of("a", "b"), List.of());
    assertThatThrownBy(() -> chart.of(none))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("intervals four");
  }
}
