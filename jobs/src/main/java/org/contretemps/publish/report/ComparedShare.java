package org.contretemps.publish.report;

import java.util.List;

/**
 * A share that is compared with that of last month: a column and its counts.
 *
 * @param isComplement whether it is shown as what is left of 1
 * @param better 1 if more of it is better, −1 if worse, 0 if neither
 */
record ComparedShare(String name, String events, String trials, boolean isComplement, int better) {
  static final List<ComparedShare> ALL =
      List.of(
          new ComparedShare("resolution", "repeats", "counted", true, 1),
          new ComparedShare("coded", "resolved", "coded", false, 1),
          new ComparedShare("attainment", "within_norm", "with_norm", false, 0),
          new ComparedShare("abandonment", "abandoned", "offered", false, -1),
          new ComparedShare("satisfied", "satisfied", "answers", false, 1));

  /** Whether it means something only on channels where customers wait for an answer. */
  boolean isOfWaiting() {
    return name.equals("abandonment");
  }
}
