package org.contretemps.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/** Reads the files of a source into {@link RawRecord}s, whatever their format. */
final class RawRecords {
  private static final String TEXT = "_text";
  private static final StructType JSON_TEXT = new StructType().add(TEXT, DataTypes.StringType);
  private static final String PARSED = "_parsed";
  private static final String CORRUPT = "_corrupt";

  private final SparkSession spark;

  RawRecords(SparkSession spark) {
    this.spark = spark;
  }

  Dataset<Row> read(RawFormat format, List<LandingFile> files) {
    if (format instanceof RawFormat.Delimited delimited) {
      return lines(
          new DelimitedLine(delimited),
          delimited.columns(),
          delimited.header(),
          delimited.shortLines(),
          files);
    }
    if (format instanceof RawFormat.JsonLines json) {
      return parsed(lines(new JsonLine(), JSON_TEXT, false, false, files), json.columns());
    }
    if (format instanceof RawFormat.JsonDocuments json) {
      return parsed(documents(json.recordsKey(), files), json.columns());
    }
    return parquet((RawFormat.Parquet) format, files);
  }

  private Dataset<Row> lines(
      LineSplitter splitter,
      StructType columns,
      boolean hasHeader,
      boolean shortLines,
      List<LandingFile> files) {
    SerializableConfiguration hadoop = hadoop();
    List<String> names = List.of(columns.fieldNames());
    return rows(
        FileSlice.of(files, hadoop.value()),
        slice -> new SliceRecords(slice, splitter, names, hasHeader, shortLines, hadoop.value()),
        columns);
  }

  private Dataset<Row> documents(Optional<String> recordsKey, List<LandingFile> files) {
    SerializableConfiguration hadoop = hadoop();
    String key = recordsKey.orElse(null);
    return rows(
        FileSlice.whole(files),
        slice ->
            new SliceRecords(
                slice,
                new JsonDocuments(slice, Optional.ofNullable(key), hadoop.value()),
                new JsonText(),
                FileLayout.inOrder(JSON_TEXT.size()),
                false),
        JSON_TEXT);
  }

  /** Rows in Spark's internal form: no String is made of each field only to be unmade again. */
  private Dataset<Row> rows(
      List<FileSlice> slices, FlatMapFunction<FileSlice, InternalRow> records, StructType columns) {
    SparkContext context = spark.sparkContext();
    JavaRDD<InternalRow> rows =
        new JavaSparkContext(context)
            .parallelize(slices, FileSlice.tasks(slices, context.defaultParallelism()))
            .flatMap(records);
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(rows.rdd(), RawRecord.schemaWith(columns), false);
  }

  private SerializableConfiguration hadoop() {
    return new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
  }

  private static Dataset<Row> parsed(Dataset<Row> lines, StructType columns) {
    StructType withCorrupt = columns.add(CORRUPT, DataTypes.StringType);
    Map<String, String> options =
        Map.of("mode", "PERMISSIVE", "columnNameOfCorruptRecord", CORRUPT);
    Column broken =
        when(
            col(RawRecord.DEFECT)
                .isNull()
                .and(col(PARSED).isNull().or(col(PARSED + "." + CORRUPT).isNotNull())),
            lit("the record is not a JSON object of the declared form"));
    List<Column> all = new ArrayList<>(place(functions.coalesce(col(RawRecord.DEFECT), broken)));
    Arrays.stream(columns.fieldNames())
        .map(name -> col(PARSED).getField(name).as(name))
        .forEach(all::add);
    return lines
        .withColumn(PARSED, from_json(col(TEXT), withCorrupt, options))
        .select(all.toArray(Column[]::new));
  }

  private Dataset<Row> parquet(RawFormat.Parquet format, List<LandingFile> files) {
    String[] paths = files.stream().map(RawRecords::literalPath).toArray(String[]::new);
    Dataset<Row> rows = spark.read().schema(format.columns()).parquet(paths);
    Column[] raw =
        Arrays.stream(format.columns().fieldNames())
            .map(name -> col("`" + name + "`"))
            .toArray(Column[]::new);
    List<Column> all = new ArrayList<>();
    all.add(functions.element_at(names(files), col("_metadata.file_path")).as(RawRecord.FILE));
    all.add(col("_metadata.file_size").as(RawRecord.FILE_BYTES));
    all.add(col("_metadata.file_modification_time").as(RawRecord.DELIVERED_AT));
    all.add(col("_metadata.row_index").as(RawRecord.POSITION));
    all.add(to_json(struct(raw)).cast(DataTypes.BinaryType).as(RawRecord.BYTES));
    all.add(lit(null).cast(DataTypes.StringType).as(RawRecord.DEFECT));
    all.addAll(List.of(raw));
    return rows.select(all.toArray(Column[]::new));
  }

  /** The path of one file where Spark expects a pattern. */
  private static String literalPath(LandingFile file) {
    return file.path().replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0");
  }

  private static Column names(List<LandingFile> files) {
    return functions.map(
        files.stream()
            .flatMap(file -> Stream.of(lit(uri(file)), lit(file.name())))
            .toArray(Column[]::new));
  }

  private static String uri(LandingFile file) {
    return new Path(file.path()).toUri().toString();
  }

  private static List<Column> place(Column defect) {
    return List.of(
        col(RawRecord.FILE),
        col(RawRecord.FILE_BYTES),
        col(RawRecord.DELIVERED_AT),
        col(RawRecord.POSITION),
        col(RawRecord.BYTES),
        defect.as(RawRecord.DEFECT));
  }
}
