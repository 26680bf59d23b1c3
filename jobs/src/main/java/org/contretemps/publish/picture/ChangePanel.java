package org.contretemps.publish.picture;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import org.contretemps.statistics.Bounded;
import org.contretemps.wording.Durations;
import org.contretemps.wording.Wording;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * Draws how one figure would change with the norm, as a line within its interval.
 *
 * @param today today's norm, in seconds
 * @param recommended the norm recommended, in seconds
 * @param carried the norms that evidence and service allow, in rising order; empty if there is none
 * @param isFirst whether it is the upper panel, which names the marks
 */
record ChangePanel(
    List<Point> points,
    String label,
    int today,
    Optional<Integer> recommended,
    List<Integer> carried,
    boolean isFirst,
    Wording words) {
  private static final float BAND = 0.55f;
  private static final Color CARRIED = new Color(0xE3EFE3);

  /** A norm in seconds, and the change that it brings. */
  record Point(int norm, Bounded change) {}

  XYPlot plot() {
    XYPlot plot = Style.plot(label, words);
    YIntervalSeries series = new YIntervalSeries(words.say("choice.line"));
    for (Point point : points) {
      Bounded change = point.change();
      series.add(point.norm(), change.value(), change.lower(), change.upper());
    }
    YIntervalSeriesCollection line = new YIntervalSeriesCollection();
    line.addSeries(series);
    plot.setDataset(line);
    plot.setRenderer(renderer());
    plot.addRangeMarker(new ValueMarker(0, Style.POINT, Style.LINE), Layer.BACKGROUND);
    mark(plot);
    plot.setFixedLegendItems(isFirst ? legend(plot) : new LegendItemCollection());
    return plot;
  }

  private static DeviationRenderer renderer() {
    DeviationRenderer renderer = new DeviationRenderer(true, true);
    renderer.setSeriesPaint(0, Style.EXPECTED);
    renderer.setSeriesFillPaint(0, Style.OBSERVED);
    renderer.setSeriesStroke(0, Style.LINE);
    renderer.setAlpha(BAND);
    return renderer;
  }

  private void mark(XYPlot plot) {
    if (!carried.isEmpty()) {
      plot.addDomainMarker(
          new IntervalMarker(carried.get(0), carried.get(carried.size() - 1), CARRIED),
          Layer.BACKGROUND);
    }
    plot.addDomainMarker(Style.norm(today, said("choice.today", today)));
    recommended.ifPresent(
        norm -> {
          ValueMarker best = new ValueMarker(norm, Style.EXCESS, Style.LINE);
          best.setLabel(said("choice.best", norm));
          best.setLabelFont(Style.LABEL);
          best.setLabelPaint(Style.WORDS);
          best.setLabelBackgroundColor(Color.WHITE);
          boolean isRight =
              norm > (points.get(0).norm() + points.get(points.size() - 1).norm()) / 2;
          best.setLabelAnchor(isRight ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
          best.setLabelTextAnchor(isRight ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
          plot.addDomainMarker(best);
        });
  }

  private String said(String key, int norm) {
    return isFirst ? words.say(key, Durations.shown(norm)) : "";
  }

  private LegendItemCollection legend(XYPlot plot) {
    LegendItemCollection legend = new LegendItemCollection();
    legend.addAll(plot.getRenderer().getLegendItems());
    if (!carried.isEmpty()) {
      LegendItem range = new LegendItem(words.say("choice.carried"), CARRIED);
      range.setOutlinePaint(Style.POINT);
      legend.add(range);
    }
    return legend;
  }
}
