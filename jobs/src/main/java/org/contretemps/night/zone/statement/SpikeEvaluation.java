package org.contretemps.night.zone.statement;

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
      Set<NormedCell> eligible =
          findings.stream().map(CellFindings::cell).collect(Collectors.toSet());
      Dataset<Row> ofSmall =
          histogram.where(col(NormPositionHistogram.CELL_ID).isInCollection(small));
      in(ofSmall, Window.ofSmallCells(lastMature)).stream()
          .filter(cell -> !eligible.contains(cell.cell()))
          .forEach(findings::add);
    }
    return findings;
  }

  /**
   * The findings of some cells over windows twice as long as theirs: one for each of them, also if
   * norms of one cell were looked at in windows of different length.
   */
  List<CellFindings> longer(Dataset<Row> histogram, List<CellFindings> cells) {
    Map<Integer, Set<NormedCell>> asked =
        cells.stream()
            .collect(
                Collectors.groupingBy(
                    CellFindings::windowDays,
                    TreeMap::new,
                    Collectors.mapping(CellFindings::cell, Collectors.toSet())));
    List<CellFindings> findings = new ArrayList<>();
    asked.forEach(
        (days, of) -> {
          Object[] ids = of.stream().map(NormedCell::cellId).distinct().toArray();
          Dataset<Row> theirs = histogram.where(col(NormPositionHistogram.CELL_ID).isin(ids));
          in(theirs, new Window(lastMature, days).longer()).stream()
              .filter(each -> of.contains(each.cell()))
              .forEach(findings::add);
        });
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
