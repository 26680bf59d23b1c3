package org.contretemps.night.zone;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.count.NormPositionHistogram;
import scala.Tuple2;

/**
 * Evaluates every cell (a kind of situation of a service) under a norm from rows of {@link
 * NormPositionHistogram}. Cells are evaluated on executors; some ten kilobytes of each reach the
 * driver, most of them the counts to which the shift at the norm is fitted once all cells are
 * known.
 */
final class SpikeEvaluation {
  private final LocalDate lastMature;

  SpikeEvaluation(LocalDate lastMature) {
    this.lastMature = lastMature;
  }

  /**
   * The findings of every cell that has contacts in its window: the usual one, or the long one if
   * the usual one does not make it eligible.
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

  /** The findings of some cells over windows twice as long as theirs. */
  List<CellFindings> longer(Dataset<Row> histogram, List<CellFindings> cells) {
    Map<Integer, Set<Long>> ids =
        cells.stream()
            .collect(
                Collectors.groupingBy(
                    CellFindings::windowDays,
                    TreeMap::new,
                    Collectors.mapping(each -> each.cell().cellId(), Collectors.toSet())));
    List<CellFindings> findings = new ArrayList<>();
    ids.forEach(
        (days, of) ->
            findings.addAll(
                in(
                    histogram.where(col(NormPositionHistogram.CELL_ID).isInCollection(of)),
                    new Window(lastMature, days).longer())));
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
