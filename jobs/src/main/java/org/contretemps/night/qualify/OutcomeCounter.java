package org.contretemps.night.qualify;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.record.contact.Contact;

/**
 * Counts rows of {@link QualifiedContact} on mature dates by date, cell, base stratum and agent,
 * which add up to {@link OutcomeCount}. Pure.
 */
public final class OutcomeCounter {
  private static final String[] CELL = {
    OutcomeCount.CONTACT_DATE,
    OutcomeCount.CELL_ID,
    Contact.ORGANISATION,
    Contact.SERVICE,
    Contact.CHANNEL,
    Contact.SITUATION_TYPE,
    OutcomeCount.LOAD_QUARTILE,
    OutcomeCount.IS_DURING_INCIDENT,
    OutcomeCount.IS_NEW_AGENT
  };

  private OutcomeCounter() {}

  /** Counts by everything, the agent too: read for what follows and not stored. */
  public static Dataset<Row> byAgent(Dataset<Row> qualified) {
    Dataset<Row> handled =
        qualified.withColumn(
            OutcomeCount.LOAD_QUARTILE, coalesce(col(QualifiedContact.LOAD_QUARTILE), lit(0)));
    return count(handled, columns(Contact.AGENT_KEY));
  }

  /** Counts the handled contacts of each group, in the columns of {@link OutcomeCount}. */
  static Dataset<Row> count(Dataset<Row> qualified, Column... groups) {
    Column counted = col(QualifiedContact.REPEAT_STATE).equalTo(QualifiedContact.COUNTED);
    Column outside = counted.and(NormPosition.isOutsideWindow());
    return qualified
        .where(col(Contact.HANDLING_SECONDS).isNotNull())
        .groupBy(groups)
        .agg(
            functions.count(lit(1)).as(OutcomeCount.HANDLED),
            functions.count(col(QualifiedContact.NORM_BIN)).as(OutcomeCount.WITH_NORM),
            countIf(col(QualifiedContact.NORM_BIN).leq(0)).as(OutcomeCount.WITHIN_NORM),
            countIf(counted).as(OutcomeCount.COUNTED),
            countIf(col(QualifiedContact.HAS_REPEAT)).as(OutcomeCount.REPEATS),
            countIf(col(QualifiedContact.HAS_EARLY_REPEAT)).as(OutcomeCount.EARLY_REPEATS),
            countIf(counted.and(col(QualifiedContact.HAS_PRIOR_CONTACT)))
                .as(OutcomeCount.PRIOR_CONTACTS),
            countIf(outside).as(OutcomeCount.OUTSIDE),
            countIf(outside.and(col(QualifiedContact.HAS_REPEAT)))
                .as(OutcomeCount.OUTSIDE_REPEATS));
  }

  /** Counts by agent → rows of {@link OutcomeCount}. */
  public static Dataset<Row> byStratum(Dataset<Row> byAgent) {
    return byAgent
        .groupBy(columns())
        .agg(
            total(OutcomeCount.HANDLED),
            total(OutcomeCount.WITH_NORM),
            total(OutcomeCount.WITHIN_NORM),
            total(OutcomeCount.COUNTED),
            total(OutcomeCount.REPEATS),
            total(OutcomeCount.EARLY_REPEATS),
            total(OutcomeCount.PRIOR_CONTACTS),
            total(OutcomeCount.OUTSIDE),
            total(OutcomeCount.OUTSIDE_REPEATS));
  }

  private static Column[] columns(String... further) {
    return Stream.concat(Arrays.stream(CELL), Arrays.stream(further))
        .map(functions::col)
        .toArray(Column[]::new);
  }

  private static Column countIf(Column condition) {
    return functions.count(when(condition, lit(1)));
  }

  private static Column total(String count) {
    return sum(col(count)).as(count);
  }
}
