package org.contretemps.source.mapping;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.contretemps.source.format.DelimitedLine;
import org.contretemps.source.format.FileLayout;
import org.contretemps.source.format.JsonLine;
import org.contretemps.source.format.JsonText;
import org.contretemps.source.format.LineSplitter;
import org.contretemps.source.format.LineWidth;
import org.contretemps.source.format.RawFormat;
import org.contretemps.source.format.RawRecord;
import org.contretemps.source.format.RawRecords;
import org.contretemps.source.landing.FileForm;

/**
 * Reads rejected records again from the bytes that were kept of them, into {@link RawRecord}s. A
 * record of delimited text is read by the header of its file, which was kept, too; one of Parquet
 * was kept as JSON.
 */
final class KeptRecords {
  private final SparkSession spark;

  KeptRecords(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * @param needed columns without which no record of a file can be used
   * @param kept the place and bytes of records as {@link RawRecord} names them, and {@link
   *     SourceReader#HEADER}
   */
  Dataset<Row> read(RawFormat format, Set<String> needed, Dataset<Row> kept) {
    if (format instanceof RawFormat.Delimited delimited) {
      List<String> names = delimited.names();
      Layouts layouts =
          new Layouts(delimited.header(), names, List.copyOf(needed), delimited.lines());
      return rows(kept, new DelimitedLine(delimited), delimited.columns(), layouts);
    }
    LineSplitter splitter = format instanceof RawFormat.JsonLines ? new JsonLine() : new JsonText();
    StructType text = RawRecords.JSON_TEXT;
    Layouts layouts = new Layouts(false, List.of(text.fieldNames()), List.of(), LineWidth.EXACT);
    return RawRecords.parsed(rows(kept, splitter, text, layouts), format.columns());
  }

  /** The forms of the files that the records are of, by the headers that were kept. */
  static Map<String, FileForm> forms(RawFormat format, Set<String> needed, Dataset<Row> kept) {
    Map<String, FileForm> forms = new HashMap<>();
    if (format instanceof RawFormat.Delimited delimited && delimited.header()) {
      LineSplitter splitter = new DelimitedLine(delimited);
      List<String> names = delimited.names();
      for (Row file : files(kept)) {
        byte[] header = file.getAs(SourceReader.HEADER);
        FileLayout layout = FileLayout.ofHeader(header, splitter, names, needed);
        forms.put(file.getAs(RawRecord.FILE), layout.form(header, names));
      }
    }
    return forms;
  }

  private static List<Row> files(Dataset<Row> kept) {
    return kept.where(col(SourceReader.HEADER).isNotNull())
        .select(RawRecord.FILE, SourceReader.HEADER)
        .distinct()
        .collectAsList();
  }

  private Dataset<Row> rows(
      Dataset<Row> kept, LineSplitter splitter, StructType columns, Layouts layouts) {
    JavaRDD<Row> rows = kept.javaRDD().map(row -> record(row, splitter, layouts.of(row, splitter)));
    return spark.createDataFrame(rows, RawRecord.schemaWith(columns));
  }

  /** How the layout of a kept record's file is found. */
  private record Layouts(boolean header, List<String> names, List<String> needed, LineWidth lines)
      implements Serializable {

    FileLayout of(Row row, LineSplitter splitter) {
      if (!header) {
        return FileLayout.inOrder(names.size()).allowing(lines);
      }
      byte[] line = row.getAs(SourceReader.HEADER);
      return line == null
          ? FileLayout.inOrder(names.size()).unusable("the file's header was not kept")
          : FileLayout.ofHeader(line, splitter, names, Set.copyOf(needed)).allowing(lines);
    }
  }

  private static Row record(Row row, LineSplitter splitter, FileLayout layout) {
    byte[] bytes = row.getAs(RawRecord.BYTES);
    List<UTF8String> fields = new ArrayList<>();
    Optional<String> defect = layout.split(bytes, splitter, fields);
    List<Object> values = new ArrayList<>();
    values.add(row.getAs(RawRecord.FILE));
    values.add(row.getAs(RawRecord.FILE_BYTES));
    values.add(row.getAs(RawRecord.DELIVERED_AT));
    values.add(row.getAs(RawRecord.POSITION));
    values.add(bytes);
    values.add(defect.orElse(null));
    for (int column = 0; column < layout.places().size(); column++) {
      UTF8String value = defect.isPresent() ? null : layout.value(column, fields);
      values.add(value == null ? null : value.toString());
    }
    return RowFactory.create(values.toArray());
  }
}
