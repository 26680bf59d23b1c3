package org.contretemps.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything that a night does, in one session: loads what has landed, resolves the norms, then
 * qualifies, distributes, states zones and judges changes of norms, date by date in their order
 * where there are several to catch up with, and at last computes the indicators of their months.
 */
public final class RunNight implements Job<RunNight.Result> {
  /**
   * What was done.
   *
   * @param dates one for each date, in their order
   */
  public record Result(
      IngestLanding.Result loaded,
      ResolveNorms.Result norms,
      List<DateResult> dates,
      ComputeKpis.Result kpis) {}

  /** What was done for one date. */
  public record DateResult(
      QualifyContacts.Result qualified,
      DistributeHandlingTimes.Result distributed,
      StateZones.Result zones,
      StateNormChanges.Result normChanges) {}

  private final Job<IngestLanding.Result> ingest;
  private final Job<ResolveNorms.Result> norms;
  private final Function<Optional<LocalDate>, Job<QualifyContacts.Result>> qualify;
  private final Function<Optional<LocalDate>, Job<DistributeHandlingTimes.Result>> distribute;
  private final Function<Optional<LocalDate>, Job<StateZones.Result>> zones;
  private final Function<Optional<LocalDate>, Job<StateNormChanges.Result>> normChanges;
  private final Supplier<List<Optional<LocalDate>>> dates;
  private final Job<ComputeKpis.Result> kpis;

  /**
   * @param qualify the job for an as-of date
   * @param distribute the job for an as-of date
   * @param zones the job for an as-of date
   * @param normChanges the job for an as-of date
   * @param dates asked for once everything is loaded; an empty one is the last date loaded
   */
  public RunNight(
      Job<IngestLanding.Result> ingest,
      Job<ResolveNorms.Result> norms,
      Function<Optional<LocalDate>, Job<QualifyContacts.Result>> qualify,
      Function<Optional<LocalDate>, Job<DistributeHandlingTimes.Result>> distribute,
      Function<Optional<LocalDate>, Job<StateZones.Result>> zones,
      Function<Optional<LocalDate>, Job<StateNormChanges.Result>> normChanges,
      Supplier<List<Optional<LocalDate>>> dates,
      Job<ComputeKpis.Result> kpis) {
    this.ingest = ingest;
    this.norms = norms;
    this.qualify = qualify;
    this.distribute = distribute;
    this.zones = zones;
    this.normChanges = normChanges;
    this.dates = dates;
    this.kpis = kpis;
  }

  @Override
  public Result run() {
    IngestLanding.Result loaded = ingest.run();
    ResolveNorms.Result resolved = norms.run();
    List<DateResult> done = new ArrayList<>();
    for (Optional<LocalDate> date : dates.get()) {
      done.add(
          new DateResult(
              qualify.apply(date).run(),
              distribute.apply(date).run(),
              zones.apply(date).run(),
              normChanges.apply(date).run()));
    }
    return new Result(loaded, resolved, done, kpis.run());
  }
}
