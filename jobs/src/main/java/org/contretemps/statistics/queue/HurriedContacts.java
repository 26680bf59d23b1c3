package org.contretemps.statistics.queue;

import java.util.Arrays;
import org.contretemps.statistics.position.NormBins;

/**
 * Which contacts of a cell were hurried, and how long they would have lasted, under one pair of k
 * and π₀ (METHOD §13). Immutable.
 */
final class HurriedContacts {
  private static final double MOST_CERTAIN = 0.98;
  private static final int BISECTIONS = 30;

  private final NormBins bins;
  private final HurryDecay.Fit fit;
  private final double[] probability;
  private final int[] times;
  private final Weighted overrunning;
  private final int[] near;
  private final Weighted hurried;

  /**
   * The hurried contacts of a cell.
   *
   * @param times handling seconds of all its contacts, rising
   */
  HurriedContacts(HurryDecay decay, HurryDecay.Fit fit, int[] times) {
    this.bins = decay.bins();
    this.fit = fit;
    this.probability = probabilities(decay, fit);
    this.times = Arrays.stream(times).filter(each -> each > norm()).toArray();
    this.overrunning = Weighted.of(Arrays.stream(this.times).mapToDouble(this::missing).toArray());
    this.near =
        Arrays.stream(times).filter(each -> HurryDecay.NEAR.contains(bins.binOf(each))).toArray();
    this.hurried = Weighted.of(Arrays.stream(near).mapToDouble(this::probability).toArray());
  }

  /** The excess of each bin by its contacts, scaled to M in all. */
  private static double[] probabilities(HurryDecay decay, HurryDecay.Fit fit) {
    double[] excess =
        HurryDecay.NEAR
            .bins()
            .mapToDouble(j -> Math.max(0, decay.perBin(j) - left(decay.bins(), fit, j)))
            .toArray();
    double[] contacts = HurryDecay.NEAR.bins().mapToDouble(decay::perBin).toArray();
    double scale = scale(excess, contacts, fit.moved());
    double[] shares = new double[excess.length];
    for (int place = 0; place < shares.length; place++) {
      shares[place] =
          contacts[place] == 0
              ? 0
              : Math.min(MOST_CERTAIN, scale * excess[place] / contacts[place]);
    }
    return shares;
  }

  /** What the fit leaves in a bin that is not hurried. */
  private static double left(NormBins bins, HurryDecay.Fit fit, int bin) {
    double share = bin > 0 ? fit.hurried(Math.exp(bins.x(bin))) : 0;
    return fit.natural(bin) * (1 - share);
  }

  /** The factor by which the excess, at most 0.98 of each bin, adds up to M; by bisection. */
  private static double scale(double[] excess, double[] contacts, double moved) {
    double all = Arrays.stream(excess).sum();
    double low = 0;
    double high = all == 0 ? 0 : 10 * (1 + moved / all);
    for (int step = 0; step < BISECTIONS; step++) {
      double middle = (low + high) / 2;
      double sum = 0;
      for (int place = 0; place < excess.length; place++) {
        sum += Math.min(MOST_CERTAIN * contacts[place], middle * excess[place]);
      }
      low = sum < moved ? middle : low;
      high = sum < moved ? high : middle;
    }
    return (low + high) / 2;
  }

  private int norm() {
    return bins.normSeconds();
  }

  private double probability(int time) {
    int bin = bins.binOf(time);
    return HurryDecay.NEAR.contains(bin) ? probability[bin - HurryDecay.NEAR.first()] : 0;
  }

  /** Contacts of a natural time that were hurried, by each of it that was not. */
  private double missing(int time) {
    double share = fit.hurried((double) time / norm());
    return (1 - probability(time)) * share / (1 - share);
  }

  /** Hurried contacts among those of the cell. */
  double count() {
    return overrunning.isEmpty() ? 0 : hurried.total();
  }

  /** Fills a drawn contact: its natural time, and the norms under which it is hurried. */
  void fill(
      DrawnContacts drawn, int contact, int time, double u1, double u2, double u3, double u4) {
    boolean isHurried = count() > 0 && u1 < probability(time);
    double natural = isHurried ? times[overrunning.at(u2)] : time;
    double share = natural > norm() ? fit.hurried(natural / norm()) : 0;
    double level = isHurried ? u3 * share : share + u3 * (1 - share);
    double ratio = isHurried || hurried.isEmpty() ? time : near[hurried.at(u4)];
    drawn.set(
        contact, natural, lowestNorm(natural, level), ratio / norm(), isHurried ? time : natural);
  }

  /** The norm above which a contact is hurried, as long as it overruns it. */
  private double lowestNorm(double natural, double level) {
    if (level >= fit.propensity()) {
      return Double.POSITIVE_INFINITY;
    }
    return fit.decay() == 0 ? 0 : natural * Math.pow(level / fit.propensity(), 1 / fit.decay());
  }
}
