package org.contretemps.statistics.shedding;

import java.util.Optional;
import org.contretemps.statistics.Estimate;

/**
 * The cost of ending contacts at once: repeats within an hour after short contacts, against
 * contacts of 10 to 60 s of the same cell (METHOD §7). Only customers who can be identified are
 * counted.
 *
 * @param identified all identified contacts of the cell
 * @param ended the short ones
 * @param reference those of 10 to 60 s
 */
public record SheddingHarm(long identified, Followed ended, Followed reference) {

  /**
   * Contacts of identified customers.
   *
   * @param contacts how many
   * @param repeats how many came back within an hour
   * @param priors how many had a contact in the hour before, which being cut off cannot cause
   */
  public record Followed(long contacts, long repeats, long priors) {

    /**
     * @throws IllegalArgumentException when more are followed than there are
     */
    public Followed {
      if (repeats < 0 || priors < 0 || Math.max(repeats, priors) > contacts) {
        throw new IllegalArgumentException(
            String.format(
                "Cannot follow %d contacts with %d repeats and %d prior contacts: outcomes are among the contacts."
                    + " Give each column in its place.",
                contacts, repeats, priors));
      }
    }
  }

  /**
   * The repeats that shedding adds, per identified contact of the cell. The negative control's
   * excess, if positive, is subtracted with its variance. Empty if short or reference contacts are
   * missing.
   */
  public Optional<Estimate> harm() {
    if (ended.contacts() == 0 || reference.contacts() == 0) {
      return Optional.empty();
    }
    double control = difference(ended.priors(), reference.priors());
    double controlVariance = control > 0 ? variance(ended.priors(), reference.priors()) : 0;
    double excess = difference(ended.repeats(), reference.repeats()) - Math.max(0, control);
    double error = Math.sqrt(variance(ended.repeats(), reference.repeats()) + controlVariance);
    double share = (double) ended.contacts() / identified;
    return Optional.of(new Estimate(share * excess, share * error));
  }

  private double difference(long events, long referenceEvents) {
    return (double) events / ended.contacts() - (double) referenceEvents / reference.contacts();
  }

  private double variance(long events, long referenceEvents) {
    return smoothed(events, ended.contacts()) + smoothed(referenceEvents, reference.contacts());
  }

  /**
   * Binomial, with one event and one non-event added, so that none or all of a handful does not
   * pass for certainty (Agresti &amp; Caffo 2000, The American Statistician 54:280).
   */
  private static double smoothed(long events, long contacts) {
    double rate = (events + 1.0) / (contacts + 2.0);
    return rate * (1 - rate) / (contacts + 2.0);
  }
}
