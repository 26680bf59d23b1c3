package org.contretemps.night.zone.statement;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.ZoneFigures;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.statistics.clash.NormProfile;

/**
 * Reads the counts of a cell around its norm from {@link NormPositionHistogram} again, for pictures
 * of verdicts.
 */
public final class CellProfiles {
  private CellProfiles() {}

  /**
   * The contacts that a verdict of a spike is based on, along their times; empty for other
   * evidence, and if there is nothing to compare.
   *
   * @param stated a row of {@link ImpededQualityZone}
   * @param histogram {@link NormPositionHistogram}
   */
  public static Optional<NormProfile> of(Row stated, Dataset<Row> histogram) {
    ZoneFigures row = new ZoneFigures(stated);
    if (!row.isSpike() || !row.has(ImpededQualityZone.NORM_ID)) {
      return Optional.empty();
    }
    List<NormPositionDay> days =
        NormPositionDay.of(
                histogram
                    .where(
                        col(NormPositionHistogram.CONTACT_DATE)
                            .between(
                                row.date(ImpededQualityZone.WINDOW_FROM),
                                row.date(ImpededQualityZone.WINDOW_TO)))
                    .where(
                        col(NormPositionHistogram.CELL_ID)
                            .equalTo(row.id(ImpededQualityZone.CELL_ID)))
                    .where(
                        col(NormPositionHistogram.NORM_ID)
                            .equalTo(row.id(ImpededQualityZone.NORM_ID))))
            .collectAsList();
    return days.isEmpty() ? Optional.empty() : NormProfile.of(counts(days).aroundNorm());
  }

  private static CellCounts counts(List<NormPositionDay> days) {
    CellCounts counts = new CellCounts(days.get(0).cell().normSeconds());
    counts.addAll(days.iterator());
    return counts;
  }
}
