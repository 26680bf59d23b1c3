package org.contretemps.record.event;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.record.contact.ContactInput;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.table.Condition;

/**
 * Mapped records with the fields of {@link ContactEventInput} → rows with the columns of {@link
 * ContactEvent}. Pure.
 *
 * <p>An event is known by its bytes, not by what a mapping makes of them, so that a log delivered
 * again after its mapping was mended doubles nothing. The hash of the bytes has a key: without one,
 * a telephone number in them could be found by trying all.
 */
public final class ContactEventBuilder {
  private static final String RECORD = "event";

  private final String source;
  private final Pseudonyms pseudonyms;

  public ContactEventBuilder(String source, Pseudonyms pseudonyms) {
    this.source = source;
    this.pseudonyms = pseudonyms;
  }

  /** Rows as {@link ContactEvent} declares them, with whatever else the input has. */
  public Dataset<Row> build(Dataset<Row> input) {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(ContactEvent.SOURCE, lit(source));
    columns.put(ContactEvent.EVENT_DATE, date());
    columns.put(ContactEvent.AGENT_KEY, key(Pseudonyms.AGENT, col(ContactInput.AGENT_ID)));
    columns.put(ContactEvent.CUSTOMER_KEY, key(Pseudonyms.CUSTOMER, col(ContactInput.CUSTOMER_ID)));
    columns.put(ContactEvent.EVENT_ID, key(RECORD, record()));
    columns.put(ContactEvent.SOURCE_FILE, col(MappedRecord.FILE));
    columns.put(ContactEvent.DELIVERED_AT, col(MappedRecord.DELIVERED_AT));
    columns.put(ContactEvent.POSITION, col(MappedRecord.POSITION));
    columns.put(ContactEvent.ITEM, col(MappedRecord.ITEM));
    return input.withColumns(columns).drop(ContactInput.AGENT_ID, ContactInput.CUSTOMER_ID);
  }

  /** Null for a time that the table refuses, which may have no date. */
  private static Column date() {
    return when(
        expr(Condition.inOurTime(ContactEvent.EVENT_AT)), to_date(col(ContactEvent.EVENT_AT)));
  }

  private static Column record() {
    return concat_ws("-", sha2(col(MappedRecord.BYTES), 256), col(MappedRecord.ITEM));
  }

  private Column key(String kind, Column identifier) {
    return udf(pseudonyms.function(kind), DataTypes.LongType)
        .apply(col(ContactEvent.ORGANISATION), identifier);
  }
}
