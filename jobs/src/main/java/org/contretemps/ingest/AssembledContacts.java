package org.contretemps.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.KeyedContactBuilder;
import org.contretemps.record.event.ContactAssembly;
import org.contretemps.record.event.ContactEvent;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.source.mapping.TableContract;
import org.contretemps.warehouse.Warehouse;

/**
 * Puts events into {@code contact_event}, each once, and makes the contacts anew of every
 * conversation that one of them belongs to, from all of its events that are known.
 *
 * <p>Run again after it was killed, it meets its own events and makes the same contacts of them.
 * The work is that of the conversations touched; their other events are looked for within a week.
 */
final class AssembledContacts {
  /** No conversation lasts longer, nor does a contact. */
  private static final int LONGEST_DAYS = 7;

  private static final int MOST_REASONS = 5;
  private static final String RANK = "_rank";
  private static final String TIMES = "_times";
  private static final String EXAMPLE = "_example";

  private final Warehouse warehouse;
  private final SourceMapping mapping;
  private final ContactAssembly assembly;

  AssembledContacts(Warehouse warehouse, SourceMapping mapping) {
    this.warehouse = warehouse;
    this.mapping = mapping;
    this.assembly = ContactAssembly.of(warehouse.session(), mapping);
  }

  /**
   * Publishes accepted events and their contacts.
   *
   * @param events rows of {@link ContactEvent}; read several times
   * @return how many legs are no contacts yet, and why
   */
  List<String> publish(Dataset<Row> events) {
    NavigableSet<LocalDate> dates = dates(events);
    warehouse
        .merging(ContactEvent.TABLE, firstDelivered(events))
        .among(ContactEvent.EVENT_DATE, dates)
        .insertMissing();
    Dataset<Row> contacts = judged(allEventsOfTheConversations(events, dates)).persist();
    try {
      Dataset<Row> accepted = contacts.where(hasStatus(MappedRecord.ACCEPTED));
      if (!accepted.isEmpty()) {
        new LatestUpsert(warehouse, Contact.TABLE, Precedence.ofRowsMadeAnew(Contact.TABLE))
            .upsert(accepted);
      }
      return heldBack(contacts.where(hasStatus(MappedRecord.REJECTED)));
    } finally {
      contacts.unpersist();
    }
  }

  private static NavigableSet<LocalDate> dates(Dataset<Row> events) {
    return events.select(ContactEvent.EVENT_DATE).distinct().collectAsList().stream()
        .map(row -> row.getDate(0).toLocalDate())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Dataset<Row> firstDelivered(Dataset<Row> events) {
    Column[] key = ContactEvent.TABLE.key().stream().map(functions::col).toArray(Column[]::new);
    Column[] order = ContactEvent.ORDER.stream().map(functions::col).toArray(Column[]::new);
    return events
        .withColumn(RANK, row_number().over(Window.partitionBy(key).orderBy(order)))
        .where(col(RANK).equalTo(1))
        .drop(RANK);
  }

  private Dataset<Row> allEventsOfTheConversations(
      Dataset<Row> events, NavigableSet<LocalDate> dates) {
    String[] conversation = {ContactEvent.ORGANISATION, ContactEvent.EVENT_KEY};
    return warehouse
        .read(ContactEvent.TABLE)
        .where(col(ContactEvent.SOURCE).equalTo(mapping.name()))
        .where(col(ContactEvent.EVENT_DATE).isInCollection(near(dates)))
        .join(
            events.select(conversation[0], conversation[1]).distinct(), conversation, "left_semi");
  }

  private Set<LocalDate> near(NavigableSet<LocalDate> dates) {
    Set<LocalDate> near = warehouse.history(ContactEvent.TABLE).dates(ContactEvent.EVENT_DATE);
    near.removeIf(
        stored ->
            dates
                .subSet(stored.minusDays(LONGEST_DAYS), true, stored.plusDays(LONGEST_DAYS), true)
                .isEmpty());
    return near;
  }

  private Dataset<Row> judged(Dataset<Row> events) {
    return new TableContract(Contact.TABLE)
        .judge(
            new KeyedContactBuilder(mapping.name(), mapping.zone())
                .build(assembly.assemble(events), MappedRecord.FILE, MappedRecord.DELIVERED_AT));
  }

  private static Column hasStatus(String status) {
    return col(MappedRecord.STATUS).equalTo(status);
  }

  private static List<String> heldBack(Dataset<Row> legs) {
    return legs
        .groupBy(MappedRecord.REASON)
        .agg(count(lit(1)).as(TIMES), min(Contact.CONVERSATION_ID).as(EXAMPLE))
        .orderBy(col(TIMES).desc(), col(MappedRecord.REASON))
        .limit(MOST_REASONS)
        .collectAsList()
        .stream()
        .map(
            row ->
                "Held back: %,d of a conversation's legs, because %s (such as %s)."
                    .formatted(row.getLong(1), row.getString(0), row.getString(2)))
        .toList();
  }
}
