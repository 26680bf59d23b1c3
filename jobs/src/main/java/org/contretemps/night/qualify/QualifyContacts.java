package org.contretemps.night.qualify;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.contretemps.config.Definitions;
import org.contretemps.job.DailyTable;
import org.contretemps.job.DatesAhead;
import org.contretemps.job.DefinedTables;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.job.Repair;
import org.contretemps.night.load.ServiceLoad;
import org.contretemps.night.load.ServiceLoads;
import org.contretemps.night.outcome.ConversationCustomers;
import org.contretemps.night.outcome.CustomerLeg;
import org.contretemps.night.outcome.CustomerLegs;
import org.contretemps.night.outcome.LegsAfterMidnight;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.incident.Incident;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.CommitHistory;
import org.contretemps.warehouse.delta.Lineage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step that qualifies contacts, adding to each what was asked of it and what came of it: {@code
 * contact}, {@code time_norm}, {@code incident} → {@code qualified_contact}, by way of {@code
 * customer_leg} and {@code service_load}; also {@code outcome_count} and the classes of days and
 * agents.
 *
 * <p>A night computes its own date, the date that matures, and every date that a late or corrected
 * record touches. The versions it read are recorded with its last commit: killed before that, it
 * computes the same dates again with the same result; run twice, it changes nothing.
 */
public final class QualifyContacts implements Job<QualifyContacts.Result> {
  private static final Logger LOG = LoggerFactory.getLogger(QualifyContacts.class);

  /** The tables that this job writes, in the order in which it does. */
  public static final List<TableDefinition> TABLES =
      List.of(
          CustomerLeg.TABLE,
          ServiceLoad.TABLE,
          OutcomeCount.TABLE,
          DayClass.TABLE,
          QualifiedContact.TABLE);

  /**
   * What was done.
   *
   * @param asOf the night's date, empty if there are no contacts
   * @param dates dates qualified again
   * @param suspects customers on these dates who are likely stand-ins for unknown people
   */
  public record Result(
      Optional<LocalDate> asOf, int dates, List<SuspectedStandIns.Suspect> suspects) {
    /** Nothing was there to do. */
    public static final Result NOTHING = new Result(Optional.empty(), 0);

    /** Nobody was suspected. */
    public Result(Optional<LocalDate> asOf, int dates) {
      this(asOf, dates, List.of());
    }
  }

  private final Warehouse warehouse;
  private final Definitions definitions;
  private final Optional<LocalDate> requested;
  private final Repair repair;
  private final Progress progress;

  /**
   * Qualifies for a night.
   *
   * @param requested its as-of date; the last date that has contacts if empty. A night never goes
   *     back before an earlier one.
   */
  public QualifyContacts(
      Warehouse warehouse,
      Definitions definitions,
      Optional<LocalDate> requested,
      Repair repair,
      Progress progress) {
    this.warehouse = warehouse;
    this.definitions = definitions;
    this.requested = requested;
    this.repair = repair;
    this.progress = progress;
  }

  /** The tables that this step counts in, with the definitions that they are made with. */
  public static DefinedTables definedTables(Warehouse warehouse, Definitions definitions) {
    return new DefinedTables(warehouse, TABLES, definitions.madeBy());
  }

  @Override
  public Result run() {
    if (!warehouse.exists(Contact.TABLE)) {
      return Result.NOTHING;
    }
    DatesAhead.refuse(warehouse, requested, QualifiedContact.TABLE);
    DefinedTables tables = definedTables(warehouse, definitions);
    tables.open(repair);
    new DailyTable(warehouse, CustomerLeg.TABLE, CustomerLegs::of, ConversationCustomers.REACH_DAYS)
        .update(repair);
    new DailyTable(warehouse, ServiceLoad.TABLE, ServiceLoads::of, 0).update(repair);
    Lineage last = warehouse.history(QualifiedContact.TABLE).lineage();
    Result result =
        asOf(warehouse.history(Contact.TABLE), last)
            .map(night -> qualify(night, last))
            .orElse(Result.NOTHING);
    tables.close();
    LOG.info("qualify: {}", result);
    return result;
  }

