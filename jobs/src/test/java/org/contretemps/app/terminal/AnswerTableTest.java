package org.contretemps.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTableTest {
  @ParameterizedTest
  @CsvSource({
    "0.123456789,0.1235",
    "-12.0,-12",
    "123456.789,123457",
    "1.0E-6,0.000001",
    "0.0,0",
    "NaN,NaN",
    "'',''",
    "1.0E12,1000000000000"
  })
  void aNumberHasFourDigitsAndAllBeforeThePoint(String number, String shown) {
    assertThat(AnswerTable.rounded(number)).isEqualTo(shown);
  }

  @Test
  void rowsWiderThanTheTerminalStandOneBelowTheOther() {
    AnswerTable table =
        new AnswerTable(
            List.of("service", "share"),
            List.of(false, true),
            List.of(List.of("Housing", "0.5"), List.of("Pensions\u001b[2J", "0.25")));
    assertThat(table.in(0).lines()).hasSize(3);
    assertThat(table.in(80)).isEqualTo(table.in(0));
    assertThat(table.in(12).lines())
        .containsExactly(
            "-- row 1 --",
            "  service  Housing",
            "  share    0.5",
            "-- row 2 --",
            "  service  Pensions?[2J",
            "  share    0.25");
    assertThat(table.isRounded()).isFalse();
  }
}
