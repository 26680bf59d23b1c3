package org.contretemps.night.load;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.Direction;

/** Counts contacts into rows of {@link ServiceLoad}. Pure. */
public final class ServiceLoads {
  private static final String ARRIVES = "_arrives";
  private static final String FIRST = "_first";
  private static final String WAITED = "_waited";

  /** A contact that a source never ended counts as going on for a day at most. */
  private static final int MOST_SLOTS = 288;

  private ServiceLoads() {}

  /** The slot that a contact starts in. */
  public static Column slot() {
    return slot(Contact.STARTED_AT);
  }

  /** Counts contacts by the slot they start in, and those in progress by slot. */
  public static Dataset<Row> of(Dataset<Row> contacts) {
    return contacts
        .withColumn(FIRST, slot())
        .withColumn(WAITED, waitOnTheLine())
        .withColumn(ServiceLoad.SLOT, explode(slots()))
        .withColumn(ARRIVES, col(ServiceLoad.SLOT).equalTo(col(FIRST)))
        .groupBy(Contact.CONTACT_DATE, Contact.ORGANISATION, Contact.SERVICE, ServiceLoad.SLOT)
        .agg(
            count(when(col(ARRIVES), lit(1))).as(ServiceLoad.CONTACTS),
            count(when(col(ARRIVES), col(WAITED))).as(ServiceLoad.WAITS_KNOWN),
            total(when(col(ARRIVES), col(WAITED))).as(ServiceLoad.WAIT_SECONDS_SUM),
            count(when(col(ARRIVES).equalTo(lit(false)), lit(1))).as(ServiceLoad.IN_PROGRESS));
  }

  /** The slot it starts in; of a contact without a known wait, also those that begin during it. */
  private static Column slots() {
    Column last = least(slot(Contact.ENDED_AT), col(FIRST).plus(MOST_SLOTS));
    return when(col(WAITED).isNull(), sequence(col(FIRST), last)).otherwise(array(col(FIRST)));
  }

  /** Who is called back, or called, does not wait on the line: that wait tells nothing of load. */
  private static Column waitOnTheLine() {
    return when(
        col(Contact.DIRECTION).equalTo(Direction.INBOUND.name()), col(Contact.WAIT_SECONDS));
  }

  private static Column slot(String instant) {
    return org.apache
        .spark
        .sql
        .functions
        .floor(unix_seconds(col(instant)).divide(ServiceLoad.SLOT_SECONDS))
        .cast(DataTypes.IntegerType);
  }

  private static Column total(Column seconds) {
    return org.apache.spark.sql.functions.coalesce(sum(seconds), lit(0L));
  }
}
