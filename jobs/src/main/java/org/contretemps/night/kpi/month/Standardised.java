package org.contretemps.night.kpi.month;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.KpiKey;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.DirectStandardisation;
import org.contretemps.statistics.ProportionInterval;

/**
 * The rate of a territory, adjusted to its service's mix of situation types and channels.
 *
 * @param served the service's own
 * @param p two-sided, against no difference
 */
record Standardised(double value, double lower, double upper, double served, double p) {
  private static final double CONFIDENCE = 0.95;
  private static final double TWO_SIDED_95 = 1.96;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final List<String> STRATUM = List.of(Contact.CHANNEL, Contact.SITUATION_TYPE);

  /**
   * Of a territory that has trials.
   *
   * @param territory its groups by channel and situation type
   * @param service those of all territories of the service
   */
  static Standardised of(Aspect aspect, List<KpiGroup> territory, List<KpiGroup> service) {
    Map<KpiKey, Double> mix = new HashMap<>();
    service.forEach(
        group -> mix.merge(group.key(STRATUM), (double) group.of(aspect.trials()), Double::sum));
    double served =
        (double) service.stream().mapToLong(group -> group.of(aspect.events())).sum()
            / service.stream().mapToLong(group -> group.of(aspect.trials())).sum();
    return switch (aspect) {
      case WAIT -> mean(territory, mix, served);
      case SATISFIED -> common(aspect, territory, mix, served);
      default -> rare(aspect, territory, mix, served);
    };
  }

  /**
   * A share that is not rare: Wilson's interval on as many trials as would leave it as uncertain.
   */
  private static Standardised common(
      Aspect aspect, List<KpiGroup> territory, Map<KpiKey, Double> mix, double served) {
    double weights = 0;
    double sum = 0;
    double variance = 0;
    for (KpiGroup group : territory) {
      double n = group.of(aspect.trials());
      if (n > 0) {
        double weight = mix.get(group.key(STRATUM));
        double p = (group.of(aspect.events()) + 1) / (n + 2);
        weights += weight;
        sum += weight * group.of(aspect.events()) / n;
        variance += weight * weight * p * (1 - p) / n;
      }
    }
    double value = sum / weights;
    double error = variance / (weights * weights);
    double effective = Math.max(value * (1 - value), 1e-9) / error;
    ProportionInterval interval =
        ProportionInterval.wilson(Math.min(1, value) * effective, effective, CONFIDENCE);
    return new Standardised(
        value, interval.lower(), interval.upper(), served, p(value - served, error));
  }

  private static Standardised rare(
      Aspect aspect, List<KpiGroup> territory, Map<KpiKey, Double> mix, double served) {
    DirectStandardisation rate =
        DirectStandardisation.of(
            territory.stream().mapToLong(group -> group.of(aspect.events())).toArray(),
            territory.stream().mapToLong(group -> group.of(aspect.trials())).toArray(),
            territory.stream().mapToDouble(group -> mix.get(group.key(STRATUM))).toArray());
    ProportionInterval interval = rate.interval(CONFIDENCE);
    return new Standardised(
        rate.rate(),
        interval.lower(),
        interval.upper(),
        served,
        p(rate.rate() - served, rate.variance()));
  }

  private static Standardised mean(
      List<KpiGroup> territory, Map<KpiKey, Double> mix, double served) {
    double weights = 0;
    double sum = 0;
    double variance = 0;
    for (KpiGroup group : territory) {
      double n = group.of(Measure.WAITED);
      if (n > 0) {
        double weight = mix.get(group.key(STRATUM));
        double mean = group.of(Measure.WAIT_SECONDS) / n;
        double spread =
            Math.max(0, group.of(Measure.WAIT_SQUARES) - n * mean * mean) / Math.max(1, n - 1);
        weights += weight;
        sum += weight * mean;
        variance += weight * weight * spread / n;
      }
    }
    double value = sum / weights;
    double error = Math.sqrt(variance) / weights;
    return new Standardised(
        value,
        value - TWO_SIDED_95 * error,
        value + TWO_SIDED_95 * error,
        served,
        p(value - served, error * error));
  }

  private static double p(double difference, double variance) {
    double p = 2 * NORMAL.survivalProbability(Math.abs(difference) / Math.sqrt(variance));
    return Double.isNaN(p) ? 1 : Math.min(1, p);
  }
}
