package org.contretemps.night.kpi.count;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.job.OwedDates;
import org.contretemps.job.Progress;
import org.contretemps.job.Repair;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.Lineage;

/**
 * The step that counts contacts by date: {@code qualified_contact} → {@code kpi_day}; with {@code
 * survey} and {@code review} → {@code kpi_feedback_day}.
 *
 * <p>Dates whose contacts changed are recounted. New feedback concerns contacts of the last 60
 * days: for these only the feedback is recounted.
 */
public final class CountKpiDays {
  private static final int DATES_AT_ONCE = 31;

  private final Warehouse warehouse;
  private final IndicatorSettings settings;
  private final Repair repair;
  private final Progress progress;

  public CountKpiDays(
      Warehouse warehouse, IndicatorSettings settings, Repair repair, Progress progress) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.repair = repair;
    this.progress = progress;
  }

  /** The dates whose contacts were counted. */
  public NavigableSet<LocalDate> ofContacts() {
    NavigableSet<LocalDate> dates = owed(KpiDay.TABLE);
    Lineage now = Lineage.of(QualifiedContact.TABLE, version(QualifiedContact.TABLE));
    inPortions(KpiDay.TABLE, dates, now, this::countContacts);
    return dates;
  }

  private void countContacts(List<LocalDate> dates, Lineage lineage) {
    progress.step("Counting indicators, dates to count: %,d".formatted(dates.size()));
    Dataset<Row> counts = KpiCounter.contacts(on(dates), warehouse.read(TimeNorm.TABLE), settings);
    write(KpiDay.TABLE, dates, counts, lineage);
  }

  /** The dates of whose contacts was counted what was said of them. */
  public NavigableSet<LocalDate> ofFeedback() {
    NavigableSet<LocalDate> dates = owed(KpiFeedbackDay.TABLE);
    if (!dates.containsAll(present())) {
      dates.addAll(spokenOf());
    }
    Lineage now =
        Lineage.of(QualifiedContact.TABLE, version(QualifiedContact.TABLE))
            .and(Survey.TABLE, version(Survey.TABLE))
            .and(Review.TABLE, version(Review.TABLE));
    inPortions(KpiFeedbackDay.TABLE, dates, now, this::countFeedback);
    return dates;
  }

  /** Contacts that were spoken of are few, found once, and counted in many ways. */
  private void countFeedback(List<LocalDate> dates, Lineage lineage) {
    progress.step(
        "Counting what surveys and reviews say, dates to count: %,d".formatted(dates.size()));
    Dataset<Row> answered = answered(dates).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      write(KpiFeedbackDay.TABLE, dates, KpiCounter.feedback(on(dates), answered), lineage);
    } finally {
      answered.unpersist();
    }
  }

  private long version(TableDefinition table) {
    return warehouse.history(table).version();
  }

  private NavigableSet<LocalDate> owed(TableDefinition table) {
    return OwedDates.of(warehouse, table, QualifiedContact.TABLE, repair);
  }

  private NavigableSet<LocalDate> present() {
    return warehouse.history(QualifiedContact.TABLE).dates(Contact.CONTACT_DATE);
  }

  /** The contact dates of feedback that came or changed since the counts were made. */
  private List<LocalDate> spokenOf() {
    NavigableSet<LocalDate> surveyed = given(Survey.TABLE, Survey.ANSWERED_DATE);
    NavigableSet<LocalDate> reviewed = given(Review.TABLE, Review.REVIEWED_DATE);
    NavigableSet<LocalDate> given = new TreeSet<>(surveyed);
    given.addAll(reviewed);
    if (given.isEmpty()) {
      return List.of();
    }
    NavigableSet<LocalDate> reached =
        present()
            .subSet(
                given.first().minusDays(ContactFeedback.REACH_DAYS),
                true,
                given.last().plusDays(1),
                true);
    return ContactFeedback.datesOf(
            on(reached),
            warehouse.read(Survey.TABLE, surveyed),
            warehouse.read(Review.TABLE, reviewed))
        .collectAsList()
        .stream()
        .map(row -> row.getLocalDate(0))
        .toList();
  }

  private NavigableSet<LocalDate> given(TableDefinition feedback, String date) {
    Lineage counted = warehouse.history(KpiFeedbackDay.TABLE).lineage();
    return warehouse.exists(feedback)
        ? warehouse.history(feedback).datesTouchedSince(counted.version(feedback), date)
        : new TreeSet<>();
  }

  private Dataset<Row> answered(List<LocalDate> dates) {
    Column isSurveyed = ContactFeedback.canFollow(Survey.ANSWERED_DATE, dates);
    Column isReviewed = ContactFeedback.canFollow(Review.REVIEWED_DATE, dates);
    return KpiCounter.answered(
        on(dates),
        warehouse.read(Survey.TABLE).where(isSurveyed),
        warehouse.read(Review.TABLE).where(isReviewed));
  }

  /**
   * Does some dates after others. What the table was last computed from stays recorded until the
   * last of them are done.
   */
  private void inPortions(
      TableDefinition table,
      NavigableSet<LocalDate> all,
      Lineage now,
      BiConsumer<List<LocalDate>, Lineage> count) {
    List<LocalDate> dates = List.copyOf(all);
    Lineage before = warehouse.history(table).lineage();
    for (int from = 0; from < dates.size(); from += DATES_AT_ONCE) {
      int to = Math.min(dates.size(), from + DATES_AT_ONCE);
      count.accept(dates.subList(from, to), to == dates.size() ? now : before);
    }
  }

  /** Rows of a date come together, by facet: one file, in which a facet is found by itself. */
  private void write(
      TableDefinition table, List<LocalDate> dates, Dataset<Row> counts, Lineage lineage) {
    warehouse.replaceDates(table, Contact.CONTACT_DATE, dates, counts, lineage);
  }

  private Dataset<Row> on(Collection<LocalDate> dates) {
    return warehouse.read(QualifiedContact.TABLE, dates);
  }
}
