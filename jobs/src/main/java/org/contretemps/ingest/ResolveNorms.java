package org.contretemps.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.record.norm.Finding;
import org.contretemps.record.norm.NormFinding;
import org.contretemps.record.norm.NormInterval;
import org.contretemps.record.norm.NormLog;
import org.contretemps.record.norm.NormLogEntry;
import org.contretemps.record.norm.NormLogReview;
import org.contretemps.record.norm.NormRows;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.Lineage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code norm_log_entry} → {@code time_norm}, {@code norm_finding}, both made anew from the whole
 * log.
 *
 * <p>Nothing is done while the log has no new version. {@code time_norm} is committed only when an
 * interval changes, so that its commits tell when norms changed; {@code norm_finding} comes last
 * and records up to which version of the log both have been brought. Killed in between, the job
 * finds the intervals as they should be and goes on with the findings.
 */
public final class ResolveNorms implements Job<ResolveNorms.Result> {
  private static final Logger LOG = LoggerFactory.getLogger(ResolveNorms.class);

  /**
   * What was done.
   *
   * @param intervals intervals now in {@code time_norm}; empty where the log had not changed
   * @param changed whether any of them changed
   * @param findings what is odd in the log; empty where it had not changed
   */
  public record Result(Optional<Integer> intervals, boolean changed, List<Finding> findings) {}

  private final Warehouse warehouse;
  private final Progress progress;

  public ResolveNorms(Warehouse warehouse, Progress progress) {
    this.warehouse = warehouse;
    this.progress = progress;
  }

  @Override
  public Result run() {
    long version = warehouse.history(NormLogEntry.TABLE).version();
    if (version == warehouse.history(NormFinding.TABLE).lineage().version(NormLogEntry.TABLE)) {
      return new Result(Optional.empty(), false, List.of());
    }
    progress.step("Resolving time norms");
    warehouse.create(TimeNorm.TABLE);
    warehouse.create(NormFinding.TABLE);
    Result result = resolve(version);
    LOG.info(
        "norms: {} intervals, changed: {}, {} findings",
        result.intervals().orElse(0),
        result.changed(),
        result.findings().size());
    return result;
  }

  private Result resolve(long version) {
    SparkSession spark = warehouse.session();
    NormLog log = NormRows.log(warehouse.read(NormLogEntry.TABLE));
    List<NormInterval> intervals = log.intervals();
    boolean changed = !new HashSet<>(intervals).equals(new HashSet<>(stored()));
    if (changed) {
      warehouse.replaceAll(
          TimeNorm.TABLE,
          NormRows.timeNorms(spark, intervals).coalesce(1),
          Lineage.of(NormLogEntry.TABLE, version));
    }
    List<Finding> findings = NormLogReview.of(log);
    warehouse.replaceAll(
        NormFinding.TABLE,
        NormRows.findings(spark, findings).coalesce(1),
        Lineage.of(NormLogEntry.TABLE, version));
    return new Result(Optional.of(intervals.size()), changed, findings);
  }

  private List<NormInterval> stored() {
    return NormRows.intervals(warehouse.read(TimeNorm.TABLE));
  }
}
