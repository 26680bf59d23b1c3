package org.contretemps.night.kpi.intraday;

import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.night.kpi.count.KpiFacts;
import org.contretemps.night.kpi.count.PeopleMarks;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.Channel;
import org.contretemps.table.Condition;
import org.contretemps.table.Direction;

/** Qualified contacts and the hours in which they began → rows of {@link SlotDay}. Pure. */
final class SlotCounter {
  private static final int SHORT_SECONDS = 10;
  private static final List<String> KEYS =
      List.of(
          Contact.CONTACT_DATE,
          Contact.ORGANISATION,
          Contact.SERVICE,
          Contact.CHANNEL,
          SlotDay.HALF_HOUR);

  private SlotCounter() {}

  /**
   * Counts contacts by half-hour. Those whose local hour was not kept are left out.
   *
   * @param qualified rows of {@link QualifiedContact}
   * @param contacts the same contacts as rows of {@link Contact}
   */
  static Dataset<Row> count(Dataset<Row> qualified, Dataset<Row> contacts) {
    Dataset<Row> began =
        qualified
            .join(hours(contacts), columnsOf(contact()), "inner")
            .where(col(Contact.LOCAL_HOUR).isNotNull())
            .withColumn(SlotDay.HALF_HOUR, halfHour());
    return agents(began)
        .groupBy(columns(KEYS))
        .agg(
            sum(SlotDay.CONTACTS).as(SlotDay.CONTACTS),
            Stream.of(
                    SlotDay.COUNTS.stream()
                        .filter(name -> !name.equals(SlotDay.CONTACTS))
                        .filter(name -> !name.equals(SlotDay.AGENTS))
                        .map(name -> sum(name).as(name)),
                    Stream.of(
                        functions
                            .count(when(col(SlotDay.HANDLED).gt(0), col(Contact.AGENT_KEY)))
                            .as(SlotDay.AGENTS),
                        bit_or(col(SlotDay.AGENT_MARKS)).as(SlotDay.AGENT_MARKS),
                        bit_or(col(SlotDay.CUSTOMER_MARKS)).as(SlotDay.CUSTOMER_MARKS)))
                .flatMap(each -> each)
                .toArray(Column[]::new));
  }

  private static List<String> contact() {
    return List.of(Contact.ORGANISATION, Contact.SOURCE, Contact.CONTACT_ID, Contact.CONTACT_DATE);
  }

  private static String[] columnsOf(List<String> names) {
    return names.toArray(String[]::new);
  }

  private static Dataset<Row> hours(Dataset<Row> contacts) {
    List<String> names = new ArrayList<>(contact());
    names.add(Contact.LOCAL_HOUR);
    return contacts.select(columns(names));
  }

  /** The local hour and the minute of the instant: zones lie whole hours apart, or half hours. */
  private static Column halfHour() {
    return expr(
        "format_string('%%02d:%%02d', %s, IF(minute(%s) < 30, 0, 30))"
            .formatted(Contact.LOCAL_HOUR, Contact.STARTED_AT));
  }

  /** Sums of each agent's contacts, so that agents are counted each once after. */
  private static Dataset<Row> agents(Dataset<Row> began) {
    String isOffered =
        QualifiedContact.IS_FIRST_LEG
            + " AND "
            + Condition.is(Contact.DIRECTION, Direction.INBOUND);
    String wait = QualifiedContact.CONVERSATION_WAIT;
    String handled = Contact.HANDLING_SECONDS;
    List<String> keys = new ArrayList<>(KEYS);
    keys.add(Contact.AGENT_KEY);
    return began
        .groupBy(columns(keys))
        .agg(
            functions.count(lit(1)).as(SlotDay.CONTACTS),
            countIf(isOffered).as(SlotDay.OFFERED),
            countIf(isOffered + " AND " + wait + " IS NOT NULL").as(SlotDay.WAITED),
            total("CASE WHEN %s THEN %s END".formatted(isOffered, wait)).as(SlotDay.WAIT_SECONDS),
            countIf(isOffered + " AND " + KpiFacts.IS_PICKED_UP).as(SlotDay.ANSWERED),
            countIf(isOffered + " AND " + QualifiedContact.IS_ABANDONED).as(SlotDay.ABANDONED),
            countIf(handled + " IS NOT NULL").as(SlotDay.HANDLED),
            total(handled).as(SlotDay.HANDLED_SECONDS),
            countIf(
                    "%s < %d AND %s IN ('%s', '%s')"
                        .formatted(
                            handled, SHORT_SECONDS, Contact.CHANNEL, Channel.PHONE, Channel.CHAT))
                .as(SlotDay.SHORT),
            countIf(QualifiedContact.NORM_BIN + " IS NOT NULL").as(SlotDay.WITH_NORM),
            countIf(QualifiedContact.NORM_BIN + " <= 0").as(SlotDay.WITHIN_NORM),
            countIf(QualifiedContact.HAS_REPEAT + " IS NOT NULL").as(SlotDay.COUNTED),
            countIf(QualifiedContact.HAS_REPEAT).as(SlotDay.REPEATS),
            bit_or(expr(PeopleMarks.of(Contact.AGENT_KEY))).as(SlotDay.AGENT_MARKS),
            bit_or(expr(PeopleMarks.of(Contact.CUSTOMER_KEY))).as(SlotDay.CUSTOMER_MARKS));
  }

  private static Column countIf(String condition) {
    return functions.count(when(expr(condition), lit(1)));
  }

  private static Column total(String value) {
    return coalesce(sum(expr(value)), lit(0L));
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(functions::col).toArray(Column[]::new);
  }
}
