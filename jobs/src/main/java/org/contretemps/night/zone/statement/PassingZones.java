package org.contretemps.night.zone.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.config.ZoneSettings;
import org.contretemps.night.passing.PassingCell;
import org.contretemps.night.passing.PassingCells;
import org.contretemps.night.passing.PassingFindings;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.clash.ClashVerdict;
import org.contretemps.statistics.clash.NormLabel;
import org.contretemps.statistics.clash.ZoneState;
import org.contretemps.statistics.passing.PassingJump;
import org.contretemps.statistics.passing.PassingRule;
import org.contretemps.table.TableRow;

/**
 * The verdicts of a night by the contacts passed on just under a norm (METHOD §11): a family of
 * their own, and zones of their own.
 */
public final class PassingZones {
  private final LocalDate asOf;
  private final Windows windows;
  private final PassingFindings findings;

  /**
   * @param histogram rows of {@link org.contretemps.night.passing.PassingHistogram}
   */
  public PassingZones(
      LocalDate asOf, Windows windows, Dataset<Row> histogram, ZoneSettings settings) {
    this.asOf = asOf;
    this.windows = windows;
    this.findings =
        new PassingFindings(
            new PassingCells(histogram, windows.lastMature()), settings.passingOnRules());
  }

  /**
   * Rows of {@link ImpededQualityZone}.
   *
   * @param before its rows of this evidence of the night before
   */
  public List<Row> rows(List<Row> before) {
    List<PassingFindings.Found> cells = findings.in(Window.USUAL_DAYS, Window.LONG_DAYS);
    List<PassingRule.Decision> decisions =
        PassingRule.decide(cells.stream().map(PassingFindings.Found::evidence).toList());
    ZoneStates states = new ZoneStates(before);
    Map<PassingCell.Key, Double> longer = longerP(states, cells, decisions);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      TableRow row = row(cells.get(i), decisions.get(i));
      Double p = longer.get(cells.get(i).cell().key());
      states.set(
          row,
          NormedCell.of(cells.get(i).cell()),
          ImpededQualityZone.PASSED_ON,
          night(decisions.get(i)),
          p == null ? OptionalDouble.empty() : OptionalDouble.of(p));
      rows.add(row.row());
    }
    rows.addAll(
        states.remaining(
            (cell, evidence) -> ZoneStatement.untold(asOf, windows.usual(), cell, evidence)));
    return rows;
  }

  /** p over the window twice as long of the cells whose zones it decides on. */
  private Map<PassingCell.Key, Double> longerP(
      ZoneStates states, List<PassingFindings.Found> cells, List<PassingRule.Decision> decisions) {
    Map<Integer, Set<Long>> asked =
        IntStream.range(0, cells.size())
            .filter(
                i ->
                    states.asks(
                        NormedCell.of(cells.get(i).cell()),
                        ImpededQualityZone.PASSED_ON,
                        night(decisions.get(i))))
            .mapToObj(i -> cells.get(i).cell())
            .collect(
                Collectors.groupingBy(
                    PassingCell::windowDays,
                    Collectors.mapping(PassingCell::cellId, Collectors.toSet())));
    Map<PassingCell.Key, Double> p = new HashMap<>();
    asked.forEach(
        (days, ids) ->
            findings
                .longer(days * ZoneState.LONGER, ids)
                .forEach(
                    found ->
                        PassingRule.p(found.evidence())
                            .ifPresent(each -> p.put(found.cell().key(), each))));
    return p;
  }

  private static ZoneState.Night night(PassingRule.Decision decision) {
    if (decision.verdict() == PassingRule.Verdict.ESTABLISHED) {
      return ZoneState.Night.ESTABLISHED;
    }
    return decision.isHolding() ? ZoneState.Night.HOLDING : ZoneState.Night.WEAK;
  }

  private TableRow row(PassingFindings.Found found, PassingRule.Decision decision) {
    PassingCell cell = found.cell();
    NormedCell normed = NormedCell.of(cell);
    Window window = windows.of(normed, cell.windowDays());
    TableRow row =
        normed
            .fill(new TableRow(SpikeRow.SCHEMA))
            .set(ImpededQualityZone.AS_OF_DATE, asOf)
            .set(ImpededQualityZone.EVIDENCE, ImpededQualityZone.PASSED_ON)
            .set(ImpededQualityZone.WINDOW_FROM, window.fromDate())
            .set(ImpededQualityZone.WINDOW_TO, window.toDate())
            .set(ImpededQualityZone.CONTACTS, cell.times().total())
            .set(ImpededQualityZone.ADVERSE, cell.times().totalPassedOn())
            .set(ImpededQualityZone.NORM_SECONDS, (double) cell.normSeconds())
            .set(ImpededQualityZone.NORM_ATTAINMENT_TARGET, cell.attainmentTarget())
            .set(ImpededQualityZone.OVER, cell.times().over(cell.normSeconds()))
            .set(ImpededQualityZone.Q_LIMIT, PassingRule.ESTABLISHED_Q)
            .set(ImpededQualityZone.ERROR_FACTOR, 1.0)
            .set(ImpededQualityZone.PASSED_ON_SISTERS, found.evidence().sisters().size())
            .set(ImpededQualityZone.PASSED_ON_FOLLOWS_Z, found.evidence().zFollows().orElse(null))
            .set(ImpededQualityZone.PASSED_ON_RULE, found.evidence().hasRule());
    found.evidence().jump().ifPresent(jump -> fill(row, jump));
    return row.set(ImpededQualityZone.LABEL, label(decision).name())
        .set(ImpededQualityZone.VERDICT, verdict(decision).name())
        .set(ImpededQualityZone.P, decision.p().orElse(null))
        .set(ImpededQualityZone.Q, decision.q().orElse(null))
        .set(ImpededQualityZone.Q_PROBABLE, decision.qProbable().orElse(null));
  }

  private static void fill(TableRow row, PassingJump jump) {
    Estimate harm = jump.harm();
    row.set(ImpededQualityZone.HARM, harm.value())
        .set(ImpededQualityZone.HARM_ERROR, harm.standardError())
        .set(ImpededQualityZone.HARM_INTERVAL, jump.lower(), jump.upper())
        .set(ImpededQualityZone.PASSED_ON_EXPECTED, jump.expected())
        .set(ImpededQualityZone.PASSED_ON_EXCESS, jump.excess())
        .set(ImpededQualityZone.PASSED_ON_LATER, jump.laterShare())
        .set(ImpededQualityZone.PASSED_ON_BY_HURRY, jump.broughtByHurry())
        .set(ImpededQualityZone.PASSED_ON_BEYOND_HURRY, PassingRule.isBeyondHurry(jump))
        .set(ImpededQualityZone.PASSED_ON_NEAR, jump.isNear());
  }

  private static NormLabel label(PassingRule.Decision decision) {
    return switch (decision.verdict()) {
      case ESTABLISHED -> NormLabel.PASSED_ON;
      case INSUFFICIENT_EVIDENCE -> NormLabel.INSUFFICIENT_EVIDENCE;
      case PROBABLE, EXCLUDED, INCONCLUSIVE -> NormLabel.NOT_PASSED_ON;
    };
  }

  private static ClashVerdict verdict(PassingRule.Decision decision) {
    return switch (decision.verdict()) {
      case ESTABLISHED -> ClashVerdict.ESTABLISHED;
      case PROBABLE -> ClashVerdict.PROBABLE;
      case EXCLUDED -> ClashVerdict.NO_CLASH;
      case INCONCLUSIVE -> ClashVerdict.INCONCLUSIVE;
      case INSUFFICIENT_EVIDENCE -> ClashVerdict.INSUFFICIENT_EVIDENCE;
    };
  }
}
