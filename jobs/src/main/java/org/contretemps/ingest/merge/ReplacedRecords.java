package org.contretemps.ingest.merge;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.table.Precedence;
import org.contretemps.table.Provenance;
import org.contretemps.table.TableDefinition;

/**
 * Counts the records of a file that replace each other: different versions with one key, of which
 * one is kept. That is as it should be if the source says when it changed each; if it does not,
 * they are more likely the legs of one call. Records that are there twice, word for word, replace
 * nothing.
 */
public final class ReplacedRecords {
  /** Nothing was replaced. */
  public static final OfFile NONE = new OfFile(0, 0, "");

  private static final String KEY = "_key";
  private static final String VERSION = "_version";
  private static final String EXAMPLE = "_example";
  private static final String LOWEST = "_lowest";
  private static final String HIGHEST = "_highest";
  private static final String REPLACED = "_replaced";
  private static final String UNDATED = "_undated";

  /**
   * What is replaced within one file.
   *
   * @param replaced records of which another version in the file is kept
   * @param undated those of them without a time that shows that they are earlier
   * @param example identifier of one of the latter
   */
  public record OfFile(long replaced, long undated, String example) {
    /** What to report about it; empty if all is as it should be. */
    public String sentence(long accepted) {
      return undated == 0
          ? ""
          : "%,d of %,d accepted records replaced others of the same file, and nothing says which is later (such as %s). If they are the legs of one call, tell them apart in the mapping, as 'validate --source' proposes; else map last_updated_at."
              .formatted(undated, accepted, example);
    }
  }

  private ReplacedRecords() {}

  /**
   * File → what is replaced in it; files in which nothing is are absent.
   *
   * @param accepted rows with the columns of the table and of {@link MappedRecord}
   */
  public static Map<String, OfFile> in(Dataset<Row> accepted, TableDefinition table) {
    Map<String, OfFile> files = new HashMap<>();
    if (!table.writtenColumns().contains(Provenance.LAST_UPDATED_AT)) {
      return files;
    }
    Dataset<Row> versions = versions(accepted, table);
    Dataset<Row> again = keysThatDiffer(versions).persist();
    try {
      if (!again.isEmpty()) {
        counted(versions.join(again, new String[] {MappedRecord.FILE, KEY}, "left_semi"))
            .collectAsList()
            .forEach(
                row ->
                    files.put(
                        row.getString(0),
                        new OfFile(row.getLong(1), row.getLong(2), row.getString(3))));
      }
    } finally {
      again.unpersist();
    }
    return files;
  }

  private static Dataset<Row> versions(Dataset<Row> accepted, TableDefinition table) {
    Column[] key = table.key().stream().map(functions::col).toArray(Column[]::new);
    return accepted.select(
        col(MappedRecord.FILE),
        xxhash64(key).as(KEY),
        new Precedence(table).contentHash().as(VERSION),
        col(Provenance.LAST_UPDATED_AT),
        col(table.key().get(2)).cast("string").as(EXAMPLE));
  }

  /** Hashes only: nearly all keys occur once. */
  private static Dataset<Row> keysThatDiffer(Dataset<Row> versions) {
    return versions
        .groupBy(MappedRecord.FILE, KEY)
        .agg(min(VERSION).as(LOWEST), max(VERSION).as(HIGHEST))
        .where(col(LOWEST).notEqual(col(HIGHEST)))
        .select(MappedRecord.FILE, KEY);
  }

  private static Dataset<Row> counted(Dataset<Row> versions) {
    Column moments = size(collect_set(col(Provenance.LAST_UPDATED_AT)));
    Dataset<Row> ofKeys =
        versions
            .distinct()
            .groupBy(MappedRecord.FILE, KEY)
            .agg(
                count(lit(1)).minus(1).as(REPLACED),
                count(lit(1)).minus(moments).as(UNDATED),
                min(EXAMPLE).as(EXAMPLE));
    return ofKeys
        .groupBy(MappedRecord.FILE)
        .agg(sum(REPLACED), sum(UNDATED), min(functions.when(col(UNDATED).gt(0), col(EXAMPLE))));
  }
}
