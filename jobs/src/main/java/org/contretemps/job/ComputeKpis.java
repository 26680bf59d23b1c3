package org.contretemps.job;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.config.Definitions;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.contact.Contact;
import org.contretemps.distribution.HandlingTimeHistogram;
import org.contretemps.feedback.AgentPulse;
import org.contretemps.feedback.Review;
import org.contretemps.feedback.Survey;
import org.contretemps.kpi.ContactFeedback;
import org.contretemps.kpi.KpiCounter;
import org.contretemps.kpi.KpiDay;
import org.contretemps.kpi.KpiMonth;
import org.contretemps.kpi.KpiMonths;
import org.contretemps.kpi.KpiTable;
import org.contretemps.kpi.NextFile;
import org.contretemps.norm.TimeNorm;
import org.contretemps.qualification.QualifiedContact;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.CommitHistory;
import org.contretemps.warehouse.Lineage;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.zone.ImpededQualityZone;

/**
 * {@code qualified_contact}, {@code survey} and {@code review} → {@code kpi_day} and {@code
 * kpi_next_file} → {@code kpi_*}.
 *
 * <p>Counted anew are the dates of contacts that changed, and those that new feedback speaks of, up
 * to 60 days back. From the first month that is touched on, months are made anew: later ones
 * compare themselves with earlier ones.
 */
public final class ComputeKpis implements Job<ComputeKpis.Result> {
  private static final int DATES_AT_ONCE = 31;

  /**
   * What was done.
   *
   * @param dates counted anew
   * @param months made anew
   */
  public record Result(int dates, int months) {}

  private final Warehouse warehouse;
  private final Definitions definitions;
  private final IndicatorSettings settings;
  private final Repair repair;
  private final Progress progress;

  /**
   * Brings the KPI tables up to date.
   *
   * @param repair dates to count anew
   */
  public ComputeKpis(
      Warehouse warehouse,
      Definitions definitions,
      IndicatorSettings settings,
      Repair repair,
      Progress progress) {
    this.warehouse = warehouse;
    this.definitions = definitions;
    this.settings = settings;
    this.repair = repair;
    this.progress = progress;
  }

  @Override
  public Result run() {
    if (!warehouse.exists(QualifiedContact.TABLE)) {
      return new Result(0, 0);
    }
    DefinedTables days =
        new DefinedTables(
            warehouse,
            List.of(KpiDay.TABLE),
            Contact.CONTACT_DATE,
            definitions.fingerprint() + " " + settings.fingerprint());
    days.open(repair);
    int dates = countTouchedDates();
    days.close();
    new CountNextFiles(warehouse, repair, progress).run();
    KpiTable.ALL.forEach(kpi -> warehouse.create(kpi.table()));
    return new Result(dates, makeTouchedMonths());
  }

  private int countTouchedDates() {
    CommitHistory qualified = warehouse.history(QualifiedContact.TABLE);
    CommitHistory counted = warehouse.history(KpiDay.TABLE);
    NavigableSet<LocalDate> present = qualified.dates(Contact.CONTACT_DATE);
    NavigableSet<LocalDate> touched =
        new TreeSet<>(
            qualified.datesTouchedSince(
                counted.lineage().version(QualifiedContact.TABLE), Contact.CONTACT_DATE));
    touched.addAll(repair.among(present));
    touched.addAll(qualified.datesGone(counted.dates(Contact.CONTACT_DATE), Contact.CONTACT_DATE));
    Lineage now =
        Lineage.of(QualifiedContact.TABLE, qualified.version())
            .and(Survey.TABLE, warehouse.history(Survey.TABLE).version())
            .and(Review.TABLE, warehouse.history(Review.TABLE).version());
    if (!touched.containsAll(present)) {
      touched.addAll(spokenOf(Survey.TABLE, Survey.ANSWERED_DATE, counted.lineage(), present));
      touched.addAll(spokenOf(Review.TABLE, Review.REVIEWED_DATE, counted.lineage(), present));
    }
    write(List.copyOf(touched), counted.lineage(), now);
    return touched.size();
  }

  /** The contact dates of feedback that came or changed since the counts were made. */
  private List<LocalDate> spokenOf(
      TableDefinition feedback,
      String feedbackDate,
      Lineage counted,
      NavigableSet<LocalDate> present) {
    NavigableSet<LocalDate> given =
        warehouse.exists(feedback)
            ? warehouse.history(feedback).datesTouchedSince(counted.version(feedback), feedbackDate)
            : new TreeSet<>();
    if (given.isEmpty()) {
      return List.of();
    }
    SortedSet<LocalDate> dates =
        present.subSet(
            given.first().minusDays(ContactFeedback.REACH_DAYS),
            true,
            given.last().plusDays(1),
            true);
    return ContactFeedback.datesOf(
            on(dates), warehouse.read(feedback).where(col(feedbackDate).isInCollection(given)))
        .collectAsList()
        .stream()
        .map(row -> row.getDate(0).toLocalDate())
        .toList();
  }

