package org.contretemps.statistics.clash;

/**
 * Whether an impeded-quality zone is open, carried from night to night (METHOD §5.5).
 *
 * <p>The windows of two nights share 27 of 28 days, so several nights are nearly one look. A zone
 * therefore opens and closes only if a window twice as long agrees: it opens after 3 of the last 5
 * nights established, the last among them, and p ≤ 0.001 over the longer window; it closes after 5
 * of the last 7 nights weak and p &gt; 0.05 over the longer window. Nights are kept as bits, the
 * last in the lowest, so that the state is plain columns.
 *
 * @param open whether the zone is open
 * @param confirmed whether the longer window has confirmed it; false if it is not open, or opened
 *     before zones had to be confirmed
 * @param establishedNights which of the last 5 nights were established
 * @param weakNights which of the last 7 nights were weak
 */
public record ZoneState(boolean open, boolean confirmed, int establishedNights, int weakNights) {

  /** A cell that no night has looked at. */
  public static final ZoneState NEW = new ZoneState(false, false, 0, 0);

  /** Weak nights of the last seven from which on a zone may close. */
  public static final int LEAST_WEAK = 5;

  /** How many times as long as a night's window the longer window is. */
  public static final int LONGER = 2;

  /** Established nights of the last five from which on a zone may open. */
  public static final int LEAST_ESTABLISHED = 3;

  private static final int OPENING_NIGHTS = 5;
  private static final double LARGEST_OPENING_P = 0.001;
  private static final int CLOSING_NIGHTS = 7;
  private static final double LARGEST_HOLDING_P = 0.05;

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

  /**
   * Whether the longer window decides after a night: the nights would open or close the zone, or it
   * is open and was never confirmed.
   */
  public boolean asks(Night night) {
    if (open) {
      return !confirmed || Integer.bitCount(weak(night)) >= LEAST_WEAK;
    }
    return night == Night.ESTABLISHED && Integer.bitCount(established(night)) >= LEAST_ESTABLISHED;
  }

  /**
   * The state after one more night.
   *
   * @param longerP p over the longer window, 1 if it has nothing to compare; read only after a
   *     night that {@linkplain #asks asks}
   */
  public ZoneState after(Night night, double longerP) {
    boolean stands = open;
    boolean sure = confirmed;
    if (asks(night)) {
      sure = confirmed || longerP <= LARGEST_OPENING_P;
      stands = sure && (!open || !confirmed || longerP <= LARGEST_HOLDING_P);
    }
    return new ZoneState(stands, stands && sure, established(night), weak(night));
  }

  private int established(Night night) {
    return shifted(establishedNights, night == Night.ESTABLISHED, OPENING_NIGHTS);
  }

  private int weak(Night night) {
    return shifted(weakNights, night == Night.WEAK, CLOSING_NIGHTS);
  }

  private static int shifted(int nights, boolean bit, int kept) {
    return (nights << 1 | (bit ? 1 : 0)) & ((1 << kept) - 1);
  }
}
