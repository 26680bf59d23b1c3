package org.contretemps.statistics.queue;

/** What came of the contacts of simulated days (METHOD §13). Mutable, for one thread. */
final class ForecastCounts implements LineCounts {
  private final DrawnContacts drawn;
  private final int withinSeconds;
  private final double[] handled;
  private long answered;
  private long gaveUp;
  private long within;
  private double waited;
  private double worked;

  ForecastCounts(DrawnContacts drawn, int cells, int withinSeconds) {
    this.drawn = drawn;
    this.withinSeconds = withinSeconds;
    this.handled = new double[cells];
  }

  @Override
  public void answered(int caller, double seconds, double served) {
    answered++;
    within += seconds <= withinSeconds ? 1 : 0;
    waited += seconds;
    worked += served;
    handled[drawn.cell(caller)]++;
  }

  @Override
  public void abandoned(int caller, double seconds) {
    gaveUp++;
    waited += seconds;
  }

  double offered() {
    return answered + gaveUp;
  }

  double answered() {
    return answered;
  }

  double handled(int cell) {
    return handled[cell];
  }

  double abandonedShare() {
    return gaveUp / Math.max(1, offered());
  }

  double meanWait() {
    return waited / Math.max(1, offered());
  }

  double withinShare() {
    return within / Math.max(1, offered());
  }

  double workedSeconds() {
    return worked;
  }
}
