package org.contretemps.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.record.event.ContactAssembly;
import org.contretemps.record.event.ContactEvent;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.warehouse.Warehouse;

/**
 * Finds conversations of an event log that have just waited too long for their end: they were
 * recent at the source's previous delivery and are too old at this one. The clock is that of
 * deliveries, so that a log loaded again ends the same.
 *
 * @param lastDelivery when the source delivered last
 * @param dates dates of events on which they began
 * @param keys organisation and key of each; empty if there are none
 */
record WaitingConversations(
    Instant lastDelivery, NavigableSet<LocalDate> dates, Optional<Dataset<Row>> keys) {

  /**
   * @param events the events of this delivery
   */
  static WaitingConversations after(
      Warehouse warehouse, SourceMapping mapping, Dataset<Row> events) {
    Instant now = events.agg(max(ContactEvent.DELIVERED_AT)).first().getInstant(0);
    Optional<Instant> before = lastLoaded(warehouse, mapping.name());
    Instant last = before.filter(now::isBefore).orElse(now);
    NavigableSet<LocalDate> dates = new TreeSet<>();
    if (before.isPresent()) {
      dates.addAll(warehouse.history(ContactEvent.TABLE).dates(ContactEvent.EVENT_DATE));
      // One day more, since a date has young and old events.
      dates.removeIf(date -> date.isBefore(bound(before.get()).minusDays(1)));
      dates.removeIf(date -> date.isAfter(bound(last)));
    }
    return new WaitingConversations(
        last,
        dates,
        dates.isEmpty()
            ? Optional.empty()
            : Optional.of(waiting(warehouse.read(ContactEvent.TABLE, dates), mapping.name())));
  }

  private static LocalDate bound(Instant delivery) {
    return LocalDate.ofInstant(delivery, ZoneOffset.UTC).minusDays(ContactAssembly.LONGEST_DAYS);
  }

  private static Optional<Instant> lastLoaded(Warehouse warehouse, String source) {
    Instant last =
        warehouse
            .read(LoadAudit.TABLE)
            .where(col(LoadAudit.SOURCE).equalTo(source))
            .agg(max(LoadAudit.DELIVERED_AT))
            .first()
            .getInstant(0);
    return Optional.ofNullable(last);
  }

  /** More of them than are open: what is assembled again without need comes out the same. */
  private static Dataset<Row> waiting(Dataset<Row> events, String source) {
    Column order = struct(ContactEvent.ORDER.stream().map(functions::col).toArray(Column[]::new));
    return events
        .where(col(ContactEvent.SOURCE).equalTo(source))
        .groupBy(ContactEvent.ORGANISATION, ContactEvent.EVENT_KEY)
        .agg(
            sum(number(ContactEvent.OPENS)).gt(sum(number(ContactEvent.CLOSES))).as("_is_open"),
            not(max_by(col(ContactEvent.CLOSES), order)).as("_goes_on"))
        .where("_is_open OR _goes_on")
        .select(ContactEvent.ORGANISATION, ContactEvent.EVENT_KEY);
  }

  private static Column number(String flag) {
    return when(col(flag), lit(1)).otherwise(lit(0));
  }
}
