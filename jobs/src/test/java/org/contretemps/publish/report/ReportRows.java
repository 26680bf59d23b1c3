package org.contretemps.publish.report;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/** Rows of tables of which only some columns are known. */
final class ReportRows {
  private ReportRows() {}

  static Row row(TableDefinition table, Map<String, Object> values) {
    TableRow row = new TableRow(table.schema());
    values.forEach(row::set);
    return row.row();
  }

  /** What a night of March 2026 stated of a service on the phone. */
  static Row zone(String service, String evidence, String verdict, Map<String, Object> figures) {
    Map<String, Object> values = new HashMap<>(figures);
    values.put(Contact.ORGANISATION, "ORG");
    values.put(Contact.SERVICE, service);
    values.put(Contact.CHANNEL, "PHONE");
    values.put(Contact.SITUATION_TYPE, "COMPLEX");
    values.putIfAbsent(ImpededQualityZone.AS_OF_DATE, LocalDate.parse("2026-03-31"));
    values.put(ImpededQualityZone.WINDOW_FROM, LocalDate.parse("2026-02-24"));
    values.put(ImpededQualityZone.WINDOW_TO, LocalDate.parse("2026-03-23"));
    values.put(ImpededQualityZone.EVIDENCE, evidence);
    values.put(ImpededQualityZone.VERDICT, verdict);
    values.put(ImpededQualityZone.CELL_ID, (long) service.hashCode());
    values.putIfAbsent(ImpededQualityZone.IS_OPEN, false);
    values.putIfAbsent(ImpededQualityZone.CONTACTS, 20_000L);
    return row(ImpededQualityZone.TABLE, values);
  }
}
