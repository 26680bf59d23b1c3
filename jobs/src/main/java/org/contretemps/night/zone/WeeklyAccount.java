package org.contretemps.night.zone;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.statistics.Bounded;

/**
 * The weekly costs (customers who come back, minutes) and savings of hurrying in one cell, with
 * intervals of 90 % (METHOD §5, severity).
 *
 * @param returns customers who come back because their contact was hurried
 * @param costMinutes minutes of work that their second contacts take
 * @param savedMinutes minutes of work that hurrying saves
 * @param peoplePerMinute full-time equivalents of a minute a week
 */
public record WeeklyAccount(
    Bounded returns, Bounded costMinutes, Bounded savedMinutes, double peoplePerMinute) {
  private static final double ONE_SIDED_95 = 1.645;
  private static final double DAYS_A_WEEK = 7;

  /**
   * The account of a row of {@link ImpededQualityZone}. The bounds of the returns are those of the
   * harm, never under 0; of what is saved, those of the spike. Empty if there is no harm to price,
   * or whole minutes hide the spike.
   */
  public static Optional<WeeklyAccount> of(Row stated) {
    ZoneFigures row = new ZoneFigures(stated);
    boolean isKnown =
        row.isPositive(ImpededQualityZone.AVOIDABLE_LOW)
            && row.isPositive(ImpededQualityZone.FAILURE_MINUTES)
            && row.isPositive(ImpededQualityZone.SPIKE_Z)
            && row.has(ImpededQualityZone.SAVED_MINUTES)
            && row.has(ImpededQualityZone.FAILURE_FTE)
            && row.has(ImpededQualityZone.HARM_LOWER)
            && row.has(ImpededQualityZone.HARM_UPPER);
    return isKnown ? Optional.of(of(row)) : Optional.empty();
  }

  private static WeeklyAccount of(ZoneFigures row) {
    double failure = row.number(ImpededQualityZone.FAILURE_MINUTES);
    Bounded returns = returns(row);
    return new WeeklyAccount(
        returns,
        returns.times(failure / returns.value()),
        saved(row),
        row.number(ImpededQualityZone.FAILURE_FTE) / failure);
  }

  /** The contacts of a week in the cell of a row of {@link ImpededQualityZone}. */
  public static double contacts(Row stated) {
    ZoneFigures row = new ZoneFigures(stated);
    long days =
        ChronoUnit.DAYS.between(
                row.date(ImpededQualityZone.WINDOW_FROM), row.date(ImpededQualityZone.WINDOW_TO))
            + 1;
    return row.number(ImpededQualityZone.CONTACTS) * DAYS_A_WEEK / days;
  }

  private static Bounded returns(ZoneFigures row) {
    double perWeek = contacts(row.row());
    return new Bounded(
        row.number(ImpededQualityZone.AVOIDABLE_LOW),
        Math.max(0, row.number(ImpededQualityZone.HARM_LOWER)) * perWeek,
        Math.max(0, row.number(ImpededQualityZone.HARM_UPPER)) * perWeek);
  }

  private static Bounded saved(ZoneFigures row) {
    double minutes = row.number(ImpededQualityZone.SAVED_MINUTES);
    double reach = minutes * ONE_SIDED_95 / row.number(ImpededQualityZone.SPIKE_Z);
    return new Bounded(minutes, Math.max(0, minutes - reach), minutes + reach);
  }

  /** Minutes of work that would be to do without the hurry: what it saves less what it costs. */
  public Bounded netMinutes() {
    return savedMinutes.minus(costMinutes);
  }

  /** Minutes in full-time equivalents. */
  public Bounded people(Bounded minutes) {
    return minutes.times(peoplePerMinute);
  }

  /**
   * What another norm would change, were fewer contacts hurried in the share by which the repeats
   * become fewer.
   *
   * @param share of the repeats that it avoids; below 0 it brings more
   */
  public WeeklyAccount inPart(double share) {
    return new WeeklyAccount(
        returns.times(share), costMinutes.times(share), savedMinutes.times(share), peoplePerMinute);
  }

  /**
   * Both together; minutes are worth the same in either. The other is of another cell: no contact
   * is in two, so their errors are independent.
   */
  public WeeklyAccount plus(WeeklyAccount other) {
    return new WeeklyAccount(
        returns.plusIndependent(other.returns),
        costMinutes.plusIndependent(other.costMinutes),
        savedMinutes.plusIndependent(other.savedMinutes),
        peoplePerMinute);
  }
}
