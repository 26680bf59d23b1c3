package org.contretemps.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.contretemps.contact.Contact;
import org.contretemps.statistics.ClashVerdict;
import org.contretemps.statistics.NormLabel;
import org.contretemps.zone.ImpededQualityZone;

/**
 * What a night stated, in a table: the zones and all that comes near one, then how many of what.
 */
final class ZoneTable {
  private ZoneTable() {}

  /**
   * @param stated rows of {@link ImpededQualityZone} of one night
   */
  static String of(List<Row> stated) {
    List<Row> shown = new ArrayList<>(stated.stream().filter(ZoneTable::isNotable).toList());
    shown.sort(ZoneTable::compare);
    TextTable table =
        new TextTable(
            "service · channel · type",
            "evidence",
            "label",
            "n",
            "norm s",
            "needed s (80 %)",
            "spike % (z)",
            "harm in 100 (90 %)",
            "q",
            "repeats a week",
            "zone");
    shown.forEach(row -> table.row(cells(row)));
    return (shown.isEmpty() ? "" : table.toString()) + counts(stated);
  }

  static String name(Row row) {
    return String.join(
        " · ",
        row.<String>getAs(Contact.SERVICE),
        row.getAs(Contact.CHANNEL),
        row.getAs(Contact.SITUATION_TYPE));
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

  private static String[] cells(Row row) {
    return new String[] {
      name(row),
      row.getAs(ImpededQualityZone.EVIDENCE),
      row.getAs(ImpededQualityZone.LABEL),
      String.format(Locale.ROOT, "%,d", row.<Long>getAs(ImpededQualityZone.CONTACTS)),
      number("%.0f", row.getAs(ImpededQualityZone.NORM_SECONDS), 1),
      text(row.getAs(ImpededQualityZone.NEEDED_80)),
      number("%.1f", row.getAs(ImpededQualityZone.SPIKE_SHARE), 100)
          + number(" (%.1f)", row.getAs(ImpededQualityZone.SPIKE_Z), 1),
      number("%.2f", row.getAs(ImpededQualityZone.HARM), 100)
          + number(" (%.2f–", row.getAs(ImpededQualityZone.HARM_LOWER), 100)
          + number("%.2f)", row.getAs(ImpededQualityZone.HARM_UPPER), 100),
      number("%.4f", row.getAs(ImpededQualityZone.Q), 1),
      number("%.0f–", row.getAs(ImpededQualityZone.AVOIDABLE_LOW), 1)
          + number("%.0f", row.getAs(ImpededQualityZone.AVOIDABLE_HIGH), 1),
      state(row)
    };
  }

  private static String state(Row row) {
    String change = row.getAs(ImpededQualityZone.CHANGE);
    if (change != null) {
      return change.toLowerCase(Locale.ROOT);
    }
    return row.<Boolean>getAs(ImpededQualityZone.IS_OPEN) ? "open" : "not open";
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

  private static String number(String format, Double value, double factor) {
    return value == null ? "" : String.format(Locale.ROOT, format, value * factor);
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }
}
