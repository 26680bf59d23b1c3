package org.contretemps.night.zone.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.clash.ClashRule;
import org.contretemps.statistics.clash.ClashVerdict;
import org.contretemps.statistics.clash.NormLabel;
import org.contretemps.statistics.clash.ZoneState;
import org.contretemps.statistics.shedding.SheddingRule;
import org.contretemps.table.TableRow;

/**
 * Judges all cells (kinds of situations of services) by phone and chat by their contacts that end
 * at once.
 */
final class SheddingZones {
  private static final double ONE_SIDED_95 = 1.645;

  private final LocalDate asOf;
  private final Windows windows;
  private final List<SheddingFindings> cells;
  private final int shortBelow;
  private final List<SheddingRule.Decision> decisions;

  SheddingZones(
      LocalDate asOf,
      Windows windows,
      List<SheddingFindings> cells,
      List<SheddingRule.Decision> decisions,
      int shortBelowSeconds) {
    this.asOf = asOf;
    this.windows = windows;
    this.cells = cells;
    this.decisions = decisions;
    this.shortBelow = shortBelowSeconds;
  }

  /**
   * Rows of {@link ImpededQualityZone}.
   *
   * @param counts finds cells over a window, asked of those whose nights would open or close a zone
   */
  List<Row> rows(ZoneStates states, Longer counts) {
    Map<Long, OptionalDouble> longer = longerP(states, counts);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      SheddingRule.Decision decision = decisions.get(i);
      TableRow row = row(cells.get(i), decision);
      states.set(
          row,
          cells.get(i).cell(),
          ImpededQualityZone.SHEDDING,
          night(decision),
          longer.getOrDefault(cells.get(i).cell().cellId(), OptionalDouble.empty()));
      rows.add(row.row());
    }
    return rows;
  }

  /** The findings of cells over the window twice as long. */
  @FunctionalInterface
  interface Longer {
    List<SheddingFindings> of(Window window, Set<Long> cells);
  }

  private Map<Long, OptionalDouble> longerP(ZoneStates states, Longer counts) {
    Set<Long> asked =
        IntStream.range(0, cells.size())
            .filter(
                i ->
                    states.asks(
                        cells.get(i).cell(), ImpededQualityZone.SHEDDING, night(decisions.get(i))))
            .mapToObj(i -> cells.get(i).cell().cellId())
            .collect(Collectors.toSet());
    return asked.isEmpty()
        ? Map.of()
        : counts.of(windows.usual().longer(), asked).stream()
            .collect(Collectors.toMap(each -> each.cell().cellId(), SheddingFindings::p));
  }

  private static ZoneState.Night night(SheddingRule.Decision decision) {
    return decision.established() ? ZoneState.Night.ESTABLISHED : ZoneState.Night.WEAK;
  }

  private TableRow row(SheddingFindings cell, SheddingRule.Decision decision) {
    Window window = windows.of(cell.cell(), windows.usual().days());
    TableRow row =
        cell.cell()
            .fill(new TableRow(SpikeRow.SCHEMA))
            .set(ImpededQualityZone.AS_OF_DATE, asOf)
            .set(ImpededQualityZone.EVIDENCE, ImpededQualityZone.SHEDDING)
            .set(ImpededQualityZone.WINDOW_FROM, window.fromDate())
            .set(ImpededQualityZone.WINDOW_TO, window.toDate())
            .set(ImpededQualityZone.Q_LIMIT, ClashRule.ESTABLISHED_Q)
            .set(ImpededQualityZone.ERROR_FACTOR, 1.0)
            .set(ImpededQualityZone.CONTACTS, cell.contacts().contacts())
            .set(ImpededQualityZone.ADVERSE, cell.earlyRepeats())
            .set(ImpededQualityZone.SHORT_SECONDS, shortBelow)
            .set(ImpededQualityZone.SHORT_CONTACTS, cell.contacts().ended())
            .set(ImpededQualityZone.SHORT_EXPECTED, cell.contacts().expected())
            .set(ImpededQualityZone.IDENTIFIED, cell.harm().identified())
            .set(ImpededQualityZone.DISPERSION, cell.dispersion().statistic())
            .set(ImpededQualityZone.DISPERSION_DF, cell.dispersion().degreesOfFreedom());
    cell.harm().harm().ifPresent(harm -> fill(row, harm));
    return decide(row, cell, decision);
  }

  private static void fill(TableRow row, Estimate harm) {
    row.set(ImpededQualityZone.HARM, harm.value())
        .set(ImpededQualityZone.HARM_ERROR, harm.standardError())
        .set(
            ImpededQualityZone.HARM_INTERVAL,
            harm.plusErrors(-ONE_SIDED_95),
            harm.plusErrors(ONE_SIDED_95));
  }

  private static TableRow decide(
      TableRow row, SheddingFindings cell, SheddingRule.Decision decision) {
    OptionalDouble p = cell.p();
    return row.set(
            ImpededQualityZone.LABEL,
            NormLabel.ofShedding(decision.established(), cell.hasThreshold()).name())
        .set(ImpededQualityZone.VERDICT, verdict(decision).name())
        .set(ImpededQualityZone.P, p.isPresent() ? p.getAsDouble() : null)
        .set(ImpededQualityZone.Q, decision.q().orElse(null))
        .set(ImpededQualityZone.DISPERSION_Q, decision.qDispersion().orElse(null));
  }

  private static ClashVerdict verdict(SheddingRule.Decision decision) {
    if (decision.established()) {
      return ClashVerdict.ESTABLISHED;
    }
    return decision.q().isPresent()
        ? ClashVerdict.INCONCLUSIVE
        : ClashVerdict.INSUFFICIENT_EVIDENCE;
  }
}
