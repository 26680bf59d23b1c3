package org.contretemps.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.LocalDate;
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
    Dataset<Row> hashed = contacts.withColumn(KEY_HASH, keyHash());
    List<Row> pieces =
        hashed
            .groupBy(spark_partition_id().as(PIECE), col(Contact.CONTACT_DATE))
            .count()
            .collectAsList();
    Set<LocalDate> dates = new TreeSet<>();
    pieces.forEach(piece -> dates.add(piece.getDate(1).toLocalDate()));
    Dataset<Row> again = keysThatOccurAgain(hashed, dates).persist();
    try {
      if (again.isEmpty()) {
        append(hashed, dates, pieces.size());
      } else {
        append(
            hashed.join(broadcast(again), col(KEY_HASH).equalTo(col("_again")), "left_anti"),
            dates,
            pieces.size());
        merge(
            hashed.join(broadcast(again), col(KEY_HASH).equalTo(col("_again")), "left_semi"),
            dates);
      }
    } finally {
      again.unpersist();
    }
  }

  private Dataset<Row> keysThatOccurAgain(Dataset<Row> hashed, Set<LocalDate> dates) {
    Dataset<Row> keys = hashed.select(KEY_HASH);
    Set<LocalDate> stored = warehouse.history(Contact.TABLE).dates(Contact.CONTACT_DATE);
    stored.retainAll(dates);
    if (!stored.isEmpty()) {
      keys =
          keys.union(
              warehouse
                  .read(Contact.TABLE)
                  .where(col(Contact.CONTACT_DATE).isInCollection(stored))
                  .select(keyHash().as(KEY_HASH)));
    }
    return keys.groupBy(col(KEY_HASH).as("_again"))
        .agg(count(lit(1)).as(RANK))
        .where(col(RANK).gt(1))
        .select("_again");
  }

  private void append(Dataset<Row> contacts, Set<LocalDate> dates, int pieces) {
    // Each task writes a file for each date it meets. Where that would make many small files, the
    // rows are brought together by date first.
    boolean isScattered = pieces > 4L * dates.size() + 16;
    warehouse.append(
        Contact.TABLE, isScattered ? contacts.repartition(col(Contact.CONTACT_DATE)) : contacts);
  }

  private void merge(Dataset<Row> contacts, Set<LocalDate> dates) {
    Column[] keys = Contact.TABLE.key().stream().map(functions::col).toArray(Column[]::new);
    Dataset<Row> latest =
        contacts
            .withColumn(
                RANK, row_number().over(Window.partitionBy(keys).orderBy(precedence("").desc())))
            .where(col(RANK).equalTo(1))
            .select(
                Contact.TABLE.writtenColumns().stream().map(functions::col).toArray(Column[]::new));
    warehouse.upsert(
        Contact.TABLE,
        latest,
        Contact.CONTACT_DATE,
        dates,
        precedence("incoming.").gt(precedence("stored.")));
  }

  private static Column precedence(String prefix) {
    Column[] content =
        Contact.TABLE.writtenColumns().stream()
            .map(name -> col(prefix + name))
            .toArray(Column[]::new);
    return struct(
        col(prefix + Contact.LAST_UPDATED_AT),
        col(prefix + Contact.DELIVERED_AT),
        xxhash64(content));
  }

  private static Column keyHash() {
    return xxhash64(Contact.TABLE.key().stream().map(functions::col).toArray(Column[]::new));
  }
}
