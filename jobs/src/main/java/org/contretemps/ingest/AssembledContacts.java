package org.contretemps.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.contretemps.config.IngestSettings;
import org.contretemps.ingest.merge.LatestUpsert;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.KeyedContactBuilder;
import org.contretemps.record.event.ContactAssembly;
import org.contretemps.record.event.ContactEvent;
import org.contretemps.record.event.StrayEnds;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.source.mapping.TableContract;
import org.contretemps.table.Precedence;
import org.contretemps.warehouse.KeptRows;
import org.contretemps.warehouse.Warehouse;

/**
 * Adds new events to {@code contact_event}, each once, and assembles the contacts of every
 * conversation they belong to again from all of its known events.
 *
 * <p>Conversations that have waited too long for their end become contacts with an unknown end. Run
 * again after it was killed, it meets its own events and makes the same contacts of them. The work
 * is that of the conversations touched; their other events are looked for within a week.
 */
final class AssembledContacts {
  private static final int MOST_REASONS = 5;
  private static final String RANK = "_rank";
  private static final String TIMES = "_times";
  private static final String EXAMPLE = "_example";

  private final Warehouse warehouse;
  private final SourceMapping mapping;
  private final IngestSettings settings;
  private final ContactAssembly assembly;

  AssembledContacts(Warehouse warehouse, SourceMapping mapping, IngestSettings settings) {
    this.settings = settings;
    this.warehouse = warehouse;
    this.mapping = mapping;
    this.assembly = ContactAssembly.of(warehouse.session(), mapping);
  }

  /**
   * Publishes accepted events and their contacts.
   *
   * @param events rows of {@link ContactEvent}; read several times
   * @return how many legs are no contacts yet and why, how many got an end that stood elsewhere,
   *     and how many are so long that an event may be missing
   */
  List<String> publish(Dataset<Row> events) {
    NavigableSet<LocalDate> dates = dates(events);
    warehouse
        .merging(ContactEvent.TABLE, firstDelivered(events))
        .among(ContactEvent.EVENT_DATE, dates)
        .insertMissing();
    WaitingConversations waiting = WaitingConversations.after(warehouse, mapping, events);
    dates.addAll(waiting.dates());
    Dataset<Row> near = near(dates);
    try (KeptRows found = KeptRows.of(StrayEnds.found(near));
        KeptRows all =
            KeptRows.of(allEventsOf(conversations(events, waiting), near, found.rows()));
        KeptRows made =
            KeptRows.of(judged(all.rows().drop(StrayEnds.LOGGED_AS), waiting.lastDelivery()))) {
      Dataset<Row> contacts = made.rows();
      Dataset<Row> accepted = contacts.where(hasStatus(MappedRecord.ACCEPTED));
      if (!accepted.isEmpty()) {
        new LatestUpsert(warehouse, Contact.TABLE, Precedence.ofRowsMadeAnew(Contact.TABLE))
            .upsert(accepted);
      }
      List<String> sentences = heldBack(contacts.where(hasStatus(MappedRecord.REJECTED)));
      sentences.addAll(reunited(all.rows(), found.rows()));
      sentences.addAll(LongTalk.ofEvents(accepted, settings));
      sentences.addAll(givenUp(accepted.where(Contact.HAS_UNKNOWN_END)));
      return sentences;
    }
  }

