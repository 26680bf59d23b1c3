package org.contretemps.night.qualify;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.contretemps.config.Definitions;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.job.Progress;
import org.contretemps.job.Repair;
import org.contretemps.night.load.LoadQuartiles;
import org.contretemps.night.load.ServiceLoad;
import org.contretemps.night.outcome.ConversationCustomers;
import org.contretemps.night.outcome.ConversationDays;
import org.contretemps.night.outcome.CustomerLeg;
import org.contretemps.night.outcome.FollowUps;
import org.contretemps.night.outcome.Suspicion;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.incident.Incident;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.record.norm.NormRows;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.Lineage;

/**
 * Writes some dates of {@code qualified_contact} in portions, so that a rebuild needs no more
 * memory than a night. In each portion counts and classes come before the contacts that carry them.
 */
final class QualifiedDates {
  private static final long CONTACTS_AT_ONCE = 5_000_000;

  /** Above this many rows a broadcast would cost more memory than a shuffle costs time. */
  private static final long BROADCAST_UP_TO = 2_000_000;

  private final Warehouse warehouse;
  private final ContactQualifier qualifier;
  private final OutcomeWindows windows;
  private final LocalDate asOf;
  private final Repair repair;
  private final Progress progress;
  private final NormAsOf norms;

  QualifiedDates(
      Warehouse warehouse,
      Definitions definitions,
      LocalDate asOf,
      Repair repair,
      Progress progress) {
    this.warehouse = warehouse;
    this.repair = repair;
    this.qualifier = new ContactQualifier(definitions);
    this.windows = definitions.outcomes();
    this.asOf = asOf;
    this.progress = progress;
    this.norms =
        new NormAsOf(
            NormRows.intervals(warehouse.read(TimeNorm.TABLE)), definitions.newAgentDays());
  }

  /**
   * Writes dates.
   *
   * @param dates rising
   * @param before what the table was last computed from: stays recorded until the last portion
   * @param now its inputs
   */
  void write(List<LocalDate> dates, Lineage before, Lineage now) {
    List<List<LocalDate>> portions = portions(dates);
    for (int i = 0; i < portions.size(); i++) {
      boolean isLast = i == portions.size() - 1;
      List<LocalDate> portion = portions.get(i);
      progress.step(
          portion.size() == 1
              ? "Qualifying contacts of " + portion.get(0)
              : "Qualifying contacts of %,d dates from %s"
                  .formatted(portion.size(), portion.get(0)));
      writePortion(portion, isLast ? now : before);
    }
  }

  private List<List<LocalDate>> portions(List<LocalDate> dates) {
    Map<LocalDate, Long> contacts =
        warehouse.history(Contact.TABLE).rowsByDate(Contact.CONTACT_DATE);
    List<List<LocalDate>> portions = new ArrayList<>();
    long size = 0;
    for (LocalDate date : dates) {
      size += contacts.getOrDefault(date, 0L);
      if (portions.isEmpty() || size > CONTACTS_AT_ONCE) {
        portions.add(new ArrayList<>());
        size = contacts.getOrDefault(date, 0L);
      }
      portions.get(portions.size() - 1).add(date);
    }
    return portions;
  }

