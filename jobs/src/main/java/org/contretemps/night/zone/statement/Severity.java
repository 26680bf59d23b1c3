package org.contretemps.night.zone.statement;

import org.contretemps.config.Staffing;
import org.contretemps.statistics.clash.ClashEvidence;

/**
 * The repeats and minutes that hurrying costs and saves in one cell in a week (METHOD §5,
 * severity).
 *
 * @param repeatsLow repeats that it brings, by the smaller of the two h; never under 0
 * @param repeatsHigh the same by the larger
 * @param failureMinutes handling minutes of the lower number of repeats
 * @param savedMinutes spike × mean overrun of the contacts over the norm
 * @param failureFullTimeEquivalents the former in full-time equivalents
 */
record Severity(
    double repeatsLow,
    double repeatsHigh,
    double failureMinutes,
    double savedMinutes,
    double failureFullTimeEquivalents) {

  static Severity of(
      CellFindings cell, Window window, ClashEvidence.Comparison found, Staffing staffing) {
    double perWeek = cell.contacts() / window.weeks();
    double tail = Math.max(0, found.adverse().tail().value()) * perWeek;
    double local = Math.max(0, found.adverse().local().value()) * perWeek;
    double low = Math.min(tail, local);
    double failure = low * repeatSeconds(cell) / 60;
    double overrun = cell.over() == 0 ? 0 : cell.overrunSeconds() / cell.over();
    double hurried = Math.max(0, found.spike().excess()) / window.weeks();
    return new Severity(
        low,
        Math.max(tail, local),
        failure,
        hurried * overrun / 60,
        staffing.fullTimeEquivalents(failure));
  }

  /** A repeat is taken to last as long as the cell's contacts that have a prior contact do. */
  private static double repeatSeconds(CellFindings cell) {
    return cell.prior() > 0
        ? cell.priorSecondsSum() / cell.prior()
        : cell.secondsSum() / cell.contacts();
  }
}
