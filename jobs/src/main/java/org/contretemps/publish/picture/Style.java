package org.contretemps.publish.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import org.contretemps.wording.Wording;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;

/**
 * The common style of all pictures: fonts, colours, lines. Letters are 8 points high on paper that
 * is 184 mm wide between its margins. Colours differ in lightness, too, for those who see few
 * colours.
 */
final class Style {
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 18);
  static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 18);
  static final Font LABEL = new Font(Font.SANS_SERIF, Font.BOLD, 18);
  static final Color OBSERVED = new Color(0x9DB4C0);
  static final Color EXCESS = new Color(0xC8553D);
  static final Color WOULD_BE = new Color(0xFBE9E4);
  static final Color WORDS = new Color(0x7A2A17);
  static final Color EXPECTED = new Color(0x253D5B);
  static final Color POINT = new Color(0x333333);
  static final Color GRID = new Color(0xDDDDDD);
  static final Stroke LINE = new BasicStroke(2f);
  private static final Stroke NORM =
      new BasicStroke(
          1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[] {6f, 4f}, 0f);

  private Style() {}

  static XYPlot plot(String axisLabel, Wording words) {
    NumberAxis axis = new NumberAxis(axisLabel);
    axis.setLabelFont(TEXT);
    axis.setTickLabelFont(TEXT);
    axis.setNumberFormatOverride(words.format(0));
    XYPlot plot = new XYPlot();
    plot.setRangeAxis(axis);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(GRID);
    plot.setDomainGridlinesVisible(false);
    plot.setOutlineVisible(false);
    return plot;
  }

  static XYBarRenderer bars(Color color) {
    XYBarRenderer bars = new XYBarRenderer();
    bars.setBarPainter(new StandardXYBarPainter());
    bars.setShadowVisible(false);
    bars.setUseYInterval(true);
    bars.setDrawBarOutline(false);
    bars.setSeriesPaint(0, color);
    return bars;
  }

  /** Bars that are only outlined: what is not there and would be. */
  static XYBarRenderer outlines() {
    XYBarRenderer bars = bars(WOULD_BE);
    bars.setDrawBarOutline(true);
    bars.setSeriesOutlinePaint(0, EXCESS);
    return bars;
  }

  static XYTextAnnotation label(String text, double x, double y, TextAnchor anchor) {
    XYTextAnnotation label = new XYTextAnnotation(text, x, y);
    label.setFont(LABEL);
    label.setPaint(WORDS);
    label.setTextAnchor(anchor);
    return label;
  }

  static ValueMarker norm(int seconds, String label) {
    ValueMarker marker = new ValueMarker(seconds, Color.BLACK, NORM);
    marker.setLabel(label);
    marker.setLabelFont(TEXT);
    marker.setLabelBackgroundColor(Color.WHITE);
    marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
    marker.setLabelTextAnchor(TextAnchor.TOP_LEFT);
    return marker;
  }
}