  private Result qualify(LocalDate asOf, Lineage last) {
    Lineage made = made(asOf);
    List<LocalDate> dates = dates(asOf, last);
    if (!dates.isEmpty()) {
      new QualifiedDates(warehouse, definitions, asOf, repair, progress).write(dates, last, made);
    }
    return new Result(
        Optional.of(asOf),
        dates.size(),
        dates.isEmpty()
            ? List.of()
            : SuspectedStandIns.among(warehouse.read(QualifiedContact.TABLE, dates)));
  }

  private Optional<LocalDate> asOf(CommitHistory contacts, Lineage last) {
    NavigableSet<LocalDate> dates = contacts.dates(Contact.CONTACT_DATE);
    Optional<LocalDate> wanted =
        requested.or(() -> dates.isEmpty() ? last.night() : Optional.of(dates.last()));
    return wanted.map(date -> last.night().filter(night -> night.isAfter(date)).orElse(date));
  }

  /** The inputs of the tables that this night computes. */
  private Lineage made(LocalDate asOf) {
    Lineage made = Lineage.NONE.on(asOf);
    for (TableDefinition upstream :
        List.of(
            Contact.TABLE, CustomerLeg.TABLE, ServiceLoad.TABLE, TimeNorm.TABLE, Incident.TABLE)) {
      made = made.and(upstream, warehouse.history(upstream).version());
    }
    return made;
  }

  private List<LocalDate> dates(LocalDate asOf, Lineage last) {
    NavigableSet<LocalDate> present = present(Contact.TABLE);
    NavigableSet<LocalDate> contacts = touched(Contact.TABLE, last);
    contacts.addAll(repair.among(present));
    ChangedPeriods periods = new ChangedPeriods(warehouse, last);
    List<DatesToQualify.Period> changed = new ArrayList<>(periods.ofNorms());
    changed.addAll(periods.ofIncidents());
    NavigableSet<LocalDate> qualified = warehouse.history(Contact.TABLE).answeredFor(made(present));
    List<LocalDate> dates =
        new DatesToQualify(definitions.outcomes(), present, qualified, last.night(), asOf)
            .after(
                new DatesToQualify.Changes(
                    contacts,
                    touched(CustomerLeg.TABLE, last),
                    touched(ServiceLoad.TABLE, last),
                    changed));
    return withDatesBefore(dates, present);
  }

  /**
   * The same with the dates before, if conversations that began there go on otherwise than when
   * they were counted. A date and the one before it are written in this order, if not in one
   * commit, so that a killed night leaves none behind.
   */
  private List<LocalDate> withDatesBefore(List<LocalDate> dates, NavigableSet<LocalDate> present) {
    NavigableSet<LocalDate> all = new TreeSet<>(dates);
    List<LocalDate> open =
        dates.stream()
            .filter(date -> present.contains(date.minusDays(1)) && !all.contains(date.minusDays(1)))
            .toList();
    if (!open.isEmpty()) {
      LegsAfterMidnight.different(
              warehouse.read(QualifiedContact.TABLE, open), warehouse.read(Contact.TABLE, open))
          .forEach(date -> all.add(date.minusDays(1)));
    }
    return List.copyOf(all);
  }

  /** The dates computed so far, including those of which erasure left only counts. */
  private NavigableSet<LocalDate> made(NavigableSet<LocalDate> present) {
    NavigableSet<LocalDate> onlyCounted = present(OutcomeCount.TABLE);
    onlyCounted.removeAll(present);
    NavigableSet<LocalDate> made = present(QualifiedContact.TABLE);
    made.addAll(onlyCounted);
    return made;
  }

  private NavigableSet<LocalDate> present(TableDefinition table) {
    return warehouse.history(table).dates(Contact.CONTACT_DATE);
  }

  private NavigableSet<LocalDate> touched(TableDefinition table, Lineage last) {
    return new TreeSet<>(
        warehouse.history(table).datesTouchedSince(last.version(table), Contact.CONTACT_DATE));
  }
}
