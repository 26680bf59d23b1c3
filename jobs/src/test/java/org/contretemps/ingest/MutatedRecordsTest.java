package org.contretemps.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.LandedContacts;
import org.contretemps.house.Mutations;
import org.contretemps.house.SampledSource;
import org.contretemps.house.TestHouse;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.record.event.ContactAssembly;
import org.contretemps.record.event.StrayEnds;
import org.contretemps.source.landing.LandingFile;
import org.contretemps.source.landing.LandingFolder;
import org.contretemps.source.mapping.FileAccount;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.source.mapping.SourceReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * No damage to the bytes of a file makes a job fail or loses anything: every record is accepted,
 * rejected or excluded, the rejected ones keep their bytes, and what is accepted fits its table. Of
 * every format the shipped mappings, with records that are mutated at random; the system property
 * tells how many of all formats together.
 */
@ExtendWith(SparkSessionExtension.class)
class MutatedRecordsTest {
  private static final int FORMATS = 9;
  private static final int RECORDS =
      Integer.getInteger("contretemps.mutated-records", 1000) / FORMATS;
  private static final int ROWS_OF_A_FILE = 25;

  /** After whatever the records tell of. */
  private static final String DELIVERED = "2026-11-20T02:00:00Z";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private LandedContacts landed;
  private final SparkSession spark = SparkSessionExtension.session();

  @BeforeEach
  void startEmpty() {
    landed = new LandedContacts(folder);
  }

  @Test
  void mutatedDelimitedRecordsAreAllAccountedFor() {
    Mutations mutations = new Mutations(20260329);
    List<byte[]> lines = new ArrayList<>();
    lines.add(LandedContacts.header().getBytes(UTF_8));
    for (int i = 0; i < RECORDS; i++) {
      String line =
          LandedContacts.contact(
              "c" + i,
              "started_at",
              "2026-03-28 %02d:%02d:00".formatted(i % 24, i % 60),
              "hold_seconds",
              "5",
              "customer_id",
              "p" + i % 7,
              "objectives",
              "SALE|GUIDANCE",
              "last_updated_at",
              "2026-03-28T23:00:00Z");
      lines.add(mutations.bytes(mutations.oddField(line, ",")));
    }

    Map<Long, byte[]> records = recordsOf(lines);
    records.remove(0L);
    assertAllAccountedFor(mapping("generic-csv"), "contacts/caf/mutated.csv", lines, records);
  }

  /** Connect's mapping for files that are known to have one object a line. */
  @Test
  void mutatedJsonLinesAreAllAccountedFor() throws IOException {
    Mutations mutations = new Mutations(20261025);
    List<String> samples = connect();
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      String sample = samples.get(mutations.index(samples.size()));
      lines.add(mutations.bytes(mutations.oddValue(sample)));
    }
    String text = Files.readString(TestHouse.SHIPPED_MAPPINGS.resolve("amazon-connect.yaml"));
    TestHouse.write(
        folder.resolve("_mappings/lines.yaml"), text.replace("json-documents", "json-lines"));

