package org.contretemps.house;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;

/** Reads a Delta table with Delta Kernel, row by row, each as a text that tells all its values. */
public final class KernelReader {
  /** Read once: to find Hadoop's settings takes longer than to read a small table. */
  private static final Configuration HADOOP = new Configuration();

  private final Engine engine = DefaultEngine.create(HADOOP);
  private final List<String> rows = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private final int readerVersion;

  public KernelReader(String location) throws IOException {
    Snapshot snapshot = Table.forPath(engine, location).getLatestSnapshot(engine);
    readerVersion = snapshot.getProtocol().getMinReaderVersion();
    Scan scan = snapshot.getScanBuilder().build();
    Row state = scan.getScanState(engine);
    try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> found = batches.next().getRows()) {
          while (found.hasNext()) {
            read(state, found.next());
          }
        }
      }
    }
  }

  /** The texts of a table's rows, sorted. */
  public static List<String> sortedRows(String location) {
    try {
      return new KernelReader(location).rows().stream().sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text for each row. */
  public List<String> rows() {
    return rows;
  }

  /** The files that hold them. */
  public List<String> files() {
    return files;
  }

  /** The version of Delta's protocol that a reader has to know. */
  public int readerVersion() {
    return readerVersion;
  }

  private void read(Row state, Row file) throws IOException {
    files.add(InternalScanFileUtils.getAddFileStatus(file).getPath());
    StructType schema = ScanStateRow.getPhysicalDataReadSchema(state);
    try (CloseableIterator<FileReadResult> physical =
            engine
                .getParquetHandler()
                .readParquetFiles(
                    Utils.singletonCloseableIterator(InternalScanFileUtils.getAddFileStatus(file)),
                    schema,
                    Optional.empty());
        CloseableIterator<FilteredColumnarBatch> logical =
            Scan.transformPhysicalData(
                engine, state, file, physical.map(FileReadResult::getData))) {
      while (logical.hasNext()) {
        try (CloseableIterator<Row> found = logical.next().getRows()) {
          found.forEachRemaining(row -> rows.add(text(row)));
        }
      }
    }
  }

  private static String text(Row row) {
    List<StructField> fields = row.getSchema().fields();
    return IntStream.range(0, fields.size())
        .mapToObj(i -> row.isNullAt(i) ? "null" : value(row, i, fields.get(i).getDataType()))
        .collect(Collectors.joining("|"));
  }

  private static String value(Row row, int i, DataType type) {
    if (type instanceof StructType) {
      return "{" + text(row.getStruct(i)) + "}";
    }
    if (type instanceof ArrayType array) {
      return elements(row.getArray(i), array.getElementType());
    }
    if (type instanceof MapType) {
      return entries(row.getMap(i));
    }
    if (type.equals(DateType.DATE)) {
      return java.time.LocalDate.ofEpochDay(row.getInt(i)).toString();
    }
    if (type.equals(TimestampType.TIMESTAMP)) {
      return instant(row.getLong(i)).toString();
    }
    if (type.equals(BinaryType.BINARY)) {
      return HexFormat.of().formatHex(row.getBinary(i));
    }
    if (type.equals(StringType.STRING)) {
      return row.getString(i);
    }
    return number(row, i, type);
  }

  private static String number(Row row, int i, DataType type) {
    if (type.equals(BooleanType.BOOLEAN)) {
      return Boolean.toString(row.getBoolean(i));
    }
    if (type.equals(IntegerType.INTEGER)) {
      return Integer.toString(row.getInt(i));
    }
    if (type.equals(LongType.LONG)) {
      return Long.toString(row.getLong(i));
    }
    if (type.equals(DoubleType.DOUBLE)) {
      return Double.toString(row.getDouble(i));
    }
    if (type instanceof DecimalType) {
      return row.getDecimal(i).toString();
    }
    throw new IllegalArgumentException("No table of ours has a column of type " + type);
  }

  private static String elements(ArrayValue array, DataType type) {
    ColumnVector elements = array.getElements();
    return IntStream.range(0, array.getSize())
        .mapToObj(
            i ->
                type.equals(StringType.STRING)
                    ? elements.getString(i)
                    : Integer.toString(elements.getInt(i)))
        .toList()
        .toString();
  }

  /** Our maps go from texts to whole numbers. */
  private static String entries(MapValue map) {
    Map<String, Long> entries = new TreeMap<>();
    for (int i = 0; i < map.getSize(); i++) {
      entries.put(map.getKeys().getString(i), map.getValues().getLong(i));
    }
    return entries.toString();
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
  }

  /** The same text of a row that Spark read. */
  public static String text(org.apache.spark.sql.Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> text(row.get(i)))
        .collect(Collectors.joining("|"));
  }

  private static String text(Object value) {
    if (value instanceof org.apache.spark.sql.Row struct) {
      return "{" + text(struct) + "}";
    }
    if (value instanceof scala.collection.Seq<?> elements) {
      return scala.jdk.javaapi.CollectionConverters.asJava(elements).toString();
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      return new TreeMap<>(scala.jdk.javaapi.CollectionConverters.asJava(map)).toString();
    }
    return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
  }
}
