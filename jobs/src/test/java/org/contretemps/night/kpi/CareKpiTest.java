package org.contretemps.night.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.contretemps.night.kpi.count.Groups.cell;
import static org.contretemps.night.kpi.count.Groups.counts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.Groups;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.month.KpiMonth.KpiCell;
import org.contretemps.night.kpi.month.KpiMonth.StatedCell;
import org.contretemps.night.kpi.quality.CareKpi;
import org.junit.jupiter.api.Test;

class CareKpiTest {
  private static final String COUNSEL = "COUNSEL";

  /** Reviews of 100 contacts give marks of 2 and 4, half and half; others 4 and 5. */
  private static Groups twoServices(long reviewsInZone) {
    return new Groups(Facet.CENTRE)
        .add(cell("Claims"), marks(reviewsInZone, 2, 4))
        .add(cell("Housing"), marks(100, 4, 5))
        .addZone(stated("Claims", true))
        .addZone(stated("Housing", false));
  }

  private static StatedCell stated(String service, boolean isOpen) {
    return new StatedCell(
        new KpiCell("ORG", service, "PHONE", "SIMPLE"), isOpen, 1_000, Optional.empty());
  }

  private static Map<Measure, Long> marks(long reviews, long one, long other) {
    long half = reviews / 2;
    return counts(
        Measure.CONTACTS,
        1_000,
        Measure.COUNSEL,
        reviews,
        Measure.COUNSEL_SUM,
        half * (one + other),
        Measure.COUNSEL_SQUARES,
        half * (one * one + other * other));
  }

  private static List<Row> rows(Groups groups) {
    return CareKpi.rows(groups.month());
  }

  @Test
  void marksInZonesStandBesideTheOthers() {
    List<Row> rows = rows(twoServices(100));
    assertThat(rows).hasSize(1);
    Row row = rows.get(0);
    assertThat(row.<String>getAs(CareKpi.MARK)).isEqualTo(COUNSEL);
    assertThat(row.<Long>getAs("reviews")).isEqualTo(200);
    assertThat(row.<Double>getAs("mean_mark")).isEqualTo(3.75);
    assertThat(row.<Long>getAs("reviews_in_zones")).isEqualTo(100);
    assertThat(row.<Double>getAs("mean_mark_in_zones")).isEqualTo(3);
    assertThat(row.<Double>getAs("mean_mark_elsewhere")).isEqualTo(4.5);
    assertThat(row.<Double>getAs(CareKpi.DIFFERENCE)).isEqualTo(-1.5);
    // Variances 100/99 and 25/99: standard error √(1.25/99), Welch's 145.6 degrees, t = 1.97636.
    double half = 1.97636 * Math.sqrt(1.25 / 99);
    assertThat(row.<Double>getAs("difference_lower")).isCloseTo(-1.5 - half, within(1e-4));
    assertThat(row.<Double>getAs("difference_upper")).isCloseTo(-1.5 + half, within(1e-4));
  }

  @Test
  void aSideOfFewReviewsCannotBeHadFromTheWhole() {
    Row row = rows(twoServices(8)).get(0);
    assertThat(row.<Long>getAs("reviews")).isEqualTo(108);
    for (String side : List.of("in_zones", "elsewhere")) {
      assertThat(row.<Object>getAs("reviews_" + side)).as(side).isNull();
      assertThat(row.<Object>getAs("mean_mark_" + side)).as(side).isNull();
    }
    assertThat(row.<Object>getAs(CareKpi.DIFFERENCE)).isNull();
  }

  @Test
  void withoutANightThatLookedForZonesThereAreNoSides() {
    Groups groups = new Groups(Facet.CENTRE).add(cell("Claims"), marks(100, 2, 4));
    Row row = rows(groups).get(0);
    assertThat(row.<Double>getAs("mean_mark")).isEqualTo(3);
    assertThat(row.<Object>getAs("mean_mark_elsewhere")).isNull();
  }

  @Test
  void fewReviewsHaveNoRow() {
    assertThat(rows(new Groups(Facet.CENTRE).add(cell("Claims"), marks(8, 2, 4)))).isEmpty();
  }
}
