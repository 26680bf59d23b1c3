package org.contretemps.statistics.queue;

/** What a {@link WaitingLine} reports of its customers (METHOD §13). */
interface LineCounts {
  /** Counts nothing. */
  LineCounts NONE =
      new LineCounts() {
        @Override
        public void answered(int caller, double waited, double served) {}

        @Override
        public void abandoned(int caller, double waited) {}
      };

  /** An agent took the customer after so many seconds, for so many. */
  void answered(int caller, double waited, double served);

  /** The customer gave up after so many seconds. */
  void abandoned(int caller, double waited);
}
