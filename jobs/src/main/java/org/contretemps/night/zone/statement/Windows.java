package org.contretemps.night.zone.statement;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.record.contact.Contact;

/**
 * The windows of a night: they end on its last mature date, and begin no earlier than the service
 * whose contacts they are (METHOD §5, severity).
 *
 * @param lastMature the last date whose repeats are known
 * @param starts the first date on which a service had contacts in a channel; a service that is not
 *     in it has been there for longer than any window
 */
public record Windows(LocalDate lastMature, Map<Queue, LocalDate> starts) {
  /** A service in one channel. */
  public record Queue(String organisation, String service, String channel) {}

  /** Windows of services that have been there for longer. */
  public static Windows whole(LocalDate lastMature) {
    return new Windows(lastMature, Map.of());
  }

  /**
   * The windows of a night.
   *
   * @param counts rows of {@link OutcomeCount}
   */
  static Windows of(LocalDate lastMature, Dataset<Row> counts) {
    Map<Queue, LocalDate> starts =
        counts
            .where(col(OutcomeCount.CONTACT_DATE).leq(lastMature))
            .groupBy(Contact.ORGANISATION, Contact.SERVICE, Contact.CHANNEL)
            .agg(min(OutcomeCount.CONTACT_DATE))
            .collectAsList()
            .stream()
            .collect(Collectors.toMap(Windows::queue, row -> row.<LocalDate>getAs(3)));
    return new Windows(lastMature, starts);
  }

  private static Queue queue(Row row) {
    return new Queue(row.getString(0), row.getString(1), row.getString(2));
  }

  Window usual() {
    return Window.usual(lastMature);
  }

  /** The part of a window of some days in which the service of a cell existed, open or closed. */
  Window of(NormedCell cell, int days) {
    LocalDate start = starts.get(new Queue(cell.organisation(), cell.service(), cell.channel()));
    Window whole = new Window(lastMature, days);
    return start == null ? whole : whole.since(start);
  }
}
