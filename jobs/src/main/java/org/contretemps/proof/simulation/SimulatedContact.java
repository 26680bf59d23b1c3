package org.contretemps.proof.simulation;

import java.time.LocalDate;

/**
 * One simulated contact: what a telephone or case system would record, and the truth that no system
 * knows.
 *
 * @param agent null when the contact was abandoned
 * @param startedSecond second of the local day
 * @param truth null when the contact was abandoned
 */
public record SimulatedContact(
    String contactId,
    String conversationId,
    String caseId,
    int leg,
    WorldCell cell,
    Direction direction,
    ContactAgent agent,
    Customer customer,
    Situation situation,
    LocalDate day,
    int startedSecond,
    Handling handling,
    Outcome outcome,
    Truth truth) {

  /** Who began the contact. */
  public enum Direction {
    INBOUND,
    OUTBOUND,
    CALLBACK
  }

  /** Who ended the contact. */
  public enum EndedBy {
    AGENT,
    CUSTOMER,
    SYSTEM
  }

  /** The agent as the record shows them. */
  public record ContactAgent(String team, String id, int experienceDays) {}

  /** Whole seconds; talk excludes hold. */
  public record Handling(int waitSeconds, int talkSeconds, int holdSeconds, int wrapUpSeconds) {
    public int handlingSeconds() {
      return talkSeconds + holdSeconds + wrapUpSeconds;
    }
  }

  /**
   * How the contact ended.
   *
   * @param transferredTo null when the contact was not transferred
   * @param resolved the agent's code, null when not coded
   * @param fileComplete null when there is no file to complete
   * @param saleAgreedSecond second of the local day, null without a sale
   * @param saleSignedSecond the same day, null when not signed by then
   */
  public record Outcome(
      String transferredTo,
      boolean escalated,
      EndedBy endedBy,
      boolean abandoned,
      Boolean resolved,
      Boolean fileComplete,
      Integer saleAgreedSecond,
      Integer saleSignedSecond,
      int lastUpdatedSecond) {}

  /**
   * What the simulator knows.
   *
   * @param naturalSeconds t0, what the contact would have taken unhurried
   * @param repeatProbability probability that the customer comes back, hurry included
   * @param harm what hurrying added to that probability
   * @param repeated whether the customer came back
   * @param effect what planted marks added
   * @param feedbackSeed decides on survey and review; {@link #NO_FEEDBACK} if neither is taken
   */
  public record Truth(
      int difficulty,
      double naturalSeconds,
      boolean hurried,
      double repeatProbability,
      double harm,
      boolean repeated,
      MarkEffect effect,
      long feedbackSeed) {
    static final long NO_FEEDBACK = 0;
  }

  long feedbackSeed() {
    return truth == null ? Truth.NO_FEEDBACK : truth.feedbackSeed();
  }

  /** Whether an agent answered. */
  public boolean isHandled() {
    return agent != null;
  }
}
