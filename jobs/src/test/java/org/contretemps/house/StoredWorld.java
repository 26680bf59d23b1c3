package org.contretemps.house;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.contretemps.house.QualificationModel.Facts;
import org.contretemps.house.QualificationModel.World;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.incident.Incident;
import org.contretemps.record.norm.Norm;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.record.norm.NormBasis;
import org.contretemps.record.norm.NormInterval;
import org.contretemps.record.norm.NormRows;
import org.contretemps.record.norm.NormScope;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.Lineage;

/** A model's world as it is in the tables that are ingested, and what was made of it. */
public final class StoredWorld {
  private static final String ORGANISATION = "caf";

  private final Warehouse warehouse;
  private World before = new World(List.of(), List.of(), List.of());

  public StoredWorld(Warehouse warehouse) {
    this.warehouse = warehouse;
    List.of(Contact.TABLE, TimeNorm.TABLE, Incident.TABLE).forEach(warehouse::create);
  }

  /** Stores what differs from the world stored last. */
  public void store(World now) {
    Set<LocalDate> changed = new TreeSet<>();
    difference(before.contacts(), now.contacts()).forEach(contact -> changed.add(contact.date()));
    if (!changed.isEmpty()) {
      List<Row> rows =
          now.contacts().stream()
              .filter(contact -> changed.contains(contact.date()))
              .map(StoredWorld::row)
              .toList();
      warehouse.replaceDates(
          Contact.TABLE, Contact.CONTACT_DATE, changed, StoredContacts.rows(rows), Lineage.NONE);
    }
    if (!before.norms().equals(now.norms())) {
      warehouse.replaceAll(
          TimeNorm.TABLE,
          NormRows.timeNorms(warehouse.session(), intervals(now)).coalesce(1),
          Lineage.NONE);
    }
    if (!before.incidents().equals(now.incidents())) {
      List<Row> rows = now.incidents().stream().map(StoredWorld::row).toList();
      warehouse.replaceAll(
          Incident.TABLE,
          warehouse.session().createDataFrame(rows, Incident.TABLE.schema()).coalesce(1),
          Lineage.NONE);
    }
    before = now;
  }

  /** What the warehouse says of every contact, in the model's words. */
  public SortedMap<LocalDate, SortedMap<String, Facts>> facts() {
    SortedMap<LocalDate, SortedMap<String, Facts>> facts = new TreeMap<>();
    warehouse
        .read(QualifiedContact.TABLE)
        .collectAsList()
        .forEach(
            row ->
                facts
                    .computeIfAbsent(
                        row.<LocalDate>getAs(Contact.CONTACT_DATE), date -> new TreeMap<>())
                    .put(row.getAs(Contact.CONTACT_ID), facts(row)));
    return facts;
  }

  private static Facts facts(Row row) {
    Integer repeat = row.getAs(QualifiedContact.SECONDS_TO_REPEAT);
    Boolean prior = row.getAs(QualifiedContact.HAS_PRIOR_CONTACT);
    Integer quarter = row.getAs(QualifiedContact.LOAD_QUARTILE);
    Double norm = row.getAs(NormAsOf.NORM_SECONDS);
    return new Facts(
        row.getAs(QualifiedContact.REPEAT_STATE),
        repeat == null ? -1 : repeat,
        prior != null && prior,
        quarter == null ? 0 : quarter,
        row.getAs(QualifiedContact.IS_DURING_INCIDENT),
        norm == null ? 0 : norm.intValue());
  }

  private static <T> Set<T> difference(java.util.Collection<T> one, java.util.Collection<T> other) {
    Set<T> difference = new java.util.HashSet<>(one);
    Set<T> added = new java.util.HashSet<>(other);
    added.removeAll(difference);
    difference.removeAll(new java.util.HashSet<>(other));
    difference.addAll(added);
    return difference;
  }

  private static Row row(QualificationModel.Contact contact) {
    int seconds = (int) (contact.end() - contact.start());
    Row made = StoredContacts.contact(contact.id(), contact.date(), null, seconds);
    Object[] values = new Object[made.size()];
    for (int i = 0; i < made.size(); i++) {
      values[i] = made.get(i);
    }
    set(values, Contact.CONVERSATION_ID, contact.conversation());
    set(values, Contact.LEG, contact.leg());
    set(values, Contact.SERVICE, contact.service());
    set(values, Contact.DIRECTION, contact.begun().name());
    set(values, Contact.ENDED_BY, contact.hungUp() ? "CUSTOMER" : "AGENT");
    if (!contact.handled()) {
      set(values, Contact.HANDLING_SECONDS, null);
    }
    set(values, Contact.AGENT_KEY, (long) contact.id().hashCode() % 7);
    set(values, Contact.CUSTOMER_KEY, contact.customer() == 0 ? null : (long) contact.customer());
    set(values, Contact.STARTED_AT, timestamp(contact.start()));
    set(values, Contact.ENDED_AT, timestamp(contact.end()));
    set(values, Contact.WAIT_SECONDS, contact.waited() < 0 ? null : contact.waited());
    return RowFactory.create(values);
  }

  private static void set(Object[] values, String column, Object value) {
    values[Contact.TABLE.schema().fieldIndex(column)] = value;
  }

  private static Row row(QualificationModel.Incident incident) {
    TableDefinition table = Incident.TABLE;
    Object[] values = new Object[table.schema().size()];
    values[table.schema().fieldIndex(Incident.ORGANISATION)] = ORGANISATION;
    values[table.schema().fieldIndex(Incident.SOURCE)] = "test";
    values[table.schema().fieldIndex(Incident.SYSTEM)] = "files";
    values[table.schema().fieldIndex(Incident.KIND)] = "OUTAGE";
    values[table.schema().fieldIndex(Incident.STARTED_AT)] = timestamp(incident.from());
    values[table.schema().fieldIndex(Incident.ENDED_AT)] = timestamp(incident.to());
    values[table.schema().fieldIndex(Incident.SOURCE_FILE)] = "none";
    values[table.schema().fieldIndex(Incident.DELIVERED_AT)] = timestamp(incident.from());
    values[table.schema().fieldIndex(Incident.LAST_UPDATED_AT)] = timestamp(incident.from());
    return RowFactory.create(values);
  }

  private static Instant timestamp(long second) {
    return Instant.ofEpochSecond(second);
  }

  /** The norms as intervals that do not overlap, of a day each. */
  private static List<NormInterval> intervals(World world) {
    List<NormInterval> intervals = new ArrayList<>();
    Set<String> services =
        world.norms().stream().map(QualificationModel.Norm::service).collect(Collectors.toSet());
    for (String service : services) {
      SortedMap<LocalDate, Integer> seconds = new TreeMap<>();
      world.norms().stream()
          .filter(norm -> norm.service().equals(service))
          .forEach(
              norm ->
                  norm.from()
                      .datesUntil(norm.to().plusDays(1))
                      .forEach(date -> seconds.put(date, norm.seconds())));
      seconds.forEach(
          (date, target) ->
              intervals.add(
                  new NormInterval(
                      new Norm(
                          new NormScope(ORGANISATION, service, NormScope.ANY, NormScope.ANY),
                          NormBasis.SECONDS_PER_CONTACT,
                          target,
                          OptionalDouble.empty()),
                      date,
                      date.plusDays(1),
                      Instant.EPOCH)));
    }
    return intervals;
  }
}
