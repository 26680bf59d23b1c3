package org.contretemps.statistics.clash;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.position.BinRange;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.Outcome;

/**
 * What hurrying under the norm costs: the outcomes just under the norm less those predicted from
 * outside the window, granting hurried contacts the higher rate of those that run past the norm
 * (METHOD §4; Diamond &amp; Persson, NBER w22207).
 */
public final class HarmModel {

  private static final BinRange OVER = new BinRange(1, NormBins.LAST);
  private static final double PRIOR_CONTACTS = 20;
  private static final double LOCAL_X = Math.log(1.5);
  private static final double LARGEST_SHARE = 0.99;
  private static final double LARGEST_ODDS = 100;
  private static final int BISECTIONS = 40;
  private static final double[] ONE = {1};

  private final RateTable table;
  private final RateCurve curve;
  private final Spike spike;
  private final double[] composition;

  private HarmModel(RateTable table, RateCurve curve, Spike spike) {
    this.table = table;
    this.curve = curve;
    this.spike = spike;
    this.composition = composition(table);
  }

  /** The harm of an outcome, fitted from the counts alone; empty if nothing can be compared. */
  public static Optional<Harm> of(NormPositionCounts counts, Outcome outcome) {
    RateTable table = new RateTable(counts);
    return SpikeModel.fit(counts)
        .flatMap(
            spike ->
                RateCurve.fit(table, outcome).flatMap(curve -> harm(table, curve, spike, outcome)));
  }

  /**
   * The harm of an outcome; empty if there is nothing to compare: no contact just under the norm,
   * none over it, none below 0.85 N, or no finite fit.
   */
  static Optional<Harm> harm(RateTable table, RateCurve curve, Spike spike, Outcome outcome) {
    boolean comparable =
        sum(table.under()) > 0
            && sum(table.left()) > 0
            && OVER.bins().anyMatch(bin -> table.contactsAt(bin) > 0);
    return comparable
        ? Optional.of(new HarmModel(table, curve, spike).harm(outcome)).filter(HarmModel::isFinite)
        : Optional.empty();
  }

  /**
   * The rate of an outcome that the fit outside the window expects in bins, for contacts composed
   * as those that belong just under the norm; empty if nothing can be fitted.
   */
  static Optional<double[]> expectedRates(
      NormPositionCounts counts, Outcome outcome, BinRange bins) {
    RateTable table = new RateTable(counts);
    if (sum(table.left()) == 0) {
      return Optional.empty();
    }
    double[] composition = composition(table);
    return RateCurve.fit(table, outcome)
        .map(
            curve ->
                bins.bins()
                    .mapToDouble(bin -> Math.min(table.x(bin), RateTable.LARGEST_X))
                    .map(x -> average(composition, curve.rates(new double[] {x}, ONE)))
                    .toArray());
  }

  /**
   * Γ*, the smallest odds ratio on the rate of the tail origin at which h − 1.645 se is no more
   * than h0 (METHOD §5): how much likelier to come back hurried contacts would have to be, for a
   * cause that nobody recorded. 1 if h − 1.645 se is no more already, at most {@value
   * #LARGEST_ODDS}.
   */
  static double hiddenOdds(RateTable table, RateCurve curve, Spike spike, double errorFactor) {
    HarmModel model = new HarmModel(table, curve, spike);
    List<RateCurve.Rate> belonging = model.belongingRates();
    List<RateCurve.Rate> origin = model.originRates(NormBins.LAST);
    double low = 1;
    double high = LARGEST_ODDS;
    for (int step = 0; step < BISECTIONS; step++) {
      double middle = Math.sqrt(low * high);
      List<RateCurve.Rate> raised = origin.stream().map(rate -> rate.withOdds(middle)).toList();
      double least =
          model.new Prediction(table.under(), belonging, raised)
              .excess(table.eventsUnder(Outcome.ADVERSE))
              .inflated(errorFactor)
              .plusErrors(-ClashRule.ONE_SIDED_95);
      low = least > ClashRule.TRIVIAL_HARM ? middle : low;
      high = least > ClashRule.TRIVIAL_HARM ? high : middle;
    }
    return high;
  }

  private static boolean isFinite(Harm harm) {
    return isFinite(harm.tail()) && isFinite(harm.local());
  }

