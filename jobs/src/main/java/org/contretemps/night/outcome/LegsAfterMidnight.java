package org.contretemps.night.outcome;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ContactKeys;

/**
 * The legs of a date whose conversation has no number 1 on it: they continue a conversation of the
 * date before, whose figures change with them.
 */
public final class LegsAfterMidnight {
  private static final String CONVERSATION = "_conversation";
  private static final String FIRST = "_first";
  private static final String LEGS = "_legs";
  private static final String CONTENTS = "_contents";

  private LegsAfterMidnight() {}

  /**
   * The dates on which these legs differ, in number or in what figures depend on.
   *
   * @param before rows with the columns of {@link Contact}, as they were counted
   * @param now the same dates as they are
   */
  public static NavigableSet<LocalDate> different(Dataset<Row> before, Dataset<Row> now) {
    Set<Row> was = contents(before);
    Set<Row> is = contents(now);
    Set<Row> both = new HashSet<>(was);
    both.retainAll(is);
    was.addAll(is);
    was.removeAll(both);
    NavigableSet<LocalDate> dates = new TreeSet<>();
    was.forEach(row -> dates.add(row.getLocalDate(0)));
    return dates;
  }

  /** For each date that has any, their number and a sum over them that hardly stays. */
  private static Set<Row> contents(Dataset<Row> contacts) {
    return new HashSet<>(
        contacts
            .groupBy(col(Contact.CONTACT_DATE), ContactKeys.conversation().as(CONVERSATION))
            .agg(
                min(Contact.LEG).as(FIRST),
                count(lit(1)).as(LEGS),
                bit_xor(xxhash64(figures())).as(CONTENTS))
            .where(col(FIRST).gt(1))
            .groupBy(Contact.CONTACT_DATE)
            .agg(count(lit(1)), bit_xor(xxhash64(col(CONVERSATION), col(LEGS), col(CONTENTS))))
            .collectAsList());
  }

  private static Column[] figures() {
    return new Column[] {
      ContactKeys.contact(),
      col(Contact.LEG),
      col(Contact.STARTED_AT),
      col(Contact.ENDED_AT),
      col(Contact.DIRECTION),
      col(Contact.WAIT_SECONDS),
      col(Contact.ABANDONED),
      expr(Contact.IS_ANSWERED),
      CustomerLegs.isEndedByCustomer(),
      col(Contact.HANDLING_SECONDS)
    };
  }
}
