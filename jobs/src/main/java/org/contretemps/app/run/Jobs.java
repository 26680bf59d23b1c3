package org.contretemps.app.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.contretemps.care.privacy.ErasePerson;
import org.contretemps.care.privacy.ErasureCertificate;
import org.contretemps.care.privacy.Person;
import org.contretemps.care.upkeep.MaintainTables;
import org.contretemps.care.upkeep.UpgradeTables;
import org.contretemps.config.Configuration;
import org.contretemps.ingest.IngestLanding;
import org.contretemps.ingest.LoadWarning;
import org.contretemps.ingest.ResolveNorms;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.job.Repair;
import org.contretemps.night.RestateNights;
import org.contretemps.night.RunNight;
import org.contretemps.night.distribute.DistributeHandlingTimes;
import org.contretemps.night.kpi.ComputeKpis;
import org.contretemps.night.normchange.StateNormChanges;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.qualify.QualifyContacts;
import org.contretemps.night.zone.StateZones;
import org.contretemps.night.zone.ZoneChanges;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.PseudonymKey;
import org.contretemps.source.landing.Deliveries;
import org.contretemps.warehouse.Warehouse;

/** The jobs as one configuration says, each a step of one run, and what they noticed on the way. */
public final class Jobs {
  /** Makes a step of a job. */
  @FunctionalInterface
  interface Steps {
    <R> Job<R> step(String name, Job<R> job, Function<R, Optional<LocalDate>> asOf);
  }

  private final Workplace workplace;
  private final Warehouse warehouse;
  private final Configuration configuration;
  private final Progress progress;
  private final Steps steps;
  private Deliveries deliveries = new Deliveries();
  private final List<LoadWarning> loadWarnings = new ArrayList<>();
  private Optional<Long> openZones = Optional.empty();
  private final List<Map<String, Object>> zoneChanges = new ArrayList<>();

  Jobs(Workplace workplace, Configuration configuration, Progress progress, Steps steps) {
    this.workplace = workplace;
    this.warehouse = workplace.warehouse();
    this.configuration = configuration;
    this.progress = progress;
    this.steps = steps;
  }

  public Job<IngestLanding.Result> ingest() {
    IngestLanding ingest =
        new IngestLanding(
            warehouse,
            workplace.landing(),
            workplace.readers(),
            new PseudonymKey(configuration.pseudonymKeyFile()),
            configuration.ingest(),
            progress);
    return steps.step(
        "ingest",
        () -> {
          IngestLanding.Result result = ingest.run();
          deliveries = result.deliveries();
          loadWarnings.addAll(result.warnings());
          workplace.hasRead(result);
          return result;
        },
        result -> Optional.empty());
  }

  public Job<ResolveNorms.Result> resolveNorms() {
    return steps.step("norms", new ResolveNorms(warehouse, progress), result -> Optional.empty());
  }

  public Job<QualifyContacts.Result> qualify(Optional<LocalDate> asOf, Repair repair) {
    return steps.step(
        "qualify",
        new QualifyContacts(warehouse, configuration.definitions(), asOf, repair, progress),
        QualifyContacts.Result::asOf);
  }

  public Job<DistributeHandlingTimes.Result> distribute(Optional<LocalDate> asOf, Repair repair) {
    return steps.step(
        "distribute",
        new DistributeHandlingTimes(
            warehouse,
            configuration.definitions(),
            configuration.windowDays(),
            asOf,
            repair,
            progress),
        DistributeHandlingTimes.Result::asOf);
  }

  public Job<StateZones.Result> zones(Optional<LocalDate> asOf, Repair repair) {
    StateZones zones =
        new StateZones(
            warehouse, configuration.definitions(), configuration.zones(), asOf, repair, progress);
    return steps.step(
        "zones",
        () -> {
          StateZones.Result result = zones.run();
          result.changes().ifPresent(this::note);
          return result;
        },
        StateZones.Result::asOf);
  }

  private void note(ZoneChanges changes) {
    openZones = Optional.of(changes.open());
    zoneChanges.addAll(changes.changed());
  }

  public Job<StateNormChanges.Result> normChanges(Optional<LocalDate> asOf) {
    return steps.step(
        "norm-changes",
        new StateNormChanges(warehouse, configuration.definitions(), asOf, progress),
        result -> asOf);
  }

