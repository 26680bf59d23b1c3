package org.contretemps.night.distribute;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ContactKeys;

/**
 * Counts contacts into rows of {@link HandlingTimeHistogram}. Contacts that no agent handled are
 * left out. Pure.
 */
public final class HistogramCounter {
  private final Column situationType;

  /**
   * Counts by the given situation type.
   *
   * @param situationType expression over the columns of {@link Contact}
   */
  public HistogramCounter(Column situationType) {
    this.situationType = situationType;
  }

  /** Counts contacts by date, cell and second bin. */
  public Dataset<Row> count(Dataset<Row> contacts) {
    Column seconds = col(Contact.HANDLING_SECONDS).cast(DataTypes.LongType);
    return contacts
        .where(col(Contact.HANDLING_SECONDS).isNotNull())
        .withColumn(HandlingTimeHistogram.SITUATION_TYPE, situationType)
        .withColumn(
            HandlingTimeHistogram.SECOND_BIN, SecondBinColumns.binOf(Contact.HANDLING_SECONDS))
        .groupBy(
            HandlingTimeHistogram.CONTACT_DATE,
            HandlingTimeHistogram.ORGANISATION,
            HandlingTimeHistogram.SERVICE,
            HandlingTimeHistogram.CHANNEL,
            HandlingTimeHistogram.SITUATION_TYPE,
            HandlingTimeHistogram.SECOND_BIN)
        .agg(
            org.apache.spark.sql.functions.count(lit(1)).as(HandlingTimeHistogram.CONTACTS),
            sum(seconds).as(HandlingTimeHistogram.SECONDS_SUM),
            sum(seconds.multiply(seconds)).as(HandlingTimeHistogram.SECONDS_SQUARED_SUM),
            org.apache
                .spark
                .sql
                .functions
                .count(when(isPassedOn(), lit(1)))
                .as(HandlingTimeHistogram.PASSED_ON))
        .withColumn(HandlingTimeHistogram.CELL_ID, ContactKeys.cell())
        .withColumn(
            HandlingTimeHistogram.SECONDS_FROM,
            SecondBinColumns.lowerSeconds(HandlingTimeHistogram.SECOND_BIN))
        .withColumn(
            HandlingTimeHistogram.SECONDS_TO,
            SecondBinColumns.upperSeconds(HandlingTimeHistogram.SECOND_BIN));
  }

  private static Column isPassedOn() {
    return col(Contact.TRANSFERRED_TO).isNotNull().or(col(Contact.ESCALATED));
  }
}
