package org.contretemps.app.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.WeeklyAccount;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.clash.ClashVerdict;
import org.contretemps.statistics.clash.NormLabel;
import org.contretemps.wording.TextTable;

/**
 * Prints the zones of a night, and the cells close to one, as a table for each channel of evidence,
 * then the number of cells by verdict.
 */
public final class ZoneTable {
  private ZoneTable() {}

  /** Zones and what comes near one. */
  public static String of(List<Row> stated) {
    return of(stated.stream().filter(ZoneTable::isNotable).toList(), stated);
  }

  /** Every cell. */
  public static String ofAll(List<Row> stated) {
    return of(stated, stated);
  }

  /**
   * @param stated rows of {@link ImpededQualityZone} of one night
   */
  private static String of(List<Row> shown, List<Row> stated) {
    return spikes(with(ImpededQualityZone.SPIKE, shown))
        + shedding(with(ImpededQualityZone.SHEDDING, shown))
        + PassingTable.of(with(ImpededQualityZone.PASSED_ON, shown))
        + counts(stated);
  }

  private static List<Row> with(String evidence, List<Row> shown) {
    return shown.stream()
        .filter(row -> evidence.equals(row.getAs(ImpededQualityZone.EVIDENCE)))
        .sorted(ZoneTable::compare)
        .toList();
  }

  private static String spikes(List<Row> shown) {
    TextTable table =
        new TextTable(
            "gathering under a norm",
            "label",
            "n",
            "norm s",
            "needed s (80 %)",
            "spike % (z)",
            "harm in 100 (90 %)",
            "q",
            "repeats a week",
            "zone");
    shown.forEach(row -> table.row(spike(row)));
    return shown.isEmpty() ? "" : table.toString();
  }

  private static String shedding(List<Row> shown) {
    TextTable table =
        new TextTable(
            "ended at once",
            "label",
            "n",
            "short %",
            "by nature %",
            "harm in 100 (90 %)",
            "χ² of agents (df)",
            "q",
            "zone");
    shown.forEach(row -> table.row(shed(row)));
    return shown.isEmpty() ? "" : table.toString();
  }

  public static String name(Row row) {
    return Stream.of(
            Contact.SERVICE,
            Contact.CHANNEL,
            Contact.SITUATION_TYPE,
            ImpededQualityZone.NORM_SENIORITY,
            ImpededQualityZone.NORM_WEEKDAYS,
            ImpededQualityZone.NORM_LOCAL_HOURS)
        .map(row::<String>getAs)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" · "));
  }

  private static boolean isNotable(Row row) {
    String verdict = row.getAs(ImpededQualityZone.VERDICT);
    boolean isOpen = row.getAs(ImpededQualityZone.IS_OPEN);
    return isOpen
        || row.getAs(ImpededQualityZone.CHANGE) != null
        || verdict.equals(ClashVerdict.ESTABLISHED.name())
        || verdict.equals(ClashVerdict.PROBABLE.name());
  }

  private static int compare(Row one, Row other) {
    return name(one).compareTo(name(other));
  }

  private static String[] spike(Row row) {
    return new String[] {
      name(row),
      row.getAs(ImpededQualityZone.LABEL),
      contacts(row),
      number("%.0f", row.getAs(ImpededQualityZone.NORM_SECONDS), 1),
      text(row.getAs(ImpededQualityZone.NEEDED_80)),
      number("%.1f", row.getAs(ImpededQualityZone.SPIKE_SHARE), 100)
          + number(" (%.1f)", row.getAs(ImpededQualityZone.SPIKE_Z), 1),
      harm(row),
      number("%.4f", row.getAs(ImpededQualityZone.Q), 1),
      repeats(row),
      state(row)
    };
  }

  private static String repeats(Row row) {
    return WeeklyAccount.of(row)
        .map(WeeklyAccount::returns)
        .map(a -> "%.0f (%.0f to %.0f)".formatted(a.value(), a.lower(), a.upper()))
        .orElse("");
  }

  private static String[] shed(Row row) {
    double percent = 100.0 / Math.max(1, row.<Long>getAs(ImpededQualityZone.CONTACTS));
    Long brief = row.getAs(ImpededQualityZone.SHORT_CONTACTS);
    Integer agents = row.getAs(ImpededQualityZone.DISPERSION_DF);
    return new String[] {
      name(row),
      row.getAs(ImpededQualityZone.LABEL),
      contacts(row),
      number("%.2f", brief == null ? null : (double) brief, percent),
      number("%.2f", row.getAs(ImpededQualityZone.SHORT_EXPECTED), percent),
      harm(row),
      number("%.0f", row.getAs(ImpededQualityZone.DISPERSION), 1)
          + (agents == null ? "" : " (" + agents + ")"),
      number("%.4f", row.getAs(ImpededQualityZone.Q), 1),
      state(row)
    };
  }

  static String contacts(Row row) {
    return String.format(Locale.ROOT, "%,d", row.<Long>getAs(ImpededQualityZone.CONTACTS));
  }

  static String harm(Row row) {
    return number("%.2f", row.getAs(ImpededQualityZone.HARM), 100)
        + number(" (%.2f–", row.getAs(ImpededQualityZone.HARM_LOWER), 100)
        + number("%.2f)", row.getAs(ImpededQualityZone.HARM_UPPER), 100);
  }

  static String state(Row row) {
    String change = row.getAs(ImpededQualityZone.CHANGE);
    if (change != null) {
      String changed = change.toLowerCase(Locale.ROOT);
      return ImpededQualityZone.isFragile(row) ? changed + ", fragile" : changed;
    }
    String state = row.<Boolean>getAs(ImpededQualityZone.IS_OPEN) ? "open" : "not open";
    return ImpededQualityZone.isFragile(row) ? state + ", fragile" : state;
  }

  private static String counts(List<Row> stated) {
    Map<String, Long> counts = new TreeMap<>();
    stated.forEach(row -> counts.merge(row.getAs(ImpededQualityZone.LABEL), 1L, Long::sum));
    StringBuilder text = new StringBuilder();
    for (NormLabel label : NormLabel.values()) {
      if (counts.containsKey(label.name())) {
        text.append(text.isEmpty() ? "  " : " · ").append(label);
        text.append(" ").append(counts.get(label.name()));
      }
    }
    return text.append(System.lineSeparator()).toString();
  }

  static String number(String format, Double value, double factor) {
    return value == null ? "" : String.format(Locale.ROOT, format, value * factor);
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }
}
