package org.contretemps.night.kpi;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.KpiFeedbackDay;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;

/** Reads counts by date and channel of a month and of the one before. */
public record DayCounts(Warehouse warehouse, LocalDate month) {
  private static final List<Measure> OF_CONTACTS =
      List.of(
          Measure.REPEATS,
          Measure.COUNTED,
          Measure.RESOLVED,
          Measure.CODED,
          Measure.WITHIN_NORM,
          Measure.WITH_NORM,
          Measure.ABANDONED,
          Measure.OFFERED);
  private static final List<Measure> OF_FEEDBACK = List.of(Measure.SATISFIED, Measure.ANSWERS);

  /** A row for each date and channel, one of contacts and one of what was said of them. */
  public List<Row> of(String organisation) {
    if (!warehouse.exists(KpiDay.TABLE) || !warehouse.exists(KpiFeedbackDay.TABLE)) {
      return List.of();
    }
    return sums(KpiDay.TABLE, organisation, OF_CONTACTS)
        .unionByName(sums(KpiFeedbackDay.TABLE, organisation, OF_FEEDBACK), true)
        .collectAsList();
  }

  private Dataset<Row> sums(TableDefinition table, String organisation, List<Measure> measures) {
    List<Column> sums =
        measures.stream()
            .map(measure -> functions.sum(measure.column()).as(measure.column()))
            .toList();
    return warehouse
        .read(table)
        .where(col(Contact.ORGANISATION).equalTo(organisation))
        .where(col(KpiDay.FACET).equalTo(Facet.CENTRE.name()))
        .where(col(Contact.CONTACT_DATE).geq(month.minusMonths(1)))
        .where(col(Contact.CONTACT_DATE).lt(month.plusMonths(1)))
        .groupBy(Contact.CONTACT_DATE, Contact.CHANNEL)
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
  }
}
