package org.contretemps.night.passing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.record.contact.Contact;

/** Qualified contacts of mature dates → rows of {@link PassingHistogram}. Pure. */
public final class PassingCounter {
  private static final String POSITIONS = "positions";
  private static final String SECOND = "second";

  private static final List<String> GROUP =
      List.of(
          PassingHistogram.CONTACT_DATE,
          PassingHistogram.CELL_ID,
          Contact.ORGANISATION,
          Contact.SERVICE,
          Contact.CHANNEL,
          Contact.SITUATION_TYPE,
          PassingHistogram.NORM_ID,
          PassingHistogram.NORM_SECONDS,
          PassingHistogram.NORM_ATTAINMENT_TARGET);

  private PassingCounter() {}

  /** Counts the contacts that were handled under a norm per contact. */
  public static Dataset<Row> count(Dataset<Row> qualified) {
    Column isPassedOn = col(Contact.TRANSFERRED_TO).isNotNull().or(col(Contact.ESCALATED));
    Column[] keys = columns(Stream.concat(GROUP.stream(), Stream.of(SECOND)));
    return qualified
        .where(
            col(Contact.HANDLING_SECONDS)
                .isNotNull()
                .and(col(PassingHistogram.NORM_ID).isNotNull())
                .and(col(PassingHistogram.NORM_SECONDS).geq(1)))
        .withColumn(SECOND, col(Contact.HANDLING_SECONDS))
        .groupBy(keys)
        .agg(
            functions.count(lit(1)).cast("int").as(PassingHistogram.CONTACTS),
            functions.count(when(isPassedOn, lit(1))).cast("int").as(PassingHistogram.PASSED_ON))
        .groupBy(columns(GROUP.stream()))
        .agg(
            sort_array(
                    collect_list(
                        struct(SECOND, PassingHistogram.CONTACTS, PassingHistogram.PASSED_ON)))
                .as(POSITIONS))
        .select(
            Stream.concat(
                    GROUP.stream().map(functions::col),
                    Stream.of(
                        part(SECOND).as(PassingHistogram.SECONDS),
                        part(PassingHistogram.CONTACTS),
                        part(PassingHistogram.PASSED_ON)))
                .toArray(Column[]::new));
  }

  private static Column part(String field) {
    return col(POSITIONS + "." + field).as(field);
  }

  private static Column[] columns(Stream<String> names) {
    return names.map(functions::col).toArray(Column[]::new);
  }
}
