package org.contretemps.statistics.passing;

import org.contretemps.statistics.position.BinRange;
import org.contretemps.statistics.position.NormBins;

/**
 * The contacts of a cell in the bins around a norm: those that ended in a bin (n_j), those of them
 * that were passed on (d_j), and those that still ran when the bin began (r_j), METHOD §11.
 */
final class PassingBins {
  private final NormBins norm;
  private final long[] contacts;
  private final long[] passedOn;
  private final long[] running;

  PassingBins(NormBins norm, long[] contacts, long[] passedOn) {
    this.norm = norm;
    this.contacts = contacts;
    this.passedOn = passedOn;
    this.running = new long[contacts.length];
    long still = 0;
    for (int place = contacts.length - 1; place >= 0; place--) {
      still += contacts[place];
      running[place] = still;
    }
  }

  NormBins norm() {
    return norm;
  }

  /** n, all contacts. */
  long total() {
    return running[0];
  }

  long totalPassedOn() {
    return passedOnIn(new BinRange(NormBins.FIRST, NormBins.LAST));
  }

  /** n_j. */
  long contacts(int bin) {
    return contacts[bin - NormBins.FIRST];
  }

  /** d_j. */
  long passedOn(int bin) {
    return passedOn[bin - NormBins.FIRST];
  }

  long passedOnIn(BinRange bins) {
    return bins.bins().mapToLong(this::passedOn).sum();
  }

  /** r_j. */
  long running(int bin) {
    return running[bin - NormBins.FIRST];
  }

  /** max(r_j − n_j/2, ½): contacts that could be passed on in a bin. */
  double exposed(int bin) {
    int place = bin - NormBins.FIRST;
    return Math.max(running[place] - contacts[place] / 2.0, 0.5);
  }

  /** Whether a bin shares a second with (from, to], in seconds. */
  boolean overlaps(int bin, double from, double to) {
    double end = norm.normSeconds() + (double) bin * norm.widthSeconds();
    return end - norm.widthSeconds() < to && end > from;
  }
}
