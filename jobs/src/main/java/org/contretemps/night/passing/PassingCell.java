package org.contretemps.night.passing;

import org.contretemps.statistics.passing.PassingTimes;

/**
 * The handled contacts of a cell under one norm in a window.
 *
 * @param normSeconds the target of the norm, to the second
 * @param attainmentTarget share of contacts that is to keep to it; null if none is set
 * @param windowDays the days of the window
 */
public record PassingCell(
    CountedCell cell,
    long normId,
    int normSeconds,
    Double attainmentTarget,
    int windowDays,
    PassingTimes times) {

  /** A cell under a norm, whatever the window. */
  public record Key(long cellId, long normId) {}

  public Key key() {
    return new Key(cellId(), normId);
  }

  public long cellId() {
    return cell.cellId();
  }

  /** Whether another is a different cell of the same service by the same channel. */
  boolean isBeside(PassingCell other) {
    return cellId() != other.cellId()
        && cell.organisation().equals(other.cell.organisation())
        && cell.service().equals(other.cell.service())
        && cell.channel().equals(other.cell.channel());
  }
}
