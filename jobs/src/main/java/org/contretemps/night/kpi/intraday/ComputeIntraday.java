package org.contretemps.night.kpi.intraday;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.trunc;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.job.OwedDates;
import org.contretemps.job.Progress;
import org.contretemps.job.Repair;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.Lineage;

/**
 * {@code qualified_contact} → {@code kpi_slot_day} → {@code kpi_intraday}. Only dates that changed
 * are counted again, and only their months are made again. Each table records the version that it
 * was made from, so a run that was killed goes on, and one that is run twice changes nothing.
 */
public final class ComputeIntraday {
  private static final int DATES_AT_ONCE = 31;

  private final Warehouse warehouse;
  private final Repair repair;
  private final Progress progress;

  public ComputeIntraday(Warehouse warehouse, Repair repair, Progress progress) {
    this.warehouse = warehouse;
    this.repair = repair;
    this.progress = progress;
  }

  /** Brings both tables up to date. The local hour stands in {@code contact} alone. */
  public void run() {
    warehouse.create(SlotDay.TABLE);
    warehouse.create(IntradayKpi.TABLE);
    if (warehouse.exists(Contact.TABLE)) {
      countOwedDates();
    }
    makeTouchedMonths();
  }

  private void countOwedDates() {
    List<LocalDate> owed =
        List.copyOf(OwedDates.of(warehouse, SlotDay.TABLE, QualifiedContact.TABLE, repair));
    if (owed.isEmpty()) {
      return;
    }
    progress.step("Counting contacts by half-hour, dates to count: " + owed.size());
    Lineage before = warehouse.history(SlotDay.TABLE).lineage();
    Lineage now =
        Lineage.of(QualifiedContact.TABLE, warehouse.history(QualifiedContact.TABLE).version());
    for (int from = 0; from < owed.size(); from += DATES_AT_ONCE) {
      int to = Math.min(owed.size(), from + DATES_AT_ONCE);
      List<LocalDate> dates = owed.subList(from, to);
      Dataset<Row> counts =
          SlotCounter.count(
              warehouse.read(QualifiedContact.TABLE, dates), warehouse.read(Contact.TABLE, dates));
      warehouse.replaceDates(
          SlotDay.TABLE,
          Contact.CONTACT_DATE,
          dates,
          counts.hint("rebalance", col(Contact.CONTACT_DATE)),
          to == owed.size() ? now : before);
    }
  }

  private void makeTouchedMonths() {
    NavigableSet<LocalDate> months = new TreeSet<>();
    warehouse
        .history(SlotDay.TABLE)
        .datesTouchedSince(
            warehouse.history(IntradayKpi.TABLE).lineage().version(SlotDay.TABLE),
            Contact.CONTACT_DATE)
        .forEach(date -> months.add(date.withDayOfMonth(1)));
    if (months.isEmpty()) {
      return;
    }
    Dataset<Row> days =
        warehouse
            .read(SlotDay.TABLE)
            .where(
                col(Contact.CONTACT_DATE)
                    .between(months.first(), months.last().plusMonths(1).minusDays(1)))
            .where(trunc(col(Contact.CONTACT_DATE), "month").isInCollection(months));
    warehouse.replaceDates(
        IntradayKpi.TABLE,
        KpiMonth.MONTH,
        months,
        warehouse
            .session()
            .createDataFrame(IntradayRows.of(days), IntradayKpi.TABLE.writtenSchema())
            .coalesce(1),
        Lineage.of(SlotDay.TABLE, warehouse.history(SlotDay.TABLE).version()));
  }
}
