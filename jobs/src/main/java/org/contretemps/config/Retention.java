package org.contretemps.config;

/**
 * Says how many days each kind of data is kept before the command {@code maintain} deletes it, and
 * how large a share of a table it may delete without asking. Aggregates that name nobody are kept
 * for good.
 *
 * @param recordDays contacts with everything that is said of one contact: qualified contacts,
 *     surveys, reviews, the narrow legs of customers. A year by default: the longest that the CNIL
 *     (deliberation 2014-474) admits for evaluations of calls, which reviews are
 * @param agentCountDays counts per agent in {@code day_class}
 * @param rejectedDays rejected records, after their delivery
 * @param fileDays data files that the present version of a table does not need
 * @param commitDays commits in the tables' logs
 * @param mostShare share of a table's rows that may go at once without being confirmed
 */
public record Retention(
    int recordDays,
    int agentCountDays,
    int rejectedDays,
    int fileDays,
    int commitDays,
    double mostShare) {

  /** The default. */
  public static final Retention DEFAULT = new Retention(365, 60, 90, 7, 30, 0.1);

  static Retention from(Settings settings) {
    return new Retention(
        settings.integer("record-days", DEFAULT.recordDays, 100, 36_500),
        settings.integer("agent-count-days", DEFAULT.agentCountDays, 60, 36_500),
        settings.integer("rejected-days", DEFAULT.rejectedDays, 1, 36_500),
        settings.integer("file-days", DEFAULT.fileDays, 7, 3_650),
        settings.integer("commit-days", DEFAULT.commitDays, 8, 36_500),
        settings.number("most-share", DEFAULT.mostShare, 0, 1));
  }
}
