package org.contretemps.publish.picture;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.contretemps.night.recommendation.NormRecommendation;
import org.contretemps.statistics.Bounded;
import org.contretemps.table.IntervalColumns;
import org.contretemps.wording.Durations;
import org.contretemps.wording.Wording;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CombinedDomainXYPlot;

/**
 * Draws what other norms would change: repeats and minutes of handling a week, less those of
 * today's norm, against the norm, with intervals of 90 % (METHOD §13). Today's norm and the one
 * recommended are marked, and the norms that evidence and service allow are shaded.
 */
public final class NormChoicePicture {
  private static final String BUNDLE = "org.contretemps.publish.picture.picture";
  private static final int WIDTH = 1_100;
  private static final int HEIGHT = 600;
  private static final int LEAST_NORMS = 3;
  private static final int MOST_TICKS = 8;
  private static final double MARGIN = 0.04;
  private static final int[] TICKS = {5, 10, 15, 30, 60, 120, 300, 600, 1_200, 3_600};

  private final List<Row> norms;
  private final String title;
  private final Wording words;

  /**
   * @param rows of {@link NormRecommendation}, of one norm in force
   * @param title whose norm it is
   */
  public NormChoicePicture(List<Row> rows, String title, Locale language) {
    this.norms =
        rows.stream()
            .filter(NormChoicePicture::isForecast)
            .sorted(Comparator.comparingInt(NormChoicePicture::seconds))
            .toList();
    this.title = title;
    this.words = new Wording(BUNDLE, language);
  }

  /** The picture; empty if fewer than three norms were forecast, today's among them. */
  public Optional<Picture> drawn() {
    return norms.size() < LEAST_NORMS || today().isEmpty()
        ? Optional.empty()
        : Optional.of(new Picture("", Png.base64(chart(), WIDTH, HEIGHT), alternative()));
  }

  private JFreeChart chart() {
    CombinedDomainXYPlot both = new CombinedDomainXYPlot(axis());
    both.setGap(14);
    both.add(panel(NormRecommendation.REPEATS_CHANGE, "choice.repeats", true).plot());
    both.add(panel(NormRecommendation.MINUTES_CHANGE, "choice.minutes", false).plot());
    JFreeChart chart = new JFreeChart(title, Style.TITLE, both, true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.getLegend().setItemFont(Style.TEXT);
    chart.getLegend().setFrame(BlockBorder.NONE);
    return chart;
  }

  private ChangePanel panel(String column, String key, boolean isFirst) {
    List<ChangePanel.Point> points =
        norms.stream()
            .map(row -> new ChangePanel.Point(seconds(row), change(row, column)))
            .toList();
    return new ChangePanel(
        points,
        words.say(key),
        seconds(today().orElseThrow()),
        recommended().map(NormChoicePicture::seconds),
        carried(),
        isFirst,
        words);
  }

  private NumberAxis axis() {
    int from = seconds(norms.get(0));
    int to = seconds(norms.get(norms.size() - 1));
    int step =
        IntStream.of(TICKS)
            .filter(tick -> (to - from) / tick < MOST_TICKS)
            .findFirst()
            .orElse(TICKS[TICKS.length - 1]);
    NumberAxis axis = new NumberAxis(words.say("choice.norm"));
    axis.setLabelFont(Style.TEXT);
    axis.setTickLabelFont(Style.TEXT);
    axis.setTickUnit(
        new NumberTickUnit(step) {
          @Override
          public String valueToString(double seconds) {
            return Durations.shown(seconds);
          }
        });
    double margin = MARGIN * (to - from);
    axis.setRange(from - margin, to + margin);
    return axis;
  }

  private static boolean isForecast(Row row) {
    return row.<Boolean>getAs(NormRecommendation.IS_TODAY)
        ? row.getAs(NormRecommendation.REPEATS) != null
        : row.getAs(NormRecommendation.REPEATS_CHANGE) != null;
  }

  private static int seconds(Row row) {
    return row.<Integer>getAs(NormRecommendation.CANDIDATE);
  }

  /** By how much a figure differs from today's, which differs from itself by nothing. */
  private static Bounded change(Row row, String column) {
    IntervalColumns bounds = new IntervalColumns(column);
    return row.<Boolean>getAs(NormRecommendation.IS_TODAY)
        ? Bounded.ZERO
        : new Bounded(row.getAs(column), row.getAs(bounds.lower()), row.getAs(bounds.upper()));
  }

  private Optional<Row> today() {
    return marked(NormRecommendation.IS_TODAY);
  }

  private Optional<Row> recommended() {
    return marked(NormRecommendation.IS_RECOMMENDED);
  }

  private Optional<Row> marked(String mark) {
    return norms.stream().filter(row -> row.<Boolean>getAs(mark)).findFirst();
  }

  /**
   * The looser norms whose interval of repeats lies below today's, within the abandonment allowed.
   */
  private List<Integer> carried() {
    List<Integer> carried = new ArrayList<>();
    for (Row row : norms) {
      boolean isLooser =
          !row.<Boolean>getAs(NormRecommendation.IS_TODAY)
              && !row.<Boolean>getAs(NormRecommendation.IS_EXTRAPOLATED);
      Double abandoned = row.getAs(NormRecommendation.ABANDONED_CHANGE);
      if (isLooser
          && abandoned != null
          && abandoned <= row.<Double>getAs(NormRecommendation.ALLOWED)
          && change(row, NormRecommendation.REPEATS_CHANGE).side() < 0) {
        carried.add(seconds(row));
      }
    }
    return carried;
  }

  private String alternative() {
    Row said = recommended().orElseGet(() -> norms.get(norms.size() - 1));
    List<Integer> carried = carried();
    return String.join(
        " ",
        words.say(
            "choice.alternative",
            title,
            Durations.shown(seconds(norms.get(0))),
            Durations.shown(seconds(norms.get(norms.size() - 1))),
            Durations.shown(seconds(today().orElseThrow()))),
        words.say(
            recommended().isPresent() ? "choice.recommended" : "choice.loosest",
            Durations.shown(seconds(said)),
            shown(change(said, NormRecommendation.REPEATS_CHANGE)),
            shown(change(said, NormRecommendation.MINUTES_CHANGE))),
        carried.isEmpty()
            ? words.say("choice.none-carried")
            : words.say(
                "choice.carried-range",
                Durations.shown(carried.get(0)),
                Durations.shown(carried.get(carried.size() - 1))));
  }

  private String shown(Bounded figure) {
    return words.say(
        "choice.range",
        words.count(figure.value()),
        words.count(figure.lower()),
        words.count(figure.upper()));
  }
}
