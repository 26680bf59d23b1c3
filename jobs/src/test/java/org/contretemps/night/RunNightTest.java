package org.contretemps.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.junit.jupiter.api.Test;

class RunNightTest {
  private final NotedSteps steps = new NotedSteps(new ArrayList<>());

  /** Steps that do nothing and note that they were requested. */
  private record NotedSteps(List<String> done) implements NightSteps {
    private <T> Job<T> noted(String what, T result) {
      return () -> {
        done.add(what);
        return result;
      };
    }

    @Override
    public Job<IngestLanding.Result> ingest() {
      return noted("ingest", IngestLanding.Result.NOTHING);
    }

    @Override
    public Job<ResolveNorms.Result> resolveNorms() {
      return noted("norms", new ResolveNorms.Result(Optional.empty(), false, List.of()));
    }

    @Override
    public Job<QualifyContacts.Result> qualify(Optional<LocalDate> asOf, Repair repair) {
      return noted("qualify " + name(asOf), new QualifyContacts.Result(asOf, 1));
    }

    @Override
    public Job<DistributeHandlingTimes.Result> distribute(Optional<LocalDate> asOf, Repair repair) {
      return noted("distribute " + name(asOf), new DistributeHandlingTimes.Result(asOf, 1, 1));
    }

    @Override
    public Job<StateZones.Result> zones(Optional<LocalDate> asOf, Repair repair) {
      return noted("zones " + name(asOf), new StateZones.Result(asOf, 0, 4, Optional.empty()));
    }

    @Override
    public Job<StateNormChanges.Result> normChanges(Optional<LocalDate> asOf) {
      return noted("norm changes " + name(asOf), new StateNormChanges.Result(0));
    }

    @Override
    public Job<StateFeltQuality.Result> feltQuality(Optional<LocalDate> asOf) {
      return noted("felt quality " + name(asOf), new StateFeltQuality.Result(0));
    }

    @Override
    public Job<FollowDecisions.Result> decisions(Optional<LocalDate> asOf) {
      return noted("decisions " + name(asOf), FollowDecisions.Result.NOTHING);
    }

    @Override
    public Job<ComputeKpis.Result> kpis(Repair repair) {
      return noted("kpis", new ComputeKpis.Result(0, 0));
    }
  }

  private static List<Optional<LocalDate>> nights(String... dates) {
    return Stream.of(dates).map(date -> Optional.of(LocalDate.parse(date))).toList();
  }

  private RunNight.Result run(String... dates) {
    return RunNight.loading(steps, () -> nights(dates)).run();
  }

  private static String name(Optional<LocalDate> date) {
    return date.orElseThrow().toString();
  }

  @Test
  void nightsAreCaughtUpWithByQualifyingOnceAndStatingEachInItsOrder() {
    RunNight.Result result = run("2026-03-01", "2026-03-02", "2026-03-03");
    assertThat(steps.done())
        .containsExactly(
            "ingest",
            "norms",
            "qualify 2026-03-03",
            "distribute 2026-03-03",
            "zones 2026-03-01",
            "norm changes 2026-03-01",
            "felt quality 2026-03-01",
            "decisions 2026-03-01",
            "zones 2026-03-02",
            "norm changes 2026-03-02",
            "felt quality 2026-03-02",
            "decisions 2026-03-02",
            "zones 2026-03-03",
            "norm changes 2026-03-03",
            "felt quality 2026-03-03",
            "decisions 2026-03-03",
            "kpis");
    assertThat(result.stated()).hasSize(3);
  }

  @Test
  void withoutADateWhatHasLandedIsLoadedAndNoMore() {
    assertThat(run().stated()).isEmpty();
    assertThat(steps.done()).containsExactly("ingest", "norms", "kpis");
  }

  @Test
  void aRebuildLoadsNothing() {
    RunNight.rebuilding(steps, () -> nights("2026-03-01"), Repair.ALL).run();
    assertThat(steps.done())
        .startsWith("norms", "qualify 2026-03-01")
        .endsWith("kpis")
        .doesNotContain("ingest");
  }
}
