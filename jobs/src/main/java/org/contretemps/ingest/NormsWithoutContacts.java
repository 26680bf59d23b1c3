package org.contretemps.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.SituationClassifier;
import org.contretemps.record.norm.ContactFindings;
import org.contretemps.record.norm.Finding;
import org.contretemps.record.norm.NormInterval;
import org.contretemps.record.norm.NormScope;
import org.contretemps.warehouse.Warehouse;

/**
 * Finds norms that meet none of the contacts of their organisation's last 28 dates. These end on
 * the last date on which that organisation has contacts: it may deliver later than others, or no
 * longer. An organisation that never had contacts is looked for on the last dates of all.
 */
final class NormsWithoutContacts {
  /** Longer than any service pauses. */
  private static final int LOOKED_AT_DAYS = 28;

  private final Warehouse warehouse;
  private final SituationClassifier situations;

  NormsWithoutContacts(Warehouse warehouse, SituationClassifier situations) {
    this.warehouse = warehouse;
    this.situations = situations;
  }

  /** What contacts are of, and the last date of the dates looked at on which there are any. */
  private record Seen(ContactFindings.Work work, LocalDate last) {}

  /** One finding per interval that was in force on these dates and met no contact. */
  List<Finding> among(List<NormInterval> intervals) {
    NavigableSet<LocalDate> dates = warehouse.history(Contact.TABLE).dates(Contact.CONTACT_DATE);
    if (dates.isEmpty() || intervals.isEmpty()) {
      return List.of();
    }
    Column situationType = situationType(intervals);
    Function<LocalDate, List<Seen>> until =
        last -> seen(until(last, dates, organisations(intervals)), situationType);
    List<Seen> recent = until.apply(dates.last());
    return byLastDate(intervals, lastDates(intervals, recent), dates.last()).entrySet().stream()
        .flatMap(
            each -> {
              LocalDate last = each.getKey();
              List<Seen> seen = last.equals(dates.last()) ? recent : until.apply(last);
              return findings(each.getValue(), seen, last);
            })
        .sorted()
        .toList();
  }

  private static Stream<Finding> findings(
      List<NormInterval> intervals, List<Seen> seen, LocalDate last) {
    Set<ContactFindings.Work> work = seen.stream().map(Seen::work).collect(Collectors.toSet());
    return ContactFindings.in(intervals, work, from(last), last).stream();
  }

  private static LocalDate from(LocalDate last) {
    return last.minusDays(LOOKED_AT_DAYS - 1);
  }

  private Dataset<Row> until(
      LocalDate last, NavigableSet<LocalDate> dates, Set<String> organisations) {
    NavigableSet<LocalDate> lookedAt = dates.subSet(from(last), true, last, true);
    return of(warehouse.read(Contact.TABLE, lookedAt), organisations);
  }

  /** The last date with contacts of each organisation that norms name. */
  private Map<String, LocalDate> lastDates(List<NormInterval> intervals, List<Seen> recent) {
    Map<String, LocalDate> last =
        recent.stream()
            .collect(
                Collectors.toMap(
                    seen -> seen.work().organisation(),
                    Seen::last,
                    (one, other) -> one.isAfter(other) ? one : other));
    Set<String> absent = organisations(intervals);
    absent.removeAll(last.keySet());
    if (!absent.isEmpty()) {
      of(warehouse.read(Contact.TABLE), absent)
          .groupBy(Contact.ORGANISATION)
          .agg(max(Contact.CONTACT_DATE))
          .collectAsList()
          .forEach(row -> last.put(row.getString(0), row.<LocalDate>getAs(1)));
    }
    return last;
  }

  private static Map<LocalDate, List<NormInterval>> byLastDate(
      List<NormInterval> intervals, Map<String, LocalDate> lastDates, LocalDate ofAll) {
    return intervals.stream()
        .collect(
            Collectors.groupingBy(
                interval -> lastDates.getOrDefault(organisation(interval), ofAll)));
  }

  private static Dataset<Row> of(Dataset<Row> contacts, Collection<String> organisations) {
    return contacts.where(col(Contact.ORGANISATION).isInCollection(organisations));
  }

  private static Set<String> organisations(List<NormInterval> intervals) {
    return intervals.stream().map(NormsWithoutContacts::organisation).collect(Collectors.toSet());
  }

  private static String organisation(NormInterval interval) {
    return interval.norm().scope().organisation();
  }

  /** Situations are scored only if a norm asks for them. */
  private Column situationType(List<NormInterval> intervals) {
    return intervals.stream()
            .allMatch(interval -> interval.norm().scope().situationType().equals(NormScope.ANY))
        ? lit(NormScope.ANY)
        : situations.situationType();
  }

  private static List<Seen> seen(Dataset<Row> contacts, Column situationType) {
    return contacts
        .groupBy(
            col(Contact.ORGANISATION), col(Contact.SERVICE), col(Contact.CHANNEL), situationType)
        .agg(max(Contact.CONTACT_DATE))
        .collectAsList()
        .stream()
        .map(
            row ->
                new Seen(
                    new ContactFindings.Work(
                        row.getString(0), row.getString(1), row.getString(2), row.getString(3)),
                    row.<LocalDate>getAs(4)))
        .toList();
  }
}
