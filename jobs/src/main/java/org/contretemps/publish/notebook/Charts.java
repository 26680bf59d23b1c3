package org.contretemps.publish.notebook;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * Draws query results in a notebook as pictures of 900 × 420 points. Any Java kernel shows such an
 * image.
 */
public final class Charts {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;

  private Charts() {}

  /**
   * A line for each value of a column.
   *
   * @param x column of numbers or dates
   * @param y column of numbers
   * @param series column that tells the lines apart
   */
  public static BufferedImage lines(
      String title, Answer answer, String x, String y, String series) {
    return image(lineChart(title, answer, x, y, series));
  }

  /**
   * The same with a line across at one place of x.
   *
   * @param mark a number
   */
  public static BufferedImage lines(
      String title, Answer answer, String x, String y, String series, double mark, String meaning) {
    JFreeChart chart = lineChart(title, answer, x, y, series);
    ValueMarker marker = new ValueMarker(mark);
    marker.setPaint(Color.BLACK);
    marker.setLabel(meaning);
    marker.setLabelOffset(new org.jfree.chart.ui.RectangleInsets(10, 40, 0, 0));
    chart.getXYPlot().addDomainMarker(marker);
    return image(chart);
  }

  /** The same with a line across at a date, if x is one. */
  public static BufferedImage lines(
      String title,
      Answer answer,
      String x,
      String y,
      String series,
      LocalDate mark,
      String meaning) {
    return lines(title, answer, x, y, series, milliseconds(mark), meaning);
  }

  private static JFreeChart lineChart(
      String title, Answer answer, String x, String y, String series) {
    XYSeriesCollection lines = new XYSeriesCollection();
    List<String> names = answer.texts(series);
    double[] across = across(answer, x);
    double[] up = answer.numbers(y);
    for (int i = 0; i < up.length; i++) {
      if (lines.getSeriesIndex(names.get(i)) < 0) {
        lines.addSeries(new XYSeries(names.get(i)));
      }
      lines.getSeries(names.get(i)).add(across[i], up[i]);
    }
    JFreeChart chart =
        ChartFactory.createXYLineChart(
            title, x, y, lines, PlotOrientation.VERTICAL, true, false, false);
    XYPlot plot = chart.getXYPlot();
    if (isDates(answer, x)) {
      plot.setDomainAxis(new DateAxis(x));
    }
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    plot.setRenderer(new XYLineAndShapeRenderer(true, up.length < 200));
    return chart;
  }

  private static boolean isDates(Answer answer, String column) {
    int place = answer.columns().indexOf(column);
    return answer.rows().stream().anyMatch(row -> row.get(place) instanceof LocalDate);
  }

  /** As the axis counts: from midnight in this machine's zone. */
  private static double milliseconds(LocalDate date) {
    return date.atStartOfDay(ZoneId.systemDefault()).toInstant().toEpochMilli();
  }

  private static double[] across(Answer answer, String x) {
    int place = answer.columns().indexOf(x);
    return isDates(answer, x)
        ? answer.rows().stream().mapToDouble(row -> milliseconds(row.getLocalDate(place))).toArray()
        : answer.numbers(x);
  }

  /**
   * A point with its interval for each row, the first at the top.
   *
   * @param group column that names the rows
   */
  public static BufferedImage intervals(
      String title, Answer answer, String group, String value, String lower, String upper) {
    String[] names = answer.texts(group).toArray(String[]::new);
    double[] middle = answer.numbers(value);
    double[] from = answer.numbers(lower);
    double[] to = answer.numbers(upper);
    YIntervalSeries points = new YIntervalSeries(value);
    for (int i = 0; i < middle.length; i++) {
      points.add(i, middle[i], from[i], to[i]);
    }
    YIntervalSeriesCollection rows = new YIntervalSeriesCollection();
    rows.addSeries(points);
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(false);
    SymbolAxis axis = new SymbolAxis(group, names);
    axis.setInverted(true);
    axis.setGridBandsVisible(false);
    XYPlot plot = new XYPlot(rows, axis, new NumberAxis(value), renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    JFreeChart chart = new JFreeChart(title, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
    return image(chart);
  }

  private static BufferedImage image(JFreeChart chart) {
    chart.setBackgroundPaint(Color.WHITE);
    return chart.createBufferedImage(WIDTH, HEIGHT);
  }
}
