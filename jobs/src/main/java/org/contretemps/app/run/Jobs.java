package org.contretemps.app.run;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.contretemps.config.Configuration;
import org.contretemps.ingest.IngestLanding;
import org.contretemps.ingest.ResolveNorms;
import org.contretemps.job.ContactsInReach;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.job.Repair;
import org.contretemps.night.NightSteps;
import org.contretemps.night.RestateNights;
import org.contretemps.night.RunNight;
import org.contretemps.night.decision.FollowDecisions;
import org.contretemps.night.distribute.DistributeHandlingTimes;
import org.contretemps.night.distribute.HandlingTimeHistogram;
import org.contretemps.night.felt.StateFeltQuality;
import org.contretemps.night.kpi.ComputeKpis;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.normchange.StateNormChanges;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.qualify.QualifyContacts;
import org.contretemps.night.recommendation.RecommendNorms;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.night.zone.statement.StateZones;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.PseudonymKey;
import org.contretemps.warehouse.Warehouse;

/** Builds the jobs of a run from a configuration: loading, the steps of a night, extracts. */
public final class Jobs implements NightSteps {
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

  Jobs(Workplace workplace, Configuration configuration, Progress progress, Steps steps) {
    this.workplace = workplace;
    this.warehouse = workplace.warehouse();
    this.configuration = configuration;
    this.progress = progress;
    this.steps = steps;
  }

  @Override
  public Job<IngestLanding.Result> ingest() {
    return steps.step(
        "ingest",
        new IngestLanding(
            warehouse,
            workplace.arrivals(),
            workplace.readers(),
            new PseudonymKey(configuration.pseudonymKeyFile()),
            configuration.ingest(),
            progress),
        result -> Optional.empty());
  }

  @Override
  public Job<ResolveNorms.Result> resolveNorms() {
    return steps.step(
        "norms",
        ContactsInReach.sized(
            warehouse,
            QualifiedContact.TABLE,
            Contact.TABLE,
            Repair.NONE,
            workplace.norms(progress)),
        result -> Optional.empty());
  }

  @Override
  public Job<QualifyContacts.Result> qualify(Optional<LocalDate> asOf, Repair repair) {
    return steps.step(
        "qualify",
        ContactsInReach.sized(
            warehouse,
            QualifiedContact.TABLE,
            Contact.TABLE,
            repair,
            new QualifyContacts(warehouse, configuration.definitions(), asOf, repair, progress)),
        QualifyContacts.Result::asOf);
  }

  @Override
  public Job<DistributeHandlingTimes.Result> distribute(Optional<LocalDate> asOf, Repair repair) {
    return steps.step(
        "distribute",
        ContactsInReach.sized(
            warehouse,
            HandlingTimeHistogram.TABLE,
            Contact.TABLE,
            repair,
            new DistributeHandlingTimes(
                warehouse,
                configuration.definitions(),
                configuration.windowDays(),
                asOf,
                repair,
                progress)),
        DistributeHandlingTimes.Result::asOf);
  }

  @Override
  public Job<StateZones.Result> zones(Optional<LocalDate> asOf, Repair repair) {
    return steps.step(
        "zones",
        ContactsInReach.sized(
            warehouse,
            NormPositionHistogram.TABLE,
            QualifiedContact.TABLE,
            repair,
            new StateZones(
                warehouse,
                configuration.definitions(),
                configuration.zones(),
                asOf,
                repair,
                progress)),
        StateZones.Result::asOf);
  }

  @Override
  public Job<StateNormChanges.Result> normChanges(Optional<LocalDate> asOf) {
    return steps.step(
        "norm-changes",
        ContactsInReach.sized(
            warehouse,
            NormPositionHistogram.TABLE,
            QualifiedContact.TABLE,
            Repair.NONE,
            new StateNormChanges(warehouse, configuration.definitions(), asOf, progress)),
        result -> asOf);
  }

  @Override
  public Job<StateFeltQuality.Result> feltQuality(Optional<LocalDate> asOf) {
    return steps.step(
        "felt-quality",
        ContactsInReach.sized(
            warehouse,
            NormPositionHistogram.TABLE,
            QualifiedContact.TABLE,
            Repair.NONE,
            new StateFeltQuality(warehouse, configuration.definitions(), asOf, progress)),
        result -> asOf);
  }

  @Override
  public Job<FollowDecisions.Result> decisions(Optional<LocalDate> asOf) {
    return steps.step(
        "decisions",
        new FollowDecisions(warehouse, configuration.definitions(), asOf, progress),
        result -> asOf);
  }

  /** Norms compared with others, for those under which a zone is open. */
  public Job<RecommendNorms.Result> recommend(Optional<LocalDate> asOf) {
    return steps.step(
        "recommend",
        new RecommendNorms(
            warehouse,
            configuration.definitions(),
            configuration.recommendation(),
            configuration.indicators().answerWithinSeconds(),
            asOf,
            progress),
        result -> asOf);
  }

  @Override
  public Job<ComputeKpis.Result> kpis(Repair repair) {
    return steps.step(
        "kpi",
        ContactsInReach.sized(
            warehouse,
            KpiDay.TABLE,
            QualifiedContact.TABLE,
            repair,
            new ComputeKpis(
                warehouse,
                configuration.definitions(),
                configuration.indicators(),
                repair,
                progress)),
        result -> Optional.empty());
  }

  /** Nights stated again. */
  public RestateNights restate(Optional<LocalDate> from, Optional<LocalDate> to) {
    return new RestateNights(warehouse, configuration.definitions().outcomes(), from, to, this);
  }

  /** Everything that a night does for one date; by default the last one loaded. */
  public Job<RunNight.Result> night(Optional<LocalDate> date) {
    return admitted(() -> List.of(date));
  }

  /** The same for a range of dates, up to the last one loaded if it has no end. */
  public Job<RunNight.Result> nights(Optional<LocalDate> from, Optional<LocalDate> to) {
    return admitted(
        () -> range(warehouse.history(Contact.TABLE).dates(Contact.CONTACT_DATE), from, to));
  }

  private Job<RunNight.Result> admitted(Supplier<List<Optional<LocalDate>>> dates) {
    return () -> {
      RunNight.admit(warehouse, configuration.definitions(), configuration.indicators());
      return RunNight.loading(this, dates).run();
    };
  }

  /** Recomputes derived tables as of the last night from the loaded records. */
  public RunNight rebuild(Repair repair) {
    return RunNight.rebuilding(
        this, () -> List.of(warehouse.history(QualifiedContact.TABLE).lineage().night()), repair);
  }

  /** The nights of a range: from the first date loaded to the last if no end is named. */
  static List<Optional<LocalDate>> range(
      NavigableSet<LocalDate> loaded, Optional<LocalDate> from, Optional<LocalDate> to) {
    if (loaded.isEmpty()) {
      return List.of();
    }
    LocalDate first = from.orElse(loaded.first());
    LocalDate last = to.orElse(loaded.last());
    return first.isAfter(last)
        ? List.of()
        : first.datesUntil(last.plusDays(1)).map(Optional::of).toList();
  }
}
