package org.contretemps.proof.simulation;

/**
 * The effect of planted deviations on one simulated contact.
 *
 * @param repeatLogit to the log-odds that the customer comes back
 * @param satisfaction to how well it went for the customer, 0 to 1
 * @param compliance to the share of rules kept, and of files complete
 * @param responsiveness to the responsiveness perceived, in marks of seven
 * @param salePressure to the logarithm of the share of sales that are agreed to
 */
public record MarkEffect(
    double repeatLogit,
    double satisfaction,
    double compliance,
    double responsiveness,
    double salePressure) {

  static final MarkEffect NONE = new MarkEffect(0, 0, 0, 0, 0);

  static MarkEffect ofRepeats(double logit) {
    return new MarkEffect(logit, 0, 0, 0, 0);
  }

  static MarkEffect ofSatisfaction(double satisfaction) {
    return new MarkEffect(0, satisfaction, 0, 0, 0);
  }

  MarkEffect plus(MarkEffect other) {
    return new MarkEffect(
        repeatLogit + other.repeatLogit,
        satisfaction + other.satisfaction,
        compliance + other.compliance,
        responsiveness + other.responsiveness,
        salePressure + other.salePressure);
  }
}
