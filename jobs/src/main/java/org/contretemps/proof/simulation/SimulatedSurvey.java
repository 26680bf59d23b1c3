package org.contretemps.proof.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.contretemps.proof.simulation.Draws.Purpose;

/**
 * A simulated customer's answers to the survey after a contact. Answering depends on being
 * dissatisfied, so that no weighting can correct it.
 *
 * @param csat from 1 to {@code scale}
 * @param feltWaitSeconds null if the customer did not wait
 * @param sharedWithTeam whether the team heard of it
 * @param servqual expectation and perception in turn for each {@link Dimension}, 1 to 7; empty if
 *     not asked
 */
public record SimulatedSurvey(
    SimulatedContact contact,
    LocalDate day,
    int answeredSecond,
    int csat,
    int scale,
    Integer feltWaitSeconds,
    boolean sharedWithTeam,
    List<Integer> servqual) {

  /** No answer comes more days than this after its contact. */
  public static final int LATEST_DAYS = 6;

  private static final double ANSWERS = 0.06;
  private static final double DISSATISFIED_ANSWERS = 0.096;
  private static final double ASKED_SERVQUAL = 0.25;
  private static final double[] DAYS =
      Draws.cumulativeShares(0.40, 0.25, 0.12, 0.09, 0.06, 0.05, 0.03);

  /** The five dimensions of perceived service quality. */
  public enum Dimension {
    TANGIBLES,
    RELIABILITY,
    RESPONSIVENESS,
    ASSURANCE,
    EMPATHY
  }

  /** Whether the visit with this seed may be answered for, if an agent serves it. */
  static boolean mayFollow(long seed) {
    return Feedback.draw(Purpose.SURVEY, seed) < DISSATISFIED_ANSWERS;
  }

  /** The survey that this contact brings, if it brings one. */
  public static Optional<SimulatedSurvey> of(SimulatedContact contact) {
    long seed = contact.feedbackSeed();
    if (seed == SimulatedContact.Truth.NO_FEEDBACK
        || contact.customer().id() == null
        || !mayFollow(seed)) {
      return Optional.empty();
    }
    Draws draws = Feedback.draws(Purpose.SURVEY, seed);
    double satisfaction = Feedback.satisfaction(contact) + 0.18 * draws.gaussian();
    if (satisfaction >= 0.4 && Feedback.draw(Purpose.SURVEY, seed) >= ANSWERS) {
      return Optional.empty();
    }
    int scale = scale(contact.cell().service());
    int csat = (int) Math.max(1, Math.min(scale, Math.rint(1 + (scale - 1) * satisfaction)));
    int wait = contact.handling().waitSeconds();
    Integer felt = wait == 0 ? null : (int) (wait * StrictMath.exp(0.25 + 0.35 * draws.gaussian()));
    int offset = draws.pick(DAYS);
    return Optional.of(
        new SimulatedSurvey(
            contact,
            contact.day().plusDays(offset),
            offset == 0
                ? Math.min(86_000, contact.outcome().lastUpdatedSecond() + draws.below(3_600))
                : draws.below(86_000),
            csat,
            scale,
            felt,
            draws.chance(satisfaction > 0.6 ? 0.45 : 0.25),
            draws.chance(ASKED_SERVQUAL) ? servqual(contact, satisfaction, draws) : List.of()));
  }

  /** What answers of a service's customers go up to. */
  public static int scale(Service service) {
    return service.organisationNumber() % 2 == 0 ? 5 : 10;
  }

  private static List<Integer> servqual(
      SimulatedContact contact, double satisfaction, Draws draws) {
    List<Integer> answers = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      double planted =
          dimension == Dimension.RESPONSIVENESS ? contact.truth().effect().responsiveness() : 0;
      answers.add(onSeven(5.6 + 0.8 * draws.gaussian()));
      answers.add(onSeven(2.4 + 4 * satisfaction + planted + 0.8 * draws.gaussian()));
    }
    return List.copyOf(answers);
  }

  private static int onSeven(double value) {
    return (int) Math.max(1, Math.min(7, Math.rint(value)));
  }
}
