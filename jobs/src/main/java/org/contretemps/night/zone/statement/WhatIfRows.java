package org.contretemps.night.zone.statement;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.statistics.clash.MinuteHeaping;
import org.contretemps.statistics.clash.NormCoverage;
import org.contretemps.statistics.clash.WhatIf;
import org.contretemps.table.TableRow;

/** Computes the results that other norms would give in one cell: rows of {@link NormWhatIf}. */
record WhatIfRows(LocalDate asOf, CellFindings cell, Window window) {
  static final StructType SCHEMA = NormWhatIf.TABLE.writtenSchema();

  List<Row> rows() {
    return cell.whatIfs().stream().map(this::row).toList();
  }

  private Row row(WhatIf candidate) {
    boolean hidden = new MinuteHeaping(cell.contacts(), cell.wholeMinutes()).hidesSpike();
    return cell.cell()
        .fill(new TableRow(SCHEMA))
        .set(NormWhatIf.AS_OF_DATE, asOf)
        .set(NormWhatIf.NORM_SECONDS, (double) cell.cell().normSeconds())
        .set(NormWhatIf.CANDIDATE, candidate.normSeconds())
        .set(NormWhatIf.ATTAINED_SHARE, candidate.attainedShare())
        .set(NormWhatIf.COVERAGE, hidden ? null : candidate.coverage())
        .set(NormWhatIf.AVOIDABLE, avoidable(candidate))
        .row();
  }

  /**
   * The harm's repeats a week × the share by which the contacts that need more than the norm become
   * fewer. If hurrying does no harm, no norm avoids any.
   */
  private Double avoidable(WhatIf candidate) {
    if (cell.comparison() == null) {
      return null;
    }
    double coverage =
        new NormCoverage(
                cell.cell().normSeconds(), cell.contacts(), cell.over(), cell.spike().estimate())
            .coverage();
    double repeats =
        Math.max(0, cell.comparison().adverse().tail().value()) * cell.contacts() / window.weeks();
    return coverage == 1 ? 0 : repeats * (1 - (1 - candidate.coverage()) / (1 - coverage));
  }
}
