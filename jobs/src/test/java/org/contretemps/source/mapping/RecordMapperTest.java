package org.contretemps.source.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.DataFrames;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.LandedFiles;
import org.contretemps.house.Mappings;
import org.contretemps.source.format.RawRecord;
import org.contretemps.table.InputField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All cases are rows of one table, mapped once; a record's bytes are its id here. */
class RecordMapperTest {
  private static final List<InputField> FIELDS =
      List.of(
          InputField.required("id", DataTypes.StringType, "the name"),
          InputField.optional("n", DataTypes.IntegerType, "a number"),
          InputField.optional("same_n", DataTypes.IntegerType, "the same number"),
          InputField.optional("ratio", DataTypes.DoubleType, "a quotient"),
          InputField.optional("thousandfold", DataTypes.IntegerType, "a product"),
          InputField.withFallback("sum", DataTypes.IntegerType, "coalesce(n, 0) + 1", "a sum"),
          InputField.optional("unmapped", DataTypes.StringType, "never filled"),
          InputField.optional("at", DataTypes.TimestampType, "a time"),
          InputField.optional("same_at", DataTypes.TimestampType, "the same time"),
          InputField.optional("day", DataTypes.DateType, "a date"));

  private static final Mappings MAPPING =
      Mappings.csv("id", "n", "sum", "at", "kind")
          .field("id", "id")
          .field("n", "n")
          .field("same_n", "cast(n AS INT) + 0")
          .field("ratio", "100 / (cast(n AS INT) - 7)")
          .field("thousandfold", "cast(n AS INT) * 1000")
          .field("sum", "sum")
          .field("at", "at")
          .field("same_at", "at")
          .field("day", "CASE WHEN kind LIKE '20%' THEN kind END")
          .exclude("test call", "kind = 'test'")
          .exclude("broken rule", "cast(kind AS INT) = 1")
          .reject("no kind at all", "kind = 'none'")
          .reject("broken reason", "cast(kind AS INT) = 1");

  private static final String[][] RECORDS = {
    // id, n, sum, at, kind
    {"plain", "3", "10", "2026-07-15 12:00:00", "x"},
    {"without number", null, null, null, "x"},
    {"fallback", "3", null, null, "x"},
    {"bad number", "three", null, null, "x"},
    {"bad time", null, null, "2026-02-30 12:00:00", "x"},
    {"time without a day", null, null, "12:30", "x"},
    {"twice a night", null, null, "2026-10-25 02:30:00", "x"},
    {"division by zero", "7", "1", null, "x"},
    {"overflow", "2147484", "1", null, "x"},
    {"fallback overflows", "2147483647", null, null, "x"},
    {null, "3", "1", null, "x"},
    {"test", "3", "1", null, "test"},
    {"bad test", "three", "1", null, "test"},
    {"none", "3", "1", null, "none"},
    {"bad none", "three", "1", null, "none"},
    {"defect", null, null, null, "test"},
    {"date", "3", "1", null, "2026-03-10"},
    {"date with midnight", "3", "1", null, "2026-03-10T00:00:00.000Z"},
    {"date with a time", "3", "1", null, "2026-03-10 14:00:00"},
    {"date before midnight", "3", "1", null, "2026-03-09T23:00:00Z"},
    {"length", "00:03:20", null, null, "x"},
    {"short length", "1:05", null, null, "x"},
    {"unit", "200 s", null, null, "x"},
    {"thousands", "1 200", null, null, "x"},
    {"of a scale", "4/5", null, null, "x"},
    {"exponent", "1e2", null, null, "x"},
    {"not a number", "NaN", null, null, "x"},
    {"null as a word", "NULL", null, null, "x"},
    {"dashes", "--", null, null, "x"},
    {"name", "Anna", null, null, "x"},
    {"telephone", "06 12 34 56 78", null, null, "x"},
    {"damage", null, null, null, null}
  };

  private static Dataset<Row> mapped;
  private static final Map<String, Row> ROWS = new HashMap<>();

  @BeforeAll
  static void mapAll() {
    SparkSession spark = SparkSessionExtension.session();
    SourceMapping mapping = MAPPING.build();
    RecordMapper mapper = new MappingCheck(spark).mapper(mapping, FIELDS);
    List<Row> raw = Arrays.stream(RECORDS).map(RecordMapperTest::raw).toList();
    mapped =
        mapper
            .map(
                spark
                    .createDataFrame(raw, RawRecord.schemaWith(mapping.format().columns()))
                    .coalesce(1))
            .cache();
    for (Row row : mapped.collectAsList()) {
      ROWS.put(new String(row.<byte[]>getAs(MappedRecord.BYTES), UTF_8), row);
    }
  }

  @Test
  void everyRecordIsThereOnceAndKeepsItsPlaceAndBytes() {
    assertThat(mapped.count()).isEqualTo(RECORDS.length);
    assertThat(ROWS).hasSize(RECORDS.length);
    Row row = row("bad number");
    assertThat(row.<String>getAs(MappedRecord.FILE)).isEqualTo("in/a.csv");
    assertThat(row.<Long>getAs(MappedRecord.POSITION)).isEqualTo(17);
  }

  @Test
  void fieldsHaveTheirTypesAndUnmappedOnesAreNull() {
    Row row = row("plain");

    assertThat(row.<Integer>getAs("n")).isEqualTo(3);
    assertThat(row.<Integer>getAs("sum")).isEqualTo(10);
    assertThat(row.<Double>getAs("ratio")).isEqualTo(-25.0);
    assertThat(row.<Object>getAs("unmapped")).isNull();
    assertThat(row.<Instant>getAs("at")).isEqualTo(Instant.parse("2026-07-15T10:00:00Z"));
    assertThat(row.<Boolean>getAs("at_is_ambiguous")).isFalse();
  }

