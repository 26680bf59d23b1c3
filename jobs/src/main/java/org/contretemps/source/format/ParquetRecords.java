package org.contretemps.source.format;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.contretemps.source.landing.FileForm;
import org.contretemps.source.landing.LandingFile;

/**
 * Reads Parquet files whose columns differ from the declared ones and from each other's. Files
 * whose footers agree on the declared columns are read together. The footer's number of rows shows
 * whether a file is cut off.
 */
final class ParquetRecords {
  private static final String ROW_INDEX = "_metadata.row_index";

  private final SparkSession spark;
  private final Bounds bounds;
  private final StructType declared;
  private final Set<String> needed;

  /**
   * @param needed columns without which no record of a file can be used
   */
  ParquetRecords(SparkSession spark, Bounds bounds, StructType declared, Set<String> needed) {
    this.spark = spark;
    this.bounds = bounds;
    this.declared = declared;
    this.needed = needed;
  }

  RawFiles read(List<LandingFile> files) {
    Map<String, FileForm> forms = new LinkedHashMap<>();
    Map<StructType, List<LandingFile>> filesBySchema = new LinkedHashMap<>();
    List<Row> damaged = new ArrayList<>();
    for (ParquetFooter footer : footers(files)) {
      if (footer.damage() != null) {
        damaged.add(damage(footer));
        continue;
      }
      StructType schema = schema(footer);
      forms.put(footer.file().name(), form(footer, schema));
      filesBySchema.computeIfAbsent(readable(schema), same -> new ArrayList<>()).add(footer.file());
    }
    Dataset<Row> rows = spark.createDataFrame(damaged, RawRecord.schemaWith(declared)).coalesce(1);
    for (Map.Entry<StructType, List<LandingFile>> same : filesBySchema.entrySet()) {
      rows = rows.union(rows(same.getKey(), same.getValue()));
    }
    return new RawFiles(rows, () -> forms);
  }

  private List<ParquetFooter> footers(List<LandingFile> files) {
    SerializableConfiguration hadoop =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    int tasks = Math.max(1, Math.min(files.size(), spark.sparkContext().defaultParallelism()));
    Bounds most = bounds;
    return new JavaSparkContext(spark.sparkContext())
        .parallelize(files, tasks)
        .map(file -> ParquetFooter.of(file, most, hadoop.value()))
        .collect();
  }

  private static StructType schema(ParquetFooter footer) {
    return new ParquetToSparkSchemaConverter(SQLConf.get())
        .convert(MessageTypeParser.parseMessageType(footer.schema()));
  }

  private FileForm form(ParquetFooter footer, StructType schema) {
    List<String> ignored =
        Arrays.stream(schema.fieldNames())
            .filter(name -> TypeDrift.field(declared, name).isEmpty())
            .toList();
    List<String> missing =
        Arrays.stream(declared.fieldNames())
            .filter(name -> TypeDrift.field(schema, name).isEmpty())
            .toList();
    return new FileForm(
        Optional.empty(),
        ignored,
        missing,
        FileForm.withoutColumns(missing, ignored),
        OptionalLong.of(footer.rows()));
  }

  /** Of the declared columns those that a file has, with the types in which it has them. */
  private StructType readable(StructType file) {
    return new StructType(
        Stream.of(declared.fields())
            .flatMap(
                field ->
                    TypeDrift.field(file, field.name()).stream()
                        .map(
                            found ->
                                DataTypes.createStructField(
                                    field.name(),
                                    TypeDrift.readable(field.dataType(), found.dataType()),
                                    true)))
            .toArray(StructField[]::new));
  }

  private Dataset<Row> rows(StructType schema, List<LandingFile> files) {
    String[] paths = files.stream().map(ParquetRecords::literalPath).toArray(String[]::new);
    // A file that breaks off must not fail the job: its rows are counted against its footer.
    // A folder such as service=x must not take the place of the files' own column.
    Dataset<Row> rows =
        spark
            .read()
            .schema(schema)
            .option("ignoreCorruptFiles", true)
            .option("recursiveFileLookup", true)
            .parquet(paths);
    List<Column> all = new ArrayList<>();
    all.add(functions.element_at(names(files), col("_metadata.file_path")).as(RawRecord.FILE));
    all.add(col("_metadata.file_size").as(RawRecord.FILE_BYTES));
    all.add(col("_metadata.file_modification_time").as(RawRecord.DELIVERED_AT));
    all.add(col(ROW_INDEX).as(RawRecord.POSITION));
    all.add(bytes(schema).as(RawRecord.BYTES));
    all.add(defect(schema).as(RawRecord.DEFECT));
    for (StructField field : declared.fields()) {
      all.add(
          TypeDrift.field(schema, field.name())
              .map(read -> TypeDrift.as(field.dataType(), field.name(), read.dataType()))
              .orElse(lit(null).cast(field.dataType()))
              .as(field.name()));
    }
    return rows.select(all.toArray(Column[]::new));
  }

  /** The record as JSON, as the file has it: what is null is left out. */
  private Column bytes(StructType schema) {
    Column[] columns =
        Arrays.stream(schema.fieldNames())
            .map(name -> col(TypeDrift.quoted(name)))
            .toArray(Column[]::new);
    Column json = columns.length == 0 ? lit("{}") : to_json(struct(columns));
    Column bytes = json.cast(DataTypes.BinaryType);
    return when(isTooLarge(schema), functions.substring(bytes, 1, Bounds.KEPT_BYTES))
        .otherwise(bytes);
  }

  /** By its texts alone: to write each record as JSON only to measure it would take too long. */
  private Column isTooLarge(StructType schema) {
    Column size = lit(0L);
    for (StructField field : schema.fields()) {
      if (field.dataType().equals(DataTypes.StringType)
          || field.dataType().equals(DataTypes.BinaryType)) {
        Column length = functions.octet_length(col(TypeDrift.quoted(field.name())));
        size = size.plus(functions.coalesce(length, lit(0)));
      }
    }
    return size.gt(bounds.recordBytes());
  }

  private Column defect(StructType schema) {
    List<Column> defects = new ArrayList<>();
    defects.add(when(isTooLarge(schema), lit(bounds.tooLarge())));
    for (StructField field : declared.fields()) {
      Optional<StructField> read = TypeDrift.field(schema, field.name());
      if (read.isPresent()) {
        defects.add(TypeDrift.defect(field.dataType(), field.name(), read.get().dataType()));
      } else if (needed.contains(field.name())) {
        defects.add(lit("the file has no column " + field.name()));
      }
    }
    return nullif(concat_ws("; ", defects.toArray(Column[]::new)), lit(""));
  }

  private Row damage(ParquetFooter footer) {
    LandingFile file = footer.file();
    List<Object> row = new ArrayList<>();
    row.add(file.name());
    row.add(file.bytes());
    row.add(file.deliveredAt());
    row.add(0L);
    row.add(new byte[0]);
    row.add(RawRecord.DAMAGE + footer.damage());
    Arrays.stream(declared.fields()).forEach(column -> row.add(null));
    return RowFactory.create(row.toArray());
  }

  /** The path of one file, escaped because Spark expects a pattern. */
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
}
