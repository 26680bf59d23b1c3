package org.contretemps.night;

import java.time.LocalDate;
import java.util.Optional;
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

/**
 * Builds the steps of a night, each of them a job, for one warehouse. Without an as-of date they
 * take the last date loaded.
 */
public interface NightSteps {
  Job<IngestLanding.Result> ingest();

  Job<ResolveNorms.Result> resolveNorms();

  Job<QualifyContacts.Result> qualify(Optional<LocalDate> asOf, Repair repair);

  Job<DistributeHandlingTimes.Result> distribute(Optional<LocalDate> asOf, Repair repair);

  Job<StateZones.Result> zones(Optional<LocalDate> asOf, Repair repair);

  Job<StateNormChanges.Result> normChanges(Optional<LocalDate> asOf);

  Job<StateFeltQuality.Result> feltQuality(Optional<LocalDate> asOf);

  Job<FollowDecisions.Result> decisions(Optional<LocalDate> asOf);

  Job<ComputeKpis.Result> kpis(Repair repair);
}
