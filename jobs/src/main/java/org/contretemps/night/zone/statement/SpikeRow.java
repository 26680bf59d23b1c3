package org.contretemps.night.zone.statement;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.types.StructType;
import org.contretemps.config.ZoneSettings;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.statistics.DirectStandardisation;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.clash.ClashDecision;
import org.contretemps.statistics.clash.ClashEvidence;
import org.contretemps.statistics.clash.ClashRule;
import org.contretemps.statistics.clash.CommonShift;
import org.contretemps.statistics.clash.DetectionPower;
import org.contretemps.statistics.clash.Harm;
import org.contretemps.statistics.clash.MinuteHeaping;
import org.contretemps.statistics.clash.NormCoverage;
import org.contretemps.statistics.clash.NormLabel;
import org.contretemps.statistics.clash.NormShift;
import org.contretemps.statistics.clash.NormStanding;
import org.contretemps.statistics.clash.QualityStanding;
import org.contretemps.statistics.clash.RunPool;
import org.contretemps.statistics.clash.Spike;
import org.contretemps.statistics.position.Strata;
import org.contretemps.table.TableRow;

/** Fills one cell's row of {@link ImpededQualityZone} from the evidence of its spike. */
final class SpikeRow {
  static final StructType SCHEMA = ImpededQualityZone.TABLE.writtenSchema();

  private static final double ONE_SIDED_95 = 1.645;
  private static final double SURE_Z = 2;

  private final CellFindings cell;
  private final Window window;
  private final Composition profile;
  private final ZoneSettings settings;
  private final TableRow row = new TableRow(SCHEMA);

  SpikeRow(CellFindings cell, Window window, Composition profile, ZoneSettings settings) {
    this.cell = cell;
    this.window = window;
    this.profile = profile;
    this.settings = settings;
  }

  TableRow fill(ClashDecision decision, double errorFactor, RunPool pool, DetectionPower power) {
    cell.cell()
        .fill(row)
        .set(ImpededQualityZone.EVIDENCE, ImpededQualityZone.SPIKE)
        .set(ImpededQualityZone.WINDOW_FROM, window.fromDate())
        .set(ImpededQualityZone.WINDOW_TO, window.toDate())
        .set(ImpededQualityZone.CONTACTS, cell.contacts())
        .set(ImpededQualityZone.ADVERSE, cell.adverse())
        .set(ImpededQualityZone.VERDICT, decision.verdict().name());
    decision.test().ifPresent(this::fillTest);
    pool.shift().ifPresent(this::fillCommonShift);
    Optional<NormStanding> standing = fillNorm();
    QualityStanding quality = fillQuality();
    fillSpike();
    if (cell.comparison() != null) {
      fillHarm(cell.comparison(), errorFactor, pool.control().rho());
      fillSeverity(cell.comparison());
      fillHiddenOdds(cell.comparison().adverse().tail().inflated(errorFactor), errorFactor);
      decision.test().ifPresent(test -> fillPower(test, errorFactor, power));
    }
    // Without a target a norm is neither surely met nor surely broken.
    NormLabel label =
        NormLabel.ofSpike(decision.verdict(), standing.orElse(NormStanding.NEAR), quality);
    return row.set(ImpededQualityZone.LABEL, label.name());
  }

  private void fillTest(ClashDecision.Test test) {
    row.set(ImpededQualityZone.P, test.pEstablished())
        .set(ImpededQualityZone.Q, test.qEstablished().orElse(null))
        .set(ImpededQualityZone.Q_PROBABLE, test.qProbable().orElse(null))
        .set(ImpededQualityZone.HARM_ADJUSTED, test.adjusted().value())
        .set(ImpededQualityZone.HARM_ADJUSTED_ERROR, test.adjusted().standardError());
    test.shifted().ifPresent(this::fillShift);
  }

