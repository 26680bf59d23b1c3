package org.contretemps.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.contretemps.contact.Contact;
import org.contretemps.warehouse.Warehouse;

/**
 * Puts contacts into the warehouse, each key once: the later {@code last_updated_at} wins, then the
 * later delivery, then the larger hash of the content.
 *
 * <p>Nearly all contacts of a night are new. So the keys alone, as 64-bit hashes, are compared
 * first; what occurs once is appended without being sorted or joined, and only what occurs again
 * goes through a merge.
 */
final class ContactUpsert {
  private static final String KEY_HASH = "_key_hash";
  private static final String AGAIN = "_again";
  private static final String SEEN = "_seen";
  private static final String PIECE = "_piece";
  private static final String RANK = "_rank";

  private final Warehouse warehouse;

  ContactUpsert(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Publishes accepted contacts.
   *
   * @param contacts rows with the columns of {@link Contact}; read several times
   */
  void upsert(Dataset<Row> contacts) {
    Dataset<Row> hashed = contacts.withColumn(KEY_HASH, hash(Contact.TABLE.key()));
    List<Row> pieces =
        hashed
            .groupBy(spark_partition_id().as(PIECE), col(Contact.CONTACT_DATE))
            .count()
            .collectAsList();
    Set<LocalDate> dates = new TreeSet<>();
    pieces.forEach(piece -> dates.add(piece.getDate(1).toLocalDate()));
    Dataset<Row> stored = stored(dates);
    Dataset<Row> again = keysThatOccurAgain(hashed, stored).persist();
    try {
      if (again.isEmpty()) {
        append(hashed, dates, pieces.size());
      } else {
        Column isAgain = col(KEY_HASH).equalTo(col(AGAIN));
        append(hashed.join(again, isAgain, "left_anti"), dates, pieces.size());
        merge(hashed.join(again, isAgain, "left_semi"), stored, dates);
      }
    } finally {
      again.unpersist();
    }
  }

  /** The stored contacts of those dates that have any. */
  private Dataset<Row> stored(Set<LocalDate> dates) {
    Set<LocalDate> both = warehouse.history(Contact.TABLE).dates(Contact.CONTACT_DATE);
    both.retainAll(dates);
    return warehouse.read(Contact.TABLE).where(col(Contact.CONTACT_DATE).isInCollection(both));
  }

  private static Dataset<Row> keysThatOccurAgain(Dataset<Row> hashed, Dataset<Row> stored) {
    return hashed
        .select(KEY_HASH)
        .union(stored.select(hash(Contact.TABLE.key())))
        .groupBy(col(KEY_HASH).as(AGAIN))
        .agg(count(lit(1)).as(RANK))
        .where(col(RANK).gt(1))
        .select(AGAIN);
  }

  private void append(Dataset<Row> contacts, Set<LocalDate> dates, int pieces) {
    // Each task writes a file for each date it meets. Where that would make many small files, the
    // rows are brought together by date first.
    boolean isScattered = pieces > 4L * dates.size() + 16;
    warehouse.append(
        Contact.TABLE, isScattered ? contacts.repartition(col(Contact.CONTACT_DATE)) : contacts);
  }

  private void merge(Dataset<Row> contacts, Dataset<Row> stored, Set<LocalDate> dates) {
    Dataset<Row> unseen = withoutDeliveredBefore(contacts, stored);
    if (unseen.isEmpty()) {
      return;
    }
    Column[] keys = columns(Contact.TABLE.key());
    Dataset<Row> latest =
        unseen
            .withColumn(RANK, row_number().over(Window.partitionBy(keys).orderBy(latestFirst())))
            .where(col(RANK).equalTo(1))
            .select(columns(Contact.TABLE.writtenColumns()));
    warehouse.upsert(Contact.TABLE, latest, Contact.CONTACT_DATE, dates, incomingIsLater());
  }

  /** A load that was killed before its manifest was written meets its own rows again. */
  private static Dataset<Row> withoutDeliveredBefore(Dataset<Row> contacts, Dataset<Row> stored) {
    Column version = contentHash("");
    return contacts.join(stored.select(version.as(SEEN)), version.equalTo(col(SEEN)), "left_anti");
  }

  private static Column[] latestFirst() {
    return precedence("").stream().map(Column::desc).toArray(Column[]::new);
  }

  /**
   * Compared part by part: within a merge, Spark cannot compare structs of which one is nullable.
   */
  private static Column incomingIsLater() {
    List<Column> incoming = precedence("incoming.");
    List<Column> stored = precedence("stored.");
    Column isLater = lit(false);
    for (int part = incoming.size() - 1; part >= 0; part--) {
      Column tied = incoming.get(part).equalTo(stored.get(part));
      isLater = incoming.get(part).gt(stored.get(part)).or(tied.and(isLater));
    }
    return isLater;
  }

  /** What decides between two versions of a contact, the first difference deciding. */
  private static List<Column> precedence(String prefix) {
    return List.of(
        col(prefix + Contact.LAST_UPDATED_AT),
        col(prefix + Contact.DELIVERED_AT),
        contentHash(prefix));
  }

  private static Column contentHash(String prefix) {
    List<Column> content =
        new ArrayList<>(
            Contact.TABLE.writtenColumns().stream().map(name -> col(prefix + name)).toList());
    // The hash passes over nulls: without these, a value has the same hash in one column or
    // another.
    content.addAll(content.stream().map(Column::isNull).toList());
    return xxhash64(content.toArray(Column[]::new));
  }

  private static Column hash(List<String> names) {
    return xxhash64(columns(names));
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(functions::col).toArray(Column[]::new);
  }
}