  public Job<ComputeKpis.Result> kpis(Repair repair) {
    return steps.step(
        "kpi",
        new ComputeKpis(
            warehouse, configuration.definitions(), configuration.indicators(), repair, progress),
        result -> Optional.empty());
  }

  public Job<MaintainTables.Result> maintain(Instant now, boolean isDryRun) {
    return steps.step(
        "maintain",
        new MaintainTables(
            warehouse,
            configuration.retention(),
            configuration.definitions().outcomes(),
            now,
            isDryRun,
            progress),
        MaintainTables.Result::asOf);
  }

  public Job<UpgradeTables.Result> upgrade() {
    return steps.step(
        "upgrade", new UpgradeTables(warehouse, progress), result -> Optional.empty());
  }

  /** Nights stated anew; nobody is told of zones that opened or closed long ago. */
  public RestateNights restate(Optional<LocalDate> from, Optional<LocalDate> to) {
    return new RestateNights(
        warehouse,
        configuration.definitions().outcomes(),
        from,
        to,
        this::qualify,
        (night, repair) ->
            steps.step(
                "zones",
                new StateZones(
                    warehouse,
                    configuration.definitions(),
                    configuration.zones(),
                    night,
                    repair,
                    progress),
                StateZones.Result::asOf),
        this::kpis);
  }

  public Job<ErasureCertificate> erase(Person person, String reason, Instant now) {
    return steps.step(
        "erase",
        new ErasePerson(
            warehouse,
            workplace.landing(),
            workplace.readers(),
            new PseudonymKey(configuration.pseudonymKeyFile()),
            person,
            reason,
            now,
            progress),
        certificate -> Optional.empty());
  }

  /** Everything that a night does for one date; for the last one loaded where none is given. */
  public RunNight night(Optional<LocalDate> date) {
    return night(() -> List.of(date));
  }

  /** The same for a range of dates, up to the last one loaded where it has no end. */
  public RunNight nights(Optional<LocalDate> from, Optional<LocalDate> to) {
    return night(() -> range(from, to));
  }

  private RunNight night(Supplier<List<Optional<LocalDate>>> dates) {
    Job<IngestLanding.Result> ingest = ingest();
    return new RunNight(
        () -> {
          RunNight.admit(warehouse, configuration.definitions(), configuration.indicators());
          return ingest.run();
        },
        resolveNorms(),
        date -> qualify(date, Repair.NONE),
        date -> distribute(date, Repair.NONE),
        date -> zones(date, Repair.NONE),
        this::normChanges,
        dates,
        kpis(Repair.NONE));
  }

  /** Derived tables made anew as of the last night, from what has been loaded. */
  public RunNight rebuild(Repair repair) {
    return new RunNight(
        () -> IngestLanding.Result.NOTHING,
        resolveNorms(),
        date -> qualify(date, repair),
        date -> distribute(date, repair),
        date -> zones(date, repair),
        this::normChanges,
        () -> List.of(warehouse.history(QualifiedContact.TABLE).lineage().night()),
        kpis(repair));
  }

  private List<Optional<LocalDate>> range(Optional<LocalDate> from, Optional<LocalDate> to) {
    NavigableSet<LocalDate> loaded = warehouse.history(Contact.TABLE).dates(Contact.CONTACT_DATE);
    if (loaded.isEmpty()) {
      return List.of();
    }
    LocalDate first = from.orElse(loaded.first());
    LocalDate last = to.orElse(loaded.last());
    return first.isAfter(last)
        ? List.of()
        : first.datesUntil(last.plusDays(1)).map(Optional::of).toList();
  }

  /** What was odd about files that this run has loaded. */
  List<LoadWarning> loadWarnings() {
    return loadWarnings;
  }

  /** Sources that used to deliver and no longer do, where this run has looked. */
  List<Deliveries.Silence> silentSources(Instant now) {
    return deliveries.silent(
        configuration.sources(), now, configuration.operations().silentAfterDays());
  }

  /** Source → when it last delivered, where this run has looked. */
  Map<String, Instant> lastDeliveries() {
    return deliveries.last();
  }

  /** Zones open on the last night that this run stated. */
  Optional<Long> openZones() {
    return openZones;
  }

  /** Zones that opened or closed on the nights that this run stated. */
  List<Map<String, Object>> zoneChanges() {
    return zoneChanges;
  }
}
