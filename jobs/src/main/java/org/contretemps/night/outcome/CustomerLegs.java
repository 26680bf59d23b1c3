package org.contretemps.night.outcome;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ContactKeys;
import org.contretemps.table.Direction;
import org.contretemps.table.EndedBy;

/** Selects the legs of identified customers from contacts: rows of {@link CustomerLeg}. Pure. */
public final class CustomerLegs {
  private CustomerLegs() {}

  /**
   * The narrow row of each contact that has a customer, by itself or by its conversation.
   *
   * @param contacts rows of {@link Contact}, also of {@link ConversationCustomers#REACH_DAYS}
   *     around the dates asked for
   */
  public static Dataset<Row> of(Dataset<Row> contacts) {
    return ConversationCustomers.fill(
            contacts.withColumn(CustomerLeg.CONTACT_KEY, ContactKeys.contact()),
            ConversationCustomers.of(contacts))
        .where(col(Contact.CUSTOMER_KEY).isNotNull())
        .select(
            col(Contact.CONTACT_DATE).as(CustomerLeg.CONTACT_DATE),
            col(CustomerLeg.CONTACT_KEY),
            ContactKeys.conversation().as(CustomerLeg.CONVERSATION_KEY),
            col(Contact.CUSTOMER_KEY).as(CustomerLeg.CUSTOMER_KEY),
            ContactKeys.service().as(CustomerLeg.SERVICE_KEY),
            col(Contact.LEG).as(CustomerLeg.LEG),
            col(Contact.STARTED_AT).as(CustomerLeg.STARTED_AT),
            col(Contact.ENDED_AT).as(CustomerLeg.ENDED_AT),
            is(Direction.INBOUND).as(CustomerLeg.IS_INBOUND),
            is(Direction.OUTBOUND).as(CustomerLeg.IS_OUTBOUND),
            col(Contact.HANDLING_SECONDS).isNotNull().as(CustomerLeg.IS_HANDLED),
            isEndedByCustomer().as(CustomerLeg.IS_ENDED_BY_CUSTOMER));
  }

  /** False if nobody says who ended it. */
  static Column isEndedByCustomer() {
    return coalesce(col(Contact.ENDED_BY).equalTo(lit(EndedBy.CUSTOMER.name())), lit(false));
  }

  private static Column is(Direction direction) {
    return col(Contact.DIRECTION).equalTo(lit(direction.name()));
  }
}