    assertAllAccountedFor(
        Target.mappings(folder.resolve("_mappings")).read("lines"),
        "amazon-connect/mutated.jsonl",
        lines,
        recordsOf(lines));
  }

  @Test
  void mutatedConnectRecordsAreAllAccountedFor() throws IOException {
    assertDocumentsAreAllAccountedFor("amazon-connect", new Mutations(19700101), connect());
  }

  @Test
  void mutatedGenesysConversationsAreAllAccountedFor() throws IOException {
    List<String> samples = page("genesys-cloud.json", "conversations");
    GenesysRedeliveryTest.conversations().stream()
        .map(conversation -> conversation.replace("\n", " "))
        .forEach(samples::add);
    assertDocumentsAreAllAccountedFor("genesys-cloud", new Mutations(19700102), samples);
  }

  @Test
  void mutatedTaskRouterEventsAreAllAccountedFor() throws IOException {
    assertDocumentsAreAllAccountedFor(
        "twilio-taskrouter",
        new Mutations(19700103),
        Files.readAllLines(SampledSource.SAMPLES.resolve("twilio-taskrouter.jsonl")));
  }

  @Test
  void mutatedZendeskCallsAreAllAccountedFor() throws IOException {
    assertDocumentsAreAllAccountedFor(
        "zendesk-talk", new Mutations(19700104), page("zendesk-talk.json", "calls"));
  }

  @Test
  void mutatedAircallCallsAreAllAccountedFor() throws IOException {
    assertDocumentsAreAllAccountedFor(
        "aircall", new Mutations(19700105), page("aircall.json", "calls"));
  }

  private static List<String> page(String sample, String key) throws IOException {
    List<String> records = new ArrayList<>();
    JSON.readTree(SampledSource.SAMPLES.resolve(sample).toFile())
        .get(key)
        .forEach(record -> records.add(record.toString()));
    return records;
  }

  private static List<String> connect() throws IOException {
    List<String> records =
        new ArrayList<>(Files.readAllLines(SampledSource.SAMPLES.resolve("amazon-connect.jsonl")));
    records.addAll(ConnectRecordsTest.lines());
    return records;
  }

  /**
   * Where a record begins is open once brackets are broken. But everything untouched is either a
   * record or a part of a rejected one.
   */
  private void assertDocumentsAreAllAccountedFor(
      String mapping, Mutations mutations, List<String> samples) {
    List<byte[]> lines = new ArrayList<>();
    List<Long> untouched = new ArrayList<>();
    long position = 0;
    for (int i = 0; i < RECORDS; i++) {
      String sample = samples.get(mutations.index(samples.size()));
      byte[] line = mutations.bytes(mutations.oddValue(sample));
      if (Arrays.equals(line, sample.getBytes(UTF_8))) {
        untouched.add(position);
      }
      lines.add(line);
      position += line.length + 1;
    }

    Dataset<Row> judged =
        judged(mapping(mapping), deliver(mapping + "/mutated.json", lines)).cache();
    List<Row> rows = judged.collectAsList();

    assertRejectedKeepTheirBytes(rows, joined(lines));
    byte[] isCovered = new byte[joined(lines).length];
    rows.stream()
        .filter(row -> row.getAs(MappedRecord.BYTES) != null)
        .forEach(row -> cover(isCovered, row));
    List<Long> positions =
        rows.stream().map(row -> row.<Long>getAs(MappedRecord.POSITION)).toList();
    assertThat(untouched)
        .hasSizeGreaterThan(RECORDS / 5)
        .allMatch(start -> positions.contains(start) || isCovered[Math.toIntExact(start)] == 1);
    assertAcceptedCanStand(judged, Target.of(mapping(mapping)));
  }

  private static void cover(byte[] isCovered, Row row) {
    int start = Math.toIntExact(row.<Long>getAs(MappedRecord.POSITION));
    Arrays.fill(isCovered, start, start + row.<byte[]>getAs(MappedRecord.BYTES).length, (byte) 1);
  }

  @Test
  void mutatedEventsAreAllAccountedForAndTheirContactsCanBeMade() {
    Mutations mutations = new Mutations(19991231);
    List<String> forms =
        List.of(
            "NONE|ENTERQUEUE||0612345678|1",
            "SIP/7|CONNECT|12|link.1|3",
            "SIP/7|COMPLETECALLER|12|200|1",
            "SIP/7|BLINDTRANSFER|800|internal|2|98|1",
            "NONE|ABANDON|1|1|70",
            "NONE|EXITWITHTIMEOUT|1|3|100",
            "SIP/7|RINGNOANSWER|5000",
            "SIP/7|ATTENDEDTRANSFER|LINK|SIP/7-1|SIP/9-2|12|300|1",
            "NONE|WITHDRAW|1|1|90|moved|by hand",
            "NONE|LEAVEEMPTY|",
            "SIP/7|AGENTDUMP|",
            "SIP/7|WRAPUPSTART|15",
            "NONE|DID|0123456789",
            "NONE|SURVEY|1|2|3|4|5|6|7|8",
            "NONE|CONFIGRELOAD|");
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      String line =
          "%d|call.%d|q%d|%s"
              .formatted(
                  1_772_492_400L + i * 7L,
                  i / 4 - mutations.index(2),
                  mutations.index(2),
                  forms.get(mutations.index(forms.size())));
      lines.add(mutations.bytes(mutations.oddField(line, "|")));
    }

    Dataset<Row> judged =
        assertAllAccountedFor(
            mapping("asterisk-queue-log"), "queue-log/pbx/mutated.log", lines, recordsOf(lines));

    Dataset<Row> events = judged.where(col(MappedRecord.STATUS).equalTo(MappedRecord.ACCEPTED));
    Dataset<Row> whole = StrayEnds.reunited(events, StrayEnds.found(events));
    List<Row> legs =
        ContactAssembly.of(spark, mapping("asterisk-queue-log"))
            .assemble(whole.drop(StrayEnds.LOGGED_AS))
            .collectAsList();
    assertThat(legs)
        .extracting(row -> row.<String>getAs(MappedRecord.STATUS))
        .contains(MappedRecord.ACCEPTED, MappedRecord.REJECTED);
  }

  /** Values that do not fit in columns of another type, and files with bytes flipped or cut off. */
  @Test
  void mutatedParquetFilesAreAllAccountedFor() throws IOException {
    Mutations mutations = new Mutations(20000229);
    SourceMapping mapping = mapping("generic-parquet");
    List<LandingFile> files = new ArrayList<>();
    int most = Math.max(2, RECORDS / ROWS_OF_A_FILE);
    for (int i = 0; i < most; i++) {
      String name = "contacts/caf/mutated-%03d.parquet".formatted(i);
      byte[] file = parquet(mutations, mapping.format().columns(), folder.resolve("_" + i));
      landed.deliver(name, DELIVERED, i % 2 == 0 ? file : mutations.file(file));
    }
    files.addAll(landing().list("contacts/*/*.parquet"));
    SourceReader.ReadFiles read = Target.reader(spark, mapping).read(files);

    Dataset<Row> judged = JudgedRecords.of(mapping, read.records(), MutatedRecordsTest::pseudonyms);
    List<FileAccount> accounts =
        FileAccount.of(judged, files, read.forms(), expr(Target.of(mapping).date()));

    assertThat(accounts).hasSize(most);
    for (int i = 0; i < most; i++) {
      FileAccount account = accounts.get(i);
      assertThat(account.isDamaged() || account.records() == ROWS_OF_A_FILE)
          .as("%s: %d", account.file().name(), account.records())
          .isTrue();
      if (i % 2 == 0) {
        assertThat(account.isDamaged()).isFalse();
      }
    }
    assertThat(accounts).extracting(FileAccount::accepted).anyMatch(accepted -> accepted > 0);
    assertThat(accounts).extracting(FileAccount::rejected).anyMatch(rejected -> rejected > 0);
    assertThat(accounts).extracting(FileAccount::isDamaged).contains(true);
  }

  /** Some columns are texts where the mapping says otherwise, and hold what is none of it. */
  private byte[] parquet(Mutations mutations, StructType declared, Path written)
      throws IOException {
    List<StructField> fields = List.of(declared.fields());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS_OF_A_FILE; i++) {
      Map<String, String> usual =
          Map.of(
              "contact_id", "c" + i,
              "organisation", "caf",
              "service", "housing",
              "channel", "PHONE",
              "talk_seconds", "" + i);
      rows.add(
          RowFactory.create(
              fields.stream()
                  .map(field -> mutations.once(40) ? mutations.value() : usual.get(field.name()))
                  .toArray()));
    }
    StructType texts =
        new StructType(
            fields.stream()
                .map(field -> DataTypes.createStructField(field.name(), DataTypes.StringType, true))
                .toArray(StructField[]::new));
    int asDeclared = mutations.index(3);
    Column[] columns =
        fields.stream()
            .map(
                field ->
                    field.name().equals("started_at")
                        ? expr("TIMESTAMP'2026-03-28 10:00:00Z'").as(field.name())
                        : asDeclared == 0 && field.dataType().equals(DataTypes.IntegerType)
                            ? col(field.name()).try_cast(DataTypes.DoubleType).as(field.name())
                            : col(field.name()))
            .toArray(Column[]::new);
    spark
        .createDataFrame(rows, texts)
        .coalesce(1)
        .select(columns)
        .write()
        .parquet("file:" + written);
    try (Stream<Path> files = Files.list(written)) {
      return Files.readAllBytes(
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow());
    }
  }

  private Dataset<Row> assertAllAccountedFor(
      SourceMapping mapping, String name, List<byte[]> lines, Map<Long, byte[]> records) {
    LandingFile file = deliver(name, lines);
    Dataset<Row> judged = judged(mapping, file).cache();
    List<Row> rows = judged.collectAsList();

    assertThat(rows)
        .extracting(row -> row.<Long>getAs(MappedRecord.POSITION))
        .containsExactlyInAnyOrderElementsOf(records.keySet());
    int rejected = assertRejectedKeepTheirBytes(rows, joined(lines));
    assertThat(rejected).isBetween(RECORDS / 5, RECORDS * 4 / 5);
    assertAcceptedCanStand(judged, Target.of(mapping));
    return judged;
  }

  private static int assertRejectedKeepTheirBytes(List<Row> rows, byte[] file) {
    int rejected = 0;
    for (Row row : rows) {
      String status = row.getAs(MappedRecord.STATUS);
      assertThat(status).isIn(MappedRecord.ACCEPTED, MappedRecord.REJECTED, MappedRecord.EXCLUDED);
      if (status.equals(MappedRecord.REJECTED)) {
        rejected++;
        byte[] bytes = row.getAs(MappedRecord.BYTES);
        int start = Math.toIntExact(row.<Long>getAs(MappedRecord.POSITION));
        assertThat(bytes).isEqualTo(Arrays.copyOfRange(file, start, start + bytes.length));
        assertThat(row.<String>getAs(MappedRecord.REASON)).isNotBlank();
      }
    }
    return rejected;
  }

  private static void assertAcceptedCanStand(Dataset<Row> judged, Target target) {
    String broken =
        Stream.concat(
                target.table().columns().stream()
                    .filter(column -> !column.nullable())
                    .map(column -> column.name() + " IS NULL"),
                target.table().checks().values().stream().map("NOT (%s)"::formatted))
            .collect(Collectors.joining(" OR "));
    assertThat(
            judged
                .where(col(MappedRecord.STATUS).equalTo(MappedRecord.ACCEPTED))
                .where(functions.expr(broken))
                .count())
        .isZero();
  }

  private Dataset<Row> judged(SourceMapping mapping, LandingFile file) {
    return JudgedRecords.of(
        Target.reader(spark, mapping), List.of(file), MutatedRecordsTest::pseudonyms);
  }

  private static SourceMapping mapping(String name) {
    return Target.mappings(TestHouse.SHIPPED_MAPPINGS).read(name);
  }

  private static Pseudonyms pseudonyms() {
    return new Pseudonyms(new byte[16]);
  }

  private LandingFolder landing() {
    return new LandingFolder(folder.toUri().toString(), spark.sparkContext().hadoopConfiguration());
  }

  private LandingFile deliver(String name, List<byte[]> lines) {
    landed.deliver(name, DELIVERED, joined(lines));
    return landing().list(name).get(0);
  }

  private static byte[] joined(List<byte[]> lines) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      file.writeBytes(line);
      file.write('\n');
    }
    return file.toByteArray();
  }

  /** The lines of a file that are records, by where they start: an end is LF or CR LF. */
  private static Map<Long, byte[]> recordsOf(List<byte[]> written) {
    byte[] bytes = joined(written);
    Map<Long, byte[]> lines = new TreeMap<>();
    int start = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        int end = at > start && bytes[at - 1] == '\r' ? at - 1 : at;
        if (end > start) {
          lines.put((long) start, Arrays.copyOfRange(bytes, start, end));
        }
        start = at + 1;
      }
    }
    return lines;
  }
}
