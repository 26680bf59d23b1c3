package org.contretemps.record.norm;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Converts between table rows ({@link NormLogEntry}, {@link TimeNorm}, {@link NormFinding}) and the
 * objects they stand for. Norm logs are small, thousands of entries, and are read into the driver
 * whole.
 */
public final class NormRows {
  private NormRows() {}

  /** Rows of {@link NormLogEntry} → the log that they make. */
  public static NormLog log(Dataset<Row> entries) {
    return NormLog.of(entries.collectAsList().stream().map(NormRows::entry).toList());
  }

  /** Rows of {@link TimeNorm} → intervals. */
  public static List<NormInterval> intervals(Dataset<Row> timeNorms) {
    return timeNorms.collectAsList().stream().map(NormRows::interval).toList();
  }

  /** Intervals → rows of {@link TimeNorm}. */
  public static Dataset<Row> timeNorms(SparkSession spark, List<NormInterval> intervals) {
    return spark.createDataFrame(
        intervals.stream().map(NormRows::row).toList(), TimeNorm.TABLE.schema());
  }

  /** Findings → rows of {@link NormFinding}. */
  public static Dataset<Row> findings(SparkSession spark, List<Finding> findings) {
    return spark.createDataFrame(
        findings.stream().map(NormRows::row).toList(), NormFinding.TABLE.schema());
  }

  private static NormLog.Entry entry(Row row) {
    return new NormLog.Entry(
        row.<Instant>getAs(NormLogEntry.LOGGED_AT),
        norm(row),
        row.<LocalDate>getAs(NormLogEntry.EFFECTIVE_FROM),
        row.<Boolean>getAs(NormLogEntry.REVOKED));
  }

  private static NormInterval interval(Row row) {
    LocalDate until = row.getAs(TimeNorm.VALID_UNTIL);
    return new NormInterval(
        norm(row),
        row.<LocalDate>getAs(TimeNorm.VALID_FROM),
        until == null ? NormInterval.OPEN : until,
        row.<Instant>getAs(TimeNorm.LOGGED_AT));
  }

  /** The columns of a norm have the same names in both tables. */
  private static Norm norm(Row row) {
    Double attainmentTarget = row.getAs(TimeNorm.ATTAINMENT_TARGET);
    return new Norm(
        new NormScope(
            row.getAs(TimeNorm.ORGANISATION),
            row.getAs(TimeNorm.SERVICE),
            row.getAs(TimeNorm.CHANNEL),
            row.getAs(TimeNorm.SITUATION_TYPE),
            Occasion.of(
                row.getAs(TimeNorm.SENIORITY),
                row.getAs(TimeNorm.WEEKDAYS),
                row.getAs(TimeNorm.HOURS))),
        NormBasis.valueOf(row.getAs(TimeNorm.BASIS)),
        row.<Double>getAs(TimeNorm.TARGET),
        attainmentTarget == null ? OptionalDouble.empty() : OptionalDouble.of(attainmentTarget));
  }

  private static Row row(NormInterval interval) {
    Norm norm = interval.norm();
    return RowFactory.create(
        norm.id(),
        norm.scope().organisation(),
        norm.scope().service(),
        norm.scope().channel(),
        norm.scope().situationType(),
        norm.scope().specificity(),
        norm.basis().name(),
        norm.target(),
        nullable(norm.attainmentTarget()),
        interval.from(),
        nullable(interval.until()),
        interval.loggedAt(),
        norm.scope().occasion().namedSeniority(),
        norm.scope().occasion().namedWeekdays(),
        norm.scope().occasion().namedHours());
  }

  private static Row row(Finding finding) {
    return RowFactory.create(
        finding.id(),
        finding.kind().name(),
        finding.scope().organisation(),
        finding.scope().service(),
        finding.scope().channel(),
        finding.scope().situationType(),
        finding.basis().name(),
        finding.from(),
        nullable(finding.until()),
        finding.words());
  }

  static Double nullable(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static LocalDate nullable(LocalDate until) {
    return until.equals(NormInterval.OPEN) ? null : until;
  }
}
