package org.contretemps.night.qualify;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.record.contact.Contact;
import org.contretemps.warehouse.Warehouse;

/**
 * Reads the classes of days and agents that earlier nights stated. Counts per agent are not kept
 * for long: for dates whose counts have expired, an agent's class is read from their contacts, so
 * that a recomputed date gives the same result as before.
 */
public final class StatedClasses {
  /** The property of {@code day_class} with the first date whose agents it still has. */
  public static final String AGENTS_KEPT_FROM = "contretemps.agents-kept-from";

  private StatedClasses() {}

  /** Rows with the columns of {@link DayClass} that classes are joined by. */
  static Dataset<Row> on(Warehouse warehouse, Collection<LocalDate> dates) {
    Dataset<Row> stated = onDates(warehouse.read(DayClass.TABLE), dates);
    List<LocalDate> gone =
        agentsKeptFrom(warehouse)
            .map(from -> dates.stream().filter(from::isAfter).toList())
            .orElse(List.of());
    return gone.isEmpty()
        ? stated
        : stated
            .where(col(Contact.AGENT_KEY).isNull().or(notOn(gone)))
            .unionByName(written(onDates(warehouse.read(QualifiedContact.TABLE), gone)), true);
  }

  /** The first date whose counts per agent are still kept; empty if all are. */
  public static Optional<LocalDate> agentsKeptFrom(Warehouse warehouse) {
    return warehouse.history(DayClass.TABLE).property(AGENTS_KEPT_FROM).map(LocalDate::parse);
  }

  private static Dataset<Row> written(Dataset<Row> contacts) {
    return contacts
        .where(col(Contact.AGENT_KEY).isNotNull())
        .where(col(QualifiedContact.AGENT_CLASS).isNotNull())
        .select(
            col(Contact.CONTACT_DATE),
            col(Contact.ORGANISATION),
            col(Contact.SERVICE),
            col(Contact.AGENT_KEY),
            col(QualifiedContact.AGENT_CLASS).as(DayClass.CLASS))
        .dropDuplicates(
            new String[] {
              Contact.CONTACT_DATE, Contact.ORGANISATION, Contact.SERVICE, Contact.AGENT_KEY
            });
  }

  private static Column notOn(Collection<LocalDate> dates) {
    return col(Contact.CONTACT_DATE).isInCollection(dates).equalTo(lit(false));
  }

  private static Dataset<Row> onDates(Dataset<Row> rows, Collection<LocalDate> dates) {
    return rows.where(col(Contact.CONTACT_DATE).isInCollection(dates));
  }
}
