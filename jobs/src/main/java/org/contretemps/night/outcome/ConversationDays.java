package org.contretemps.night.outcome;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ContactKeys;
import org.contretemps.table.Direction;

/**
 * Computes what a conversation was for its customer, for conversations with several legs on one
 * date and the next. Pure.
 *
 * <p>A conversation counts on the date on which it begins, with the legs of that date and those
 * that continue it after midnight, up to the end of the next date ({@link LegsAfterMidnight}).
 *
 * <p>One row per leg of these on the date: the figures on the first one, if that is number 1; none
 * on the others. A contact without a row is a conversation by itself, or goes on after midnight
 * with one begun before.
 */
public final class ConversationDays {
  public static final String CONTACT_KEY = CustomerLeg.CONTACT_KEY;

  /** Whether the conversation begins with the leg. */
  public static final String IS_FIRST_LEG = "is_first_leg";

  /** On the line, in all queues of the conversation. */
  public static final String WAIT_SECONDS = "conversation_wait_seconds";

  /** On the line, until an agent first answered. */
  public static final String SECONDS_TO_ANSWER = "conversation_seconds_to_answer";

  /** Whether the customer left a queue, and nobody answered in any. */
  public static final String IS_ABANDONED = "is_conversation_abandoned";

  /** Of all legs. */
  public static final String HANDLING_SECONDS = "conversation_handling_seconds";

  static final StructType SCHEMA =
      new StructType()
          .add(CONTACT_KEY, DataTypes.LongType, false)
          .add(IS_FIRST_LEG, DataTypes.BooleanType, false)
          .add(WAIT_SECONDS, DataTypes.IntegerType, true)
          .add(SECONDS_TO_ANSWER, DataTypes.IntegerType, true)
          .add(IS_ABANDONED, DataTypes.BooleanType, true)
          .add(HANDLING_SECONDS, DataTypes.IntegerType, true);

  private static final String CONVERSATION = "_conversation";

  private ConversationDays() {}

  /**
   * The legs of conversations with several legs.
   *
   * @param contacts rows of {@link Contact}: all of each date that is asked for and of the next;
   *     what is said of other dates is to be passed over
   */
  public static Dataset<Row> of(Dataset<Row> contacts) {
    return contacts
        .select(
            ContactKeys.conversation().as(CONVERSATION),
            unix_date(col(Contact.CONTACT_DATE)).as(Contact.CONTACT_DATE),
            ContactKeys.contact(),
            col(Contact.LEG),
            unix_micros(col(Contact.STARTED_AT)),
            unix_micros(col(Contact.ENDED_AT)),
            col(Contact.DIRECTION).equalTo(lit(Direction.INBOUND.name())),
            col(Contact.WAIT_SECONDS),
            col(Contact.ABANDONED),
            expr(Contact.IS_ANSWERED),
            CustomerLegs.isEndedByCustomer(),
            col(Contact.HANDLING_SECONDS))
        .repartition(col(CONVERSATION))
        .sortWithinPartitions(CONVERSATION, Contact.CONTACT_DATE)
        .mapPartitions(new ConversationScan(), Encoders.row(SCHEMA));
  }
}
