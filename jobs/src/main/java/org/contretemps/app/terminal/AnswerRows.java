package org.contretemps.app.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.contretemps.config.ConfigurationException;
import org.contretemps.wording.CsvText;

/**
 * Writes the rows of a query: a table for people, cut off after a number of rows with a note, or
 * CSV or JSON for programs, complete.
 *
 * @param limit the most rows that are written; if empty, a table has 1,000
 * @param isRaw whether CSV keeps what a spreadsheet would execute
 * @param width width of the terminal in characters; 0 without a terminal
 */
public record AnswerRows(
    Output output, Optional<Integer> limit, boolean isRaw, int width, PrintWriter out) {

  /** How rows are written. */
  public enum Output {
    table,
    csv,
    json
  }

  private static final int ROWS_OF_A_TABLE = 1_000;

  /** After so many rows it is looked whether they arrive. */
  private static final int ROWS_BETWEEN_LOOKS = 10_000;

  /** The most digits that every reader of JSON keeps: its numbers are often doubles. */
  private static final int DIGITS_OF_A_DOUBLE = 15;

  /**
   * Writes an answer; nothing if it has no columns.
   *
   * @throws IllegalStateException if not all of it could be written
   */
  void write(Dataset<Row> answer) {
    if (answer.columns().length > 0) {
      switch (output) {
        case json -> json(answer);
        case csv -> csv(answer);
        case table -> table(answer);
      }
    }
    requireWritten();
  }

  private void table(Dataset<Row> answer) {
    int most = limit.orElse(ROWS_OF_A_TABLE);
    List<Row> rows = texts(answer).limit(most + 1).collectAsList();
    AnswerTable table =
        new AnswerTable(
            Arrays.asList(answer.columns()),
            Arrays.stream(answer.schema().fields()).map(AnswerRows::isFraction).toList(),
            rows.stream().limit(most).map(AnswerRows::cells).toList());
    out.print(table.in(width));
    if (table.isRounded()) {
      out.println("Numbers are rounded to four digits; --output csv and json have all.");
    }
    if (rows.size() > most) {
      out.printf(
          "There are more rows than these %,d. --limit ROWS shows more, --output csv writes all.%n",
          most);
    }
  }

  private static boolean isFraction(StructField field) {
    DataType type = field.dataType();
    return type.equals(DataTypes.DoubleType)
        || type.equals(DataTypes.FloatType)
        || (type instanceof DecimalType number && number.scale() > 0);
  }

  private void csv(Dataset<Row> answer) {
    CsvText text = new CsvText(isRaw);
    out.println(text.line(Arrays.asList(answer.columns())));
    lines(cut(texts(answer)), row -> text.line(cells(row)));
  }

  /**
   * One object per row. Each has all fields, null among them. What a double cannot hold, such as a
   * key of 64 bits, is text, so that no two values become one.
   */
  private void json(Dataset<Row> answer) {
    Set<String> names = new HashSet<>();
    for (String name : answer.columns()) {
      if (!names.add(name)) {
        throw new ConfigurationException(
            "Cannot write JSON: two columns of the answer are called '%s'. Give one another name with AS."
                .formatted(name));
      }
    }
    StructField[] fields = answer.schema().fields();
    Column object =
        functions.struct(
            columns(
                answer,
                place ->
                    column(place).cast(exact(fields[place].dataType())).as(fields[place].name())));
    lines(
        cut(
            numbered(answer)
                .select(functions.to_json(object, Map.of("ignoreNullFields", "false")))),
        row -> row.getString(0));
  }

  private void lines(Dataset<Row> rows, Function<Row, String> line) {
    long written = 0;
    for (Iterator<Row> each = rows.toLocalIterator(); each.hasNext(); written++) {
      out.println(line.apply(each.next()));
      if (written % ROWS_BETWEEN_LOOKS == 0) {
        requireWritten();
      }
    }
  }

  /** Flushes; a writer that prints keeps to itself that nothing more was taken. */
  private void requireWritten() {
    if (out.checkError()) {
      throw new IllegalStateException(
          "Cannot write the whole answer: the file or program that it goes to takes no more."
              + " Make room on the disk, or let the program read to the end, and ask again.");
    }
  }

  private Dataset<Row> cut(Dataset<Row> rows) {
    return limit.map(rows::limit).orElse(rows);
  }

  private static DataType exact(DataType type) {
    if (type instanceof LongType
        || (type instanceof DecimalType number && number.precision() > DIGITS_OF_A_DOUBLE)) {
      return DataTypes.StringType;
    }
    if (type instanceof ArrayType array) {
      return DataTypes.createArrayType(exact(array.elementType()), array.containsNull());
    }
    if (type instanceof MapType map) {
      return DataTypes.createMapType(
          map.keyType(), exact(map.valueType()), map.valueContainsNull());
    }
    if (type instanceof StructType struct) {
      List<StructField> fields = new ArrayList<>();
      for (StructField field : struct.fields()) {
        fields.add(
            DataTypes.createStructField(field.name(), exact(field.dataType()), field.nullable()));
      }
      return DataTypes.createStructType(fields);
    }
    return type;
  }

  /** Every value as text, the empty one if there is none. */
  private static Dataset<Row> texts(Dataset<Row> answer) {
    return numbered(answer)
        .select(
            columns(
                answer,
                place -> functions.coalesce(column(place).cast("string"), functions.lit(""))));
  }

  /** The same rows with distinct column names, even if a query uses one name twice. */
  private static Dataset<Row> numbered(Dataset<Row> answer) {
    return answer.toDF(
        IntStream.range(0, answer.columns().length)
            .mapToObj(AnswerRows::name)
            .toArray(String[]::new));
  }

  private static Column[] columns(Dataset<Row> answer, Function<Integer, Column> column) {
    return IntStream.range(0, answer.columns().length).boxed().map(column).toArray(Column[]::new);
  }

  private static Column column(int place) {
    return functions.col(name(place));
  }

  private static String name(int place) {
    return "_" + place;
  }

  private static List<String> cells(Row row) {
    return IntStream.range(0, row.size()).mapToObj(row::getString).toList();
  }
}
