package org.contretemps.app.terminal;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.contretemps.night.distribute.HandlingTimeReport;
import org.contretemps.statistics.Quantile;
import org.contretemps.wording.TextTable;

/** Prints handling times as a table: a line for each group, and one for all. */
public final class DistributionTable {
  /** What readers without access to small groups see instead of the table. */
  public static final String CLOSED =
      "Handling times of groups of any size: with --contact-level, for those who are entitled to contacts. The view kpi_situation has what everybody may read.%n"
          .formatted();

  private DistributionTable() {}

  public static String of(List<String> by, List<HandlingTimeReport.Line> lines) {
    TextTable table =
        new TextTable(
            String.join(" · ", by),
            "contacts",
            "mean s",
            "sd s",
            "median s (95 %)",
            "p90 s (95 %)",
            "ln μ",
            "ln σ",
            "under 10 s");
    lines.forEach(line -> addRow(table, line));
    return table.toString();
  }

  private static void addRow(TextTable table, HandlingTimeReport.Line line) {
    table.row(
        String.join(" · ", line.group()),
        String.format(Locale.ROOT, "%,d", line.contacts()),
        decimals(1, line.mean()),
        decimals(1, line.sd()),
        interval(line.median()),
        interval(line.p90()),
        decimals(3, line.lognormalMu()),
        decimals(3, line.lognormalSigma()),
        String.format(Locale.ROOT, "%.2f %%", 100 * line.shareUnder10Seconds()));
  }

  private static String interval(Quantile quantile) {
    return "%d (%s–%s)"
        .formatted(quantile.seconds(), bound(quantile.lower()), bound(quantile.upper()));
  }

  private static String bound(OptionalInt seconds) {
    return seconds.isPresent() ? Integer.toString(seconds.getAsInt()) : "?";
  }

  private static String decimals(int digits, double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "–";
  }
}