  private void write(List<LocalDate> dates, Lineage before, Lineage now) {
    for (int from = 0; from < dates.size(); from += DATES_AT_ONCE) {
      int to = Math.min(dates.size(), from + DATES_AT_ONCE);
      List<LocalDate> portion = dates.subList(from, to);
      progress.step("Counting indicators, dates to count: " + portion.size());
      Dataset<Row> contacts =
          ContactFeedback.join(
              on(portion),
              warehouse
                  .read(Survey.TABLE)
                  .where(ContactFeedback.canFollow(Survey.ANSWERED_DATE, portion)),
              warehouse
                  .read(Review.TABLE)
                  .where(ContactFeedback.canFollow(Review.REVIEWED_DATE, portion)));
      warehouse.replaceDates(
          KpiDay.TABLE,
          Contact.CONTACT_DATE,
          portion,
          KpiCounter.count(on(portion), contacts, warehouse.read(TimeNorm.TABLE), settings)
              .hint("rebalance", col(Contact.CONTACT_DATE)),
          to == dates.size() ? now : before);
    }
  }

  private Dataset<Row> on(Collection<LocalDate> dates) {
    return warehouse
        .read(QualifiedContact.TABLE)
        .where(col(Contact.CONTACT_DATE).isInCollection(dates));
  }

  private int makeTouchedMonths() {
    NavigableSet<LocalDate> touched =
        touchedMonths(warehouse.history(KpiTable.LAST.table()).lineage());
    if (touched.isEmpty()) {
      return 0;
    }
    NavigableSet<LocalDate> months =
        months(warehouse.history(KpiDay.TABLE).dates(Contact.CONTACT_DATE))
            .tailSet(touched.first(), true);
    months.addAll(touched);
    progress.step("Making indicators, months to make: " + months.size());
    KpiMonths sources =
        new KpiMonths(
            new KpiMonths.Sources(
                warehouse.read(KpiDay.TABLE),
                warehouse.read(AgentPulse.TABLE),
                warehouse.read(HandlingTimeHistogram.TABLE),
                warehouse.read(ImpededQualityZone.TABLE),
                warehouse.read(NextFile.TABLE)),
            settings,
            months);
    Map<String, List<Row>> rows = new HashMap<>();
    for (LocalDate month : months) {
      KpiMonth made = sources.of(month);
      KpiTable.ALL.forEach(
          kpi ->
              rows.computeIfAbsent(kpi.table().name(), name -> new ArrayList<>())
                  .addAll(kpi.rows().apply(made)));
    }
    KpiTable.ALL.forEach(kpi -> write(kpi, months, rows.get(kpi.table().name())));
    return months.size();
  }

  private NavigableSet<LocalDate> touchedMonths(Lineage made) {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    dates.addAll(
        warehouse
            .history(KpiDay.TABLE)
            .datesTouchedSince(made.version(KpiDay.TABLE), Contact.CONTACT_DATE));
    if (warehouse.exists(NextFile.TABLE)) {
      dates.addAll(
          warehouse
              .history(NextFile.TABLE)
              .datesTouchedSince(made.version(NextFile.TABLE), KpiMonth.MONTH));
    }
    if (warehouse.exists(AgentPulse.TABLE)) {
      dates.addAll(
          warehouse
              .history(AgentPulse.TABLE)
              .datesTouchedSince(made.version(AgentPulse.TABLE), AgentPulse.WEEK));
    }
    return months(dates);
  }

  private static NavigableSet<LocalDate> months(Collection<LocalDate> dates) {
    return dates.stream()
        .map(date -> date.withDayOfMonth(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void write(KpiTable kpi, NavigableSet<LocalDate> months, List<Row> rows) {
    warehouse.replaceDates(
        kpi.table(),
        KpiMonth.MONTH,
        months,
        warehouse.session().createDataFrame(rows, kpi.table().writtenSchema()).coalesce(1),
        Lineage.of(KpiDay.TABLE, warehouse.history(KpiDay.TABLE).version())
            .and(NextFile.TABLE, warehouse.history(NextFile.TABLE).version())
            .and(AgentPulse.TABLE, warehouse.history(AgentPulse.TABLE).version()));
  }
}
