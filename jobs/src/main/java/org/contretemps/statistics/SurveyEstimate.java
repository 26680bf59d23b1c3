package org.contretemps.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The satisfied share of all contacts, post-stratified from those who answered (METHOD §8;
 * effective sample size: Kish 1965, Survey Sampling; bounds: Manski 1989). It informs, it never
 * decides: when answering depends on being satisfied, no weight mends it.
 *
 * @param answers how many answered
 * @param share Σ n_s p_s/n
 * @param effectiveAnswers Kish's effective number of answers, (Σ n_s)²/Σ(n_s²/answers_s) over the
 *     strata that answered
 * @param interval Wilson's, 95 %, on the effective answers
 * @param bounds the share were all who stayed silent dissatisfied, and were they all satisfied
 */
public record SurveyEstimate(
    long answers,
    double share,
    double effectiveAnswers,
    ProportionInterval interval,
    ProportionInterval bounds) {

  private static final long LEAST_ANSWERS = 30;
  private static final double PRIOR_ANSWERS = 10;
  private static final double CONFIDENCE = 0.95;

  /**
   * Contacts of one stratum: adverse outcome × load × outage × time band.
   *
   * @param adverse whether the outcome was adverse
   * @param contacts n_s
   * @param answers how many of them answered
   * @param satisfied k_s, how many of those are satisfied
   */
  public record Stratum(boolean adverse, long contacts, long answers, long satisfied) {

    /**
     * @throws IllegalArgumentException unless 0 ≤ satisfied ≤ answers ≤ contacts
     */
    public Stratum {
      if (satisfied < 0 || satisfied > answers || answers > contacts) {
        throw new IllegalArgumentException(
            String.format(
                "Cannot weight %d satisfied of %d answers from %d contacts: each is among the next. Give each column in its place.",
                satisfied, answers, contacts));
      }
    }
  }

  /** The estimate over strata; empty without an answer. */
  public static Optional<SurveyEstimate> of(List<Stratum> strata) {
    double answers = sum(strata, Stratum::answers);
    if (answers == 0) {
      return Optional.empty();
    }
    double contacts = sum(strata, Stratum::contacts);
    double satisfied = sum(strata, Stratum::satisfied);
    double[] pooled = pooledShares(strata, satisfied / answers);
    double share = sum(strata, s -> s.contacts() * shrunk(s, pooled)) / contacts;
    double effective = effectiveAnswers(strata);
    return Optional.of(
        new SurveyEstimate(
            (long) answers,
            share,
            effective,
            ProportionInterval.wilson(Math.min(1, share) * effective, effective, CONFIDENCE),
            new ProportionInterval(
                satisfied / contacts, (satisfied + contacts - answers) / contacts)));
  }

  /** Whether there are answers enough, 30, to name a level. */
  public boolean hasLevel() {
    return answers >= LEAST_ANSWERS;
  }

  /** p_s = (k_s + 10 m_y)/(answers_s + 10). */
  private static double shrunk(Stratum stratum, double[] pooled) {
    return (stratum.satisfied() + PRIOR_ANSWERS * pooled[stratum.adverse() ? 1 : 0])
        / (stratum.answers() + PRIOR_ANSWERS);
  }

  /** m_y, the satisfied share without and with an adverse outcome; the overall one if silent. */
  private static double[] pooledShares(List<Stratum> strata, double overall) {
    double[] shares = new double[2];
    Arrays.setAll(
        shares,
        y -> {
          List<Stratum> same = strata.stream().filter(s -> s.adverse() == (y == 1)).toList();
          double answers = sum(same, Stratum::answers);
          return answers == 0 ? overall : sum(same, Stratum::satisfied) / answers;
        });
    return shares;
  }

  private static double effectiveAnswers(List<Stratum> strata) {
    List<Stratum> answered = strata.stream().filter(s -> s.answers() > 0).toList();
    double weights = sum(answered, Stratum::contacts);
    return weights
        * weights
        / sum(answered, s -> (double) s.contacts() * s.contacts() / s.answers());
  }

  private static double sum(List<Stratum> strata, ToDoubleFunction<Stratum> part) {
    return strata.stream().mapToDouble(part).sum();
  }
}
