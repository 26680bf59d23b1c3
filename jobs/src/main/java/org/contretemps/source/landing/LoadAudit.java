package org.contretemps.source.landing;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import org.contretemps.table.TableDefinition;

/**
 * One row per delivered file that was loaded: the manifest by which the file is recognised and not
 * loaded again, and the counts of its records. Written after the rows it counts. A file that was
 * passed over has a row too, and does not count as loaded.
 */
public final class LoadAudit {
  public static final String SOURCE = "source";
  public static final String SOURCE_FILE = "source_file";
  public static final String BYTES = "bytes";
  public static final String DELIVERED_AT = "delivered_at";
  public static final String RECORDS = "records";
  public static final String ACCEPTED = "accepted";
  public static final String REJECTED = "rejected";
  public static final String EXCLUDED = "excluded";
  public static final String FIRST_CONTACT_DATE = "first_contact_date";
  public static final String LAST_CONTACT_DATE = "last_contact_date";
  public static final String MAPPING_FINGERPRINT = "mapping_fingerprint";
  public static final String WARNINGS = "warnings";
  public static final String IGNORED_COLUMNS = "ignored_columns";
  public static final String HEADER = "header";
  public static final String EXCLUDED_BY = "excluded_by";
  public static final String REPLACED = "replaced";

  /** The value in place of a mapping's fingerprint for a file that was passed over. */
  public static final String PASSED_OVER = "passed over";

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "load_audit",
              "One row per delivered file that has been loaded, or passed over because it cannot be read.")
          .required(SOURCE, StringType, "The source mapping.")
          .required(SOURCE_FILE, StringType, "Path of the file below the landing folder.")
          .required(BYTES, LongType, "Size of the file.")
          .required(DELIVERED_AT, TimestampType, "When the file was last modified.")
          .required(
              RECORDS,
              LongType,
              "Records read: accepted + rejected + excluded. A record is a line, a JSON object, a Parquet row; of an event log, one event.")
          .required(
              ACCEPTED,
              LongType,
              "Records that went to the target table; of an event log, those kept in contact_event, which became part of a contact or wait for the rest of it.")
          .required(REJECTED, LongType, "Records kept in rejected_record.")
          .required(EXCLUDED, LongType, "Records left out by a rule of the mapping.")
          .optional(FIRST_CONTACT_DATE, DateType, "Earliest date among accepted records.")
          .optional(LAST_CONTACT_DATE, DateType, "Latest date among accepted records.")
          .required(
              MAPPING_FINGERPRINT,
              StringType,
              "Hash of the mapping's text by which records were counted; 'passed over' for a file that was not read, which each load checks again.")
          .optional(
              WARNINGS,
              StringType,
              "What was odd about the file or its load and did not stop it, in sentences; null if nothing.")
          .optional(
              IGNORED_COLUMNS,
              StringType,
              "Columns of the file that the mapping does not name, with commas; of JSON, paths of fields in the first 100 records and every 50th after them, 100 paths at most, * for keys that are data; null if none.")
          .optional(
              HEADER,
              BinaryType,
              "The file's header line, by which its rejected records are read again; null if it has none.")
          .optional(
              EXCLUDED_BY,
              StringType,
              "How many records each rule left out when the file was loaded, most first, as 'rule, number' with semicolons; 50 rules at most; null if none.")
          .optional(
              REPLACED,
              LongType,
              "Accepted records of which another version in the same file was kept; 0 in event and norm logs; null in rows loaded before this was counted.")
          .key(SOURCE, SOURCE_FILE, BYTES, DELIVERED_AT)
          .statisticsOn(SOURCE, SOURCE_FILE, DELIVERED_AT)
          .check("every_record_is_accounted_for", "records = accepted + rejected + excluded")
          .build();

  private LoadAudit() {}
}
