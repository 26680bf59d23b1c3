package org.contretemps.house;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.contretemps.SparkSessionExtension;
import org.contretemps.record.contact.Contact;

/** Rows of the contact table made without ingest, of which a test names what matters. */
public final class StoredContacts {
  private static final StructType SCHEMA = Contact.TABLE.schema();

  private StoredContacts() {}

  public static Dataset<Row> rows(List<Row> contacts) {
    return SparkSessionExtension.session().createDataFrame(contacts, SCHEMA).coalesce(1);
  }

  /** A contact; abandoned if it has no handling time, of unknown type if that is null. */
  public static Row contact(String id, LocalDate date, String situationType, Integer seconds) {
    Instant noon = date.atTime(12, 0).toInstant(ZoneOffset.UTC);
    Object[] values = new Object[SCHEMA.size()];
    set(values, Contact.ORGANISATION, "caf");
    set(values, Contact.SOURCE, "test");
    set(values, Contact.CONTACT_ID, id);
    set(values, Contact.CONVERSATION_ID, id);
    set(values, Contact.LEG, 1);
    set(values, Contact.SERVICE, "housing");
    set(values, Contact.CHANNEL, "PHONE");
    set(values, Contact.DIRECTION, "INBOUND");
    set(values, Contact.STARTED_AT, noon);
    set(values, Contact.STARTED_AT_IS_AMBIGUOUS, false);
    set(values, Contact.ENDED_AT, noon);
    set(values, Contact.CONTACT_DATE, date);
    set(values, Contact.TALK_SECONDS, seconds);
    set(values, Contact.HANDLING_SECONDS, seconds);
    set(values, Contact.ABANDONED, seconds == null);
    set(values, Contact.SITUATION_TYPE, situationType);
    set(values, Contact.SOURCE_FILE, "none");
    set(values, Contact.DELIVERED_AT, noon);
    set(values, Contact.LAST_UPDATED_AT, noon);
    return RowFactory.create(values);
  }

  private static void set(Object[] values, String column, Object value) {
    values[SCHEMA.fieldIndex(column)] = value;
  }
}
