package org.contretemps.night.zone.statement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.table.TableRow;

/**
 * For each norm that applies to only some contacts of its cells, which contacts those are.
 *
 * @param named the columns of {@link TimeNorm} that say so
 */
record NormOccasions(Map<Long, Row> named) {

  /**
   * The occasions of norms.
   *
   * @param norms rows of {@link TimeNorm}
   */
  static NormOccasions of(Dataset<Row> norms) {
    Map<Long, Row> named = new HashMap<>();
    norms
        .where(
            coalesce(col(TimeNorm.SENIORITY), col(TimeNorm.WEEKDAYS), col(TimeNorm.HOURS))
                .isNotNull())
        .select(TimeNorm.NORM_ID, TimeNorm.SENIORITY, TimeNorm.WEEKDAYS, TimeNorm.HOURS)
        .collectAsList()
        .forEach(norm -> named.put(norm.getAs(TimeNorm.NORM_ID), norm));
    return new NormOccasions(named);
  }

  /** Rows of {@link ImpededQualityZone} with the occasions of their norms. */
  List<Row> in(List<Row> zones) {
    return named.isEmpty() ? zones : zones.stream().map(this::in).toList();
  }

  private Row in(Row zone) {
    Long id = zone.getAs(ImpededQualityZone.NORM_ID);
    Row norm = id == null ? null : named.get(id);
    return norm == null
        ? zone
        : new TableRow(zone)
            .set(ImpededQualityZone.NORM_SENIORITY, norm.getAs(TimeNorm.SENIORITY))
            .set(ImpededQualityZone.NORM_WEEKDAYS, norm.getAs(TimeNorm.WEEKDAYS))
            .set(ImpededQualityZone.NORM_LOCAL_HOURS, norm.getAs(TimeNorm.HOURS))
            .row();
  }
}
