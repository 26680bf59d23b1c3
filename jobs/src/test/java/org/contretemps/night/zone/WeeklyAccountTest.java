package org.contretemps.night.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Offset;
import org.contretemps.statistics.Bounded;
import org.contretemps.table.TableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Costs and savings of a zone of 2,800 contacts a week, worked out by hand. */
class WeeklyAccountTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  private static Row zone(Map<String, Object> changed) {
    TableRow row = new TableRow(ImpededQualityZone.TABLE.schema());
    row.set(ImpededQualityZone.WINDOW_FROM, LocalDate.parse("2026-02-13"))
        .set(ImpededQualityZone.WINDOW_TO, LocalDate.parse("2026-03-12"))
        .set(ImpededQualityZone.CONTACTS, 11_200L)
        .set(ImpededQualityZone.HARM, 0.017)
        .set(ImpededQualityZone.HARM_LOWER, 0.014)
        .set(ImpededQualityZone.HARM_UPPER, 0.020)
        .set(ImpededQualityZone.AVOIDABLE_LOW, 47.0)
        .set(ImpededQualityZone.AVOIDABLE_HIGH, 48.0)
        .set(ImpededQualityZone.FAILURE_MINUTES, 235.0)
        .set(ImpededQualityZone.FAILURE_FTE, 0.47)
        .set(ImpededQualityZone.SAVED_MINUTES, 1_000.0)
        .set(ImpededQualityZone.SPIKE_Z, 16.45);
    changed.forEach(row::set);
    return row.row();
  }

  private static void requireBounds(Bounded figure, double value, double lower, double upper) {
    assertThat(List.of(figure.value(), figure.lower(), figure.upper()))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b))
        .containsExactly(value, lower, upper);
  }

  @Test
  void boundsAreThoseOfHarmAndSpikeAndNotTheTwoEstimates() {
    WeeklyAccount account = WeeklyAccount.of(zone(Map.of())).orElseThrow();
    requireBounds(account.returns(), 47, 39.2, 56);
    requireBounds(account.costMinutes(), 235, 196, 280);
    requireBounds(account.savedMinutes(), 1_000, 900, 1_100);
    requireBounds(account.netMinutes(), 765, 620, 904);
    requireBounds(account.people(account.netMinutes()), 1.53, 1.24, 1.808);
    assertThat(account.netMinutes().side()).isEqualTo(1);
  }

  @Test
  void aHarmThatMayBeNoneCostsNothingAtTheLeast() {
    WeeklyAccount account =
        WeeklyAccount.of(zone(Map.of(ImpededQualityZone.HARM_LOWER, -0.002))).orElseThrow();
    assertThat(account.costMinutes().lower()).isEqualTo(0, CLOSE);
  }

  @Test
  void whatASaferNormTakesAwayItTakesFromBothSides() {
    WeeklyAccount half = WeeklyAccount.of(zone(Map.of())).orElseThrow().inPart(0.5);
    requireBounds(half.returns(), 23.5, 19.6, 28);
    requireBounds(half.netMinutes(), 382.5, 310, 452);
    WeeklyAccount tighter = WeeklyAccount.of(zone(Map.of())).orElseThrow().inPart(-1);
    requireBounds(tighter.netMinutes(), -765, -904, -620);
  }

  /** Bounds are added as the sides of a right angle are: 3 and 4 make 5, not 7. */
  @Test
  void errorsOfTwoCellsAreNotAddedUp() {
    WeeklyAccount one = WeeklyAccount.of(zone(Map.of())).orElseThrow();
    requireBounds(
        one.inPart(0.3).plus(one.inPart(0.4)).returns(), 0.7 * 47, 0.7 * 47 - 3.9, 0.7 * 47 + 4.5);
    requireBounds(one.inPart(0.3).plus(one.inPart(0.4)).savedMinutes(), 700, 650, 750);
  }

  @Test
  void contactsAreThoseOfAWeek() {
    assertThat(WeeklyAccount.contacts(zone(Map.of()))).isEqualTo(2_800, CLOSE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ImpededQualityZone.AVOIDABLE_LOW,
        ImpededQualityZone.FAILURE_MINUTES,
        ImpededQualityZone.SPIKE_Z,
        ImpededQualityZone.SAVED_MINUTES
      })
  void oneSideAloneIsNoAccount(String missing) {
    TableRow row = new TableRow(ImpededQualityZone.TABLE.schema());
    Row zone = zone(Map.of());
    for (String column : zone.schema().fieldNames()) {
      row.set(column, column.equals(missing) ? null : zone.getAs(column));
    }
    assertThat(WeeklyAccount.of(row.row())).isEmpty();
  }
}
