package org.contretemps.night.kpi.file;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.job.Progress;
import org.contretemps.job.Repair;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.CommitHistory;
import org.contretemps.warehouse.delta.Lineage;

/**
 * The step that counts whether customers' next application files are complete: {@code
 * qualified_contact} → {@code kpi_next_file}. A month is counted once, when 98 days have passed
 * since its last: the 90 in which files may come, and eight in which the newest dates still change.
 * It is recounted if a date within its reach changes later.
 */
public final class CountNextFiles {
  private static final int SETTLED_DAYS = 8;

  private final Warehouse warehouse;
  private final Repair repair;
  private final Progress progress;

  public CountNextFiles(Warehouse warehouse, Repair repair, Progress progress) {
    this.warehouse = warehouse;
    this.repair = repair;
    this.progress = progress;
  }

  public void run() {
    warehouse.create(NextFile.TABLE);
    CommitHistory contacts = warehouse.history(QualifiedContact.TABLE);
    CommitHistory counted = warehouse.history(NextFile.TABLE);
    NavigableSet<LocalDate> dates = contacts.dates(Contact.CONTACT_DATE);
    NavigableSet<LocalDate> touched =
        new TreeSet<>(
            contacts.datesTouchedSince(
                counted.lineage().version(QualifiedContact.TABLE), Contact.CONTACT_DATE));
    touched.addAll(repair.among(dates));
    NavigableSet<LocalDate> due = new TreeSet<>();
    Stream.concat(months(dates).stream(), counted.dates(NextFile.MONTH).stream())
        .filter(month -> isKnown(month, dates))
        .filter(month -> isTouched(month, touched))
        // A month whose files are partly no longer kept stays as it was counted.
        .filter(month -> contacts.keptFrom().filter(first(month)::isBefore).isEmpty())
        .forEach(due::add);
    if (!due.isEmpty()) {
      count(due, Lineage.of(QualifiedContact.TABLE, contacts.version()));
    }
  }

  private void count(NavigableSet<LocalDate> due, Lineage lineage) {
    progress.step("Looking for later files, months to look at: " + due.size());
    Dataset<Row> rows =
        due.stream()
            .map(month -> NextFile.rows(around(month), month))
            .reduce(Dataset::unionByName)
            .orElseThrow();
    warehouse.replaceDates(NextFile.TABLE, NextFile.MONTH, due, rows.coalesce(1), lineage);
  }

  private Dataset<Row> around(LocalDate month) {
    return warehouse
        .read(QualifiedContact.TABLE)
        .where(col(Contact.CONTACT_DATE).between(first(month), last(month)));
  }

  private static LocalDate first(LocalDate month) {
    return month.minusDays(NextFile.REACH_DAYS);
  }

  private static LocalDate last(LocalDate month) {
    return month.plusMonths(1).minusDays(1).plusDays(NextFile.REACH_DAYS);
  }

  private static boolean isKnown(LocalDate month, NavigableSet<LocalDate> dates) {
    return !dates.isEmpty() && !dates.last().isBefore(last(month).plusDays(SETTLED_DAYS));
  }

  private static boolean isTouched(LocalDate month, NavigableSet<LocalDate> touched) {
    return !touched.subSet(first(month), true, last(month), true).isEmpty();
  }

  private static NavigableSet<LocalDate> months(NavigableSet<LocalDate> dates) {
    NavigableSet<LocalDate> months = new TreeSet<>();
    dates.forEach(date -> months.add(date.withDayOfMonth(1)));
    return months;
  }
}