  private void fillCommonShift(CommonShift common) {
    row.set(ImpededQualityZone.COMMON_SHIFT, common.mean())
        .set(ImpededQualityZone.COMMON_SHIFT_SPREAD, common.spread());
  }

  private void fillShift(NormShift.Found found) {
    row.set(ImpededQualityZone.SHIFT, found.shift().value())
        .set(ImpededQualityZone.SHIFT_ERROR, found.shift().standardError())
        .set(ImpededQualityZone.HARM_SHIFTED, found.harm().value())
        .set(ImpededQualityZone.HARM_SHIFTED_ERROR, found.harm().standardError());
  }

  private Optional<NormStanding> fillNorm() {
    row.set(ImpededQualityZone.NORM_SECONDS, (double) cell.cell().normSeconds())
        .set(ImpededQualityZone.NORM_ATTAINMENT_TARGET, cell.cell().attainmentTarget())
        .set(ImpededQualityZone.OVER, cell.over())
        .set(ImpededQualityZone.NEEDED_80, cell.needed80())
        .set(ImpededQualityZone.NEEDED_90, cell.needed90());
    Optional<NormStanding> standing =
        Optional.ofNullable(cell.cell().attainmentTarget())
            .map(target -> NormStanding.of(cell.contacts() - cell.over(), cell.contacts(), target));
    row.set(ImpededQualityZone.NORM_STANDING, standing.map(NormStanding::name).orElse(null));
    return standing;
  }

  private QualityStanding fillQuality() {
    Composition own = cell.composition();
    DirectStandardisation standardised = own.standardisedOn(profile);
    double reference = settings.contractualRepeatRate().orElseGet(profile::adverseRate);
    QualityStanding standing = QualityStanding.of(standardised, reference);
    row.set(ImpededQualityZone.BUSY_SHARE, own.busyShare())
        .set(ImpededQualityZone.BUSY_SHARE_OF_TYPE, profile.busyShare())
        .set(ImpededQualityZone.INCIDENT_SHARE, own.incidentShare())
        .set(ImpededQualityZone.INCIDENT_SHARE_OF_TYPE, profile.incidentShare())
        .set(ImpededQualityZone.NEW_AGENT_SHARE, own.newAgentShare())
        .set(ImpededQualityZone.NEW_AGENT_SHARE_OF_TYPE, profile.newAgentShare())
        .set(ImpededQualityZone.STANDARDISED_RATE, standardised.rate())
        .set(ImpededQualityZone.REFERENCE_RATE, reference)
        .set(ImpededQualityZone.QUALITY_STANDING, standing.name())
        .set(
            ImpededQualityZone.IS_MIX_EFFECT,
            DirectStandardisation.isMixEffect(
                standardised.crudeRate() - reference, standardised.rate() - reference));
    return standing;
  }

  private void fillSpike() {
    MinuteHeaping heaping = new MinuteHeaping(cell.contacts(), cell.wholeMinutes());
    row.set(ImpededQualityZone.WHOLE_MINUTE_SHARE, heaping.share())
        .set(ImpededQualityZone.PLACEBO_Z_BELOW, cell.placeboBelow())
        .set(ImpededQualityZone.PLACEBO_Z_ABOVE, cell.placeboAbove());
    row.set(ImpededQualityZone.AT_NORM, cell.cut().atNorm())
        .set(ImpededQualityZone.IS_CUT, cell.cut().isCut())
        .set(ImpededQualityZone.DENSITY_TEST_Z, cell.densityTest());
    if (cell.densityJump() != null) {
      row.set(ImpededQualityZone.DENSITY_JUMP, cell.densityJump().value())
          .set(ImpededQualityZone.DENSITY_JUMP_Z, cell.densityJump().z());
    }
    if (cell.underOver() != null) {
      row.set(ImpededQualityZone.UNDER_OVER, cell.underOver().value())
          .set(ImpededQualityZone.UNDER_OVER_ERROR, cell.underOver().standardError());
    }
    Spike spike = cell.spike();
    if (spike != null && !heaping.hidesSpike()) {
      NormCoverage coverage =
          new NormCoverage(
              cell.cell().normSeconds(), cell.contacts(), cell.over(), spike.estimate());
      row.set(ImpededQualityZone.SPIKE_CONTACTS, spike.excess())
          .set(ImpededQualityZone.SPIKE_SHARE, spike.share())
          .set(ImpededQualityZone.SPIKE_Z, spike.z())
          .set(ImpededQualityZone.COVERAGE, coverage.coverage());
    }
  }

