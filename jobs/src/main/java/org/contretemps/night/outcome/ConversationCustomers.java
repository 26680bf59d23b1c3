package org.contretemps.night.outcome;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ContactKeys;

/**
 * Gives legs that name no customer the customer of their conversation: the one that its other legs
 * name, if they name one and the same. Pure.
 *
 * <p>Legs of the same date belong together, and those that continue a conversation after midnight
 * with those before it. A number 1 continues nothing: sources use identifiers again.
 */
public final class ConversationCustomers {
  /** How many dates before and after its own a leg's customer may be named on. */
  public static final int REACH_DAYS = 1;

  /** Key of the leg. */
  public static final String CONTACT_KEY = CustomerLeg.CONTACT_KEY;

  /** The customer that other legs of the conversation name. */
  public static final String CUSTOMER_KEY = "_customer_of_conversation";

  private static final String CONVERSATION = "_conversation";
  private static final String DATE = "_date";
  private static final String FIRST_LEG = "_first_leg";
  private static final String LOWEST = "_lowest_customer";
  private static final String HIGHEST = "_highest_customer";

  private ConversationCustomers() {}

  /**
   * One row per leg that has its customer from other legs: {@link #CONTACT_KEY}, {@link
   * #CUSTOMER_KEY}.
   *
   * @param contacts rows of {@link Contact} on the dates asked for and {@link #REACH_DAYS} around
   *     them; what is said of legs on the other dates is to be passed over
   */
  public static Dataset<Row> of(Dataset<Row> contacts) {
    Dataset<Row> nameless =
        contacts
            .where(col(Contact.CUSTOMER_KEY).isNull())
            .select(
                ContactKeys.conversation().as(CONVERSATION),
                ContactKeys.contact().as(CONTACT_KEY),
                col(Contact.CONTACT_DATE),
                col(Contact.LEG));
    return nameless
        .join(days(contacts), CONVERSATION)
        .where(isOfOneConversation())
        .groupBy(CONTACT_KEY)
        .agg(min(LOWEST).as(LOWEST), max(HIGHEST).as(HIGHEST))
        .where(col(LOWEST).equalTo(col(HIGHEST)))
        .select(col(CONTACT_KEY), col(LOWEST).as(CUSTOMER_KEY));
  }

  /** One row per conversation and date, with the customers that its legs name. */
  private static Dataset<Row> days(Dataset<Row> contacts) {
    return contacts
        .groupBy(ContactKeys.conversation().as(CONVERSATION), col(Contact.CONTACT_DATE).as(DATE))
        .agg(
            min(Contact.LEG).as(FIRST_LEG),
            min(Contact.CUSTOMER_KEY).as(LOWEST),
            max(Contact.CUSTOMER_KEY).as(HIGHEST));
  }

  /** Whether a leg and a day of its conversation belong together. */
  private static Column isOfOneConversation() {
    Column daysLater = datediff(col(DATE), col(Contact.CONTACT_DATE));
    Column isDayBefore = daysLater.equalTo(-REACH_DAYS).and(col(Contact.LEG).gt(1));
    Column isDayAfter = daysLater.equalTo(REACH_DAYS).and(col(FIRST_LEG).gt(1));
    return daysLater.equalTo(0).or(isDayBefore).or(isDayAfter);
  }

  /**
   * Contacts with the customers of their conversations.
   *
   * @param contacts rows with the columns of {@link Contact} and {@link #CONTACT_KEY}
   * @param customers rows of {@link #of}
   */
  public static Dataset<Row> fill(Dataset<Row> contacts, Dataset<Row> customers) {
    Column customer = coalesce(col(Contact.CUSTOMER_KEY), col(CUSTOMER_KEY));
    return contacts
        .join(customers, new String[] {CONTACT_KEY}, "left")
        .withColumn(Contact.CUSTOMER_KEY, customer)
        .drop(CUSTOMER_KEY);
  }
}
