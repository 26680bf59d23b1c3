package org.contretemps.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ContactInput;
import org.contretemps.record.contact.ErasedPerson;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.record.contact.Tombstones;
import org.contretemps.record.event.ContactEvent;
import org.contretemps.record.feedback.Survey;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.table.InputField;
import org.contretemps.warehouse.Warehouse;

/**
 * Excludes records that may not be loaded again: those of erased people, and those of dates whose
 * retention has ended. They are counted as excluded; nothing else of them is stored.
 */
public final class Admission {
  /** The reason given to a record of a person who was erased. */
  static final String ERASED = "the person was erased";

  /** Fields by which people, or what is theirs, are named. */
  private static final List<String> NAMES =
      List.of(
          ContactInput.CUSTOMER_ID,
          ContactInput.AGENT_ID,
          Contact.CONTACT_ID,
          Contact.CONVERSATION_ID,
          Contact.CASE_ID,
          ContactEvent.EVENT_KEY);

  private static final String FLAG = "_is_kept_out";
  private static final String TOO_OLD = "its date was kept long enough";

  private final Warehouse warehouse;
  private final Optional<Tombstones> tombstones;

  private Admission(Warehouse warehouse, Optional<Tombstones> tombstones) {
    this.warehouse = warehouse;
    this.tombstones = tombstones;
  }

  /**
   * The admission by the warehouse's present state.
   *
   * @param pseudonyms read only if somebody was erased
   */
  public static Admission of(Warehouse warehouse, Supplier<Pseudonyms> pseudonyms) {
    List<Row> erased =
        warehouse
            .read(ErasedPerson.TABLE)
            .select(ErasedPerson.TOMBSTONE, ErasedPerson.ORGANISATION)
            .collectAsList();
    return new Admission(
        warehouse,
        erased.isEmpty()
            ? Optional.empty()
            : Optional.of(new Tombstones(pseudonyms.get(), erased)));
  }

  /**
   * For one person alone.
   *
   * @param own the person's own tombstone, by which theirs are known
   */
  public static Admission ofPerson(Warehouse warehouse, Pseudonyms pseudonyms, long own) {
    List<Row> theirs =
        warehouse
            .read(ErasedPerson.TABLE)
            .where(col(ErasedPerson.PERSON).equalTo(own))
            .select(ErasedPerson.TOMBSTONE, ErasedPerson.ORGANISATION)
            .collectAsList();
    return new Admission(warehouse, Optional.of(new Tombstones(pseudonyms, theirs)));
  }

  /**
   * Records with the target's fields, before people become pseudonyms. One that names an agent who
   * was erased loses its bytes with that name: if it is rejected later, nothing is left to keep.
   */
  Dataset<Row> ofRecords(Dataset<Row> records, SourceMapping mapping, Target target) {
    if (tombstones.isEmpty()) {
      return records;
    }
    Column isErased =
        coalesce(isErased(tombstones.get(), mapping, target).orElse(lit(false)), lit(false))
            .or(isNamedUnread(tombstones.get(), mapping, target));
    Dataset<Row> admitted = excluding(records, isErased, ERASED);
    return has(target, ContactInput.AGENT_ID) ? withoutErasedAgents(admitted, target) : admitted;
  }

  /** The records, with a column that says whether each names somebody who was erased. */
  public Dataset<Row> naming(
      Dataset<Row> records, SourceMapping mapping, Target target, String column) {
    Tombstones erased = tombstones.orElseThrow();
    Column isNamed =
        coalesce(isErased(erased, mapping, target).orElse(lit(false)), lit(false))
            .or(isNamedUnread(erased, mapping, target));
    if (has(target, ContactInput.AGENT_ID)) {
      isNamed =
          isNamed.or(coalesce(erased.meet(Pseudonyms.AGENT, ContactInput.AGENT_ID), lit(false)));
    }
    return Spellings.of(warehouse).spelt(records, target).withColumn(column, isNamed);
  }

  /** Rows of the target's table, judged to the end. */
  Dataset<Row> ofRows(Dataset<Row> judged, Target target) {
    Dataset<Row> rows = judged;
    if (tombstones.isPresent()) {
      Column isRejected = col(MappedRecord.STATUS).equalTo(MappedRecord.REJECTED);
      rows = excluding(rows, isRejected.and(col(MappedRecord.BYTES).isNull()), ERASED);
    }
    Optional<LocalDate> keptFrom = warehouse.history(target.table()).keptFrom();
    List<String> partitions = target.table().partitionColumns();
    return keptFrom.isPresent()
        ? excluding(rows, col(partitions.get(0)).lt(lit(keptFrom.get())), TOO_OLD)
        : rows;
  }