  private void writePortion(List<LocalDate> dates, Lineage lineage) {
    Dataset<Row> followUps = followUps(dates).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> conversations =
        ConversationDays.of(on(Contact.TABLE, around(dates, 0, 1).headSet(asOf, true)))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> customers =
        ConversationCustomers.of(
                on(
                    Contact.TABLE,
                    around(
                        dates, ConversationCustomers.REACH_DAYS, ConversationCustomers.REACH_DAYS)))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Dataset<Row> qualified =
          qualifier.qualify(
              on(Contact.TABLE, dates),
              new ContactQualifier.Surroundings(
                  norms,
                  loadQuartiles(dates),
                  warehouse.read(Incident.TABLE),
                  narrow(conversations),
                  narrow(customers),
                  withSuspects(followUps),
                  asOf));
      List<LocalDate> mature = mature(dates);
      if (!mature.isEmpty()) {
        writeCountsAndClasses(qualified, mature);
      }
      Dataset<Row> classified =
          qualifier.classify(qualified, StatedClasses.on(warehouse, dates), asOf);
      warehouse.replaceDates(
          QualifiedContact.TABLE, Contact.CONTACT_DATE, dates, classified, lineage);
    } finally {
      followUps.unpersist();
      conversations.unpersist();
      customers.unpersist();
    }
  }

  private static Dataset<Row> narrow(Dataset<Row> rows) {
    return narrow(rows, rows.count());
  }

  private static Dataset<Row> narrow(Dataset<Row> rows, long count) {
    return count > BROADCAST_UP_TO ? rows : broadcast(rows);
  }

  private Dataset<Row> withSuspects(Dataset<Row> followUps) {
    Suspicion.Candidates candidates = Suspicion.among(followUps);
    List<LocalDate> dates = candidates.dates();
    if (dates.isEmpty()) {
      return narrow(Suspicion.byServicesAlone(followUps), candidates.rows());
    }
    Suspicion suspicion =
        new Suspicion(
            windows, warehouse.history(CustomerLeg.TABLE).rowsByDate(Contact.CONTACT_DATE));
    Dataset<Row> services = on(ServiceLoad.TABLE, seenFrom(dates));
    return narrow(
        suspicion.byPopulation(followUps, dates, services, on(CustomerLeg.TABLE, seenFrom(dates))),
        candidates.rows());
  }

  private void writeCountsAndClasses(Dataset<Row> qualified, List<LocalDate> mature) {
    Dataset<Row> byAgent =
        OutcomeCounter.byAgent(qualified.where(col(Contact.CONTACT_DATE).isInCollection(mature)))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      replace(OutcomeCount.TABLE, mature, OutcomeCounter.byStratum(byAgent));
      stateClasses(byAgent, mature);
    } finally {
      byAgent.unpersist();
    }
  }

  /** Of those dates that nothing has been stated of yet: a statement stays until it is restated. */
  private void stateClasses(Dataset<Row> byAgent, List<LocalDate> mature) {
    NavigableSet<LocalDate> stays = warehouse.history(DayClass.TABLE).dates(Contact.CONTACT_DATE);
    if (repair.restates()) {
      stays.removeAll(repair.among(stays));
    }
    NavigableSet<LocalDate> dates = new TreeSet<>(mature);
    dates.removeAll(stays);
    if (!dates.isEmpty()) {
      Dataset<Row> counts =
          on(OutcomeCount.TABLE, around(dates, ExpectedRepeats.WINDOW_DAYS - 1, 0));
      NavigableSet<LocalDate> before = around(dates, DayClasses.AGENT_DAYS, -1);
      before.removeAll(dates);
      Dataset<Row> stated = on(DayClass.TABLE, before);
      replace(DayClass.TABLE, dates, new DayClasses(dates, counts).state(byAgent, stated));
    }
  }

  /** Narrow rows are brought together by date, so that each date is one file. */
  private void replace(TableDefinition table, Collection<LocalDate> dates, Dataset<Row> rows) {
    warehouse.replaceDates(
        table,
        Contact.CONTACT_DATE,
        dates,
        rows.hint("rebalance", col(Contact.CONTACT_DATE)),
        Lineage.NONE);
  }

  private Dataset<Row> followUps(List<LocalDate> dates) {
    NavigableSet<LocalDate> seen = seenFrom(dates);
    Dataset<Row> legs = on(CustomerLeg.TABLE, seen);
    if (seen.size() >= 3 * dates.size()) {
      Dataset<Row> customers =
          on(CustomerLeg.TABLE, dates).select(CustomerLeg.CUSTOMER_KEY).distinct();
      legs = legs.join(broadcast(customers), new String[] {CustomerLeg.CUSTOMER_KEY}, "left_semi");
    }
    return new FollowUps(windows).of(legs, dates);
  }

  private NavigableSet<LocalDate> seenFrom(Collection<LocalDate> dates) {
    return around(dates, windows.lookBackDays(), windows.maturityDays()).headSet(asOf, true);
  }

  private Dataset<Row> loadQuartiles(List<LocalDate> dates) {
    return new LoadQuartiles(dates)
        .of(on(ServiceLoad.TABLE, around(dates, LoadQuartiles.TRAILING_DAYS + 1, 0)));
  }

  private List<LocalDate> mature(List<LocalDate> dates) {
    LocalDate last = windows.lastMature(asOf);
    return dates.stream().filter(date -> !date.isAfter(last)).toList();
  }

  private Dataset<Row> on(TableDefinition table, Collection<LocalDate> dates) {
    return warehouse.read(table, dates);
  }

  private static NavigableSet<LocalDate> around(
      Collection<LocalDate> dates, int daysBefore, int daysAfter) {
    NavigableSet<LocalDate> around = new TreeSet<>();
    dates.forEach(
        date ->
            date.minusDays(daysBefore)
                .datesUntil(date.plusDays(daysAfter + 1L))
                .forEach(around::add));
    return around;
  }
}
