package org.contretemps.night.zone.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.config.ZoneSettings;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.record.contact.ServiceName;
import org.contretemps.statistics.clash.ClashDecision;
import org.contretemps.statistics.clash.ClashRule;
import org.contretemps.statistics.clash.DetectionPower;
import org.contretemps.statistics.clash.PlaceboNorms;
import org.contretemps.statistics.clash.RunPool;
import org.contretemps.statistics.clash.RunVerdicts;
import org.contretemps.table.TableRow;

/**
 * Judges all cells (kinds of situations of services) under a norm per contact by the spike of
 * handling times just under it.
 */
final class SpikeZones {
  /** Fewer placebo norms than this tell nothing of the standard errors. */
  private static final int LEAST_PLACEBOS = 20;

  /** A cell with a surer spike of its own disturbs what a placebo is compared with. */
  private static final double LARGEST_SPIKE_Z = 2;

  private final LocalDate asOf;
  private final Windows windows;
  private final List<CellFindings> cells;
  private final double errorFactor;
  private final RunPool pool;
  private final DetectionPower power;
  private final Map<NormedCell.Kind, Composition> profiles;
  private final List<ClashDecision> decisions;

  SpikeZones(
      LocalDate asOf,
      Windows windows,
      List<CellFindings> cells,
      double errorFactor,
      RunVerdicts verdicts) {
    this.asOf = asOf;
    this.windows = windows;
    this.cells = cells;
    this.errorFactor = errorFactor;
    this.pool = verdicts.pool();
    this.power = verdicts.power();
    this.profiles = Composition.byKind(cells);
    this.decisions = verdicts.spikes();
  }

  /**
   * Rows of {@link ImpededQualityZone}.
   *
   * @param histogram rows of {@link NormPositionHistogram}, read of cells whose nights would open
   *     or close a zone
   */
  List<Row> rows(ZoneStates states, ZoneSettings settings, Dataset<Row> histogram) {
    Map<NormedCell, Double> longer = longerP(states, histogram);
    List<NormedCell> normed = cells.stream().map(CellFindings::cell).toList();
    List<Double> p = decisions.stream().map(SpikeZones::p).toList();
    Map<ServiceName, Double> ofServices = RollUp.q(normed, p, NormedCell::serviceName);
    Map<String, Double> ofOrganisations = RollUp.q(normed, p, NormedCell::organisation);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      NormedCell cell = normed.get(i);
      SpikeRow row =
          new SpikeRow(cells.get(i), window(cells.get(i)), profiles.get(cell.kind()), settings);
      TableRow filled =
          row.fill(decisions.get(i), errorFactor, pool, power)
              .set(ImpededQualityZone.AS_OF_DATE, asOf)
              .set(ImpededQualityZone.Q_LIMIT, ClashRule.ESTABLISHED_Q)
              .set(ImpededQualityZone.ERROR_FACTOR, errorFactor)
              .set(ImpededQualityZone.SERVICE_Q, ofServices.get(cell.serviceName()))
              .set(ImpededQualityZone.ORGANISATION_Q, ofOrganisations.get(cell.organisation()));
      Double longerP = longer.get(cell);
      states.set(
          filled,
          cell,
          ImpededQualityZone.SPIKE,
          decisions.get(i).night(),
          longerP == null ? OptionalDouble.empty() : OptionalDouble.of(longerP));
      rows.add(filled.row());
    }
    return rows;
  }

  /** p over the longer window of the cells whose zones it decides on. */
  private Map<NormedCell, Double> longerP(ZoneStates states, Dataset<Row> histogram) {
    List<CellFindings> asked =
        IntStream.range(0, cells.size())
            .filter(
                i ->
                    states.asks(
                        cells.get(i).cell(), ImpededQualityZone.SPIKE, decisions.get(i).night()))
            .mapToObj(cells::get)
            .toList();
    List<CellFindings> found = new SpikeEvaluation(windows.lastMature()).longer(histogram, asked);
    List<ClashDecision> longer =
        new ClashRule(errorFactor)
            .decide(found.stream().map(CellFindings::evidence).toList(), pool);
    Map<NormedCell, Double> p = new HashMap<>();
    for (int i = 0; i < found.size(); i++) {
      NormedCell cell = found.get(i).cell();
      longer.get(i).test().ifPresent(test -> p.put(cell, test.pEstablished()));
    }
    return p;
  }

  /** Rows of {@link NormWhatIf}. */
  List<Row> whatIfs() {
    return cells.stream()
        .flatMap(cell -> new WhatIfRows(asOf, cell, window(cell)).rows().stream())
        .toList();
  }

  private Window window(CellFindings found) {
    return windows.of(found.cell(), found.windowDays());
  }

  /** The p of eligible cells. */
  private static Double p(ClashDecision decision) {
    return decision
        .test()
        .filter(test -> test.qEstablished().isPresent())
        .map(ClashDecision.Test::pEstablished)
        .orElse(null);
  }

  /** What the placebo norms of a night multiply all standard errors by. */
  static double errorFactor(List<CellFindings> cells) {
    double[] z =
        cells.stream()
            .filter(cell -> cell.evidence().isEligible())
            .filter(cell -> Math.abs(cell.spike().z()) < LARGEST_SPIKE_Z)
            .flatMap(cell -> Arrays.asList(cell.placeboBelow(), cell.placeboAbove()).stream())
            .filter(each -> each != null)
            .mapToDouble(each -> each)
            .toArray();
    return z.length < LEAST_PLACEBOS ? 1 : PlaceboNorms.of(z).errorFactor();
  }
}
