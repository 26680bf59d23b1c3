package org.contretemps.statistics.position;

/**
 * The bins of handling times around a time norm N, so that contacts under different norms compare
 * by where they lie relative to the norm (METHOD §1, §3; bins around a threshold: Kleven 2016,
 * Annu. Rev. Econ. 8:435).
 *
 * <p>A bin is w = max(1, rint(N/40)) s wide, rint rounding halves to the even number. A contact of
 * t seconds lies in bin j = ceil((t − N)/w), clipped to [{@value #FIRST}, {@value #LAST}]; j ≤ 0 is
 * the same as t ≤ N, the norm was met. In Spark SQL: {@code greatest(-36, least(120, ceil((t - N) /
 * greatest(1, bround(N / 40)))))}.
 *
 * @param normSeconds N, at least 1 s
 */
public record NormBins(int normSeconds) {

  /** The lowest bin; shorter contacts are counted in it. */
  public static final int FIRST = -36;

  /** The highest bin; longer contacts are counted in it. */
  public static final int LAST = 120;

  /** How many bins there are. */
  public static final int COUNT = LAST - FIRST + 1;

  /** R, the bins just under the norm, where hurried contacts end: 0.85 N to N. */
  public static final BinRange UNDER_NORM = new BinRange(-5, 0);

  /**
   * W = R ∪ M, the window that the norm disturbs: also the four bins just over it, which hurried
   * contacts leave and others overshoot into.
   */
  public static final BinRange WINDOW = new BinRange(-5, 4);

  /** L, the undisturbed bins to the left of the window. */
  public static final BinRange CLEAN_LEFT = new BinRange(-11, -6);

  private static final double BINS_PER_NORM = 40;
  private static final double LEAST_RATIO = 0.02;

  /**
   * @throws IllegalArgumentException for a norm under one second
   */
  public NormBins {
    if (normSeconds < 1) {
      throw new IllegalArgumentException(
          "Cannot place bins around a norm of "
              + normSeconds
              + " s: a norm is at least one second. Correct the norm, or leave its contacts out.");
    }
  }

  /** w, the width of a bin in seconds. */
  public int widthSeconds() {
    return (int) Math.max(1, Math.rint(normSeconds / BINS_PER_NORM));
  }

  /**
   * The bin of a time in whole seconds.
   *
   * @throws IllegalArgumentException for a negative time
   */
  public int binOf(int seconds) {
    if (seconds < 0) {
      throw new IllegalArgumentException(
          "Cannot bin a time of "
              + seconds
              + " s: a time is never negative. Reject the contact at ingest.");
    }
    int bin = -Math.floorDiv(normSeconds - seconds, widthSeconds());
    return Math.max(FIRST, Math.min(LAST, bin));
  }

  /**
   * x_j = ln(max(0.02, (N + (j − ½) w)/N)), where the middle of a bin lies relative to the norm, on
   * a logarithmic scale; 0 at the norm.
   *
   * @throws IllegalArgumentException for a number that is no bin
   */
  public double x(int bin) {
    requireBin(bin);
    double middle = normSeconds + (bin - 0.5) * widthSeconds();
    return Math.log(Math.max(LEAST_RATIO, middle / normSeconds));
  }

  /** The x of every bin in rising order. */
  public double[] positions() {
    double[] positions = new double[COUNT];
    for (int bin = FIRST; bin <= LAST; bin++) {
      positions[bin - FIRST] = x(bin);
    }
    return positions;
  }

  static void requireBin(int bin) {
    if (bin < FIRST || bin > LAST) {
      throw new IllegalArgumentException(
          "Cannot read bin "
              + bin
              + ": bins around a norm run from "
              + FIRST
              + " to "
              + LAST
              + ". Number bins with NormBins.binOf.");
    }
  }
}
