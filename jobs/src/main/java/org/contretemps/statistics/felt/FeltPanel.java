package org.contretemps.statistics.felt;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Selects the weeks of an organisation's teams that carry information on the slope: teams with at
 * least two weeks, weeks with at least two teams (METHOD §12). The others equal their own mean:
 * they add nothing to the slope and would only raise the number of teams and weeks.
 */
final class FeltPanel {
  private final List<TeamWeek> rows;
  private final int[] teams;
  private final int[] weeks;

  private FeltPanel(List<TeamWeek> rows) {
    this.rows = rows;
    this.teams = numbers(rows, TeamWeek::team);
    this.weeks = numbers(rows, TeamWeek::week);
  }

  static FeltPanel of(List<TeamWeek> all) {
    List<TeamWeek> rows = all;
    int before;
    do {
      before = rows.size();
      rows = compared(compared(rows, TeamWeek::team), TeamWeek::week);
    } while (rows.size() < before);
    return new FeltPanel(rows);
  }

  private static List<TeamWeek> compared(List<TeamWeek> rows, ToIntFunction<TeamWeek> group) {
    var sizes =
        rows.stream().collect(Collectors.groupingBy(group::applyAsInt, Collectors.counting()));
    return rows.stream().filter(row -> sizes.get(group.applyAsInt(row)) > 1).toList();
  }

  /** Numbers from 0 without gaps, in the order of the given ones. */
  private static int[] numbers(List<TeamWeek> rows, ToIntFunction<TeamWeek> group) {
    TreeMap<Integer, Integer> numbers = new TreeMap<>();
    rows.forEach(row -> numbers.put(group.applyAsInt(row), 0));
    numbers.replaceAll((given, number) -> numbers.headMap(given).size());
    return rows.stream().mapToInt(row -> numbers.get(group.applyAsInt(row))).toArray();
  }

  int size() {
    return rows.size();
  }

  int team(int row) {
    return teams[row];
  }

  int teams() {
    return count(teams);
  }

  int weeks() {
    return count(weeks);
  }

  private static int count(int[] numbers) {
    int most = -1;
    for (int number : numbers) {
      most = Math.max(most, number);
    }
    return most + 1;
  }

  long answers() {
    return rows.stream().mapToLong(TeamWeek::answers).sum();
  }

  /** Mean of a figure over the answers; 0 if there are none. */
  double mean(ToDoubleFunction<TeamWeek> figure) {
    double sum = 0;
    for (TeamWeek row : rows) {
      sum += row.answers() * figure.applyAsDouble(row);
    }
    return rows.isEmpty() ? 0 : sum / answers();
  }

  double rootAnswers(int row) {
    return Math.sqrt((double) rows.get(row).answers());
  }

  /** A figure of each row, times √n. */
  double[] weighted(ToDoubleFunction<TeamWeek> figure) {
    double[] values = new double[rows.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = rootAnswers(row) * figure.applyAsDouble(rows.get(row));
    }
    return values;
  }

  /** What is held constant beside the teams: a column for each week, busy times, outages. */
  List<double[]> covariates() {
    List<double[]> columns = new ArrayList<>();
    for (int week = 0; week < weeks(); week++) {
      double[] column = new double[rows.size()];
      for (int row = 0; row < column.length; row++) {
        column[row] = weeks[row] == week ? rootAnswers(row) : 0;
      }
      columns.add(column);
    }
    columns.add(weighted(TeamWeek::busy));
    columns.add(weighted(TeamWeek::outage));
    return columns;
  }
}
