package org.contretemps.night.zone;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * Rows of {@link NormPositionHistogram} → what each cell under a norm comes to. Cells are evaluated
 * on executors; some hundred bytes of each reach the driver.
 */
final class SpikeEvaluation {
  private final LocalDate lastMature;

  SpikeEvaluation(LocalDate lastMature) {
    this.lastMature = lastMature;
  }

  /**
   * The findings of every cell that has contacts in its window: the usual one, or the long one
   * where the usual one does not make it eligible.
   */
  List<CellFindings> of(Dataset<Row> histogram) {
    List<CellFindings> findings = new ArrayList<>();
    List<Long> small = new ArrayList<>();
    for (CellFindings cell : in(histogram, Window.usual(lastMature))) {
      if (cell.evidence().isEligible()) {
        findings.add(cell);
      } else {
        small.add(cell.cell().cellId());
      }
    }
    if (!small.isEmpty()) {
      Dataset<Row> ofSmall =
          histogram.where(col(NormPositionHistogram.CELL_ID).isInCollection(small));
      in(ofSmall, Window.ofSmallCells(lastMature)).stream()
          .filter(cell -> findings.stream().noneMatch(each -> each.cell().equals(cell.cell())))
          .forEach(findings::add);
    }
    return findings;
  }

  private static List<CellFindings> in(Dataset<Row> histogram, Window window) {
    return NormPositionDay.of(
            histogram.where(
                col(NormPositionHistogram.CONTACT_DATE)
                    .between(window.fromDate(), window.toDate())))
        .groupByKey(
            (MapFunction<NormPositionDay, Tuple2<Long, Long>>)
                day -> new Tuple2<>(day.getCellId(), day.getNormId()),
            Encoders.tuple(Encoders.LONG(), Encoders.LONG()))
        .mapGroups(
            new CellEvaluation(window.days()), Encoders.javaSerialization(CellFindings.class))
        .collectAsList();
  }
}
