package org.contretemps.house;

import java.time.LocalDate;
import java.util.Optional;
import org.contretemps.config.Definitions;
import org.contretemps.ingest.IngestLanding;
import org.contretemps.ingest.ResolveNorms;
import org.contretemps.job.Job;
import org.contretemps.job.Repair;
import org.contretemps.night.NightSteps;
import org.contretemps.night.decision.FollowDecisions;
import org.contretemps.night.distribute.DistributeHandlingTimes;
import org.contretemps.night.felt.StateFeltQuality;
import org.contretemps.night.kpi.ComputeKpis;
import org.contretemps.night.normchange.StateNormChanges;
import org.contretemps.night.qualify.QualifyContacts;
import org.contretemps.night.zone.statement.StateZones;

/** The steps of a night in a house of a test, in which everything has landed before. */
public class HouseSteps implements NightSteps {
  private final TestHouse house;

  public HouseSteps(TestHouse house) {
    this.house = house;
  }

  @Override
  public Job<IngestLanding.Result> ingest() {
    return () -> IngestLanding.Result.NOTHING;
  }

  @Override
  public Job<ResolveNorms.Result> resolveNorms() {
    return house::resolveNorms;
  }

  @Override
  public Job<QualifyContacts.Result> qualify(Optional<LocalDate> asOf, Repair repair) {
    return () -> house.qualify(asOf.orElseThrow(), repair);
  }

  @Override
  public Job<DistributeHandlingTimes.Result> distribute(Optional<LocalDate> asOf, Repair repair) {
    return () -> house.distribute(28, asOf);
  }

  @Override
  public Job<StateZones.Result> zones(Optional<LocalDate> asOf, Repair repair) {
    return () -> house.zones(asOf.orElseThrow(), repair);
  }

  @Override
  public Job<StateNormChanges.Result> normChanges(Optional<LocalDate> asOf) {
    return new StateNormChanges(house.warehouse(), Definitions.DEFAULT, asOf, step -> {});
  }

  @Override
  public Job<StateFeltQuality.Result> feltQuality(Optional<LocalDate> asOf) {
    return new StateFeltQuality(house.warehouse(), Definitions.DEFAULT, asOf, step -> {});
  }

  @Override
  public Job<FollowDecisions.Result> decisions(Optional<LocalDate> asOf) {
    return new FollowDecisions(house.warehouse(), Definitions.DEFAULT, asOf, step -> {});
  }

  @Override
  public Job<ComputeKpis.Result> kpis(Repair repair) {
    return house::kpis;
  }
}
