package org.contretemps.night.zone.count;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.Channel;

/**
 * Sums qualified contacts into one row per cell, from which the findings of a cell are computed
 * (METHOD §7). Counts per agent exist only within the query: of agents, three sums per cell leave
 * it.
 */
public final class SheddingCounts {
  static final List<String> CELL =
      List.of(
          QualifiedContact.CELL_ID,
          Contact.ORGANISATION,
          Contact.SERVICE,
          Contact.CHANNEL,
          Contact.SITUATION_TYPE);

  public static final String HAS_THRESHOLD = "has_threshold";
  public static final String ANSWERED = "answered";
  public static final String SHORT = "short";
  public static final String LOG_SUM = "log_sum";
  public static final String LOG_SQUARED_SUM = "log_squared_sum";
  public static final String IDENTIFIED = "identified";
  public static final String EARLY_REPEATS = "early_repeats";
  public static final String SHORT_IDENTIFIED = "short_identified";
  public static final String SHORT_REPEATS = "short_repeats";
  public static final String SHORT_PRIORS = "short_priors";
  public static final String REFERENCE = "reference";
  public static final String REFERENCE_REPEATS = "reference_repeats";
  public static final String REFERENCE_PRIORS = "reference_priors";
  public static final String AGENTS = "agents";
  public static final String AGENTS_SHORT = "agents_short";
  public static final String AGENTS_ANSWERED = "agents_answered";
  public static final String SQUARED_PER_CONTACT = "short_squared_per_contact";

  private static final int REFERENCE_SECONDS = 60;
  private static final List<String> SUMS =
      List.of(
          ANSWERED,
          SHORT,
          LOG_SUM,
          LOG_SQUARED_SUM,
          IDENTIFIED,
          EARLY_REPEATS,
          SHORT_IDENTIFIED,
          SHORT_REPEATS,
          SHORT_PRIORS,
          REFERENCE,
          REFERENCE_REPEATS,
          REFERENCE_PRIORS);

  /**
   * Sums of whole numbers and of decimals are the same in any order in which Spark adds them; those
   * of doubles are not. What is added contact by contact are whole numbers, in billionths, which
   * take a fraction of the time of decimals.
   */
  private static final double BILLION = 1e9;

  private static final String EXACT = "decimal(20,12)";

  private final int shortBelow;

  public SheddingCounts(int shortBelowSeconds) {
    this.shortBelow = shortBelowSeconds;
  }

  /** The sums of each cell by phone or chat. */
  public Dataset<Row> of(Dataset<Row> qualified) {
    Column hasAgent = col(Contact.AGENT_KEY).isNotNull();
    Column contacts = col(ANSWERED).cast("double");
    Column[] sums =
        Stream.concat(
                SUMS.stream().map(name -> total(name).as(name)),
                Stream.of(
                    count(when(hasAgent, lit(1))).as(AGENTS),
                    orZero(sum(when(hasAgent, col(SHORT)))).as(AGENTS_SHORT),
                    orZero(sum(when(hasAgent, col(ANSWERED)))).as(AGENTS_ANSWERED),
                    orZeroDouble(
                            sum(
                                when(
                                    hasAgent,
                                    col(SHORT).multiply(col(SHORT)).divide(contacts).cast(EXACT))))
                        .as(SQUARED_PER_CONTACT)))
            .toArray(Column[]::new);
    return byAgent(qualified)
        .groupBy(columns(CELL))
        .agg(max(col(HAS_THRESHOLD)).as(HAS_THRESHOLD), sums);
  }

  private Dataset<Row> byAgent(Dataset<Row> qualified) {
    Column seconds = col(Contact.HANDLING_SECONDS);
    Column isShort = seconds.lt(shortBelow);
    Column isReference = seconds.between(shortBelow, REFERENCE_SECONDS);
    Column isKnown = col(QualifiedContact.REPEAT_STATE).equalTo(QualifiedContact.COUNTED);
    Column repeat = isKnown.and(col(QualifiedContact.HAS_EARLY_REPEAT));
    Column prior = isKnown.and(col(QualifiedContact.HAS_EARLY_PRIOR_CONTACT));
    Column logarithm = log(seconds.cast("double"));
    Column[] keys = columns(Stream.concat(CELL.stream(), Stream.of(Contact.AGENT_KEY)).toList());
    return qualified
        .where(
            col(Contact.CHANNEL)
                .isInCollection(List.of(Channel.PHONE.name(), Channel.CHAT.name()))
                .and(seconds.isNotNull())
                .and(not(col(Contact.ABANDONED))))
        .groupBy(keys)
        .agg(
            max(col(NormPositionHistogram.NORM_ID).isNotNull()).as(HAS_THRESHOLD),
            count(lit(1)).as(ANSWERED),
            countIf(isShort).as(SHORT),
            sum(when(not(isShort), billionths(logarithm))).as(LOG_SUM),
            sum(when(not(isShort), billionths(logarithm.multiply(logarithm)))).as(LOG_SQUARED_SUM),
            countIf(isKnown).as(IDENTIFIED),
            countIf(repeat).as(EARLY_REPEATS),
            countIf(isShort.and(isKnown)).as(SHORT_IDENTIFIED),
            countIf(isShort.and(repeat)).as(SHORT_REPEATS),
            countIf(isShort.and(prior)).as(SHORT_PRIORS),
            countIf(isReference.and(isKnown)).as(REFERENCE),
            countIf(isReference.and(repeat)).as(REFERENCE_REPEATS),
            countIf(isReference.and(prior)).as(REFERENCE_PRIORS));
  }

  /** Of a value that is not below 0. */
  private static Column billionths(Column value) {
    return value.multiply(BILLION).plus(0.5).cast("bigint");
  }

  private static Column countIf(Column condition) {
    return count(when(condition, lit(1)));
  }

  private static Column orZero(Column total) {
    return coalesce(total, lit(0L));
  }

  private static Column orZeroDouble(Column total) {
    return coalesce(total.cast("double"), lit(0.0));
  }

  private static Column total(String name) {
    Column total = sum(col(name));
    boolean isInBillionths = name.equals(LOG_SUM) || name.equals(LOG_SQUARED_SUM);
    return isInBillionths ? orZeroDouble(total.cast("double").divide(BILLION)) : total;
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(functions::col).toArray(Column[]::new);
  }
}