  @Test
  void statusesAndReasonsAreAsExpected() {
    SparkSession spark = SparkSessionExtension.session();
    Dataset<Row> expected =
        spark.sql(
            """
            SELECT CAST(id AS BINARY) AS _bytes, status AS _status, reason AS _reason
            FROM VALUES
              ('plain', 'ACCEPTED', NULL),
              ('without number', 'ACCEPTED', NULL),
              ('fallback', 'ACCEPTED', NULL),
              ('twice a night', 'ACCEPTED', NULL),
              ('time without a day', 'REJECTED', 'at cannot be read as TIMESTAMP; same_at cannot be read as TIMESTAMP'),
              ('bad time', 'REJECTED', 'at cannot be read as TIMESTAMP; same_at cannot be read as TIMESTAMP'),
              ('fallback overflows', 'REJECTED', 'thousandfold cannot be read as INT'),
              ('test', 'EXCLUDED', 'test call'),
              ('none', 'REJECTED', 'no kind at all'),
              ('date', 'ACCEPTED', NULL),
              ('date with midnight', 'ACCEPTED', NULL),
              ('date with a time', 'REJECTED', 'day cannot be read as DATE: ''2026-03-10 14:00:00'' has a time of day; write the date alone'),
              ('date before midnight', 'REJECTED', 'day cannot be read as DATE: ''2026-03-09T23:00:00Z'' has a time of day; write the date alone')
            AS t(id, status, reason)""");

    Dataset<Row> actual =
        mapped
            .select(MappedRecord.BYTES, MappedRecord.STATUS, MappedRecord.REASON)
            .join(expected.select(MappedRecord.BYTES), MappedRecord.BYTES);

    DataFrames.assertEqual(text(expected), text(actual));
  }

  @Test
  void aCastThatFailsRejectsTheRecordWithTheNamesOfItsFields() {
    assertThat(reason("bad number"))
        .isEqualTo(
            "REJECTED: n cannot be read as INT; same_n cannot be read as INT; "
                + "ratio cannot be read as DOUBLE; thousandfold cannot be read as INT");
  }

  /** What systems write if seconds are meant; nothing that may be a person's. */
  @Test
  void aLengthOrNumberInAnotherFormIsSaidWithTheReason() {
    Map.of(
            "length", "00:03:20",
            "short length", "1:05",
            "unit", "200 s",
            "thousands", "1 200",
            "of a scale", "4/5",
            "exponent", "1e2",
            "not a number", "NaN",
            "null as a word", "NULL",
            "dashes", "--")
        .forEach(
            (id, text) ->
                assertThat(reason(id))
                    .startsWith("REJECTED: n cannot be read as INT: '" + text + "'; "));
    for (String id : List.of("telephone", "name")) {
      assertThat(reason(id)).startsWith("REJECTED: n cannot be read as INT; ");
    }
  }

  @Test
  void anExpressionThatThrowsRejectsTheRecordAndNotTheJob() {
    assertThat(reason("division by zero")).isEqualTo("REJECTED: ratio cannot be read as DOUBLE");
    assertThat(reason("overflow")).isEqualTo("REJECTED: thousandfold cannot be read as INT");
  }

  @Test
  void aRequiredFieldThatIsMissingRejectsTheRecord() {
    assertThat(reason("null")).isEqualTo("REJECTED: id is missing");
  }

  @Test
  void aFallbackStandsWhereTheSourceSaysNothing() {
    assertThat(row("fallback").<Integer>getAs("sum")).isEqualTo(4);
    assertThat(row("without number").<Integer>getAs("sum")).isEqualTo(1);
    assertThat(row("without number").<Object>getAs("n")).isNull();
  }

  @Test
  void aFallbackThatThrowsLeavesTheFieldEmpty() {
    assertThat(row("fallback overflows").<Object>getAs("sum")).isNull();
  }

  @Test
  void anExclusionComesBeforeAFailure() {
    assertThat(reason("bad test")).isEqualTo("EXCLUDED: test call");
  }

  @Test
  void aRejectRuleComesBeforeAFailure() {
    assertThat(reason("bad none")).isEqualTo("REJECTED: no kind at all");
  }

  @Test
  void aDefectComesBeforeEverything() {
    assertThat(reason("defect")).isEqualTo("REJECTED: broken form");
    assertThat(reason("damage")).isEqualTo("DAMAGED: " + RawRecord.DAMAGE + "cut");
  }

  @Test
  void aTimeThatOccurredTwiceIsFlagged() {
    Row row = row("twice a night");

    assertThat(row.<Instant>getAs("at")).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(row.<Boolean>getAs("at_is_ambiguous")).isTrue();
  }

  private static Row row(String id) {
    return ROWS.get(id);
  }

  private static String reason(String id) {
    return row(id).getAs(MappedRecord.STATUS) + ": " + row(id).getAs(MappedRecord.REASON);
  }

  private static Dataset<Row> text(Dataset<Row> rows) {
    return rows.select(
        col(MappedRecord.BYTES).cast("string"), col(MappedRecord.STATUS), col(MappedRecord.REASON));
  }

  private static Row raw(String[] record) {
    List<Object> values = new ArrayList<>();
    values.add("in/a.csv");
    values.add(100L);
    values.add(LandedFiles.DELIVERED_AT);
    values.add(17L);
    values.add(String.valueOf(record[0]).getBytes(UTF_8));
    values.add(defect(record[0]));
    values.addAll(Arrays.asList(record));
    return RowFactory.create(values.toArray());
  }

  private static String defect(String id) {
    if ("damage".equals(id)) {
      return RawRecord.DAMAGE + "cut";
    }
    return "defect".equals(id) ? "broken form" : null;
  }
}
