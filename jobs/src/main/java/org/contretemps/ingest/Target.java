package org.contretemps.ingest;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.contretemps.config.IngestSettings;
import org.contretemps.ingest.merge.LatestUpsert;
import org.contretemps.ingest.merge.MovedContacts;
import org.contretemps.ingest.merge.Published;
import org.contretemps.ingest.merge.ReplacedConversations;
import org.contretemps.ingest.merge.ReplacedReviews;
import org.contretemps.record.contact.ClockChange;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ContactBuilder;
import org.contretemps.record.contact.ContactInput;
import org.contretemps.record.event.AssembledContactInput;
import org.contretemps.record.event.ContactAssembly;
import org.contretemps.record.event.ContactEvent;
import org.contretemps.record.feedback.AgentPulse;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;
import org.contretemps.record.incident.Incident;
import org.contretemps.record.norm.NormLogEntry;
import org.contretemps.source.format.RecordContent;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.source.mapping.MappingCheck;
import org.contretemps.source.mapping.PlausibleTimes;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.source.mapping.SourceMappingReader;
import org.contretemps.source.mapping.SourceReader;
import org.contretemps.table.InputField;
import org.contretemps.table.TableDefinition;

/**
 * A kind of record that can be loaded: the fields that a mapping fills, the table, and the code
 * that writes it.
 *
 * @param name what a mapping calls it
 * @param table the table that its accepted records go to
 * @param assembled the tables that are filled from that one
 * @param date SQL expression over the table's columns: the date by which its files are reported
 * @param times which times its records can have
 * @param namesPeople whether its records name people, who become pseudonyms
 */
