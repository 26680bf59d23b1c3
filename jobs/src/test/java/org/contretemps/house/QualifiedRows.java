package org.contretemps.house;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.contretemps.SparkSessionExtension;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;

/** Qualified contacts of tests: what a test does not say is as plain as it can be. */
public final class QualifiedRows {
  private static final StructType SCHEMA = QualifiedContact.TABLE.schema();

  private final List<Row> rows = new ArrayList<>();

  /** A handled phone contact of a mature date under a norm of 300 s, without a repeat. */
  public static Map<String, Object> plain(LocalDate date, long cell, int seconds) {
    Map<String, Object> contact = new HashMap<>();
    contact.put(Contact.ORGANISATION, "ORG");
    contact.put(Contact.SOURCE, "test");
    contact.put(Contact.CONTACT_DATE, date);
    contact.put(QualifiedContact.CONTACT_KEY, 1L);
    contact.put(Contact.LEG, 1);
    contact.put(Contact.SERVICE, "S" + cell);
    contact.put(Contact.CHANNEL, "PHONE");
    contact.put(Contact.DIRECTION, "INBOUND");
    contact.put(Contact.AGENT_KEY, 7L);
    contact.put(Contact.CUSTOMER_KEY, 1L);
    contact.put(Contact.STARTED_AT, Instant.EPOCH);
    contact.put(Contact.ENDED_AT, Instant.EPOCH);
    contact.put(Contact.HANDLING_SECONDS, seconds);
    contact.put(Contact.ABANDONED, false);
    contact.put(QualifiedContact.SITUATION_TYPE, "SIMPLE");
    contact.put(QualifiedContact.SITUATION_SCORE, 0L);
    contact.put(
        QualifiedContact.SITUATION_POINTS, RowFactory.create(null, null, null, null, null, null));
    contact.put(QualifiedContact.CELL_ID, cell);
    contact.put(NormAsOf.NORM_ID, 1L);
    contact.put(NormAsOf.NORM_SECONDS, 300.0);
    contact.put(NormAsOf.NORM_ATTAINMENT_TARGET, 0.8);
    contact.put(QualifiedContact.LOAD_QUARTILE, 1);
    contact.put(QualifiedContact.IS_DURING_INCIDENT, false);
    contact.put(QualifiedContact.IS_NEW_AGENT, false);
    contact.put(QualifiedContact.SERVICE_DAY_CLASS, 1);
    contact.put(QualifiedContact.AGENT_CLASS, 1);
    contact.put(QualifiedContact.REPEAT_STATE, QualifiedContact.COUNTED);
    contact.put(QualifiedContact.HAS_REPEAT, false);
    contact.put(QualifiedContact.HAS_EARLY_REPEAT, false);
    contact.put(QualifiedContact.HAS_PRIOR_CONTACT, false);
    contact.put(QualifiedContact.HAS_EARLY_PRIOR_CONTACT, false);
    return contact;
  }

  /** Adds a contact, numbered in the order of adding. */
  public QualifiedRows add(Map<String, Object> contact) {
    Map<String, Object> numbered = new HashMap<>(contact);
    numbered.putIfAbsent(Contact.CONTACT_ID, "c" + rows.size());
    numbered.putIfAbsent(Contact.CONVERSATION_ID, "c" + rows.size());
    asConversation(numbered).forEach(numbered::putIfAbsent);
    Object[] values = new Object[SCHEMA.size()];
    for (StructField field : SCHEMA.fields()) {
      values[SCHEMA.fieldIndex(field.name())] = numbered.get(field.name());
    }
    rows.add(RowFactory.create(values));
    return this;
  }

  /** What a leg says of its conversation if it is the only one. */
  private static Map<String, Object> asConversation(Map<String, Object> leg) {
    Map<String, Object> figures = new HashMap<>();
    boolean isFirst = Integer.valueOf(1).equals(leg.get(Contact.LEG));
    boolean isInbound = "INBOUND".equals(leg.get(Contact.DIRECTION));
    boolean isAbandoned = Boolean.TRUE.equals(leg.get(Contact.ABANDONED));
    Integer seconds = (Integer) leg.get(Contact.HANDLING_SECONDS);
    boolean isAnswered =
        !isAbandoned && (leg.get(Contact.AGENT_KEY) != null || (seconds != null && seconds > 0));
    figures.put(QualifiedContact.IS_FIRST_LEG, isFirst);
    if (isFirst) {
      figures.put(QualifiedContact.CONVERSATION_HANDLING, seconds);
      figures.put(QualifiedContact.IS_ABANDONED, isInbound && isAbandoned);
    }
    if (isFirst && isInbound) {
      figures.put(QualifiedContact.CONVERSATION_WAIT, leg.get(Contact.WAIT_SECONDS));
      figures.put(
          QualifiedContact.SECONDS_TO_ANSWER, isAnswered ? leg.get(Contact.WAIT_SECONDS) : null);
    }
    return figures;
  }

  /** All that were added. */
  public Dataset<Row> frame() {
    return SparkSessionExtension.session().createDataFrame(rows, SCHEMA);
  }
}
