package org.contretemps.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.contretemps.ingest.IngestLanding;
import org.contretemps.ingest.ResolveNorms;
import org.contretemps.job.Job;
import org.contretemps.night.distribute.DistributeHandlingTimes;
import org.contretemps.night.kpi.ComputeKpis;
import org.contretemps.night.normchange.StateNormChanges;
import org.contretemps.night.qualify.QualifyContacts;
import org.contretemps.night.zone.StateZones;
import org.junit.jupiter.api.Test;

class RunNightTest {
  private final List<String> done = new ArrayList<>();

  private <T> Job<T> noted(String what, T result) {
    return () -> {
      done.add(what);
      return result;
    };
  }

  private RunNight.Result run(String... dates) {
    List<Optional<LocalDate>> nights = new ArrayList<>();
    for (String date : dates) {
      nights.add(Optional.of(LocalDate.parse(date)));
    }
    return new RunNight(
            noted("ingest", IngestLanding.Result.NOTHING),
            noted("norms", new ResolveNorms.Result(Optional.empty(), false, List.of())),
            date -> noted("qualify " + name(date), new QualifyContacts.Result(date, 1)),
            date ->
                noted("distribute " + name(date), new DistributeHandlingTimes.Result(date, 1, 1)),
            date ->
                noted("zones " + name(date), new StateZones.Result(date, 0, 4, Optional.empty())),
            date -> noted("norm changes " + name(date), new StateNormChanges.Result(0)),
            () -> nights,
            noted("kpis", new ComputeKpis.Result(0, 0)))
        .run();
  }

  private static String name(Optional<LocalDate> date) {
    return date.orElseThrow().toString();
  }

  @Test
  void nightsAreCaughtUpWithByQualifyingOnceAndStatingEachInItsOrder() {
    RunNight.Result result = run("2026-03-01", "2026-03-02", "2026-03-03");
    assertThat(done)
        .containsExactly(
            "ingest",
            "norms",
            "qualify 2026-03-03",
            "distribute 2026-03-03",
            "zones 2026-03-01",
            "norm changes 2026-03-01",
            "zones 2026-03-02",
            "norm changes 2026-03-02",
            "zones 2026-03-03",
            "norm changes 2026-03-03",
            "kpis");
    assertThat(result.stated()).hasSize(3);
  }

  @Test
  void withoutADateWhatHasLandedIsLoadedAndNoMore() {
    assertThat(run().stated()).isEmpty();
    assertThat(done).containsExactly("ingest", "norms", "kpis");
  }
}
