package org.contretemps.proof.trial;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How often zones opened rightly and wrongly, and for how long, in simulated years of nights
 * (METHOD §5.5).
 */
final class ZoneYears {
  private static final double CLEAR_HARM = 0.015;
  private static final double CLEAR_CONTACTS = 3_000;

  private static final int SOON = 42;

  private final List<List<Cell>> years;

  /**
   * @param years the cells of each year
   */
  ZoneYears(List<List<Cell>> years) {
    this.years = years;
  }

  /**
   * A cell's year.
   *
   * @param harm the true h; 0 without harm
   * @param contacts contacts of 28 days
   * @param nights the nights, from 0, on which its zone stood
   */
  record Cell(double harm, double contacts, BitSet nights) {
    Cell(double harm, double contacts) {
      this(harm, contacts, new BitSet());
    }

    boolean isHarmed() {
      return harm > 0;
    }

    boolean isOpened() {
      return !nights.isEmpty();
    }

    boolean isClear() {
      return harm >= CLEAR_HARM && contacts >= CLEAR_CONTACTS;
    }

    int openings() {
      return (int) nights.stream().filter(night -> night == 0 || !nights.get(night - 1)).count();
    }
  }

  /** The gates of METHOD §5.5 for zones across nights. */
  List<Gate> gates() {
    return List.of(
        new Gate("zones opened falsely a year, of 240 cells", falseZones(), 0, 0.6),
        new Gate("share of false among zones opened", falseShare(), 0, 0.02),
        new Gate("h >= 1.5 pp, n >= 3000: open in 42 nights", clearOpenedWithin(SOON), 0.95, 1),
        new Gate("openings of a true zone a year", openings(), 1, 1.5));
  }

  /** Harmless cells whose zone opened, a year. */
  double falseZones() {
    return (double) falselyOpened() / years.size();
  }

  /** The share of them among all cells whose zone opened. */
  double falseShare() {
    return (double) falselyOpened() / count(Cell::isOpened);
  }

  private long falselyOpened() {
    return count(cell -> cell.isOpened() && !cell.isHarmed());
  }

  /**
   * Of the cells with clear harm, the share whose zone opened within the given number of nights.
   */
  double clearOpenedWithin(int nights) {
    return (double) count(cell -> cell.isClear() && firstNight(cell) < nights)
        / count(Cell::isClear);
  }

  /** The night, from 1, by which half of the cells with clear harm had their zone. */
  int medianDelay() {
    int[] delays = cells().filter(Cell::isClear).mapToInt(ZoneYears::firstNight).sorted().toArray();
    return delays[delays.length / 2] + 1;
  }

  private static int firstNight(Cell cell) {
    int first = cell.nights().nextSetBit(0);
    return first < 0 ? Integer.MAX_VALUE - 1 : first;
  }

  /** How often the zone of a harmed cell opened, of those that opened at all. */
  double openings() {
    return cells()
        .filter(cell -> cell.isHarmed() && cell.isOpened())
        .mapToInt(Cell::openings)
        .average()
        .orElse(Double.NaN);
  }

  /** Of all harmed cells, the share whose zone opened. */
  double found() {
    return (double) count(cell -> cell.isHarmed() && cell.isOpened()) / count(Cell::isHarmed);
  }

  /**
   * The median number of further nights for which a zone that is open on a given night stays open.
   */
  int medianStay(int night) {
    int[] stays =
        cells()
            .filter(cell -> cell.nights().get(night))
            .mapToInt(cell -> cell.nights().nextClearBit(night) - night)
            .sorted()
            .toArray();
    return stays.length == 0 ? 0 : stays[stays.length / 2];
  }

  /** The figures as a line of a table. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%8.2f %8.4f %8.3f %8d %8.2f %8.3f",
        falseZones(),
        falseShare(),
        clearOpenedWithin(SOON),
        medianDelay(),
        openings(),
        found());
  }

  private long count(Predicate<Cell> which) {
    return cells().filter(which).count();
  }

  private Stream<Cell> cells() {
    return years.stream().flatMap(List::stream);
  }
}
