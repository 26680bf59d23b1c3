package org.contretemps.source.format;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.contretemps.source.landing.FileForm;
import org.contretemps.source.landing.LandingFile;
import org.contretemps.source.value.JsonMisfit;

/** Reads the files of a source, in any format, into {@link RawRecord}s. */
public final class RawRecords {
  private static final String TEXT = "_text";
  public static final StructType JSON_TEXT = new StructType().add(TEXT, DataTypes.StringType);
  private static final String PARSED = "_parsed";
  private static final String CORRUPT = "_corrupt";

  private final SparkSession spark;
  private final Bounds bounds;

  public RawRecords(SparkSession spark) {
    this(spark, Bounds.DEFAULT);
  }

  public RawRecords(SparkSession spark, Bounds bounds) {
    this.spark = spark;
    this.bounds = bounds;
  }

  /**
   * Reads files.
   *
   * @param needed columns without which no record of a file can be used
   */
  public RawFiles read(RawFormat format, Set<String> needed, List<LandingFile> files) {
    if (format instanceof RawFormat.Delimited delimited) {
      return delimited(delimited, needed, files);
    }
    if (format instanceof RawFormat.Json json) {
      JsonOutlines outlines = new JsonOutlines();
      spark.sparkContext().register(outlines);
      return new RawFiles(
          parsed(texts(json, outlines, files), json.columns()), () -> outlines.forms(json, needed));
    }
    return new ParquetRecords(spark, bounds, format.columns(), needed).read(files);
  }

  private RawFiles delimited(
      RawFormat.Delimited format, Set<String> needed, List<LandingFile> files) {
    LineSplitter splitter = new DelimitedLine(format);
    Map<String, FileForm> forms = new HashMap<>();
    HashMap<String, FileLayout> layouts = new HashMap<>();
    String wide = TextLines.isWide(format.encoding()) ? format.encoding().name() : null;
    Map<String, HeaderLine> headers =
        format.header() ? HeaderLine.of(spark, files, wide, splitter, needed) : Map.of();
    headers.forEach(
        (file, header) -> {
          FileLayout layout =
              FileLayout.ofHeader(header.bytes(), splitter, format.names(), needed)
                  .at(header.position());
          layouts.put(file, layout.allowing(format.lines()));
          forms.put(file, layout.form(header.bytes(), format.names()).below(header.above()));
        });
    FileLayout inOrder = FileLayout.inOrder(format.names().size()).allowing(format.lines());
    SerializableConfiguration hadoop = hadoop();
    Bounds most = bounds;
    Dataset<Row> rows =
        rows(
            wide == null ? FileSlice.of(files, hadoop.value()) : FileSlice.whole(files),
            slice -> {
              FileLayout layout = layouts.getOrDefault(slice.file().name(), inOrder);
              Iterator<SliceLines.Line> lines =
                  wide == null
                      ? new SliceLines(slice, most, hadoop.value())
                      : new TextLines(slice, wide, most, hadoop.value());
              return new SliceRecords(
                  slice,
                  new WholeLines(slice, lines, splitter, layout, hadoop.value()),
                  splitter,
                  layout);
            },
            format.columns());
    return new RawFiles(rows, () -> forms);
  }

  private Dataset<Row> texts(
      RawFormat.Json format, JsonOutlines outlines, List<LandingFile> files) {
    SerializableConfiguration hadoop = hadoop();
    Bounds most = bounds;
    StructType declared = format.columns();
    FileLayout layout = FileLayout.inOrder(JSON_TEXT.size());
    if (format instanceof RawFormat.JsonDocuments documents) {
      String key = documents.recordsKey().orElse(null);
      return rows(
          FileSlice.whole(files),
          slice ->
              new SliceRecords(
                  slice,
                  new OutlinedLines(
                      slice,
                      new JsonDocuments(slice, most, Optional.ofNullable(key), hadoop.value()),
                      declared,
                      outlines),
                  new JsonText(),
                  layout),
          JSON_TEXT);
    }
    return rows(
        FileSlice.of(files, hadoop.value()),
        slice ->
            new SliceRecords(
                slice,
                new OutlinedLines(
                    slice, new SliceLines(slice, most, hadoop.value()), declared, outlines),
                new JsonLine(),
                layout),
        JSON_TEXT);
  }

  /** Rows in Spark's internal form: no field becomes a String in between. */
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

  public static Dataset<Row> parsed(Dataset<Row> lines, StructType columns) {
    StructType withCorrupt = columns.add(CORRUPT, DataTypes.StringType);
    Map<String, String> options =
        Map.of("mode", "PERMISSIVE", "columnNameOfCorruptRecord", CORRUPT);
    Column broken =
        when(
            col(RawRecord.DEFECT)
                .isNull()
                .and(col(PARSED).isNull().or(col(PARSED + "." + CORRUPT).isNotNull())),
            concat(
                lit("the record is not a JSON object of the declared form"),
                functions.coalesce(JsonMisfit.of(col(TEXT), columns), lit(""))));
    List<Column> all = new ArrayList<>(place(functions.coalesce(col(RawRecord.DEFECT), broken)));
    Arrays.stream(columns.fieldNames())
        .map(name -> col(PARSED).getField(name).as(name))
        .forEach(all::add);
    return lines
        .withColumn(PARSED, from_json(col(TEXT), withCorrupt, options))
        .select(all.toArray(Column[]::new));
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
