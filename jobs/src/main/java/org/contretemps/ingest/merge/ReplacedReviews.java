package org.contretemps.ingest.merge;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;

import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import org.contretemps.record.feedback.Review;
import org.contretemps.warehouse.Warehouse;

/**
 * Replaces reviews that are delivered again with the same identifier and another time: the latest
 * version is kept, the others are retracted, in any order of arrival. A retraction is as new as the
 * version that it retracts, so that it prevails.
 */
public final class ReplacedReviews {
  private static final String RANK = "_rank";
  private static final String NEWEST_UPDATE = "_newest_update";
  private static final String NEWEST_DELIVERY = "_newest_delivery";
  private static final String[] REVIEW = {Review.ORGANISATION, Review.SOURCE, Review.REVIEW_ID};

  private final Warehouse warehouse;

  public ReplacedReviews(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Rows of {@link Review} → the same, and the retractions of what they replace. */
  public Dataset<Row> withRetractions(Dataset<Row> rows) {
    Column[] columns = columns();
    Dataset<Row> incoming = rows.select(columns);
    Dataset<Row> named = incoming.where(col(Review.REVIEW_ID).isNotNull());
    Dataset<Row> stored =
        warehouse
            .read(Review.TABLE)
            .join(named.select(names(REVIEW)).distinct(), REVIEW, "left_semi")
            .select(columns);
    WindowSpec versions =
        Window.partitionBy(names(REVIEW))
            .orderBy(
                col(Review.LAST_UPDATED_AT).desc(),
                col(Review.DELIVERED_AT).desc(),
                col(Review.REVIEWED_AT).desc(),
                col(Review.CONTACT_ID).desc());
    Dataset<Row> ranked =
        named
            .unionByName(stored)
            .withColumn(RANK, row_number().over(versions))
            .withColumn(NEWEST_UPDATE, first(Review.LAST_UPDATED_AT).over(versions))
            .withColumn(NEWEST_DELIVERY, first(Review.DELIVERED_AT).over(versions));
    return incoming
        .where(col(Review.REVIEW_ID).isNull())
        .unionByName(ranked.where(col(RANK).equalTo(1)).select(columns))
        .unionByName(retractions(ranked).select(columns));
  }

  /** Of all but the newest version, if they have another key and count still. */
  private static Dataset<Row> retractions(Dataset<Row> ranked) {
    WindowSpec whole =
        Window.partitionBy(names(REVIEW))
            .orderBy(RANK)
            .rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
    Column isMoved =
        not(
            col(Review.REVIEWED_AT)
                .equalTo(first(Review.REVIEWED_AT).over(whole))
                .and(col(Review.CONTACT_ID).equalTo(first(Review.CONTACT_ID).over(whole))));
    String moved = "_is_moved";
    return ranked
        .withColumn(moved, isMoved)
        .where(col(moved).and(not(col(Review.IS_RETRACTED))))
        .withColumns(
            Map.of(
                Review.IS_RETRACTED,
                lit(true),
                Review.LAST_UPDATED_AT,
                col(NEWEST_UPDATE),
                Review.DELIVERED_AT,
                col(NEWEST_DELIVERY)));
  }

  private static Column[] columns() {
    return names(Review.TABLE.writtenColumns().toArray(String[]::new));
  }

  private static Column[] names(String... names) {
    return Arrays.stream(names).map(functions::col).toArray(Column[]::new);
  }
}