  private static NavigableSet<LocalDate> dates(Dataset<Row> events) {
    return events.select(ContactEvent.EVENT_DATE).distinct().collectAsList().stream()
        .map(row -> row.getLocalDate(0))
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

  /** All events of this source that a conversation with events of these dates can have. */
  private Dataset<Row> near(NavigableSet<LocalDate> dates) {
    return warehouse
        .read(ContactEvent.TABLE)
        .where(col(ContactEvent.SOURCE).equalTo(mapping.name()))
        .where(col(ContactEvent.EVENT_DATE).isInCollection(datesNear(dates)));
  }

  /** Keys of the conversations touched, and of those that have waited too long. */
  private static Dataset<Row> conversations(Dataset<Row> events, WaitingConversations waiting) {
    Dataset<Row> touched =
        events.select(ContactEvent.ORGANISATION, ContactEvent.EVENT_KEY).distinct();
    return waiting.keys().map(touched::union).orElse(touched).distinct();
  }

  private static Dataset<Row> allEventsOf(
      Dataset<Row> touched, Dataset<Row> near, Dataset<Row> strays) {
    String[] conversation = {ContactEvent.ORGANISATION, ContactEvent.EVENT_KEY};
    Dataset<Row> endedElsewhere =
        strays
            .join(touched, conversation, "left_semi")
            .select(col(conversation[0]), col(StrayEnds.ANSWERED).as(conversation[1]));
    return StrayEnds.reunited(near, strays)
        .join(touched.union(endedElsewhere).distinct(), conversation, "left_semi");
  }

  private Set<LocalDate> datesNear(NavigableSet<LocalDate> dates) {
    Set<LocalDate> near = warehouse.history(ContactEvent.TABLE).dates(ContactEvent.EVENT_DATE);
    near.removeIf(
        stored ->
            dates
                .subSet(
                    stored.minusDays(ContactAssembly.LONGEST_DAYS),
                    true,
                    stored.plusDays(ContactAssembly.LONGEST_DAYS),
                    true)
                .isEmpty());
    return near;
  }

  private Dataset<Row> judged(Dataset<Row> events, Instant lastDelivery) {
    Dataset<Row> spelt =
        Spellings.of(warehouse)
            .spelt(assembly.assemble(events, lastDelivery), List.of(Contact.SERVICE, Contact.TEAM));
    Dataset<Row> built =
        new KeyedContactBuilder(mapping.name(), mapping.zone())
            .build(spelt, MappedRecord.FILE, MappedRecord.DELIVERED_AT);
    return new TableContract(Contact.TABLE)
        .judge(Target.CONTACT_TIMES.judge(built, mapping.oldestDays()));
  }

  private static Column hasStatus(String status) {
    return col(MappedRecord.STATUS).equalTo(status);
  }

  private static List<String> givenUp(Dataset<Row> legs) {
    return counted(
        legs,
        Contact.CONVERSATION_ID,
        "Given up: %,d of a conversation's legs, because their end was not delivered within "
            + ContactAssembly.LONGEST_DAYS
            + " days (such as %s). They are contacts with unknown end.");
  }

  private static List<String> heldBack(Dataset<Row> legs) {
    List<Row> reasons =
        legs.groupBy(MappedRecord.REASON)
            .agg(count(lit(1)).as(TIMES), min(Contact.CONVERSATION_ID).as(EXAMPLE))
            .orderBy(col(TIMES).desc(), col(MappedRecord.REASON))
            .limit(MOST_REASONS)
            .collectAsList();
    List<String> sentences = new ArrayList<>();
    for (Row row : reasons) {
      sentences.add(
          "Held back: %,d of a conversation's legs, because %s (such as %s)."
              .formatted(row.getLong(1), row.getString(0), row.getString(2)));
    }
    return sentences;
  }

  private static List<String> reunited(Dataset<Row> whole, Dataset<Row> strays) {
    if (strays.isEmpty()) {
      return List.of();
    }
    return counted(
        whole.where(col(StrayEnds.LOGGED_AS).notEqual(col(ContactEvent.EVENT_KEY))),
        ContactEvent.EVENT_KEY,
        "Matched by queue, agent and time: %,d calls whose end or entrance stands under another call's identifier (such as %s).");
  }

  private static List<String> counted(Dataset<Row> rows, String example, String sentence) {
    Row row = rows.agg(count(lit(1)), min(example)).head();
    return row.getLong(0) == 0
        ? List.of()
        : List.of(sentence.formatted(row.getLong(0), row.getString(1)));
  }
}
