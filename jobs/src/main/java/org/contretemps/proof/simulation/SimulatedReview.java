package org.contretemps.proof.simulation;

import java.time.LocalDate;
import java.util.Optional;
import org.contretemps.proof.simulation.Draws.Purpose;

/**
 * A simulated supervisor's review of a contact: scores of 0 to 100, and care from 1 to 5.
 *
 * @param smallThings attention to small things
 * @param inference whether the agent drew the customer's unspoken need from what was said
 */
public record SimulatedReview(
    SimulatedContact contact,
    LocalDate day,
    int reviewedSecond,
    int qualityScore,
    int complianceScore,
    int smallThings,
    int counsel,
    int inference) {

  /** No review comes more days than this after its contact. */
  public static final int LATEST_DAYS = 6;

  private static final double REVIEWED = 0.015;

  /** Whether the visit with this seed is reviewed, if an agent answers. */
  static boolean mayFollow(long seed) {
    return Feedback.draw(Purpose.REVIEW, seed) < REVIEWED;
  }

  /** The review of this contact, if it is reviewed. */
  public static Optional<SimulatedReview> of(SimulatedContact contact) {
    long seed = contact.feedbackSeed();
    if (seed == SimulatedContact.Truth.NO_FEEDBACK || !mayFollow(seed)) {
      return Optional.empty();
    }
    Draws draws = Feedback.draws(Purpose.REVIEW, seed);
    double done = Feedback.satisfaction(contact);
    double kept =
        0.92 - 0.03 * contact.truth().difficulty() + contact.truth().effect().compliance();
    return Optional.of(
        new SimulatedReview(
            contact,
            contact.day().plusDays(1 + draws.below(LATEST_DAYS)),
            9 * 3600 + draws.below(8 * 3600),
            score(done + 0.10 * draws.gaussian()),
            score(kept + 0.08 * draws.gaussian()),
            care(done, draws),
            care(done, draws),
            care(done, draws)));
  }

  private static int score(double share) {
    return (int) Math.max(0, Math.min(100, Math.rint(100 * share)));
  }

  private static int care(double done, Draws draws) {
    return (int) Math.max(1, Math.min(5, Math.rint(1 + 4 * done + 0.7 * draws.gaussian())));
  }
}
