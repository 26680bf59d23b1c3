package org.contretemps.source.landing;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import org.contretemps.table.TableDefinition;

/**
 * One row per record that could not be accepted, with its bytes as they are in the file. Nothing a
 * source delivers is lost: a record is in its target table, counted as excluded, or here.
 */
public final class RejectedRecord {
  public static final String SOURCE = "source";
  public static final String SOURCE_FILE = "source_file";
  public static final String FILE_BYTES = "file_bytes";
  public static final String DELIVERED_AT = "delivered_at";
  public static final String POSITION = "position";
  public static final String ITEM = "item";
  public static final String REASON = "reason";
  public static final String RECORD = "record";
  public static final String MAPPING_FINGERPRINT = "mapping_fingerprint";

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "rejected_record", "One row per record of a landing file that was not accepted.")
          .required(SOURCE, StringType, "The source mapping.")
          .required(SOURCE_FILE, StringType, "Path of the file below the landing folder.")
          .required(FILE_BYTES, LongType, "Size of the file as it was delivered.")
          .required(DELIVERED_AT, TimestampType, "When the file was delivered.")
          .required(
              POSITION,
              LongType,
              "Byte offset of the record in the unpacked file; in Parquet its row number.")
          .required(
              ITEM,
              IntegerType,
              "Number of the record among those made from its position, from 0; -1 if it could not be split.")
          .required(REASON, StringType, "Why it was not accepted.")
          .required(RECORD, BinaryType, "Its original bytes in the file, without the line's end.")
          .required(
              MAPPING_FINGERPRINT,
              StringType,
              "The mapping's text by which it was judged, as a hash.")
          .key(SOURCE, SOURCE_FILE, FILE_BYTES, DELIVERED_AT, POSITION, ITEM)
          .statisticsOn(SOURCE, SOURCE_FILE, DELIVERED_AT)
          .build();

  private RejectedRecord() {}
}
