package org.contretemps.source.format;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The format of a source's files (delimited text, JSON, Parquet), and the raw columns it gives. */
public sealed interface RawFormat {

  /** The raw columns that a mapping's expressions can use. */
  StructType columns();

  /**
   * Text with one record a line and fields between delimiters; all raw columns are texts. Files
   * ending in .gz and the like are unpacked.
   *
   * @param quote the character around a field that holds the delimiter; doubled inside the field
   * @param header whether each file starts with a line of column names; columns are then found by
   *     name, in any order, file by file
   * @param nullValues texts that mean "no value"
   * @param lines whether a line may have fewer or more fields than columns
   */
  record Delimited(
      List<String> names,
      char delimiter,
      Optional<Character> quote,
      boolean header,
      Charset encoding,
      List<String> nullValues,
      LineWidth lines)
      implements RawFormat {
    @Override
    public StructType columns() {
      return new StructType(
          names.stream()
              .map(name -> DataTypes.createStructField(name, DataTypes.StringType, true))
              .toArray(StructField[]::new));
    }
  }

  /** JSON records; raw columns are the fields of one, absent ones null. */
  sealed interface Json extends RawFormat {
    /** Paths of fields that may well be in none of a file's records, which is then not noted. */
    Set<String> seldom();
  }

  /** Text with one JSON object a line. */
  record JsonLines(StructType columns, Set<String> seldom) implements Json {}

  /**
   * JSON documents one after another, on lines of their own, over many lines or without anything
   * between them. A document that is an array holds a record in each element.
   *
   * @param recordsKey the key under which a document that is an object may hold an array of records
   */
  record JsonDocuments(StructType columns, Optional<String> recordsKey, Set<String> seldom)
      implements Json {}

  /** Parquet files; raw columns are those named, absent ones null. */
  record Parquet(StructType columns) implements RawFormat {}
}
