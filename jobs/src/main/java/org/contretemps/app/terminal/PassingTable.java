package org.contretemps.app.terminal;

import java.util.List;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.wording.TextTable;

/** Contacts passed on just under a norm, a line per cell. */
final class PassingTable {
  private PassingTable() {}

  /** Empty without a row. */
  static String of(List<Row> shown) {
    TextTable table =
        new TextTable(
            "passed on under a norm",
            "label",
            "n",
            "norm s",
            "passed on %",
            "under the norm",
            "by other times",
            "for the norm in 100 (90 %)",
            "others (z)",
            "q",
            "zone");
    shown.forEach(row -> table.row(line(row)));
    return shown.isEmpty() ? "" : table.toString();
  }

  private static String[] line(Row row) {
    Double excess = row.getAs(ImpededQualityZone.PASSED_ON_EXCESS);
    Double expected = row.getAs(ImpededQualityZone.PASSED_ON_EXPECTED);
    Integer sisters = row.getAs(ImpededQualityZone.PASSED_ON_SISTERS);
    return new String[] {
      ZoneTable.name(row),
      row.getAs(ImpededQualityZone.LABEL),
      ZoneTable.contacts(row),
      ZoneTable.number("%.0f", row.getAs(ImpededQualityZone.NORM_SECONDS), 1),
      ZoneTable.number("%.1f", row.getAs(ImpededQualityZone.ADVERSE_RATE), 100),
      ZoneTable.number("%.0f", excess == null ? null : excess + expected, 1),
      ZoneTable.number("%.0f", expected, 1),
      ZoneTable.harm(row),
      (sisters == null ? "" : sisters)
          + ZoneTable.number(" (%.1f)", row.getAs(ImpededQualityZone.PASSED_ON_FOLLOWS_Z), 1),
      ZoneTable.number("%.4f", row.getAs(ImpededQualityZone.Q), 1),
      ZoneTable.state(row)
    };
  }
}