  private static boolean isFinite(Estimate estimate) {
    return Double.isFinite(estimate.value()) && Double.isFinite(estimate.standardError());
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  /** w_s = (n_s(L) + 20 a_s)/(n(L) + 20), a_s the share of stratum s among j &lt; −5. */
  private static double[] composition(RateTable table) {
    double[] clean = table.clean();
    double[] left = table.left();
    double allClean = sum(clean);
    double allLeft = sum(left);
    return IntStream.range(0, clean.length)
        .mapToDouble(
            s -> (clean[s] + PRIOR_CONTACTS * left[s] / allLeft) / (allClean + PRIOR_CONTACTS))
        .toArray();
  }

  private Harm harm(Outcome outcome) {
    double[] under = table.under();
    double[] events = table.eventsUnder(outcome);
    List<RateCurve.Rate> belonging = belongingRates();
    List<RateCurve.Rate> tailRates = originRates(NormBins.LAST);
    int lastLocal = lastLocalBin();
    Prediction tail = new Prediction(under, belonging, tailRates);
    Prediction local =
        lastLocal == 0 ? tail : new Prediction(under, belonging, originRates(lastLocal));
    return new Harm(
        tail.excess(events),
        local.excess(events),
        average(composition, belonging),
        average(under, tailRates) / spike.underNorm(),
        tail.leadingStratum(events));
  }

  /** The mean of the fitted rate over the bins of R. */
  private List<RateCurve.Rate> belongingRates() {
    double[] positions = NormBins.UNDER_NORM.bins().mapToDouble(table::x).toArray();
    double[] weights = new double[positions.length];
    Arrays.fill(weights, 1);
    return curve.rates(positions, weights);
  }

  /** The count-weighted mean of the fitted rate over the bins over the norm, up to one of them. */
  private List<RateCurve.Rate> originRates(int lastBin) {
    int[] occupied =
        IntStream.rangeClosed(1, lastBin).filter(bin -> table.contactsAt(bin) > 0).toArray();
    double[] positions =
        Arrays.stream(occupied)
            .mapToDouble(bin -> Math.min(table.x(bin), RateTable.LARGEST_X))
            .toArray();
    return curve.rates(positions, Arrays.stream(occupied).mapToDouble(table::contactsAt).toArray());
  }

  /** The last occupied bin over the norm with x ≤ ln 1.5; 0 if there is none. */
  private int lastLocalBin() {
    return OVER.bins()
        .takeWhile(bin -> table.x(bin) <= LOCAL_X)
        .filter(bin -> table.contactsAt(bin) > 0)
        .max()
        .orElse(0);
  }

  private static double average(double[] weights, List<RateCurve.Rate> rates) {
    return IntStream.range(0, weights.length)
        .mapToDouble(s -> weights[s] * rates.get(s).value())
        .sum();
  }

  /** The outcomes expected under the norm when hurried contacts come from one origin. */
  private final class Prediction {

    private final double[] under;
    private final List<RateCurve.Rate> belonging;
    private final List<RateCurve.Rate> origin;

    Prediction(double[] under, List<RateCurve.Rate> belonging, List<RateCurve.Rate> origin) {
      this.under = under;
      this.belonging = belonging;
      this.origin = origin;
    }

    /** h and its standard error. */
    Estimate excess(double[] events) {
      double expected = IntStream.range(0, under.length).mapToDouble(this::expected).sum();
      double excess = sum(events) - expected;
      double error = Math.sqrt(variance(expected));
      return new Estimate(excess / spike.contacts(), error / spike.contacts());
    }

    /** F_s r_s^R + B_s r_s^O. */
    private double expected(int s) {
      return belonging(s) * belonging.get(s).value() + hurried(s) * origin.get(s).value();
    }

    /** F_s = F w_s. */
    private double belonging(int s) {
      return spike.expected() * composition[s];
    }

    /** B_s = n_s(R) − F_s, sign kept. */
    private double hurried(int s) {
      return under[s] - belonging(s);
    }

    private double variance(double expected) {
      double binomial =
          Math.max(expected, 1) * (1 - Math.min(LARGEST_SHARE, expected / spike.underNorm()));
      double[] gradient = new double[curve.size()];
      for (int s = 0; s < under.length; s++) {
        belonging.get(s).addTo(gradient, curve.columns(s), belonging(s));
        origin.get(s).addTo(gradient, curve.columns(s), hurried(s));
      }
      double difference = average(composition, belonging) - average(composition, origin);
      return binomial
          + curve.variance(gradient)
          + difference * difference * spike.expectedVariance();
    }

    private int leadingStratum(double[] events) {
      int leading = 0;
      for (int s = 1; s < events.length; s++) {
        boolean more = events[s] - expected(s) > events[leading] - expected(leading);
        leading = more ? s : leading;
      }
      return table.strata()[leading];
    }
  }
}
