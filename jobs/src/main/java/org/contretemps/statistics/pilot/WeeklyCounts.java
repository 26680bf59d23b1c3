package org.contretemps.statistics.pilot;

import java.util.Arrays;

/**
 * The contacts and adverse outcomes of each cluster (a service) of a pilot by week (METHOD §14).
 * Every cluster has contacts in every week.
 */
public final class WeeklyCounts {
  private final long[][] contacts;
  private final long[][] adverse;

  /**
   * @param contacts by cluster, then week
   * @param adverse those of them with the outcome
   * @throws IllegalArgumentException if a cluster has a week without contacts
   */
  public WeeklyCounts(long[][] contacts, long[][] adverse) {
    for (int k = 0; k < contacts.length; k++) {
      for (int t = 0; t < contacts[k].length; t++) {
        if (contacts[k][t] < 1 || adverse[k][t] < 0 || adverse[k][t] > contacts[k][t]) {
          throw new IllegalArgumentException(
              "Cannot compare clusters: cluster %d has %d contacts with %d outcomes in week %d. Leave the cluster out or choose other weeks."
                  .formatted(k + 1, contacts[k][t], adverse[k][t], t + 1));
        }
      }
    }
    this.contacts = contacts;
    this.adverse = adverse;
  }

  public int clusters() {
    return contacts.length;
  }

  int weeks() {
    return contacts[0].length;
  }

  /** Weeks from one up to another, the latter left out. */
  public WeeklyCounts between(int from, int to) {
    long[][] all = new long[clusters()][];
    long[][] events = new long[clusters()][];
    for (int k = 0; k < all.length; k++) {
      all[k] = Arrays.copyOfRange(contacts[k], from, to);
      events[k] = Arrays.copyOfRange(adverse[k], from, to);
    }
    return new WeeklyCounts(all, events);
  }

  double share(int cluster, int week) {
    return (double) adverse[cluster][week] / contacts[cluster][week];
  }

  /** Share of contacts with the outcome, by cluster and week. */
  public double[][] shares() {
    double[][] shares = new double[clusters()][weeks()];
    for (int k = 0; k < shares.length; k++) {
      for (int t = 0; t < shares[k].length; t++) {
        shares[k][t] = share(k, t);
      }
    }
    return shares;
  }

  double pooledShare() {
    double all = 0;
    double events = 0;
    for (int k = 0; k < contacts.length; k++) {
      for (int t = 0; t < contacts[k].length; t++) {
        all += contacts[k][t];
        events += adverse[k][t];
      }
    }
    return events / all;
  }

  /** Mean of 1/n over clusters and weeks. */
  double meanInverse() {
    double sum = 0;
    for (long[] cluster : contacts) {
      for (long n : cluster) {
        sum += 1.0 / n;
      }
    }
    return sum / clusters() / weeks();
  }

  /** n̄_k: mean contacts a week of each cluster. */
  double[] meanContacts() {
    double[] means = new double[clusters()];
    for (int k = 0; k < means.length; k++) {
      for (long n : contacts[k]) {
        means[k] += (double) n / weeks();
      }
    }
    return means;
  }
}
