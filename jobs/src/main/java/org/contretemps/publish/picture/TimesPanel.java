package org.contretemps.publish.picture;

import org.contretemps.statistics.clash.NormProfile;
import org.contretemps.statistics.clash.NormProfile.Slice;
import org.contretemps.wording.Durations;
import org.contretemps.wording.Wording;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Draws how many contacts take how long: the spike under the norm is shaded, and drawn again beyond
 * the norm, where its contacts are predicted to belong.
 */
record TimesPanel(NormProfile profile, Wording words) {
  private static final double LABEL_HEIGHT = 0.85;
  private static final double LABEL_NORMS = 1.15;

  XYPlot plot() {
    XYPlot plot = Style.plot(words.say("times"), words);
    plot.setDataset(0, expected());
    XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
    line.setSeriesPaint(0, Style.EXPECTED);
    line.setSeriesStroke(0, Style.LINE);
    plot.setRenderer(0, line);
    plot.setDataset(1, bars(spikeWords(), true));
    plot.setRenderer(1, Style.bars(Style.EXCESS));
    plot.setDataset(2, bars(words.say("series.times"), false));
    plot.setRenderer(2, Style.bars(Style.OBSERVED));
    plot.setDataset(3, belonging());
    plot.setRenderer(3, Style.outlines());
    addLabels(plot);
    String norm = words.say("norm", Durations.shown(profile.normSeconds()));
    plot.addDomainMarker(Style.norm(profile.normSeconds(), norm));
    return plot;
  }

  private String spikeWords() {
    return words.say("series.spike", words.count(profile.spike().excess()));
  }

  /** The crowd's number to its left, and what the outline is above it. */
  private void addLabels(XYPlot plot) {
    double top = profile.slices().stream().mapToLong(Slice::contacts).max().orElse(0);
    Slice first = profile.slices().stream().filter(Slice::isUnderNorm).findFirst().orElseThrow();
    plot.addAnnotation(
        Style.label(
            words.say("label.spike", words.count(Math.max(0, profile.spike().excess()))),
            first.overSeconds(),
            LABEL_HEIGHT * top,
            TextAnchor.CENTER_RIGHT));
    if (profile.spike().excess() > 0) {
      plot.addAnnotation(
          Style.label(
              words.say("label.belonging"),
              LABEL_NORMS * profile.normSeconds(),
              LABEL_HEIGHT * top / 2,
              TextAnchor.CENTER_LEFT));
    }
  }

  /** The contacts of the spike on top of those that ended beyond the norm. */
  private XYIntervalSeriesCollection belonging() {
    XYIntervalSeries series = new XYIntervalSeries(words.say("series.belonging"));
    double within =
        profile.slices().stream()
            .filter(slice -> slice.bin() <= 0)
            .mapToLong(Slice::contacts)
            .sum();
    double perBeyond = profile.spike().excess() / Math.max(1, profile.spike().contacts() - within);
    for (Slice slice : profile.slices()) {
      double added = slice.expectedContacts() * perBeyond;
      if (slice.bin() > 0 && added > 0) {
        double middle = (slice.overSeconds() + slice.toSeconds()) / 2.0;
        double to = slice.contacts() + added;
        series.add(
            middle, slice.overSeconds(), slice.toSeconds(), to, (double) slice.contacts(), to);
      }
    }
    XYIntervalSeriesCollection bars = new XYIntervalSeriesCollection();
    bars.addSeries(series);
    return bars;
  }

  private XYSeriesCollection expected() {
    XYSeries series = new XYSeries(words.say("series.expected-times"));
    for (Slice slice : profile.slices()) {
      series.add((slice.overSeconds() + slice.toSeconds()) / 2.0, slice.expectedContacts());
    }
    return new XYSeriesCollection(series);
  }

  /** Bars up to the expected count where contacts gather, and the excess on top of them. */
  private XYIntervalSeriesCollection bars(String name, boolean isExcess) {
    XYIntervalSeries series = new XYIntervalSeries(name);
    for (Slice slice : profile.slices()) {
      double all = slice.contacts();
      double usual = slice.isUnderNorm() ? Math.min(all, slice.expectedContacts()) : all;
      double from = isExcess ? usual : 0;
      double to = isExcess ? all : usual;
      double middle = (slice.overSeconds() + slice.toSeconds()) / 2.0;
      if (to > from) {
        series.add(middle, slice.overSeconds(), slice.toSeconds(), to, from, to);
      }
    }
    XYIntervalSeriesCollection bars = new XYIntervalSeriesCollection();
    bars.addSeries(series);
    return bars;
  }
}
