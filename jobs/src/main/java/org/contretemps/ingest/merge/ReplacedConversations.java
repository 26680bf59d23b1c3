package org.contretemps.ingest.merge;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.record.contact.Contact;
import org.contretemps.warehouse.Warehouse;

/**
 * Replaces contacts of sources that deliver conversations whole: the latest delivery of a
 * conversation is kept, and contacts that only an earlier one had are removed, in any order of
 * arrival.
 *
 * <p>Two commits, the contacts first. Killed between them and run again, it finds the same contacts
 * to remove. Only the dates of the delivered contacts are looked at, among them the conversation's
 * first.
 */
public final class ReplacedConversations {
  private static final String VERSION = "_version";
  private static final String NEWEST = "_newest";
  private static final String[] CONVERSATION = {Contact.ORGANISATION, Contact.CONVERSATION_ID};

  private final Warehouse warehouse;
  private final String source;

  /**
   * @param source name of the mapping
   */
  public ReplacedConversations(Warehouse warehouse, String source) {
    this.warehouse = warehouse;
    this.source = source;
  }

  /**
   * Publishes accepted rows.
   *
   * @param rows rows with the columns of the table; read several times
   */
  public void publish(Dataset<Row> rows) {
    Set<LocalDate> dates = storedAmong(dates(rows));
    Dataset<Row> admitted = newest(rows, newestOf(stored(rows, dates))).persist();
    try {
      new LatestUpsert(warehouse, Contact.TABLE).upsert(admitted);
      Dataset<Row> gone = outdated(stored(admitted, dates), newestOf(admitted)).persist();
      if (!gone.isEmpty()) {
        warehouse
            .merging(Contact.TABLE, gone.limit(0))
            .among(Contact.CONTACT_DATE, dates)
            .exchange(gone);
      }
      gone.unpersist();
    } finally {
      admitted.unpersist();
    }
  }

  private static Set<LocalDate> dates(Dataset<Row> rows) {
    Set<LocalDate> dates = new TreeSet<>();
    rows.select(Contact.CONTACT_DATE)
        .distinct()
        .collectAsList()
        .forEach(row -> dates.add(row.getLocalDate(0)));
    return dates;
  }

  private Set<LocalDate> storedAmong(Set<LocalDate> dates) {
    Set<LocalDate> stored = warehouse.history(Contact.TABLE).dates(Contact.CONTACT_DATE);
    stored.retainAll(dates);
    return stored;
  }

  private Dataset<Row> stored(Dataset<Row> rows, Set<LocalDate> dates) {
    return warehouse
        .read(Contact.TABLE, dates)
        .where(col(Contact.SOURCE).equalTo(source))
        .join(rows.select(conversation()).distinct(), CONVERSATION, "left_semi")
        .select(written());
  }

  private static Dataset<Row> newestOf(Dataset<Row> rows) {
    return rows.groupBy(conversation()).agg(max(version()).as(NEWEST));
  }

  /** The rows of each conversation's latest version, if no later one is stored. */
  private static Dataset<Row> newest(Dataset<Row> rows, Dataset<Row> stored) {
    Dataset<Row> known =
        newestOf(rows).unionByName(stored).groupBy(conversation()).agg(max(NEWEST).as(NEWEST));
    return rows.withColumn(VERSION, version())
        .join(known, CONVERSATION)
        .where(col(VERSION).equalTo(col(NEWEST)))
        .select(written());
  }

  private static Dataset<Row> outdated(Dataset<Row> stored, Dataset<Row> newest) {
    return stored
        .withColumn(VERSION, version())
        .join(newest, CONVERSATION)
        .where(coalesce(col(VERSION).lt(col(NEWEST)), lit(false)))
        .select(written());
  }

  private static Column version() {
    return struct(col(Contact.LAST_UPDATED_AT), col(Contact.DELIVERED_AT));
  }

  private static Column[] conversation() {
    return names(CONVERSATION);
  }

  private static Column[] written() {
    return names(Contact.TABLE.writtenColumns().toArray(String[]::new));
  }

  private static Column[] names(String... names) {
    return Arrays.stream(names).map(functions::col).toArray(Column[]::new);
  }
}
