package org.contretemps.proof.simulation;

/**
 * The channels of a simulated call centre, with their share of the work and their waiting and
 * handling.
 */
public enum SimulatedChannel {
  PHONE(0.60, 1.00, 50, 1800),
  CHAT(0.22, 1.12, 35, 1200),
  EMAIL(0.18, 0.92, 2400, 7200);

  private final double weight;
  private final double timeFactor;
  private final double meanWaitSeconds;
  private final int longestWaitSeconds;

  SimulatedChannel(
      double weight, double timeFactor, double meanWaitSeconds, int longestWaitSeconds) {
    this.weight = weight;
    this.timeFactor = timeFactor;
    this.meanWaitSeconds = meanWaitSeconds;
    this.longestWaitSeconds = longestWaitSeconds;
  }

  /** Relative share of the contacts, among the channels that a world has. */
  double weight() {
    return weight;
  }

  /** Natural times are multiplied by this. */
  double timeFactor() {
    return timeFactor;
  }

  /** Mean wait at ordinary load. */
  double meanWaitSeconds() {
    return meanWaitSeconds;
  }

  int longestWaitSeconds() {
    return longestWaitSeconds;
  }

  /** Whether the customer is there while waiting, and so can give up or be transferred. */
  boolean isLive() {
    return this != EMAIL;
  }
}
