package org.contretemps.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkSessionExtension.class)
class RunLogTest {
  private static final Instant START = Instant.parse("2026-03-21T02:00:00Z");
  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 20);

  private final RunLog log =
      new RunLog("nightly", Clock.fixed(START, ZoneOffset.UTC), RunLogTest::ending);

  @Test
  void eachStepIsFollowedAndTheWholeRunIsTheirSum(SparkSession spark, @TempDir Path folder) {
    String file = folder.resolve("rows").toString();
    log.listenTo(
        spark.sparkContext(), () -> new TableVersions(Map.of("survey", 2L), Map.of("contact", 7L)));
    log.step("ingest", () -> write(spark, file), rows -> Optional.empty());
    log.step(
        "qualify",
        () -> spark.read().parquet(file).collectAsList().size(),
        n -> Optional.of(AS_OF));
    spark.read().parquet(file).collectAsList();
    RunReport report = log.report(Ending.DONE);
    log.close();

    assertThat(report.id()).startsWith("20260321T020000Z-");
    assertThat(report.steps()).extracting(StepRun::step).containsExactly("ingest", "qualify");
    StepRun ingest = report.steps().get(0);
    StepRun qualify = report.steps().get(1);
    assertThat(report.counts(ingest).rowsWritten()).isEqualTo(1_000);
    assertThat(report.counts(ingest).bytesWritten()).isPositive();
    assertThat(report.counts(ingest).rowsRead()).as("as it said").isEqualTo(1_234);
    assertThat(report.counts(qualify).rowsRead()).as("not what follows the step").isEqualTo(1_000);
    assertThat(report.counts(report.whole()).rowsRead()).isEqualTo(2_234);
    assertThat(report.whole().asOf()).contains(AS_OF);
    assertThat(report.whole().versions())
        .isEqualTo(new TableVersions(Map.of("survey", 2L), Map.of("contact", 7L)));
    assertThat(ingest.asOf()).isEmpty();
    assertThat(log.results(Loaded.class)).containsExactly(new Loaded(1_234, 99));
    assertThat(log.results(Integer.class)).containsExactly(1_000);
    assertThat(spark.sparkContext().getLocalProperty("spark.jobGroup.id")).isNull();
  }

  @Test
  void aStepThatFailsIsOnRecordAndFailsStill() {
    assertThatThrownBy(
            () ->
                log.step(
                    "kpi",
                    () -> {
                      throw new IllegalStateException("Cannot count 4711.");
                    },
                    result -> Optional.empty()))
        .hasMessage("Cannot count 4711.");
    List<Row> rows = JobRun.rows(log.report(ending(new IllegalStateException())), "1.0", "cafe");
    assertThat(rows)
        .extracting(row -> row.<String>getAs(JobRun.STEP))
        .containsExactly("run", "kpi");
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.<String>getAs(JobRun.OUTCOME)).isEqualTo("failed");
              assertThat(row.<String>getAs(JobRun.MESSAGE)).isEqualTo("Cannot count.");
              assertThat(row.<Integer>getAs(JobRun.EXIT_CODE)).isEqualTo(1);
            });
  }

  private static Loaded write(SparkSession spark, String file) {
    spark.range(1_000).write().parquet(file);
    return new Loaded(1_234, 99);
  }

  private record Loaded(long records, long bytes) implements HasRead {}

  private static Ending ending(Throwable failure) {
    return new Ending(RunOutcome.FAILED, 1, String.valueOf(failure.getMessage()), "Cannot count.");
  }
}
