package org.contretemps.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.contretemps.config.Definitions;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.ingest.IngestLanding;
import org.contretemps.ingest.ResolveNorms;
import org.contretemps.job.Job;
import org.contretemps.job.Repair;
import org.contretemps.night.decision.FollowDecisions;
import org.contretemps.night.distribute.DistributeHandlingTimes;
import org.contretemps.night.felt.StateFeltQuality;
import org.contretemps.night.kpi.ComputeKpis;
import org.contretemps.night.normchange.StateNormChanges;
import org.contretemps.night.qualify.QualifyContacts;
import org.contretemps.night.zone.statement.StateZones;
import org.contretemps.warehouse.Warehouse;

/**
 * Runs all steps of a night in one Spark session: load, resolve norms, qualify, distribute, state
 * zones, judge changes of norms, compare teams' answers with their work in zones, follow decisions,
 * compute indicators.
 *
 * <p>If several nights are due, contacts are qualified and distributed once, for the last of them,
 * because those results do not depend on the nights in between. Statements are made night by night,
 * in order.
 */
public final class RunNight implements Job<RunNight.Result> {
  /**
   * What was done.
   *
   * @param stated one for each date, in their order
   */
  public record Result(
      IngestLanding.Result loaded,
      ResolveNorms.Result norms,
      QualifyContacts.Result qualified,
      DistributeHandlingTimes.Result distributed,
      List<Statements> stated,
      ComputeKpis.Result kpis) {}

  /** What was stated as of one date. */
  public record Statements(
      StateZones.Result zones,
      StateNormChanges.Result normChanges,
      StateFeltQuality.Result feltQuality,
      FollowDecisions.Result decisions) {}

  private final NightSteps steps;
  private final boolean loads;
  private final Supplier<List<Optional<LocalDate>>> dates;
  private final Repair repair;

  private RunNight(
      NightSteps steps, boolean loads, Supplier<List<Optional<LocalDate>>> dates, Repair repair) {
    this.steps = steps;
    this.loads = loads;
    this.dates = dates;
    this.repair = repair;
  }

  /**
   * Nights on what has landed.
   *
   * @param dates rising; requested once everything is loaded; an empty one is the last date loaded
   */
  public static RunNight loading(NightSteps steps, Supplier<List<Optional<LocalDate>>> dates) {
    return new RunNight(steps, true, dates, Repair.NONE);
  }

  /**
   * Nights on what was loaded before.
   *
   * @param repair the dates that are done whether something touched them or not
   */
  public static RunNight rebuilding(
      NightSteps steps, Supplier<List<Optional<LocalDate>>> dates, Repair repair) {
    return new RunNight(steps, false, dates, repair);
  }

  /**
   * Refuses, before the first step of a night, what a later one would: definitions that are not
   * those that the tables were made with. Writes nothing.
   *
   * @throws org.contretemps.config.ConfigurationException if they are not
   */
  public static void admit(
      Warehouse warehouse, Definitions definitions, IndicatorSettings settings) {
    Stream.of(
            QualifyContacts.definedTables(warehouse, definitions),
            DistributeHandlingTimes.definedTables(warehouse, definitions),
            StateZones.definedTables(warehouse, definitions),
            ComputeKpis.definedTables(warehouse, definitions, settings))
        .forEach(tables -> tables.admit(Repair.NONE));
  }

  @Override
  public Result run() {
    IngestLanding.Result loaded = loads ? steps.ingest().run() : IngestLanding.Result.NOTHING;
    ResolveNorms.Result resolved = steps.resolveNorms().run();
    List<Optional<LocalDate>> nights = dates.get();
    QualifyContacts.Result qualified = QualifyContacts.Result.NOTHING;
    DistributeHandlingTimes.Result distributed = DistributeHandlingTimes.Result.NOTHING;
    if (!nights.isEmpty()) {
      Optional<LocalDate> last = nights.get(nights.size() - 1);
      qualified = steps.qualify(last, repair).run();
      distributed = steps.distribute(last, repair).run();
    }
    List<Statements> stated = new ArrayList<>();
    for (Optional<LocalDate> night : nights) {
      stated.add(
          new Statements(
              steps.zones(night, repair).run(),
              steps.normChanges(night).run(),
              steps.feltQuality(night).run(),
              steps.decisions(night).run()));
    }
    return new Result(loaded, resolved, qualified, distributed, stated, steps.kpis(repair).run());
  }
}
