package org.contretemps.care.privacy;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ContactKeys;
import org.contretemps.record.event.ContactEvent;
import org.contretemps.record.feedback.Survey;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;

/**
 * Finds all rows about a person: rows with their key, rows of their contacts, and of contacts
 * without a customer in their conversations and cases. Keys are joined, so that none appears in a
 * query plan.
 */
final class PersonTraces {
  private static final String THEIRS = "_their_source";
  private static final StructType CONTACTS =
      new StructType()
          .add(Contact.ORGANISATION, DataTypes.StringType)
          .add(Contact.SOURCE, DataTypes.StringType)
          .add(Contact.CONTACT_ID, DataTypes.StringType)
          .add(Contact.CONVERSATION_ID, DataTypes.StringType)
          .add(Contact.CASE_ID, DataTypes.StringType)
          .add(Contact.CONTACT_DATE, DataTypes.DateType)
          .add(QualifiedContact.CONTACT_KEY, DataTypes.LongType);

  private final Warehouse warehouse;
  private final Person person;
  private final long key;
  private final List<Row> contacts;

  PersonTraces(Warehouse warehouse, Person person, long key) {
    this.warehouse = warehouse;
    this.person = person;
    this.key = key;
    this.contacts = person.isCustomer() ? findContacts() : List.of();
  }

  /** The person's contacts, with the columns that name them. */
  List<Row> contacts() {
    return contacts;
  }

  /** Every word by which the person, or something of theirs, is named. */
  Set<String> words() {
    Set<String> words = new HashSet<>(Set.of(person.identifier()));
    for (String column : List.of(Contact.CONTACT_ID, Contact.CONVERSATION_ID, Contact.CASE_ID)) {
      contacts.stream()
          .map(row -> row.<String>getAs(column))
          .filter(word -> word != null)
          .forEach(words::add);
    }
    return words;
  }

  /** The keys of a table's rows about the person: columns of its key. */
  Dataset<Row> keysIn(TableDefinition table) {
    Dataset<Row> rows = warehouse.read(table);
    List<Dataset<Row>> found = new ArrayList<>();
    if (has(table, keyColumn())) {
      found.add(ofPerson(rows));
    }
    if (!contacts.isEmpty()) {
      ofContacts(table, rows).ifPresent(found::add);
    }
    Column[] keys = table.key().stream().map(functions::col).toArray(Column[]::new);
    List<Row> collected =
        found.stream()
            .map(part -> part.select(keys))
            .reduce(Dataset::union)
            .map(all -> all.distinct().collectAsList())
            .orElse(List.of());
    return local(collected, keySchema(table));
  }

  /** The column with the person's pseudonym. */
  String keyColumn() {
    return person.isCustomer() ? Contact.CUSTOMER_KEY : Contact.AGENT_KEY;
  }

  private Optional<Dataset<Row>> ofContacts(TableDefinition table, Dataset<Row> rows) {
    if (has(table, QualifiedContact.CONTACT_KEY)) {
      return Optional.of(
          rows.join(theirs(), new String[] {QualifiedContact.CONTACT_KEY}, "left_semi"));
    }
    if (has(table, ContactEvent.EVENT_KEY)) {
      String[] conversation = {
        ContactEvent.ORGANISATION, ContactEvent.SOURCE, ContactEvent.EVENT_KEY
      };
      Dataset<Row> theirs =
          theirs()
              .select(
                  col(Contact.ORGANISATION),
                  col(Contact.SOURCE),
                  col(Contact.CONVERSATION_ID).as(ContactEvent.EVENT_KEY));
      return Optional.of(rows.join(theirs, conversation, "left_semi"));
    }
    if (!has(table, Contact.CONTACT_ID)) {
      return Optional.empty();
    }
    Column source =
        has(table, Survey.CONTACT_SOURCE)
            ? coalesce(col(Survey.CONTACT_SOURCE), col(THEIRS))
            : col(Contact.SOURCE);
    Dataset<Row> named =
        theirs()
            .select(
                col(Contact.ORGANISATION).as("_organisation"),
                col(Contact.SOURCE).as(THEIRS),
                col(Contact.CONTACT_ID).as("_contact_id"));
    Column same =
        col(Contact.ORGANISATION)
            .equalTo(col("_organisation"))
            .and(col(Contact.CONTACT_ID).equalTo(col("_contact_id")))
            .and(source.equalTo(col(THEIRS)));
    return Optional.of(rows.join(named, same, "left_semi"));
  }

  private List<Row> findContacts() {
    Dataset<Row> all =
        warehouse
            .read(Contact.TABLE)
            .withColumn(QualifiedContact.CONTACT_KEY, ContactKeys.contact());
    List<Row> contacts = new ArrayList<>(ofPerson(all).select(names()).collectAsList());
    contacts.addAll(conversationsWithoutContacts());
    if (!contacts.isEmpty()) {
      Dataset<Row> anonymous =
          all.where(col(Contact.CUSTOMER_KEY).isNull())
              .where(col(Contact.ORGANISATION).equalTo(lit(person.organisation())));
      Dataset<Row> theirs = local(contacts, CONTACTS);
      contacts.addAll(
          sharing(anonymous, theirs, Contact.SOURCE, Contact.CONVERSATION_ID)
              .select(names())
              .union(sharing(anonymous, theirs, Contact.CASE_ID).select(names()))
              .distinct()
              .collectAsList());
    }
    return contacts;
  }

  /** Conversations known by their events, which may have no contact yet. */
  private List<Row> conversationsWithoutContacts() {
    return ofPerson(warehouse.read(ContactEvent.TABLE))
        .select(
            col(ContactEvent.ORGANISATION),
            col(ContactEvent.SOURCE),
            col(ContactEvent.EVENT_KEY).as(Contact.CONTACT_ID),
            col(ContactEvent.EVENT_KEY).as(Contact.CONVERSATION_ID),
            lit(null).cast(DataTypes.StringType).as(Contact.CASE_ID),
            lit(null).cast(DataTypes.DateType).as(Contact.CONTACT_DATE),
            lit(null).cast(DataTypes.LongType).as(QualifiedContact.CONTACT_KEY))
        .distinct()
        .collectAsList();
  }

  private Dataset<Row> ofPerson(Dataset<Row> rows) {
    return rows.join(people(), new String[] {keyColumn()}, "left_semi");
  }

  private static Column[] names() {
    return Arrays.stream(CONTACTS.fieldNames()).map(functions::col).toArray(Column[]::new);
  }

  private static Dataset<Row> sharing(
      Dataset<Row> contacts, Dataset<Row> theirs, String... columns) {
    Column[] names = Arrays.stream(columns).map(functions::col).toArray(Column[]::new);
    return contacts.join(broadcast(theirs.select(names).distinct()), columns, "left_semi");
  }

  private Dataset<Row> theirs() {
    return broadcast(local(contacts, CONTACTS));
  }

  private Dataset<Row> people() {
    return broadcast(
        local(
            List.of(RowFactory.create(key)),
            new StructType().add(keyColumn(), DataTypes.LongType)));
  }

  private Dataset<Row> local(Collection<Row> rows, StructType schema) {
    return warehouse.session().createDataFrame(List.copyOf(rows), schema);
  }

  private static StructType keySchema(TableDefinition table) {
    StructType schema = new StructType();
    for (String column : table.key()) {
      schema = schema.add(table.schema().apply(column));
    }
    return schema;
  }

  static boolean has(TableDefinition table, String column) {
    return table.columns().stream().anyMatch(declared -> declared.name().equals(column));
  }
}
