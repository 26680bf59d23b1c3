package org.contretemps.statistics.clash;

/**
 * Whether an impeded-quality zone stands, carried from night to night so that a cell at the edge
 * does not flicker (METHOD §5.5).
 *
 * <p>A zone opens after 3 of the last 5 nights established, and closes after 5 of the last 7 weak.
 * Nights are kept as bits, the last in the lowest, so that the state is three plain columns.
 *
 * @param open whether the zone stands
 * @param establishedNights which of the last 5 nights were established
 * @param weakNights which of the last 7 nights were weak
 */
public record ZoneState(boolean open, int establishedNights, int weakNights) {

  /** A cell that no night has looked at. */
  public static final ZoneState NEW = new ZoneState(false, 0, 0);

  private static final int OPENING_NIGHTS = 5;
  private static final int LEAST_ESTABLISHED = 3;
  private static final int CLOSING_NIGHTS = 7;
  private static final int LEAST_WEAK = 5;

  /** What one night says of a zone. */
  public enum Night {
    /** The clash is established. */
    ESTABLISHED,
    /** Not established, but still q ≤ 0.20 and min(h, h*) ≥ 0.0025. */
    HOLDING,
    /** Neither, insufficient evidence included. */
    WEAK
  }

  /**
   * @throws IllegalArgumentException for bits beyond the nights that are kept
   */
  public ZoneState {
    if (establishedNights >>> OPENING_NIGHTS != 0 || weakNights >>> CLOSING_NIGHTS != 0) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot read the nights %d and %d of a zone: %d and %d nights are kept, one bit each. Restate the zone.",
              establishedNights, weakNights, OPENING_NIGHTS, CLOSING_NIGHTS));
    }
  }

  /** The state after one more night. */
  public ZoneState after(Night night) {
    int established = shifted(establishedNights, night == Night.ESTABLISHED, OPENING_NIGHTS);
    int weak = shifted(weakNights, night == Night.WEAK, CLOSING_NIGHTS);
    boolean stands =
        open
            ? Integer.bitCount(weak) < LEAST_WEAK
            : Integer.bitCount(established) >= LEAST_ESTABLISHED;
    return new ZoneState(stands, established, weak);
  }

  private static int shifted(int nights, boolean bit, int kept) {
    return (nights << 1 | (bit ? 1 : 0)) & ((1 << kept) - 1);
  }
}
