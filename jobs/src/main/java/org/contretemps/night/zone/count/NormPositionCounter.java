package org.contretemps.night.zone.count;

import static org.apache.spark.sql.functions.coalesce;
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
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;

/** Counts qualified contacts of mature dates into rows of {@link NormPositionHistogram}. Pure. */
public final class NormPositionCounter {
  private static final int SECOND_QUARTILE = 2;
  private static final int MIDDLE_CLASS = 2;
  private static final String POSITIONS = "positions";
  private static final String STRATUM = "stratum";
  private static final String SECOND = "second";

  private static final List<String> GROUP =
      List.of(
          NormPositionHistogram.CONTACT_DATE,
          NormPositionHistogram.CELL_ID,
          Contact.ORGANISATION,
          Contact.SERVICE,
          Contact.CHANNEL,
          Contact.SITUATION_TYPE,
          NormPositionHistogram.NORM_ID,
          NormPositionHistogram.NORM_SECONDS,
          NormPositionHistogram.NORM_ATTAINMENT_TARGET);

  private NormPositionCounter() {}

  /** Counts the contacts that were handled under a norm and whose repeats are counted. */
  public static Dataset<Row> count(Dataset<Row> qualified) {
    return bySecond(qualified)
        .groupBy(columns(GROUP))
        .agg(
            sort_array(
                    collect_list(
                        struct(
                            STRATUM,
                            SECOND,
                            NormPositionHistogram.CONTACTS,
                            NormPositionHistogram.ADVERSE,
                            NormPositionHistogram.PRIOR)))
                .as(POSITIONS))
        .select(
            Stream.concat(
                    GROUP.stream().map(functions::col),
                    Stream.of(
                        part(STRATUM).as(NormPositionHistogram.STRATA),
                        part(SECOND).as(NormPositionHistogram.SECONDS),
                        part(NormPositionHistogram.CONTACTS),
                        part(NormPositionHistogram.ADVERSE),
                        part(NormPositionHistogram.PRIOR)))
                .toArray(Column[]::new));
  }

  private static Dataset<Row> bySecond(Dataset<Row> qualified) {
    Column[] keys = columns(Stream.concat(GROUP.stream(), Stream.of(STRATUM, SECOND)).toList());
    return qualified
        .where(
            col(QualifiedContact.REPEAT_STATE)
                .equalTo(QualifiedContact.COUNTED)
                .and(col(Contact.HANDLING_SECONDS).isNotNull())
                .and(col(NormPositionHistogram.NORM_ID).isNotNull())
                .and(col(NormPositionHistogram.NORM_SECONDS).geq(1)))
        .withColumn(STRATUM, stratum())
        .withColumn(SECOND, col(Contact.HANDLING_SECONDS))
        .groupBy(keys)
        .agg(
            integer(functions.count(lit(1))).as(NormPositionHistogram.CONTACTS),
            integer(countIf(QualifiedContact.HAS_REPEAT)).as(NormPositionHistogram.ADVERSE),
            integer(countIf(QualifiedContact.HAS_PRIOR_CONTACT)).as(NormPositionHistogram.PRIOR));
  }

  /**
   * {@link org.contretemps.statistics.position.Strata#CLASSED} as SQL; a test holds the two
   * together.
   */
  private static Column stratum() {
    Column load = coalesce(col(QualifiedContact.LOAD_QUARTILE), lit(SECOND_QUARTILE)).minus(1);
    Column day = coalesce(col(QualifiedContact.SERVICE_DAY_CLASS), lit(MIDDLE_CLASS)).minus(1);
    Column agent = coalesce(col(QualifiedContact.AGENT_CLASS), lit(MIDDLE_CLASS)).minus(1);
    return load.multiply(2)
        .plus(col(QualifiedContact.IS_DURING_INCIDENT).cast(DataTypes.IntegerType))
        .multiply(2)
        .plus(col(QualifiedContact.IS_NEW_AGENT).cast(DataTypes.IntegerType))
        .multiply(3)
        .plus(day)
        .multiply(3)
        .plus(agent);
  }

  private static Column countIf(String condition) {
    return functions.count(when(col(condition), lit(1)));
  }

  private static Column integer(Column counted) {
    return counted.cast(DataTypes.IntegerType);
  }

  private static Column part(String field) {
    return col(POSITIONS + "." + field).as(field);
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(functions::col).toArray(Column[]::new);
  }
}
