package org.contretemps.night.distribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.contretemps.house.HandledContacts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class HandlingTimeReportTest {
  private static Dataset<Row> histogram;

  @BeforeAll
  static void countContacts() {
    histogram =
        new HandledContacts()
            .of("2026-03-01", "housing", "COMPLEX", 300, 500)
            .of("2026-03-01", "housing", "SIMPLE", 9, 60)
            .of("2026-03-02", "family", "SIMPLE", 80, 1030)
            .of("2026-03-03", "family", "INTERMEDIATE", 0)
            .histogram()
            .cache();
  }

  @AfterAll
  static void forgetThem() {
    histogram.unpersist();
  }

  private static List<HandlingTimeReport.Line> report(String... by) {
    return new HandlingTimeReport(List.of(by), Optional.empty(), Optional.empty()).lines(histogram);
  }

  @Test
  void situationTypesComeInTheirOwnOrderAndThenAll() {
    assertThat(report("situation_type"))
        .extracting(HandlingTimeReport.Line::group, HandlingTimeReport.Line::contacts)
        .containsExactly(
            tuple(List.of("SIMPLE"), 4L),
            tuple(List.of("INTERMEDIATE"), 1L),
            tuple(List.of("COMPLEX"), 2L),
            tuple(List.of("all"), 7L));
  }

  @Test
  void severalColumnsMakeAGroupEach() {
    assertThat(report("service", "situation_type"))
        .extracting(HandlingTimeReport.Line::group, HandlingTimeReport.Line::contacts)
        .containsExactly(
            tuple(List.of("family", "INTERMEDIATE"), 1L),
            tuple(List.of("family", "SIMPLE"), 2L),
            tuple(List.of("housing", "COMPLEX"), 2L),
            tuple(List.of("housing", "SIMPLE"), 2L),
            tuple(List.of("all"), 7L));
  }

  @Test
  void oneGroupNeedsNoLineForAll() {
    assertThat(report("organisation"))
        .extracting(HandlingTimeReport.Line::group)
        .containsExactly(List.of("caf"));
  }

  @Test
  void theFiguresOfAGroupAreThoseOfItsTimes() {
    HandlingTimeReport.Line simple = report("situation_type").get(0);
    assertThat(simple.mean()).isEqualTo((9 + 60 + 80 + 1030) / 4.0);
    assertThat(simple.median().seconds()).isEqualTo(60);
    assertThat(simple.p90().seconds()).isEqualTo(1030);
    assertThat(simple.shareUnder10Seconds()).isEqualTo(0.25);
    assertThat(simple.lognormalMu()).isCloseTo(Math.log(9.0 * 60 * 80 * 1030) / 4, within(1e-6));
  }

  @Test
  void aGroupOfTimesWithoutASecondHasNoLogarithm() {
    HandlingTimeReport.Line none = report("situation_type").get(1);
    assertThat(none.lognormalMu()).isNaN();
    assertThat(none.shareUnder10Seconds()).isEqualTo(1);
  }

  @Test
  void datesAreBoundedOnBothEndsIncluded() {
    Optional<LocalDate> second = Optional.of(LocalDate.parse("2026-03-02"));
    assertThat(contacts(second, Optional.empty())).isEqualTo(3);
    assertThat(contacts(Optional.empty(), second)).isEqualTo(6);
    assertThat(contacts(second, second)).isEqualTo(2);
  }

  private static long contacts(Optional<LocalDate> from, Optional<LocalDate> to) {
    return new HandlingTimeReport(List.of("organisation"), from, to)
        .lines(histogram)
        .get(0)
        .contacts();
  }

  @Test
  void aColumnThatIsNotKnownIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> report("service", "situation_typ"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("situation_typ")
        .hasMessageContaining("'situation_type'");
  }
}
