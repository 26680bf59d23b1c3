package org.contretemps.app.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contretemps.config.Configuration;
import org.contretemps.ingest.IngestLanding;
import org.contretemps.ingest.LoadWarning;
import org.contretemps.night.decision.FollowDecisions;
import org.contretemps.night.zone.ZoneChanges;
import org.contretemps.night.zone.statement.StateZones;
import org.contretemps.operation.RunLog;
import org.contretemps.source.landing.Deliveries;

/**
 * The news of a run for its operators (loads, changed zones, decisions to look at again), read from
 * the results of its steps.
 *
 * @param loads what was loaded, in the order of the steps
 * @param zoneChanges how zones changed, in the order of the nights
 * @param dueDecisions decisions whose date to look again has passed
 */
record RunNews(
    List<IngestLanding.Result> loads,
    List<ZoneChanges> zoneChanges,
    List<Map<String, Object>> dueDecisions) {
  static RunNews of(RunLog log) {
    return new RunNews(
        log.results(IngestLanding.Result.class),
        log.results(StateZones.Result.class).stream()
            .flatMap(stated -> stated.changes().stream())
            .toList(),
        log.results(FollowDecisions.Result.class).stream()
            .flatMap(followed -> followed.due().stream())
            .toList());
  }

  /** What was odd about files that were loaded. */
  List<LoadWarning> loadWarnings() {
    return loads.stream().flatMap(load -> load.warnings().stream()).toList();
  }

  /** Sources that used to deliver and no longer do, if the run has checked. */
  List<Deliveries.Silence> silentSources(Configuration configuration, Instant now) {
    return deliveries()
        .silent(configuration.sources(), now, configuration.operations().silentAfterDays());
  }

  /** Source → its last delivery, if the run has checked. */
  Map<String, Instant> lastDeliveries() {
    return deliveries().last();
  }

  /** Zones open on the last night that the run stated. */
  Optional<Long> openZones() {
    return zoneChanges.isEmpty()
        ? Optional.empty()
        : Optional.of(zoneChanges.get(zoneChanges.size() - 1).open());
  }

  /** Zones that opened or closed on the nights that the run stated. */
  List<Map<String, Object>> changedZones() {
    return zoneChanges.stream().flatMap(changes -> changes.changed().stream()).toList();
  }

  private Deliveries deliveries() {
    return loads.isEmpty() ? new Deliveries() : loads.get(loads.size() - 1).deliveries();
  }
}
