package org.contretemps.night.kpi.file;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;

/**
 * One row per month, organisation, objective and kind of customer: whether the customers'
 * application files (dossiers) were complete in the 90 days before their first contact of the
 * month, and in the 90 days after it. A customer counts once for each objective. Internal: it holds
 * small groups.
 */
public final class NextFile {
  public static final String MONTH = "month";
  public static final String PAIRS = "pairs";
  public static final String COMPLETE_BEFORE = "complete_before";
  public static final String GAINED = "gained";
  public static final String LOST = "lost";

  /** How many days before and after a contact files are looked for. */
  public static final int REACH_DAYS = 90;

  private static final String FIRST_AT = "first_at";
  private static final String FIRST_DATE = "first_date";
  private static final String FILE_AT = "file_at";
  private static final String FILE_DATE = "file_date";
  private static final String BEFORE = "was_complete";
  private static final String AFTER = "is_complete";

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "kpi_next_file",
              "Internal. One row per month, organisation, objective and kind of customer: files of the same customers before and after a contact.")
          .required(MONTH, DateType, "First day of the month of the contacts.")
          .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
          .required(KpiDay.OBJECTIVE, StringType, "What the contact was for.")
          .required(Contact.CUSTOMER_KIND, StringType, "Insured person, professional …; UNKNOWN.")
          .required(PAIRS, LongType, "Customers with a file in the 90 days before and one after.")
          .required(COMPLETE_BEFORE, LongType, "Those whose last file before was complete.")
          .required(GAINED, LongType, "Those whose next file was complete and whose last was not.")
          .required(LOST, LongType, "Those whose last file was complete and whose next was not.")
          .partitionedBy(MONTH)
          .key(MONTH, Contact.ORGANISATION, KpiDay.OBJECTIVE, Contact.CUSTOMER_KIND)
          .statisticsOn(Contact.ORGANISATION)
          .build();

  private NextFile() {}

  /**
   * The rows of a month. Pure.
   *
   * @param contacts qualified contacts from 90 days before the month to 90 days after it
   */
  public static Dataset<Row> rows(Dataset<Row> contacts, LocalDate month) {
    String[] customer = {Contact.ORGANISATION, Contact.CUSTOMER_KEY};
    Dataset<Row> pairs =
        anchors(contacts, month)
            .join(files(contacts), customer)
            .where(isNear())
            .groupBy(
                col(Contact.ORGANISATION),
                col(Contact.CUSTOMER_KEY),
                col(KpiDay.OBJECTIVE),
                col(Contact.CUSTOMER_KIND))
            .agg(
                max_by(col(Contact.FILE_COMPLETE), when(isBefore(), col(FILE_AT))).as(BEFORE),
                min_by(col(Contact.FILE_COMPLETE), when(isAfter(), col(FILE_AT))).as(AFTER))
            .where(col(BEFORE).isNotNull().and(col(AFTER).isNotNull()));
    return pairs
        .groupBy(col(Contact.ORGANISATION), col(KpiDay.OBJECTIVE), col(Contact.CUSTOMER_KIND))
        .agg(
            count(lit(1)).as(PAIRS),
            count_if(col(BEFORE)).as(COMPLETE_BEFORE),
            count_if(col(AFTER).and(not(col(BEFORE)))).as(GAINED),
            count_if(col(BEFORE).and(not(col(AFTER)))).as(LOST))
        .withColumn(MONTH, lit(month));
  }

  /** The first contact of the month of each customer for each objective. */
  private static Dataset<Row> anchors(Dataset<Row> contacts, LocalDate month) {
    return contacts
        .where(col(Contact.CUSTOMER_KEY).isNotNull().and(not(col(Contact.ABANDONED))))
        .where(
            col(Contact.CONTACT_DATE)
                .geq(month)
                .and(col(Contact.CONTACT_DATE).lt(month.plusMonths(1))))
        .withColumn(KpiDay.OBJECTIVE, explode(array_distinct(col(Contact.OBJECTIVES))))
        .withColumn(
            Contact.CUSTOMER_KIND, coalesce(col(Contact.CUSTOMER_KIND), lit(KpiDay.UNKNOWN_KIND)))
        .groupBy(
            col(Contact.ORGANISATION),
            col(Contact.CUSTOMER_KEY),
            col(KpiDay.OBJECTIVE),
            col(Contact.CUSTOMER_KIND))
        .agg(min(Contact.STARTED_AT).as(FIRST_AT), min(Contact.CONTACT_DATE).as(FIRST_DATE));
  }

  private static Dataset<Row> files(Dataset<Row> contacts) {
    return contacts
        .where(col(Contact.CUSTOMER_KEY).isNotNull().and(col(Contact.FILE_COMPLETE).isNotNull()))
        .select(
            col(Contact.ORGANISATION),
            col(Contact.CUSTOMER_KEY),
            col(Contact.FILE_COMPLETE),
            col(Contact.STARTED_AT).as(FILE_AT),
            col(Contact.CONTACT_DATE).as(FILE_DATE));
  }

  private static Column isNear() {
    return col(FILE_DATE)
        .between(date_add(col(FIRST_DATE), -REACH_DAYS), date_add(col(FIRST_DATE), REACH_DAYS));
  }

  private static Column isBefore() {
    return col(FILE_AT).lt(col(FIRST_AT));
  }

  private static Column isAfter() {
    return col(FILE_AT).gt(col(FIRST_AT));
  }
}
