package org.contretemps.app.terminal;

import java.util.List;
import java.util.Locale;
import org.contretemps.night.qualify.OutcomeReport;
import org.contretemps.statistics.ProportionInterval;
import org.contretemps.wording.TextTable;

/** Prints norm attainment and repeats as a table: a line for each group, and one for all. */
public final class OutcomeTable {
  /** What readers without access to small groups see instead of the table. */
  public static final String CLOSED =
      "Norm attainment and repeats of groups of any size: with --contact-level, for those who are entitled to contacts. The view kpi_situation has what everybody may read.%n"
          .formatted();

  private static final double CONFIDENCE = 0.95;

  private OutcomeTable() {}

  public static String of(List<String> by, List<OutcomeReport.Line> lines) {
    TextTable table =
        new TextTable(
            String.join(" · ", by),
            "handled",
            "within norm % (95 %)",
            "repeats counted",
            "repeat % (95 %)",
            "early repeat % (95 %)",
            "prior contact %");
    lines.forEach(
        line ->
            table.row(
                String.join(" · ", line.group()),
                count(line.handled()),
                share(line.withinNorm(), line.withNorm()),
                count(line.counted()),
                share(line.repeats(), line.counted()),
                share(line.earlyRepeats(), line.counted()),
                line.counted() == 0
                    ? "–"
                    : percent((double) line.priorContacts() / line.counted())));
    return table.toString();
  }

  private static String count(long contacts) {
    return String.format(Locale.ROOT, "%,d", contacts);
  }

  private static String share(long part, long whole) {
    if (whole == 0) {
      return "–";
    }
    ProportionInterval interval = ProportionInterval.wilson(part, whole, CONFIDENCE);
    return "%s (%s–%s)"
        .formatted(
            percent((double) part / whole), percent(interval.lower()), percent(interval.upper()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f", 100 * share);
  }
}
