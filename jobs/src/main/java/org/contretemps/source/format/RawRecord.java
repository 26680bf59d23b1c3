package org.contretemps.source.format;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createStructField;

import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns that every reader gives, for any format: one row per record of a file, with its
 * place, its bytes, the defect of its form if it has one, and the raw columns. Names start with an
 * underscore so that they cannot meet a raw column.
 */
public final class RawRecord {
  /** Path of the file below the landing folder. */
  public static final String FILE = "_source_file";

  /** Size of the file as it was delivered; tells deliveries of the same name and time apart. */
  public static final String FILE_BYTES = "_file_bytes";

  /** When the file was last modified. */
  public static final String DELIVERED_AT = "_delivered_at";

  /** Byte offset of the record in the unpacked file; in Parquet, its row number. */
  public static final String POSITION = "_position";

  /** The record's bytes as they are in the file, without the line's end. */
  public static final String BYTES = "_bytes";

  /** Number of the record among those made from its position, from 0. */
  public static final String ITEM = "_item";

  /** Why the record cannot be taken apart; null if it can. */
  public static final String DEFECT = "_defect";

  /** How the defect begins that tells of a file which cannot be read to its end. */
  public static final String DAMAGE = "the file is cut off or damaged: ";

  /** The defect of a line that is no record, but sums up those above it. */
  public static final String TOTAL = "total line below the records";

  /** The beginning of the defect text of a record of which only the first bytes are kept. */
  public static final String TOO_LARGE = "the record is larger than ";

  private RawRecord() {}

  public static StructType schemaWith(StructType rawColumns) {
    StructType place =
        new StructType(
            new StructField[] {
              createStructField(FILE, StringType, false),
              createStructField(FILE_BYTES, LongType, false),
              createStructField(DELIVERED_AT, TimestampType, false),
              createStructField(POSITION, LongType, false),
              createStructField(BYTES, BinaryType, false),
              createStructField(DEFECT, StringType, true)
            });
    StructType schema = place;
    for (StructField column : rawColumns.fields()) {
      schema = schema.add(column);
    }
    return schema;
  }
}
