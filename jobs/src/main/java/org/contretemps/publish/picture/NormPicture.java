package org.contretemps.publish.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.contretemps.statistics.clash.NormProfile;
import org.contretemps.wording.Durations;
import org.contretemps.wording.Wording;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.title.TextTitle;

/**
 * Draws a cell around its norm: handling times with the norm and the spike shaded, and below them
 * the repeat rate, each beside what times outside the window predict.
 */
public final class NormPicture {
  private static final String BUNDLE = "org.contretemps.publish.picture.picture";
  private static final int WIDTH = 1_100;
  private static final int HEIGHT = 600;
  private static final int A_MINUTE = 60;
  private static final int MOST_TICKS = 20;
  private static final int TIMES_PART = 3;
  private static final int RATES_PART = 2;

  private final JFreeChart chart;
  private final String alternative;

  /**
   * @param profile what to draw
   * @param title what cell it is
   * @param finding what was found, in a sentence
   * @throws IllegalArgumentException for a language other than English and French
   */
  public NormPicture(NormProfile profile, String title, String finding, Locale language) {
    Wording words = new Wording(BUNDLE, language);
    CombinedDomainXYPlot both = new CombinedDomainXYPlot(minutes(profile, words));
    both.setGap(14);
    both.add(new TimesPanel(profile, words).plot(), TIMES_PART);
    both.add(new RatesPanel(profile, words).plot(), RATES_PART);
    this.chart = new JFreeChart(title, Style.TITLE, both, true);
    chart.addSubtitle(0, new TextTitle(finding, Style.TEXT));
    this.alternative = alternative(profile, title, finding, words);
    chart.setBackgroundPaint(Color.WHITE);
    chart.getLegend().setItemFont(Style.TEXT);
    chart.getLegend().setFrame(BlockBorder.NONE);
  }

  /** Seconds, shown as minutes: a tick a minute, or two if there are many. */
  private static NumberAxis minutes(NormProfile profile, Wording words) {
    int end = profile.slices().get(profile.slices().size() - 1).toSeconds();
    NumberAxis axis = new NumberAxis(words.say("minutes"));
    axis.setLabelFont(Style.TEXT);
    axis.setTickLabelFont(Style.TEXT);
    int step = Math.max(1, (int) Math.ceil(end / (double) (A_MINUTE * MOST_TICKS)));
    axis.setTickUnit(
        new NumberTickUnit(A_MINUTE * step) {
          @Override
          public String valueToString(double seconds) {
            return words.count(seconds / A_MINUTE);
          }
        });
    axis.setRange(0, end);
    return axis;
  }

  private static String alternative(
      NormProfile profile, String title, String finding, Wording words) {
    return words.say(
        "alternative",
        title,
        finding,
        Durations.shown(profile.normSeconds()),
        words.count(profile.spike().contacts()),
        words.count(Math.max(0, profile.spike().excess())),
        words.hundredths(profile.observedRateUnderNorm(), 1),
        words.hundredths(profile.expectedRateUnderNorm(), 1));
  }

  /** What it shows, with its figures, for those who do not see it. */
  public String alternative() {
    return alternative;
  }

  /** The picture, 1,100 × 600 points. */
  public BufferedImage image() {
    return chart.createBufferedImage(WIDTH, HEIGHT);
  }

  /** Writes a PNG of 1,100 × 600 points and leaves the stream open. */
  public void writePng(OutputStream out) throws IOException {
    ChartUtils.writeChartAsPNG(out, chart, WIDTH, HEIGHT);
  }
}