  /**
   * Whether somebody is named in a record of which the mapping does not say who: one that cannot be
   * taken apart, or of which a name cannot be read. Only there every word is looked at.
   */
  private static Column isNamedUnread(Tombstones tombstones, SourceMapping mapping, Target target) {
    if (NAMES.stream().noneMatch(name -> has(target, name))) {
      return lit(false);
    }
    Column isUnread =
        NAMES.stream()
            .map(name -> col(MappedRecord.REASON).contains(name + " cannot be read"))
            .reduce(col(MappedRecord.ITEM).equalTo(MappedRecord.NOT_TAKEN_APART), Column::or);
    Column isRejected = col(MappedRecord.STATUS).equalTo(MappedRecord.REJECTED);
    Column whose =
        coalesce(
            col(Contact.ORGANISATION),
            lit(mapping.constant(Contact.ORGANISATION).orElse(null)).cast("string"));
    Column bytes = when(isRejected.and(isUnread), col(MappedRecord.BYTES));
    return coalesce(tombstones.meetInBytes(whose, bytes), lit(false));
  }

  private static Optional<Column> isErased(
      Tombstones tombstones, SourceMapping mapping, Target target) {
    Column source = lit(mapping.name());
    if (has(target, ContactEvent.EVENT_KEY)) {
      return Optional.of(
          ofCustomer(
              tombstones,
              tombstones.meetInSource(ErasedPerson.CONVERSATION, source, ContactEvent.EVENT_KEY)));
    }
    if (has(target, ContactInput.CUSTOMER_ID)) {
      return Optional.of(
          ofCustomer(
              tombstones,
              tombstones
                  .meetInSource(ErasedPerson.CONTACT, source, Contact.CONTACT_ID)
                  .or(
                      tombstones.meetInSource(
                          ErasedPerson.CONVERSATION, source, Contact.CONVERSATION_ID))
                  .or(tombstones.meet(ErasedPerson.CASE, Contact.CASE_ID))));
    }
    if (has(target, Survey.CONTACT_SOURCE)) {
      Column theirSource = col(Survey.CONTACT_SOURCE);
      return Optional.of(
          when(theirSource.isNull(), tombstones.meet(ErasedPerson.CONTACT_ID, Contact.CONTACT_ID))
              .otherwise(
                  tombstones.meetInSource(ErasedPerson.CONTACT, theirSource, Contact.CONTACT_ID)));
    }
    return Optional.empty();
  }

  /** By the customer if one is named, else by what the record is a part of. */
  private static Column ofCustomer(Tombstones tombstones, Column isPartOfTheirs) {
    return when(col(ContactInput.CUSTOMER_ID).isNull(), isPartOfTheirs)
        .otherwise(tombstones.meet(Pseudonyms.CUSTOMER, ContactInput.CUSTOMER_ID));
  }

  /** A contact is the customer's as well: it stays, and nobody is said to have handled it. */
  private Dataset<Row> withoutErasedAgents(Dataset<Row> records, Target target) {
    Map<String, Column> columns = new HashMap<>();
    for (String column : List.of(ContactInput.AGENT_ID, Contact.AGENT_EXPERIENCE_DAYS)) {
      if (has(target, column)) {
        columns.put(column, when(not(col(FLAG)), col(column)));
      }
    }
    columns.put(MappedRecord.BYTES, when(not(col(FLAG)), col(MappedRecord.BYTES)));
    return flagged(records, tombstones.orElseThrow().meet(Pseudonyms.AGENT, ContactInput.AGENT_ID))
        .withColumns(columns)
        .drop(FLAG);
  }

  private static Dataset<Row> excluding(Dataset<Row> rows, Column condition, String reason) {
    Column isDamage = col(MappedRecord.STATUS).equalTo(MappedRecord.DAMAGED);
    return flagged(rows, condition.and(not(isDamage)))
        .withColumns(
            Map.of(
                MappedRecord.STATUS,
                when(col(FLAG), lit(MappedRecord.EXCLUDED)).otherwise(col(MappedRecord.STATUS)),
                MappedRecord.REASON,
                when(col(FLAG), lit(reason)).otherwise(col(MappedRecord.REASON)),
                MappedRecord.BYTES,
                when(col(FLAG), lit(null)).otherwise(col(MappedRecord.BYTES))))
        .drop(FLAG);
  }

  /** A column of its own, so that a name is hashed only once. */
  private static Dataset<Row> flagged(Dataset<Row> rows, Column condition) {
    return rows.withColumn(FLAG, coalesce(condition, lit(false)));
  }

  private static boolean has(Target target, String field) {
    return target.fields().stream().map(InputField::name).anyMatch(field::equals);
  }
}
