package org.contretemps.statistics.clash;

/**
 * How many times are whole minutes, which suggests that agents write them down (METHOD §3).
 *
 * @param contacts all contacts
 * @param wholeMinutes those whose time is a multiple of 60 s
 */
public record MinuteHeaping(long contacts, long wholeMinutes) {

  private static final double LARGEST_SHARE = 0.25;

  /** The share of whole minutes; 0 without contacts. */
  public double share() {
    return contacts == 0 ? 0 : (double) wholeMinutes / contacts;
  }

  /**
   * Whether neither the spike nor the coverage may be shown: its size is unreliable there. The
   * decision, which needs harm as well, still uses it.
   */
  public boolean hidesSpike() {
    return share() > LARGEST_SHARE;
  }
}
