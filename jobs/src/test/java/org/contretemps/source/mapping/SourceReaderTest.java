package org.contretemps.source.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.LandedFiles;
import org.contretemps.house.Mappings;
import org.contretemps.source.landing.FileForm;
import org.contretemps.source.landing.LandingFile;
import org.contretemps.table.InputField;
import org.contretemps.table.Provenance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From files to mapped records, format by format. */
@ExtendWith(SparkSessionExtension.class)
class SourceReaderTest {
  private static final List<InputField> FIELDS =
      List.of(
          InputField.required("id", DataTypes.StringType, "the name"),
          InputField.optional("n", DataTypes.IntegerType, "a number"),
          InputField.optional("queue", DataTypes.StringType, "a nested text"));

  private record Read(String file, long position, String status, String id, Integer n) {}

  @TempDir private Path folder;
  private LandedFiles landed;

  @BeforeEach
  void startEmpty() {
    landed = new LandedFiles(folder);
  }

  @Test
  void delimitedFilesOfOneSourceAreReadTogether(SparkSession spark) {
    SourceMapping mapping = Mappings.csv("id", "n").field("id", "id").field("n", "n").build();
    LandingFile plain = landed.text("day/a.csv", "n,id\n1,a\nx,b\n3\n");
    LandingFile packed =
        landed.bytes("day/b.csv.gz", LandedFiles.gzip("id,n\nc,4\n".getBytes(UTF_8)));
    LandingFile empty = landed.text("day/c.csv", "");

    List<Row> rows = rows(spark, mapping, plain, packed, empty);

    assertThat(reads(rows))
        .containsExactlyInAnyOrder(
            new Read("day/a.csv", 5, "ACCEPTED", "a", 1),
            new Read("day/a.csv", 9, "REJECTED", "b", null),
            new Read("day/a.csv", 13, "REJECTED", null, null),
            new Read("day/b.csv.gz", 5, "ACCEPTED", "c", 4));
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.<Instant>getAs(MappedRecord.DELIVERED_AT))
                    .isEqualTo(LandedFiles.DELIVERED_AT));
  }

  /** A field is lacking if no column that it is made of is there; a text that is null is not. */
  @Test
  void aRecordSaysWhichFieldsItsFileLacks(SparkSession spark) {
    SourceMapping mapping =
        Mappings.csv("id", "n", "m", "q")
            .field("id", "id")
            .field("n", "coalesce(n, m)")
            .field("queue", "concat('q', q)")
            .build();
    LandingFile whole = landed.text("whole.csv", "id,n,m,q\na,1,,\n");
    LandingFile half = landed.text("half.csv", "id,m\nb,2\n");
    LandingFile bare = landed.text("bare.csv", "id\nc\n");
    Map<String, List<String>> lacking = new TreeMap<>();
    rows(spark, mapping, whole, half, bare)
        .forEach(
            row -> lacking.put(row.getAs("id"), row.getList(row.fieldIndex(Provenance.LACKING))));
    assertThat(lacking.get("a")).isEmpty();
    assertThat(lacking.get("b")).containsExactly("queue");
    assertThat(lacking.get("c")).containsExactlyInAnyOrder("n", "queue");
  }

  @Test
  void aFileThatIsCutOffIsDamagedAndNoRecordOfItIsInvented(SparkSession spark) {
    SourceMapping mapping = Mappings.csv("id", "n").field("id", "id").build();
    byte[] packed = LandedFiles.gzip("id,n\na,1\nb,2\n".getBytes(UTF_8));
    LandingFile file = landed.bytes("cut.csv.gz", Arrays.copyOf(packed, packed.length - 4));

    List<Row> rows = rows(spark, mapping, file);

    assertThat(rows)
        .extracting(row -> row.<String>getAs(MappedRecord.STATUS))
        .filteredOn(MappedRecord.DAMAGED::equals)
        .hasSize(1);
  }

  @Test
  void jsonLinesAreReadByName(SparkSession spark) {
    SourceMapping mapping =
        Mappings.json("id STRING, n INT, queue STRUCT<name: STRING>, tags ARRAY<INT>")
            .field("id", "id")
            .field("n", "n")
            .field("queue", "queue.name")
            .build();
    String[] lines = {
      "{\"n\": 1, \"id\": \"plain\", \"unknown\": {\"x\": [1]}}",
      "{\"id\": \"nested\", \"queue\": {\"name\": \"caf\u00e9\", \"more\": 1}}",
      "{\"id\": \"null\", \"n\": null, \"queue\": null}",
      "{\"n\": 2}",
      "{\"id\": \"cut\", \"n\": ",
      "{\"id\": \"kind\", \"n\": \"two\"}",
      "{\"id\": \"big\", \"n\": 12345678901}",
      "{\"id\": \"deep\", \"tags\": [1, \"x\"]}",
      "{\"id\": \"two\"} {\"id\": \"lost\"}",
      "[{\"id\": \"list\"}]",
      "null",
      "   ",
      "not json"
    };
    LandingFile file = landed.text("a.json", String.join("\n", lines));

    List<Row> rows = rows(spark, mapping, file);

    assertThat(reads(rows).stream().filter(read -> read.status().equals("ACCEPTED")))
        .extracting(Read::id, Read::n)
        .containsExactly(tuple("plain", 1), tuple("nested", null), tuple("null", null));
    assertThat(rows.get(1).<String>getAs("queue")).isEqualTo("caf\u00e9");
    assertThat(rows.get(3).<String>getAs(MappedRecord.REASON)).isEqualTo("id is missing");
    assertThat(rows).hasSameSizeAs(lines);
    assertBytesAreThoseOfTheFile(rows, String.join("\n", lines).getBytes(UTF_8));
    assertThat(rows.subList(4, rows.size()))
        .extracting(row -> row.<String>getAs(MappedRecord.REASON))
        .containsOnly(
            "the record is not a JSON object of the declared form",
            "the record is not a JSON object of the declared form: n is no INT",
            "the record is not a JSON object of the declared form: tags is no INT",
            "the record has something after its JSON object");
  }

  @Test
  void everyElementOfAnArrayIsARecordAndNothingIsLost(SparkSession spark) {
    SourceMapping mapping =
        Mappings.documents("id STRING, by INT, legs ARRAY<STRUCT<n: STRING, queue: STRING>>")
            .let("share", "100 / by")
            .let("answered", "filter(legs, l -> l.queue IS NOT NULL)")
            .each("leg", "answered")
            .exclude("nobody answered", "leg IS NULL")
            .field("id", "id || leg.queue")
            .field("n", "leg.n + share")
            .build();
    LandingFile file =
        landed.text(
            "a.json",
            "{\"conversations\": [{\"id\":\"a\",\"by\":50,\"legs\":[{\"n\":1,\"queue\":\"x\"},{\"n\":2},"
                + "{\"n\":3,\"queue\":\"y\"},{\"n\":\"three\",\"queue\":\"z\"}]},\n"
                + "{\"id\":\"b\",\"by\":1,\"legs\":[]},{\"id\":\"c\",\"by\":1},{\"id\":\"d\",\"by\":0},\n"
                + "{\"id\":1,\"legs\":\"no\"},{\"id\":\"cut\"\n");

    List<Row> rows = rows(spark, mapping, file);

    assertThat(rows)
        .extracting(
            row -> row.<String>getAs("id"),
            row -> row.<Integer>getAs("n"),
            row -> row.<Integer>getAs(MappedRecord.ITEM),
            row -> row.<String>getAs(MappedRecord.STATUS),
            row -> row.<String>getAs(MappedRecord.REASON))
        .containsExactly(
            tuple("ax", 3, 0, "ACCEPTED", null),
            tuple("ay", 5, 1, "ACCEPTED", null),
            tuple("az", null, 2, "REJECTED", "n cannot be read as INT"),
            tuple(null, null, 0, "EXCLUDED", "nobody answered"),
            tuple(null, null, 0, "EXCLUDED", "nobody answered"),
            tuple(null, null, -1, "REJECTED", "share cannot be computed"),
            tuple(
                null,
                null,
                -1,
                "REJECTED",
                "the record is not a JSON object of the declared form: legs is no array"),
            tuple(null, null, -1, "REJECTED", "the document is broken or cut off at its byte 12"));
    assertThat(rows.subList(0, 3))
        .extracting(row -> row.<Long>getAs(MappedRecord.POSITION))
        .containsOnly(19L);
    assertBytesAreThoseOfTheFile(rows, read(file));
  }

  @Test
  void parquetRecordsHaveTheirRowNumberAndTheirFile(SparkSession spark) {
    SourceMapping mapping =
        Mappings.parquet("id STRING, n INT, absent STRING")
            .field("id", "id")
            .field("n", "if(n = 0, raise_error('no'), n)")
            .field("queue", "absent")
            .build();
    LandingFile first = parquetOf(spark, "first day", "('a', 1), ('b', 0), ('c', 3)");
    LandingFile second = parquetOf(spark, "second d\u00e9j\u00e0 [2]", "(NULL, 4), ('e', 5)");

    List<Row> rows = rows(spark, mapping, first, second);

    assertThat(reads(rows))
        .containsExactlyInAnyOrder(
            new Read(first.name(), 0, "ACCEPTED", "a", 1),
            new Read(first.name(), 1, "REJECTED", "b", null),
            new Read(first.name(), 2, "ACCEPTED", "c", 3),
            new Read(second.name(), 0, "REJECTED", null, 4),
            new Read(second.name(), 1, "ACCEPTED", "e", 5));
    assertThat(rows)
        .filteredOn(row -> "b".equals(row.getAs("id")))
        .extracting(row -> new String(row.<byte[]>getAs(MappedRecord.BYTES), UTF_8))
        .containsExactly("{\"id\":\"b\",\"n\":0}");
  }

  /**
   * Two files agree with the mapping, one has another type and a column too few, one is damaged.
   */
  @Test
  void parquetFilesMayDifferFromTheMappingAndFromEachOther(SparkSession spark) throws IOException {
    SourceMapping mapping =
        Mappings.parquet("id STRING, n INT, queue STRING")
            .field("id", "id")
            .field("n", "n")
            .field("queue", "queue")
            .build();
    LandingFile usual = parquet(spark, "usual", "SELECT 'a' AS id, 1 AS n, 'q' AS queue");
    LandingFile typed =
        parquet(
            spark,
            "typed",
            "SELECT 7 AS id, n, 'x' AS more FROM VALUES (2.0D), (2.5D), (1e300D), (NULL) AS t(n)");
    LandingFile without = parquet(spark, "without", "SELECT 5 AS n, 'q' AS queue");
    LandingFile damaged = landed.text("damaged.parquet", "PAR1 and no more");

    SourceReader.ReadFiles read =
        reader(spark, mapping).read(List.of(usual, typed, without, damaged));

    List<Row> rows = read.records().collectAsList();
    assertThat(reads(rows))
        .containsExactlyInAnyOrder(
            new Read("usual.parquet", 0, "ACCEPTED", "a", 1),
            new Read("typed.parquet", 0, "ACCEPTED", "7", 2),
            new Read("typed.parquet", 1, "REJECTED", "7", null),
            new Read("typed.parquet", 2, "REJECTED", "7", null),
            new Read("typed.parquet", 3, "ACCEPTED", "7", null),
            new Read("without.parquet", 0, "REJECTED", null, 5),
            new Read("damaged.parquet", 0, "DAMAGED", null, null));
    assertThat(rows)
        .extracting(row -> row.<String>getAs(MappedRecord.REASON))
        .contains(
            "n holds DOUBLE in this file and cannot be read as INT", "the file has no column id");
    assertThat(read.forms().get().get("typed.parquet").ignored()).containsExactly("more");
    assertThat(read.forms().get().get("typed.parquet").warnings())
        .containsExactly("Null in all records: the file has no queue.");
  }

  /** Its footer tells of more rows than can be read. */
  @Test
  void aParquetFileThatBreaksOffIsDamaged(SparkSession spark) throws IOException {
    SourceMapping mapping = Mappings.parquet("id STRING").field("id", "id").build();
    LandingFile whole = parquet(spark, "whole", "SELECT uuid() AS id FROM range(5000)");
    byte[] bytes = Files.readAllBytes(folder.resolve("whole.parquet"));
    Arrays.fill(bytes, bytes.length / 4, bytes.length / 2, (byte) 0xA5);
    LandingFile broken = landed.bytes("broken.parquet", bytes);
    List<LandingFile> files = List.of(whole, broken);

    SourceReader.ReadFiles read = reader(spark, mapping).read(files);

    assertThat(
            FileAccount.of(read.records(), files, read.forms(), functions.lit(null).cast("date")))
        .extracting(FileAccount::isDamaged)
        .containsExactly(false, true);
  }

  @Test
  void jsonLinesTellOfFieldsThatCameOrWent(SparkSession spark) {
    SourceMapping mapping = Mappings.json("id STRING, n INT").field("id", "id").build();
    LandingFile file =
        landed.text("a.json", "{\"id\": \"a\", \"new\": {\"n\": 1}}\n".repeat(30) + "{\n");

    FileForm form = form(spark, mapping, file);

    assertThat(form.ignored()).containsExactly("new");
    assertThat(form.warnings()).containsExactly("In none of its records: n.");
  }

  /** Some records leave out what others have; that is no drift, and neither is it for a few. */
  @Test
  void jsonDocumentsTellOfFieldsThatNoRecordOfAFileHas(SparkSession spark) {
    SourceMapping mapping =
        Mappings.documents(
                "id STRING, by STRING, rare STRING, n INT, queue STRUCT<name: STRING, size: INT>, "
                    + "legs ARRAY<STRUCT<n: INT, at: STRING>>, tags MAP<STRING, STRUCT<t: STRING>>",
                "rare")
            .exclude("by nobody", "by IS NULL")
            .field("id", "id")
            .field("queue", "coalesce(queue.name, n)")
            .build();
    String some = "{\"id\":\"a\",\"n\":1,\"by\":null,\"queue\":null,\"legs\":[],\"tags\":{}}";
    String more =
        "{\"id\":\"a\",\"queue\":{\"title\":\"x\",\"size\":1},"
            + "\"legs\":[{\"n\":1},{\"n\":2,\"until\":{\"n\":[1]}}],\"tags\":{\"any\":{\"t\":\"y\",\"u\":1}}}";
    LandingFile drifted = landed.text("drifted.json", (some + more).repeat(20));
    LandingFile usual = landed.text("usual.json", some.repeat(20));
    LandingFile few = landed.text("few.json", "{\"id\":\"a\",\"legs\":[{}]}\n".repeat(19));
    LandingFile without = landed.text("without.json", "{\"n\": 1, \"legs\": []}".repeat(20));

    assertThat(form(spark, mapping, drifted).ignored())
        .containsExactly("legs.until", "queue.title", "tags.*.u");
    assertThat(form(spark, mapping, drifted).warnings())
        .containsExactly("In none of its records: queue.name, legs.at.");
    assertThat(form(spark, mapping, usual)).isEqualTo(FileForm.EXPECTED);
    assertThat(form(spark, mapping, few)).isEqualTo(FileForm.EXPECTED);
    assertThat(form(spark, mapping, without).warnings())
        .containsExactly(
            "In none of its records: id, by, which a required field or a rule asks for.",
            "In none of its records: queue, tags.");
    assertThat(reads(rows(spark, mapping, without)))
        .as("and each of its records is judged for itself")
        .hasSize(20)
        .extracting(Read::status)
        .containsOnly(MappedRecord.EXCLUDED);
  }

  /** All of a long file is looked through, and not at every record of it. */
  @Test
  void aFieldThatComesLateInALongFileIsNoted(SparkSession spark) {
    SourceMapping mapping = Mappings.documents("id STRING").field("id", "id").build();
    LandingFile file =
        landed.text(
            "a.json",
            "{\"id\":\"a\"}\n".repeat(2000)
                + "{\"id\":\"a\",\"late\":1}\n".repeat(50)
                + "{\"id\":\"a\"}\n".repeat(7));

    assertThat(form(spark, mapping, file).ignored()).containsExactly("late");
  }

  /** They may name people, and the account of a file stays. */
  @Test
  void whereKeysAreDataNoneOfThemIsKept(SparkSession spark) {
    SourceMapping mapping = Mappings.documents("id STRING").field("id", "id").build();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      text.append("{\"id\":\"a\",\"k").append(i).append("\":1}");
    }

    assertThat(form(spark, mapping, landed.text("a.json", text.toString())).ignored())
        .containsExactly("*");
  }

  @Test
  void everyFileHasItsAccount(SparkSession spark) {
    SourceMapping mapping =
        Mappings.csv("id", "n")
            .field("id", "id")
            .field("n", "n")
            .exclude("test", "id LIKE 't%'")
            .build();
    LandingFile busy = landed.text("busy.csv", "id,n\na,1\nb,x\nt1,x\nt2,2\n");
    LandingFile empty = landed.text("empty.csv", "");
    Dataset<Row> mapped =
        reader(spark, mapping)
            .read(List.of(busy, empty))
            .records()
            .selectExpr("*", "DATE'2026-03-29' AS day");

    List<FileAccount> accounts = FileAccount.of(mapped, List.of(busy, empty), functions.col("day"));

    LocalDate day = LocalDate.parse("2026-03-29");
    assertThat(accounts)
        .containsExactly(
            new FileAccount(busy, 1, 1, 2, day, day, false, 0, Map.of("test", 2L)),
            new FileAccount(empty, 0, 0, 0, null, null, false, 0, Map.of()));
    assertThat(accounts.get(0).records()).isEqualTo(4);
    assertThat(accounts.get(0).rejectedShare()).isEqualTo(0.25);
    assertThat(accounts.get(1).rejectedShare()).isZero();
  }

  @Test
  void theFormsOfExportsAreReadAndWhatCannotBeIsShown(SparkSession spark) {
    SourceMapping mapping =
        Mappings.csv("id", "talk", "cost", "at")
            .field("id", "id")
            .field("n", "duration(talk) + CAST(local_number(cost, '.') AS INT)")
            .build();
    LandingFile file =
        landed.text("a.csv", "id,talk,cost,at\na,1 h 02,\"1,000\",x\nb,1 h 0x,2,x\n");

    List<Row> rows =
        reader(spark, mapping).read(List.of(file)).records().orderBy("id").collectAsList();

    assertThat(rows)
        .extracting(row -> row.getAs("n"), row -> row.getAs(MappedRecord.REASON))
        .containsExactly(tuple(4720, null), tuple(null, "n cannot be read as INT: '1 h 0x', '2'"));
  }

  @Test
  void controlCharactersAreTakenOutOnceAndCounted(SparkSession spark) {
    SourceMapping mapping = Mappings.json("id STRING, n INT").field("id", "id").build();
    String records =
        """
        {"id":"clean \u00e9"}
        {"id":"\\u001b[31ma\\u0000b"}
        {"id":"a\\u0085\\uffffb\\n"}
        {"id":"\\u0007"}
        """;
    LandingFile file = landed.text("a.json", records);
    Dataset<Row> mapped = reader(spark, mapping).read(List.of(file)).records();

    assertThat(mapped.select("id").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("clean \u00e9", "[31ma b", "a  b", null);
    FileAccount account =
        FileAccount.of(mapped, List.of(file), functions.lit(null).cast("date")).get(0);
    assertThat(account.cleaned()).isEqualTo(3);
    assertThat(account.rejected()).as("nothing else than a control character").isEqualTo(1);
    assertThat(account.warnings(mapping))
        .containsExactly("Control characters were taken out of texts, records: 3.");
  }

  private LandingFile parquetOf(SparkSession spark, String name, String values) {
    return parquet(spark, name, "SELECT * FROM VALUES %s AS t(id, n)".formatted(values));
  }

  private LandingFile parquet(SparkSession spark, String name, String query) {
    Path target = folder.resolve(name + ".parquet");
    Path written = folder.resolve("written-" + name.hashCode());
    spark.sql(query).coalesce(1).write().parquet(written.toString());
    try (var files = java.nio.file.Files.list(written)) {
      Path part =
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
      return landed.bytes(target.getFileName().toString(), java.nio.file.Files.readAllBytes(part));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] read(LandingFile file) {
    try {
      return java.nio.file.Files.readAllBytes(Path.of(java.net.URI.create(file.path())));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void assertBytesAreThoseOfTheFile(List<Row> rows, byte[] file) {
    for (Row row : rows) {
      byte[] bytes = row.getAs(MappedRecord.BYTES);
      int start = Math.toIntExact(row.<Long>getAs(MappedRecord.POSITION));
      assertThat(bytes).isEqualTo(Arrays.copyOfRange(file, start, start + bytes.length));
    }
  }

  private static SourceReader reader(SparkSession spark, SourceMapping mapping) {
    return new SourceReader(spark, mapping, new MappingCheck(spark).mapper(mapping, FIELDS));
  }

  private static FileForm form(SparkSession spark, SourceMapping mapping, LandingFile file) {
    SourceReader.ReadFiles read = reader(spark, mapping).read(List.of(file));
    read.records().foreach(row -> {});
    return read.forms().get().get(file.name());
  }

  private static List<Row> rows(SparkSession spark, SourceMapping mapping, LandingFile... files) {
    return reader(spark, mapping).read(List.of(files)).records().collectAsList();
  }

  private static List<Read> reads(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                new Read(
                    row.getAs(MappedRecord.FILE),
                    row.<Long>getAs(MappedRecord.POSITION),
                    row.getAs(MappedRecord.STATUS),
                    row.getAs("id"),
                    row.getAs("n")))
        .toList();
  }
}
