package org.contretemps.night.kpi.count;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.record.norm.TimeNorm;

/**
 * The targets of norms without a threshold per contact (mean time, contacts or minutes per day),
 * keyed by a hash of the target. Pure.
 */
final class NormTargets {
  /** Mean seconds. */
  static final String MEAN = "mean_target";

  /** Contacts of an agent and day. */
  static final String PER_DAY = "contacts_per_day_target";

  /** Minutes of an agent and day. */
  static final String MINUTES = "minutes_per_day_target";

  private NormTargets() {}

  /** Contacts with the targets of their norms, null if none is in force. */
  static Dataset<Row> join(Dataset<Row> contacts, Dataset<Row> norms) {
    Dataset<Row> targets =
        norms.select(col(TimeNorm.NORM_ID), col(TimeNorm.TARGET)).dropDuplicates(TimeNorm.NORM_ID);
    return with(
        with(
            with(contacts, targets, NormAsOf.MEAN_NORM_ID, MEAN),
            targets,
            NormAsOf.CONTACTS_PER_DAY_NORM_ID,
            PER_DAY),
        targets,
        NormAsOf.MINUTES_PER_DAY_NORM_ID,
        MINUTES);
  }

  private static Dataset<Row> with(
      Dataset<Row> contacts, Dataset<Row> targets, String normId, String name) {
    Dataset<Row> named =
        targets.select(col(TimeNorm.NORM_ID).as(normId), col(TimeNorm.TARGET).as(name));
    return contacts.join(broadcast(named), new String[] {normId}, "left_outer");
  }
}
