package org.contretemps.source.mapping.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of durations, numbers and times that people's exports have. */
class MappingFunctionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1:02:03|3723",
        "62:03|3723",
        "0:45|45",
        "00:00:07,5|8",
        "1 h 02|3720",
        "1h02m03s|3723",
        "1 h 2 min 3 s|3723",
        "2 min 5|125",
        "5'30\"|330",
        "PT1H2M3S|3723",
        "2 Minutes|120",
        "125|125",
        "125,4|125",
        "125.5|126",
        "1\u00a0h\u00a002|3720",
        "1 j 1 h|90000"
      })
  void aDurationIsReadInSeconds(String text, int seconds) {
    assertThat(LocalDurations.seconds(text)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1:75:00", "5:60", "1 h 0x", "two", "-5", "3 s 2 h", "1:2:3:4", "h"})
  void whatIsNoDurationIsSaid(String text) {
    assertThatThrownBy(() -> LocalDurations.seconds(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'%s' is no duration", text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 234,5|,|1234.5",
        "1\u202f234\u00a0567,5|,|1234567.5",
        "1.234,5|,|1234.5",
        "1,234.5|.|1234.5",
        "1'234.5|.|1234.5",
        "-12,25|,|-12.25",
        "12|,|12"
      })
  void aNumberIsReadByItsDecimalMark(String text, String mark, double number) {
    assertThat(LocalNumbers.number(text, mark)).isEqualTo(number);
  }

  @Test
  void whatIsNoNumberIsSaid() {
    assertThatThrownBy(() -> LocalNumbers.number("12,34,5", "."))
        .hasMessage("'12,34,5' is no number with the decimal mark '.'");
    assertThatThrownBy(() -> LocalNumbers.number("1.5", ","))
        .hasMessage("'1.5' is no number with the decimal mark ','");
    assertThatThrownBy(() -> LocalNumbers.number("1", ";"))
        .hasMessage("the decimal mark must be ',' or '.', not ';'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "03/01/26 2:05 PM|mdy|2026-03-01T14:05",
        "03/01/26 12:05 a.m.|mdy|2026-03-01T00:05",
        "1.3.2026 14h05|dmy|2026-03-01T14:05",
        "01/03/2026 10h56:51|dmy|2026-03-01T10:56:51",
        "2026-03-01 14:05:30.250|ymd|2026-03-01T14:05:30.250",
        "1 mars 2026, 9:00|dmy|2026-03-01T09:00",
        "01-Mar-26 9 am|dmy|2026-03-01T09:00",
        "01/03/26|dmy|2026-03-01T00:00"
      })
  void aTimeIsReadInTheOrderOfItsDate(String text, String order, String time) {
    assertThat(LocalTimes.time(text, order)).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "13/13/26|dmy",
        "31/02/26|dmy",
        "1/3/26 14:05 PM|dmy",
        "1/3/026|dmy",
        "13/03/26|ymd",
        "soon|dmy",
        "1/3/26 25:00|dmy"
      })
  void whatIsNoTimeIsSaid(String text, String order) {
    assertThatThrownBy(() -> LocalTimes.time(text, order))
        .hasMessage("'%s' is no time in the order %s", text, order);
  }

  @Test
  void anEmptyTextHasNoValue() {
    assertThat(LocalDurations.seconds(" ")).isNull();
    assertThat(LocalNumbers.number("\u00a0", ",")).isNull();
    assertThat(LocalTimes.time("", "dmy")).isNull();
  }

  @Test
  void whatTheFunctionsReadIsKnown() {
    assertThat(
            MappingFunctions.read(
                "duration(`Dur,ée`) + Duration(concat(a, ')')) + local_number(b, ',')"))
        .isEqualTo(List.of("`Dur,ée`", "concat(a, ')')", "b"));
  }
}
