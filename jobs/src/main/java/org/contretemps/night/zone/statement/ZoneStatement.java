package org.contretemps.night.zone.statement;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.contretemps.config.ZoneSettings;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.night.zone.count.SheddingCounts;
import org.contretemps.statistics.clash.ClashRule;
import org.contretemps.statistics.clash.ClashVerdict;
import org.contretemps.statistics.clash.NormLabel;
import org.contretemps.statistics.clash.RunVerdicts;
import org.contretemps.table.TableRow;

/**
 * The statement of one night: a verdict on every cell (a kind of situation of a service) by each
 * channel of evidence, and the results of other norms. It depends on the counts of its windows and
 * the zones of the night before, and on nothing else.
 *
 * @param zones rows of {@link ImpededQualityZone}
 * @param whatIfs rows of {@link NormWhatIf}
 */
public record ZoneStatement(List<Row> zones, List<Row> whatIfs) {

  /** What the rows of {@link #zones} look like. */
  public static final StructType ZONES = SpikeRow.SCHEMA;

  /** What the rows of {@link #whatIfs} look like. */
  public static final StructType WHAT_IFS = WhatIfRows.SCHEMA;

  /**
   * The statement of a night.
   *
   * @param histogram rows of {@link NormPositionHistogram}
   * @param qualified rows of {@link QualifiedContact}
   * @param before rows of {@link ImpededQualityZone} of the last night before
   */
  public static ZoneStatement of(
      LocalDate asOf,
      Windows windows,
      Dataset<Row> histogram,
      Dataset<Row> qualified,
      List<Row> before,
      ZoneSettings settings) {
    Window window = windows.usual();
    List<SheddingFindings> shedding = shedding(qualified, window, settings);
    List<CellFindings> spikes = spikes(histogram, windows.lastMature());
    double errorFactor = SpikeZones.errorFactor(spikes);
    RunVerdicts verdicts =
        RunVerdicts.of(
            spikes.stream().map(CellFindings::evidence).toList(),
            errorFactor,
            shedding.stream().map(SheddingFindings::evidence).toList());
    SpikeZones bySpike = new SpikeZones(asOf, windows, spikes, errorFactor, verdicts);
    ZoneStates states = new ZoneStates(before);
    List<Row> rows = new ArrayList<>(bySpike.rows(states, settings, histogram));
    rows.addAll(
        new SheddingZones(
                asOf, windows, shedding, verdicts.sheddings(), settings.shortBelowSeconds())
            .rows(
                states,
                (longer, cells) ->
                    shedding(
                        qualified.where(col(QualifiedContact.CELL_ID).isInCollection(cells)),
                        longer,
                        settings)));
    rows.addAll(states.remaining((cell, evidence) -> untold(asOf, window, cell, evidence)));
    return new ZoneStatement(rows, bySpike.whatIfs());
  }

  private static List<SheddingFindings> shedding(
      Dataset<Row> qualified, Window window, ZoneSettings settings) {
    return new SheddingCounts(settings.shortBelowSeconds())
            .of(
                qualified.where(
                    col(NormPositionHistogram.CONTACT_DATE)
                        .between(window.fromDate(), window.toDate())))
            .collectAsList()
            .stream()
            .map(sums -> SheddingFindings.of(sums, settings.shortBelowSeconds()))
            .sorted(Comparator.comparingLong(each -> each.cell().cellId()))
            .toList();
  }

  private static List<CellFindings> spikes(Dataset<Row> histogram, LocalDate lastMature) {
    return new SpikeEvaluation(lastMature)
        .of(histogram).stream()
            .sorted(
                Comparator.comparingLong((CellFindings each) -> each.cell().cellId())
                    .thenComparing(each -> each.cell().normId()))
            .toList();
  }

  static TableRow untold(LocalDate asOf, Window window, NormedCell cell, String evidence) {
    return cell.fill(new TableRow(ZONES))
        .set(ImpededQualityZone.AS_OF_DATE, asOf)
        .set(ImpededQualityZone.EVIDENCE, evidence)
        .set(ImpededQualityZone.WINDOW_FROM, window.fromDate())
        .set(ImpededQualityZone.WINDOW_TO, window.toDate())
        .set(ImpededQualityZone.CONTACTS, 0L)
        .set(ImpededQualityZone.ADVERSE, 0L)
        .set(ImpededQualityZone.LABEL, NormLabel.INSUFFICIENT_EVIDENCE.name())
        .set(ImpededQualityZone.VERDICT, ClashVerdict.INSUFFICIENT_EVIDENCE.name())
        .set(ImpededQualityZone.Q_LIMIT, ClashRule.ESTABLISHED_Q)
        .set(ImpededQualityZone.ERROR_FACTOR, 1.0)
        .set(
            ImpededQualityZone.NORM_SECONDS,
            cell.normSeconds() == 0 ? null : (double) cell.normSeconds())
        .set(ImpededQualityZone.NORM_ATTAINMENT_TARGET, cell.attainmentTarget());
  }
}
