package org.contretemps.night.distribute;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.contretemps.statistics.TimeHistogram;
import scala.Tuple3;

/**
 * Describes the handling times of one service and channel, all situation types together, because
 * the types are compared with each other within each window.
 */
final class FamilyDistributions
    implements FlatMapGroupsFunction<Tuple3<String, String, String>, Row, Row> {
  private final List<LocalDate> ends;
  private final int[] windowDays;
  private final LocalDate firstDate;

  /**
   * @param ends the dates on which windows end, rising
   * @param windowDays the lengths of the windows
   * @param firstDate the first date that the warehouse holds
   */
  FamilyDistributions(List<LocalDate> ends, List<Integer> windowDays, LocalDate firstDate) {
    this.ends = List.copyOf(ends);
    this.windowDays = windowDays.stream().mapToInt(Integer::intValue).distinct().toArray();
    this.firstDate = firstDate;
  }

  @Override
  public Iterator<Row> call(Tuple3<String, String, String> family, Iterator<Row> days) {
    Map<CellName, CellDays> cells = read(days);
    List<Row> rows = new ArrayList<>();
    for (int length : windowDays) {
      Map<CellName, WindowHistory> histories =
          new TreeMap<>(Comparator.comparing(CellName::situationType, SituationOrder.RISING));
      cells.forEach((cell, on) -> histories.put(cell, new WindowHistory(length, on.times())));
      for (LocalDate end : ends) {
        Map<CellName, CellWindow> window = new LinkedHashMap<>();
        histories.forEach(
            (cell, history) -> {
              TimeHistogram times = history.endingOn(end);
              if (!times.isEmpty()) {
                window.put(cell, new CellWindow(times, cells.get(cell).passedOn(end, length)));
              }
            });
        addWindow(rows, window, end, length);
      }
    }
    return rows.iterator();
  }

  private void addWindow(
      List<Row> rows, Map<CellName, CellWindow> window, LocalDate end, int length) {
    Map<CellName, TimeHistogram> times = new LinkedHashMap<>();
    Map<String, CellWindow> types = new HashMap<>();
    window.forEach(
        (cell, contacts) -> {
          times.put(cell, contacts.times());
          types.put(cell.situationType(), contacts);
        });
    SituationOrder order = SituationOrder.of(times);
    long known = end.toEpochDay() - firstDate.toEpochDay() + 1;
    window.forEach(
        (cell, contacts) ->
            rows.add(
                new DistributionRow()
                    .set(HandlingTimeDistribution.WINDOW_END, end)
                    .set(HandlingTimeDistribution.WINDOW_DAYS, length)
                    .set(HandlingTimeDistribution.HISTORY_DAYS, (int) Math.min(length, known))
                    .describe(cell, contacts, order)
                    .describeLogic(cell, types)
                    .row()));
  }

  private static Map<CellName, CellDays> read(Iterator<Row> days) {
    Map<CellName, CellDays> cells = new HashMap<>();
    days.forEachRemaining(
        day ->
            cells
                .computeIfAbsent(CellName.of(day), cell -> new CellDays())
                .add(
                    day.<LocalDate>getAs(HandlingTimeHistogram.CONTACT_DATE),
                    histogram(day.getList(day.fieldIndex(DistributionSummary.BINS))),
                    day.getAs(HandlingTimeHistogram.PASSED_ON)));
    return cells;
  }

  private static TimeHistogram histogram(List<Row> bins) {
    int[] numbers = new int[bins.size()];
    long[] contacts = new long[bins.size()];
    long[] seconds = new long[bins.size()];
    long[] squares = new long[bins.size()];
    for (int i = 0; i < bins.size(); i++) {
      Row bin = bins.get(i);
      numbers[i] = bin.getInt(0);
      contacts[i] = bin.getLong(1);
      seconds[i] = bin.getLong(2);
      squares[i] = bin.getLong(3);
    }
    return TimeHistogram.of(numbers, contacts, seconds, squares);
  }
}
