package org.contretemps.night.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.contretemps.config.Definitions;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.job.DefinedTables;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.job.Repair;
import org.contretemps.night.distribute.HandlingTimeHistogram;
import org.contretemps.night.kpi.count.CountKpiDays;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.KpiFeedbackDay;
import org.contretemps.night.kpi.file.CountNextFiles;
import org.contretemps.night.kpi.file.NextFile;
import org.contretemps.night.kpi.intraday.ComputeIntraday;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.kpi.month.KpiMonths;
import org.contretemps.night.kpi.month.KpiTable;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.AgentPulse;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.Lineage;

/**
 * The step that computes all indicators: {@code qualified_contact}, {@code survey} and {@code
 * review} → {@code kpi_day}, {@code kpi_feedback_day} and {@code kpi_next_file} → {@code kpi_*}.
 *
 * <p>Months are recomputed from the first one with a recounted date, because later months are
 * compared with earlier ones. Months in which further dates became mature are recomputed too,
 * whether or not these have contacts, because weekly work is counted by the calendar.
 */
public final class ComputeKpis implements Job<ComputeKpis.Result> {

  /**
   * What was done.
   *
   * @param dates counted again
   * @param months made again
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
   * @param repair dates to count again, and whose months to make again
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

  /** The tables that this step counts in, with the definitions that they are made with. */
  public static DefinedTables definedTables(
      Warehouse warehouse, Definitions definitions, IndicatorSettings settings) {
    return new DefinedTables(
        warehouse,
        List.of(KpiDay.TABLE, KpiFeedbackDay.TABLE),
        definitions.madeBy().and(settings.madeBy()));
  }

  @Override
  public Result run() {
    if (!warehouse.exists(QualifiedContact.TABLE)) {
      return new Result(0, 0);
    }
    DefinedTables days = definedTables(warehouse, definitions, settings);
    days.open(repair);
    CountKpiDays counts = new CountKpiDays(warehouse, settings, repair, progress);
    NavigableSet<LocalDate> dates = counts.ofContacts();
    dates.addAll(counts.ofFeedback());
    days.close();
    new CountNextFiles(warehouse, repair, progress).run();
    new ComputeIntraday(warehouse, repair, progress).run();
    KpiTables.ALL.forEach(kpi -> warehouse.create(kpi.table()));
    return new Result(dates.size(), makeTouchedMonths());
  }

  private int makeTouchedMonths() {
    Lineage made = warehouse.history(KpiTables.LAST.table()).lineage();
    NavigableSet<LocalDate> counted = warehouse.history(KpiDay.TABLE).dates(Contact.CONTACT_DATE);
    NavigableSet<LocalDate> touched = touchedMonths(made);
    touched.addAll(months(repair.among(counted)));
    touched.addAll(maturedMonths(made, months(counted)));
    if (touched.isEmpty()) {
      return 0;
    }
    NavigableSet<LocalDate> months = months(counted).tailSet(touched.first(), true);
    months.addAll(touched);
    progress.step("Making indicators, months to make: " + months.size());
    KpiMonths sums =
        new KpiMonths(
            new KpiMonths.Sources(
                warehouse.read(KpiDay.TABLE),
                warehouse.read(KpiFeedbackDay.TABLE),
                warehouse.read(AgentPulse.TABLE),
                warehouse.read(HandlingTimeHistogram.TABLE),
                warehouse.read(ImpededQualityZone.TABLE),
                warehouse.read(NextFile.TABLE)),
            settings,
            months,
            lastMature(night()));
    Map<String, List<Row>> rows = new HashMap<>();
    sums.forEach(
        month ->
            KpiTables.ALL.forEach(
                kpi ->
                    rows.computeIfAbsent(kpi.table().name(), name -> new ArrayList<>())
                        .addAll(kpi.rows().apply(month))));
    KpiTables.ALL.forEach(kpi -> write(kpi, months, rows.get(kpi.table().name())));
    return months.size();
  }

  private Optional<LocalDate> night() {
    return warehouse.history(QualifiedContact.TABLE).lineage().night();
  }

  /** The last date whose repeats are known in a night; none is before the first night. */
  private LocalDate lastMature(Optional<LocalDate> night) {
    return night.map(definitions.outcomes()::lastMature).orElse(LocalDate.EPOCH);
  }

  /** Of some months, those with dates that became mature since the tables were made. */
  private NavigableSet<LocalDate> maturedMonths(Lineage made, NavigableSet<LocalDate> months) {
    LocalDate from = lastMature(made.night()).plusDays(1).withDayOfMonth(1);
    LocalDate to = lastMature(night());
    return made.night().equals(night()) || to.isBefore(from)
        ? new TreeSet<>()
        : new TreeSet<>(months.subSet(from, true, to, true));
  }

  private NavigableSet<LocalDate> touchedMonths(Lineage made) {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    for (TableDefinition days : List.of(KpiDay.TABLE, KpiFeedbackDay.TABLE)) {
      dates.addAll(
          warehouse.history(days).datesTouchedSince(made.version(days), Contact.CONTACT_DATE));
    }
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
        night()
            .map(Lineage.NONE::on)
            .orElse(Lineage.NONE)
            .and(KpiDay.TABLE, warehouse.history(KpiDay.TABLE).version())
            .and(KpiFeedbackDay.TABLE, warehouse.history(KpiFeedbackDay.TABLE).version())
            .and(NextFile.TABLE, warehouse.history(NextFile.TABLE).version())
            .and(AgentPulse.TABLE, warehouse.history(AgentPulse.TABLE).version()));
  }
}