  private void fillHarm(ClashEvidence.Comparison found, double errorFactor, double rho) {
    Harm harm = found.adverse();
    Estimate tail = harm.tail().inflated(errorFactor);
    Estimate local = harm.local().inflated(errorFactor);
    Estimate control = found.prior().tail();
    Strata strata = Strata.CLASSED;
    int leading = harm.leadingStratum();
    row.set(ImpededQualityZone.HARM, tail.value())
        .set(ImpededQualityZone.HARM_ERROR, tail.standardError())
        .set(ImpededQualityZone.HARM_LOCAL, local.value())
        .set(ImpededQualityZone.HARM_LOCAL_ERROR, local.standardError())
        .set(
            ImpededQualityZone.HARM_INTERVAL,
            Math.min(tail.plusErrors(-ONE_SIDED_95), local.plusErrors(-ONE_SIDED_95)),
            Math.max(tail.plusErrors(ONE_SIDED_95), local.plusErrors(ONE_SIDED_95)))
        .set(ImpededQualityZone.HARM_PER_HURRIED, perHurried(found))
        .set(ImpededQualityZone.CONTROL, control.value())
        .set(ImpededQualityZone.CONTROL_Z, control.z())
        .set(ImpededQualityZone.CONTROL_RHO, rho)
        .set(ImpededQualityZone.LEADING_LOAD, strata.level(leading, 0) + 1)
        .set(ImpededQualityZone.LEADING_INCIDENT, strata.level(leading, 1) == 1)
        .set(ImpededQualityZone.LEADING_NEW_AGENT, strata.level(leading, 2) == 1);
  }

  private void fillHiddenOdds(Estimate harm, double errorFactor) {
    boolean isFound =
        harm.plusErrors(-ONE_SIDED_95) > ClashRule.TRIVIAL_HARM && cell.shift() != null;
    OptionalDouble odds = isFound ? cell.shift().hiddenOdds(errorFactor) : OptionalDouble.empty();
    if (odds.isPresent()) {
      row.set(ImpededQualityZone.HIDDEN_ODDS, odds.getAsDouble());
    }
  }

  private void fillPower(ClashDecision.Test test, double errorFactor, DetectionPower power) {
    if (test.qEstablished().isPresent()) {
      Estimate harm = cell.comparison().adverse().tail().inflated(errorFactor);
      Estimate shifted = test.shifted().map(NormShift.Found::harm).orElse(harm);
      row.set(
          ImpededQualityZone.POWER,
          power.of(ImpededQualityZone.POWER_AT, harm, test.adjusted(), shifted));
    }
  }

  private Double perHurried(ClashEvidence.Comparison found) {
    return found.spike().z() > SURE_Z
        ? found.adverse().tail().value() * cell.contacts() / found.spike().excess()
        : null;
  }

  private void fillSeverity(ClashEvidence.Comparison found) {
    Severity severity = Severity.of(cell, window, found, settings.staffing());
    row.set(ImpededQualityZone.AVOIDABLE_LOW, severity.repeatsLow())
        .set(ImpededQualityZone.AVOIDABLE_HIGH, severity.repeatsHigh())
        .set(ImpededQualityZone.FAILURE_MINUTES, severity.failureMinutes())
        .set(ImpededQualityZone.SAVED_MINUTES, severity.savedMinutes())
        .set(ImpededQualityZone.FAILURE_FTE, severity.failureFullTimeEquivalents());
  }
}
