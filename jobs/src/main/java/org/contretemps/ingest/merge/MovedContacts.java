package org.contretemps.ingest.merge;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_seconds;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.Precedence;
import org.contretemps.warehouse.Warehouse;

/**
 * Finds contacts whose corrected start lies on the other side of midnight, and keeps one version of
 * each. The date is part of a contact's key, because systems that number their calls afresh each
 * day use an identifier again on another date. Two rows of one identifier on neighbouring dates
 * that start less than {@link #NEAR_HOURS} apart are versions of one contact: the one that {@link
 * Precedence} prefers is kept, in any order of arrival.
 */
public final class MovedContacts {
  /** Further than a correction moves a start, and nearer than an identifier comes again. */
  static final int NEAR_HOURS = 6;

  /** What two versions of a contact have in common. */
  public static final List<String> IDENTITY =
      List.of(Contact.ORGANISATION, Contact.SOURCE, Contact.CONTACT_ID);

  private static final List<String> KEY = Contact.TABLE.key();
  private static final String VERSION = "_version";

  private final Warehouse warehouse;

  public MovedContacts(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Takes away the earlier versions of contacts that were published.
   *
   * @param published rows that are in {@code contact} now; read several times
   * @return what is to be said of it
   */
  public List<String> settle(Dataset<Row> published) {
    Set<LocalDate> near = near(published);
    if (near.size() < 2) {
      return List.of();
    }
    Dataset<Row> candidates = nearEachOther(published, near).persist();
    try {
      return candidates.isEmpty() ? List.of() : settle(earlier(candidates, near).persist(), near);
    } finally {
      candidates.unpersist();
    }
  }

  private List<String> settle(Dataset<Row> gone, Set<LocalDate> near) {
    try {
      long moved = gone.count();
      if (moved == 0) {
        return List.of();
      }
      String example = gone.orderBy(Contact.CONTACT_ID).first().getAs(Contact.CONTACT_ID);
      takeAway(gone, near);
      return List.of(
          "Moved to another date: %,d contacts began on another date than was said before (such as %s)."
              .formatted(moved, example));
    } finally {
      gone.unpersist();
    }
  }

  /** The stored dates among those published and their neighbours. */
  private Set<LocalDate> near(Dataset<Row> published) {
    Set<LocalDate> near = new TreeSet<>();
    published
        .select(Contact.CONTACT_DATE)
        .distinct()
        .collectAsList()
        .forEach(
            row -> {
              LocalDate date = row.getLocalDate(0);
              near.addAll(List.of(date.minusDays(1), date, date.plusDays(1)));
            });
    near.retainAll(warehouse.history(Contact.TABLE).dates(Contact.CONTACT_DATE));
    return near;
  }

  /** Keys of published and stored rows of one identifier; narrow, since there are hardly any. */
  private Dataset<Row> nearEachOther(Dataset<Row> published, Set<LocalDate> near) {
    Dataset<Row> starts =
        warehouse
            .read(Contact.TABLE, near)
            .select(names(KEY, Contact.STARTED_AT))
            .join(published.select(names(IDENTITY)), IDENTITY.toArray(String[]::new), "left_semi");
    return starts
        .as("one")
        .join(starts.as("other"), isSame().and(isNear()), "left_semi")
        .select(names(KEY));
  }

  /** Keys of the rows that are not kept. */
  private Dataset<Row> earlier(Dataset<Row> candidates, Set<LocalDate> near) {
    Column version =
        struct(
            col(Contact.LAST_UPDATED_AT),
            col(Contact.DELIVERED_AT),
            new Precedence(Contact.TABLE).contentHash());
    Dataset<Row> versions =
        warehouse
            .read(Contact.TABLE, near)
            .join(candidates, KEY.toArray(String[]::new), "left_semi")
            .withColumn(VERSION, version)
            .select(names(KEY, Contact.STARTED_AT, VERSION));
    Column isLater = col("one." + VERSION).lt(col("other." + VERSION));
    return versions
        .as("one")
        .join(versions.as("other"), isSame().and(isNear()).and(isLater), "left_semi")
        .select(names(KEY));
  }

  private static Column isSame() {
    return IDENTITY.stream()
        .map(name -> col("one." + name).equalTo(col("other." + name)))
        .reduce(Column::and)
        .orElseThrow();
  }

  private static Column isNear() {
    Column days =
        datediff(col("one." + Contact.CONTACT_DATE), col("other." + Contact.CONTACT_DATE));
    Column seconds =
        unix_seconds(col("one." + Contact.STARTED_AT))
            .minus(unix_seconds(col("other." + Contact.STARTED_AT)));
    return abs(days).equalTo(1).and(abs(seconds).lt(NEAR_HOURS * 3600L));
  }

  private static Column[] names(List<String> names, String... further) {
    return Stream.concat(names.stream(), Stream.of(further))
        .map(functions::col)
        .toArray(Column[]::new);
  }

  private void takeAway(Dataset<Row> gone, Set<LocalDate> dates) {
    Dataset<Row> rows =
        warehouse
            .read(Contact.TABLE, dates)
            .join(gone, KEY.toArray(String[]::new), "left_semi")
            .selectExpr(Contact.TABLE.writtenColumns().toArray(String[]::new))
            .persist();
    try {
      warehouse
          .merging(Contact.TABLE, rows.limit(0))
          .among(Contact.CONTACT_DATE, dates)
          .exchange(rows);
    } finally {
      rows.unpersist();
    }
  }
}
