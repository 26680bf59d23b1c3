package org.contretemps.ingest;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.record.contact.SituationClassifier;
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
 * The step that reads the norm log: {@code norm_log_entry} → {@code time_norm}, {@code
 * norm_finding}, both recomputed from the whole log.
 *
 * <p>While the log has no new version, only the findings are looked at, since a norm may meet no
 * contact any more. {@code time_norm} is committed only when an interval changes, so that its
 * commits tell when norms changed; {@code norm_finding} comes last and records up to which version
 * of the log both have been brought. Killed in between, the job finds the intervals as they should
 * be and goes on with the findings.
 */
public final class ResolveNorms implements Job<ResolveNorms.Result> {
  private static final Result NOTHING = new Result(Optional.empty(), false, List.of());
  private static final Logger LOG = LoggerFactory.getLogger(ResolveNorms.class);

  /**
   * What was done.
   *
   * @param intervals intervals now in {@code time_norm}; empty if the log had not changed
   * @param changed whether any of them changed
   * @param findings what is odd in the log; empty if that is as it was
   */
  public record Result(Optional<Integer> intervals, boolean changed, List<Finding> findings) {}

  private final Warehouse warehouse;
  private final Progress progress;
  private final ZoneId zone;
  private final SituationClassifier situations;

  /**
   * @param zone in which norms are logged
   * @param situations reads what norms for situation types can meet
   */
  public ResolveNorms(
      Warehouse warehouse, Progress progress, ZoneId zone, SituationClassifier situations) {
    this.warehouse = warehouse;
    this.progress = progress;
    this.zone = zone;
    this.situations = situations;
  }

  /** The oddities of the present log. Writes nothing. */
  public List<Finding> findings() {
    NormLog log = NormRows.log(warehouse.read(NormLogEntry.TABLE));
    return findings(log, log.intervals());
  }

  @Override
  public Result run() {
    long version = warehouse.history(NormLogEntry.TABLE).version();
    if (version == Lineage.NEVER) {
      return NOTHING;
    }
    if (version == warehouse.history(NormFinding.TABLE).lineage().version(NormLogEntry.TABLE)) {
      return reviewed(version);
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

  /** The log is as it was, and other contacts may be there. */
  private Result reviewed(long version) {
    NormLog log = NormRows.log(warehouse.read(NormLogEntry.TABLE));
    List<Finding> findings = findings(log, log.intervals());
    Set<Long> stated =
        warehouse.read(NormFinding.TABLE).select(NormFinding.FINDING_ID).collectAsList().stream()
            .map(row -> row.getLong(0))
            .collect(Collectors.toSet());
    if (findings.stream().map(Finding::id).collect(Collectors.toSet()).equals(stated)) {
      return NOTHING;
    }
    state(findings, version);
    return new Result(Optional.empty(), false, findings);
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
    List<Finding> findings = findings(log, intervals);
    state(findings, version);
    return new Result(Optional.of(intervals.size()), changed, findings);
  }

  private List<Finding> findings(NormLog log, List<NormInterval> intervals) {
    List<Finding> withoutContacts =
        new NormsWithoutContacts(warehouse, situations).among(intervals);
    return Stream.concat(NormLogReview.of(log, zone).stream(), withoutContacts.stream()).toList();
  }

  private void state(List<Finding> findings, long version) {
    warehouse.replaceAll(
        NormFinding.TABLE,
        NormRows.findings(warehouse.session(), findings).coalesce(1),
        Lineage.of(NormLogEntry.TABLE, version));
  }

  private List<NormInterval> stored() {
    return NormRows.intervals(warehouse.read(TimeNorm.TABLE));
  }
}
