package org.contretemps.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The columns in which a loaded table keeps where a row comes from and how late it is: of two
 * versions of a row the later one by these columns is kept.
 */
public final class Provenance {
  public static final String SOURCE = "source";
  public static final String SOURCE_FILE = "source_file";
  public static final String DELIVERED_AT = "delivered_at";
  public static final String LAST_UPDATED_AT = "last_updated_at";

  /**
   * Of a record on its way to a table: the fields that its file lacks although the mapping names
   * them, an array of names.
   */
  public static final String LACKING = "_lacking_fields";

  private Provenance() {}

  static TableDefinition.Builder declareSource(TableDefinition.Builder table) {
    return table.required(SOURCE, StringType, "The source mapping that the record came through.");
  }

  static TableDefinition.Builder declareVersion(TableDefinition.Builder table) {
    return table
        .required(SOURCE_FILE, StringType, "Landing file of this version.")
        .required(DELIVERED_AT, TimestampType, "When that file was delivered.")
        .required(
            LAST_UPDATED_AT,
            TimestampType,
            "When the source last changed the record; the time of delivery if the source does not say, or says a later time.");
  }

  /**
   * What these columns hold, for rows that have {@link #LAST_UPDATED_AT} as the source gave it.
   *
   * @param source name of the source mapping
   * @param sourceFile name of the column with the landing file
   * @param deliveredAt name of the column with the time of its delivery; also the last update if
   *     the source gives none, or gives a time after the delivery, which would win for good
   */
  public static Map<String, org.apache.spark.sql.Column> columns(
      String source, String sourceFile, String deliveredAt) {
    Map<String, org.apache.spark.sql.Column> columns = new LinkedHashMap<>();
    columns.put(SOURCE, lit(source));
    columns.put(SOURCE_FILE, col(sourceFile));
    columns.put(DELIVERED_AT, col(deliveredAt));
    columns.put(LAST_UPDATED_AT, least(col(LAST_UPDATED_AT), col(deliveredAt)));
    return columns;
  }
}
