package org.contretemps.publish.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.record.contact.Contact;
import org.contretemps.wording.Wording;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedDomainCategoryPlot;
import org.jfree.chart.plot.DefaultDrawingSupplier;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * Draws the resolution and norm attainment of each channel over the months. Channels differ by
 * their points and dashes, too, for those who see few colours.
 *
 * @param centre rows of kpi_contact_centre
 * @param words the sentences of a report
 */
public record TrendPicture(List<Row> centre, Wording words) {
  private static final int WIDTH = 1_100;
  private static final int PANEL = 240;
  private static final int MARGIN = 80;
  private static final double PERCENT = 100;
  private static final int LEAST_MONTHS = 3;
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x253D5B),
          new Color(0xC8553D),
          new Color(0x4F7F5A),
          new Color(0x7A5C9E),
          new Color(0x8A6D1F),
          new Color(0x333333));

  private static final Shape[] SHAPES = DefaultDrawingSupplier.createStandardSeriesShapes();

  /** A figure that is drawn: a column, and whether it is shown as what is left of 1. */
  private record Drawn(String column, String heading, boolean isComplement) {}

  private static final List<Drawn> DRAWN =
      List.of(
          new Drawn("repeat_share", "column.resolution", true),
          new Drawn("norm_attainment", "column.attainment", false));

  /** The picture; empty if there are fewer than three months, or nothing is known of them. */
  public Optional<Picture> drawn() {
    List<Row> rows =
        centre.stream()
            .sorted(
                Comparator.<Row, LocalDate>comparing(row -> row.<LocalDate>getAs(KpiMonth.MONTH))
                    .thenComparing(row -> row.<String>getAs(Contact.CHANNEL)))
            .toList();
    List<Drawn> known =
        DRAWN.stream()
            .filter(each -> rows.stream().anyMatch(row -> row.getAs(each.column()) != null))
            .toList();
    if (known.isEmpty()
        || rows.stream().map(TrendPicture::month).distinct().count() < LEAST_MONTHS) {
      return Optional.empty();
    }
    CombinedDomainCategoryPlot all = new CombinedDomainCategoryPlot(axis());
    all.setGap(12);
    for (Drawn each : known) {
      all.add(plot(rows, each, each.equals(known.get(0))));
    }
    JFreeChart chart = new JFreeChart(null, Style.TITLE, all, true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.getLegend().setItemFont(Style.TEXT);
    chart.getLegend().setFrame(BlockBorder.NONE);
    return Optional.of(
        new Picture(
            "",
            Png.base64(chart, WIDTH, MARGIN + PANEL * known.size()),
            words.say("trend.picture")));
  }

  private static CategoryAxis axis() {
    CategoryAxis months = new CategoryAxis();
    months.setTickLabelFont(Style.TEXT);
    return months;
  }

  private static YearMonth month(Row row) {
    return YearMonth.from(row.<LocalDate>getAs(KpiMonth.MONTH));
  }

  private CategoryPlot plot(List<Row> rows, Drawn drawn, boolean isFirst) {
    DefaultCategoryDataset values = new DefaultCategoryDataset();
    for (Row row : rows) {
      Double share = row.getAs(drawn.column());
      values.addValue(
          share == null ? null : (Double) (PERCENT * (drawn.isComplement() ? 1 - share : share)),
          words.say("channel." + row.<String>getAs(Contact.CHANNEL)),
          words.month(month(row)));
    }
    NumberAxis axis = new NumberAxis(words.say("percent", words.say(drawn.heading())));
    axis.setAutoRangeIncludesZero(false);
    axis.setAutoRangeMinimumSize(10);
    axis.setLabelFont(Style.TEXT);
    axis.setTickLabelFont(Style.TEXT);
    axis.setNumberFormatOverride(words.format(0));
    CategoryPlot plot = new CategoryPlot(values, null, axis, renderer(isFirst));
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(Style.GRID);
    plot.setOutlineVisible(false);
    return plot;
  }

  /** One legend does for both: a channel looks the same in each. */
  private static LineAndShapeRenderer renderer(boolean hasLegend) {
    LineAndShapeRenderer lines = new LineAndShapeRenderer(true, true);
    for (int i = 0; i < COLOURS.size(); i++) {
      lines.setSeriesPaint(i, COLOURS.get(i));
      lines.setSeriesStroke(i, dashes(i));
      lines.setSeriesShape(i, SHAPES[i]);
      lines.setSeriesVisibleInLegend(i, hasLegend);
    }
    return lines;
  }

  private static Stroke dashes(int series) {
    return series == 0
        ? Style.LINE
        : new BasicStroke(
            2f,
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            10f,
            new float[] {10f / series, 4f},
            0f);
  }
}
