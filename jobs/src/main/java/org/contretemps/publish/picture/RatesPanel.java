package org.contretemps.publish.picture;

import java.util.ArrayList;
import java.util.List;
import org.contretemps.statistics.ProportionInterval;
import org.contretemps.statistics.clash.NormProfile;
import org.contretemps.statistics.clash.NormProfile.Slice;
import org.contretemps.wording.Wording;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Draws how many customers come back after contacts of each length, with the excess due to hurrying
 * shaded.
 */
record RatesPanel(NormProfile profile, Wording words) {
  private static final double PERCENT = 100;
  private static final double CONFIDENCE = 0.95;

  private static final double LABEL_NORMS = 1.03;

  /** With fewer contacts the interval spans the picture and tells nothing. */
  private static final long LEAST_CONTACTS = 30;

  private static final int BINS_PER_POINT = 6;

  XYPlot plot() {
    String observed = words.hundredths(profile.observedRateUnderNorm(), 1);
    String expected = words.hundredths(profile.expectedRateUnderNorm(), 1);
    XYPlot plot = Style.plot(words.say("rates"), words);
    plot.setDataset(0, observed());
    plot.setRenderer(0, points());
    plot.setDataset(1, expected());
    XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
    line.setSeriesPaint(0, Style.EXPECTED);
    line.setSeriesStroke(0, Style.LINE);
    line.setSeriesVisibleInLegend(0, false);
    plot.setRenderer(1, line);
    plot.setDataset(2, harm());
    plot.setRenderer(2, Style.bars(Style.EXCESS));
    plot.addAnnotation(
        Style.label(
            words.say("label.harm", observed, expected),
            LABEL_NORMS * profile.normSeconds(),
            PERCENT * Math.max(profile.observedRateUnderNorm(), profile.expectedRateUnderNorm()),
            TextAnchor.CENTER_LEFT));
    plot.addDomainMarker(Style.norm(profile.normSeconds(), ""));
    return plot;
  }

  private static XYErrorRenderer points() {
    XYErrorRenderer points = new XYErrorRenderer();
    points.setDrawXError(false);
    points.setSeriesPaint(0, Style.POINT);
    return points;
  }

  /**
   * Runs of six bins that meet at the ends of the window, so that the run under the norm is one.
   */
  private XYIntervalSeriesCollection observed() {
    XYIntervalSeries series = new XYIntervalSeries(words.say("series.rates"));
    for (List<Slice> run : runs()) {
      long contacts = run.stream().mapToLong(Slice::contacts).sum();
      if (contacts >= LEAST_CONTACTS) {
        long adverse = run.stream().mapToLong(Slice::adverse).sum();
        ProportionInterval interval = ProportionInterval.wilson(adverse, contacts, CONFIDENCE);
        double from = run.get(0).overSeconds();
        double to = run.get(run.size() - 1).toSeconds();
        series.add(
            (from + to) / 2,
            from,
            to,
            PERCENT * adverse / contacts,
            PERCENT * interval.lower(),
            PERCENT * interval.upper());
      }
    }
    XYIntervalSeriesCollection points = new XYIntervalSeriesCollection();
    points.addSeries(series);
    return points;
  }

  private List<List<Slice>> runs() {
    List<Slice> slices = profile.slices();
    int under = 0;
    while (!slices.get(under).isUnderNorm()) {
      under++;
    }
    List<List<Slice>> runs = new ArrayList<>();
    for (int from = under % BINS_PER_POINT; from < slices.size(); from += BINS_PER_POINT) {
      runs.add(slices.subList(from, Math.min(slices.size(), from + BINS_PER_POINT)));
    }
    return runs;
  }

  /**
   * What is predicted: under the norm one rate, that of the contacts that end there by nature and
   * of the hurried ones where they belong.
   */
  private XYSeriesCollection expected() {
    XYSeries series = new XYSeries(words.say("series.expected-rates"));
    for (Slice slice : profile.slices()) {
      if (slice.isUnderNorm()) {
        series.add(slice.overSeconds(), PERCENT * profile.expectedRateUnderNorm());
        series.add(slice.toSeconds(), PERCENT * profile.expectedRateUnderNorm());
      } else {
        series.add((slice.overSeconds() + slice.toSeconds()) / 2.0, PERCENT * slice.expectedRate());
      }
    }
    return new XYSeriesCollection(series);
  }

  private XYIntervalSeriesCollection harm() {
    List<Slice> under = profile.slices().stream().filter(Slice::isUnderNorm).toList();
    double from = under.get(0).overSeconds();
    double to = under.get(under.size() - 1).toSeconds();
    double expected = PERCENT * profile.expectedRateUnderNorm();
    double observed = PERCENT * profile.observedRateUnderNorm();
    String name = words.say("series.harm");
    XYIntervalSeries series = new XYIntervalSeries(name);
    series.add(
        (from + to) / 2,
        from,
        to,
        observed,
        Math.min(expected, observed),
        Math.max(expected, observed));
    XYIntervalSeriesCollection bars = new XYIntervalSeriesCollection();
    bars.addSeries(series);
    return bars;
  }
}
