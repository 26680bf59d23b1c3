package org.contretemps.record.contact;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.table.Provenance;

/**
 * Computes the rows of {@link Contact} from rows with the fields of {@link ContactInput} in which
 * people are pseudonyms already. Pure.
 */
public final class KeyedContactBuilder {
  private final String source;
  private final ZoneId zone;

  public KeyedContactBuilder(String source, ZoneId zone) {
    this.source = source;
    this.zone = zone;
  }

  /**
   * Rows as {@link Contact} declares them, with all other columns of the input.
   *
   * @param sourceFile name of the column with the landing file
   * @param deliveredAt name of the column with the time of its delivery
   */
  public Dataset<Row> build(Dataset<Row> input, String sourceFile, String deliveredAt) {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(Contact.SOURCE, lit(source));
    columns.put(Contact.CONTACT_DATE, ofWallClock(functions::to_date));
    columns.put(Contact.LOCAL_HOUR, ofWallClock(functions::hour));
    columns.put(Contact.HANDLING_SECONDS, handlingSeconds(isPartial(input)));
    // Agents who hang up before they are connected have handled nothing.
    columns.put(Contact.AGENT_KEY, ofAnswered(Contact.AGENT_KEY));
    columns.put(Contact.AGENT_EXPERIENCE_DAYS, ofAnswered(Contact.AGENT_EXPERIENCE_DAYS));
    columns.put(Contact.SOURCE_FILE, col(sourceFile));
    columns.put(Contact.DELIVERED_AT, col(deliveredAt));
    // A time after the delivery comes from a wrong clock, and would win against every later
    // delivery.
    columns.put(Contact.LAST_UPDATED_AT, least(col(Contact.LAST_UPDATED_AT), col(deliveredAt)));
    return input.withColumns(columns);
  }

  /** Of the start in the zone; null for a time that the table refuses, which may have no date. */
  private Column ofWallClock(UnaryOperator<Column> part) {
    Column wall = from_utc_timestamp(col(Contact.STARTED_AT), zone.getId());
    return when(expr(Contact.STARTS_IN_OUR_TIME), part.apply(wall));
  }

  private static Column ofAnswered(String column) {
    return when(not(col(Contact.ABANDONED)), col(column));
  }

  /** Whether the record's file lacks a part of the handling time that its mapping names. */
  private static Column isPartial(Dataset<Row> input) {
    return List.of(input.columns()).contains(Provenance.LACKING)
        ? array_contains(col(Provenance.LACKING), Contact.HOLD_SECONDS)
            .or(array_contains(col(Provenance.LACKING), Contact.WRAP_UP_SECONDS))
        : lit(false);
  }

  /**
   * Talk + hold + wrap-up of a contact that was answered and whose talk is known. Null, not too
   * short, if a part of it was not delivered; and null, not 0, if no agent is named: exports write
   * zeros for calls that nobody took.
   */
  private static Column handlingSeconds(Column isPartial) {
    Column total =
        col(Contact.TALK_SECONDS)
            .cast(DataTypes.LongType)
            .plus(coalesce(col(Contact.HOLD_SECONDS), lit(0)))
            .plus(coalesce(col(Contact.WRAP_UP_SECONDS), lit(0)));
    // A sum that no int holds is cut to one that the table's checks refuse, not to a failed job.
    Column seconds =
        greatest(least(total, lit((long) Integer.MAX_VALUE)), lit(-1L)).cast(DataTypes.IntegerType);
    // least and greatest pass over nulls: an unknown talk must stay unknown.
    Column isTaken = total.notEqual(0).or(col(Contact.AGENT_KEY).isNotNull());
    Column isWhole = total.isNotNull().and(isTaken).and(not(isPartial));
    return when(isWhole.and(col(Contact.ABANDONED).equalTo(lit(false))), seconds);
  }
}
