package org.contretemps.publish.picture;

import org.contretemps.statistics.clash.NormProfile;
import org.contretemps.statistics.clash.NormProfile.Slice;
import org.contretemps.wording.Wording;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** How many contacts take how long, the spike under the norm shaded. */
record TimesPanel(NormProfile profile, Wording words) {
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
    String norm = words.say("norm", words.count(profile.normSeconds()));
    plot.addDomainMarker(Style.norm(profile.normSeconds(), norm));
    return plot;
  }

  private String spikeWords() {
    return words.say(
        "series.spike",
        words.count(profile.spike().excess()),
        words.hundredths(profile.spike().share(), 1));
  }

  private XYSeriesCollection expected() {
    XYSeries series = new XYSeries(words.say("series.expected-times"));
    for (Slice slice : profile.slices()) {
      series.add((slice.overSeconds() + slice.toSeconds()) / 2.0, slice.expectedContacts());
    }
    return new XYSeriesCollection(series);
  }

  /** Bars up to what is expected where contacts gather, and what stands on top of these. */
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