public record Target(
    String name,
    List<InputField> fields,
    TableDefinition table,
    List<TableDefinition> assembled,
    String date,
    PlausibleTimes times,
    boolean namesPeople,
    Building building,
    Publishing publishing) {

  /** The times that a contact can have, delivered whole or assembled. */
  static final PlausibleTimes CONTACT_TIMES =
      PlausibleTimes.of(Contact.STARTED_AT, Contact.ENDED_AT);

  private static final Target CONTACT =
      new Target(
          "contact",
          ContactInput.FIELDS,
          Contact.TABLE,
          List.of(),
          Contact.CONTACT_DATE,
          CONTACT_TIMES,
          true,
          (input, mapping, pseudonyms) ->
              new ContactBuilder(mapping.name(), mapping.zone(), pseudonyms.get())
                  .build(ClockChange.resolved(input), MappedRecord.FILE, MappedRecord.DELIVERED_AT),
          (warehouse, mapping, settings, rows) -> {
            LatestUpsert upsert = new LatestUpsert(warehouse, Contact.TABLE);
            if (mapping.replacesConversations()) {
              new ReplacedConversations(warehouse, mapping.name()).publish(rows);
            } else if (upsert.appendIfNew(rows, MovedContacts.IDENTITY)) {
              return Published.NOTHING;
            } else {
              upsert.upsert(rows);
            }
            return Published.saying(new MovedContacts(warehouse).settle(rows));
          });

  private static final Target NORM =
      new Target(
          "norm",
          NormLogEntry.FIELDS,
          NormLogEntry.TABLE,
          List.of(),
          NormLogEntry.EFFECTIVE_FROM,
          PlausibleTimes.ofEntry(NormLogEntry.LOGGED_AT, NormLogEntry.EFFECTIVE_FROM),
          false,
          Building.withoutPeople(NormLogEntry::rows),
          (warehouse, mapping, settings, entries) -> {
            warehouse
                .merging(NormLogEntry.TABLE, NormLogEntry.firstDelivered(entries))
                .insertMissing();
            return Published.saying(List.of());
          });

  private static final Target SURVEY =
      new Target(
          "survey",
          Survey.FIELDS,
          Survey.TABLE,
          List.of(),
          Survey.ANSWERED_DATE,
          PlausibleTimes.of(Survey.ANSWERED_AT),
          false,
          Building.withoutPeople(Survey::rows),
          Publishing.latest(Survey.TABLE));

  private static final Target REVIEW =
      new Target(
          "review",
          Review.FIELDS,
          Review.TABLE,
          List.of(),
          Review.REVIEWED_DATE,
          PlausibleTimes.of(Review.REVIEWED_AT),
          false,
          Building.withoutPeople(Review::rows),
          (warehouse, mapping, settings, rows) -> {
            new LatestUpsert(warehouse, Review.TABLE)
                .upsert(new ReplacedReviews(warehouse).withRetractions(rows));
            return Published.saying(List.of());
          });

  private static final Target AGENT_PULSE =
      new Target(
          "agent-pulse",
          AgentPulse.FIELDS,
          AgentPulse.TABLE,
          List.of(),
          AgentPulse.WEEK,
          PlausibleTimes.of(AgentPulse.WEEK),
          false,
          Building.withoutPeople(AgentPulse::rows),
          Publishing.latest(AgentPulse.TABLE));

  private static final Target INCIDENT =
      new Target(
          "incident",
          Incident.FIELDS,
          Incident.TABLE,
          List.of(),
          "to_date(" + Incident.STARTED_AT + ")",
          PlausibleTimes.of(Incident.STARTED_AT, Incident.ENDED_AT),
          false,
          Building.withoutPeople(Incident::rows),
          Publishing.latest(Incident.TABLE));

  private static final Target CONTACT_EVENT =
      new Target(
          "contact-event",
          ContactEvent.FIELDS,
          ContactEvent.TABLE,
          List.of(Contact.TABLE),
          ContactEvent.EVENT_DATE,
          PlausibleTimes.of(ContactEvent.EVENT_AT),
          true,
          (input, mapping, pseudonyms) ->
              ContactEvent.rows(
                  input,
                  mapping.name(),
                  RecordContent.of(mapping.format()).column(col(MappedRecord.BYTES)),
                  pseudonyms.get()),
          (warehouse, mapping, settings, events) ->
              Published.saying(
                  new AssembledContacts(warehouse, mapping, settings).publish(events)));

  /** Every kind of record; the first is that of a mapping which names none. */
  public static final List<Target> ALL =
      List.of(CONTACT, NORM, SURVEY, REVIEW, AGENT_PULSE, INCIDENT, CONTACT_EVENT);

  /** The target that a mapping names. */
  public static Target of(SourceMapping mapping) {
    return ALL.stream()
        .filter(target -> target.name().equals(mapping.target()))
        .findFirst()
        .orElseThrow();
  }

  /** For each target what a mapping fills, in the order of {@link #ALL}. */
  public static Map<String, List<InputField>> fieldsByName() {
    Map<String, List<InputField>> fields = new LinkedHashMap<>();
    ALL.forEach(target -> fields.put(target.name(), target.fields()));
    return fields;
  }

  /** Reads the mappings of a folder, with the stand-ins that are shipped. */
  public static SourceMappingReader mappings(Path folder) {
    return mappings(folder, IngestSettings.DEFAULT.standIns());
  }

  /**
   * Reads the mappings of a folder.
   *
   * @param standIns texts that stand for an unknown person in every source
   */
  public static SourceMappingReader mappings(Path folder, List<String> standIns) {
    return new SourceMappingReader(
        folder,
        fieldsByName(),
        Map.of(CONTACT_EVENT.name(), AssembledContactInput.MAPPED),
        standIns);
  }

  /** A reader of a mapping whose expressions all make sense. */
  public static SourceReader reader(SparkSession spark, SourceMapping mapping) {
    if (of(mapping).equals(CONTACT_EVENT)) {
      ContactAssembly.of(spark, mapping);
    }
    return new SourceReader(
        spark, mapping, new MappingCheck(spark).mapper(mapping, of(mapping).fields()));
  }

  /** Every table that is filled; the table from which the others are computed comes last. */
  public List<TableDefinition> tables() {
    return Stream.concat(assembled.stream(), Stream.of(table)).toList();
  }
}
