package org.contretemps.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.contact.Contact;
import org.contretemps.contact.ContactBuilder;
import org.contretemps.contact.ContactInput;
import org.contretemps.contact.Pseudonyms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is done to the bytes of a file, no job fails and nothing is lost: every line is
 * accepted, rejected or excluded, and the rejected ones keep their bytes. Records go all the way to
 * contacts.
 */
@ExtendWith(SparkSessionExtension.class)
class MutatedRecordsTest {
  private static final int RECORDS = 500;
  private static final int LONG_FIELD = 100_000;
  private static final List<String> VALUES =
      List.of(
          "",
          "NULL",
          "-1",
          "1.5",
          "2147483647",
          "-2147483648",
          "2147483648",
          "9223372036854775808",
          "1e308",
          "NaN",
          "true",
          "'",
          "\"\"",
          "\\",
          "12:30",
          "0000-00-00",
          "2026-02-30 10:00:00",
          "2026-03-29 02:30:00",
          "2026-10-25 02:30:00",
          "2026-10-25T02:30:00+18:00",
          "+294247-01-10T04:00:54.775807Z",
          "294247-01-10 04:00:54",
          "-290308-12-21T19:59:05.224192Z",
          "9999-12-31 23:59:59",
          "\u00e9\u6f22\ud83d\ude42",
          "\u0000");

  @TempDir private Path folder;

  @Test
  void mutatedDelimitedRecordsAreAllAccountedFor(SparkSession spark) {
    SourceMapping mapping =
        new SourceMappingReader(
                Path.of("..", "conf", "sources"), Map.of("contact", ContactInput.FIELDS))
            .read("generic-csv");
    List<String> columns = List.of(mapping.format().columns().fieldNames());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes((String.join(",", columns) + "\n").getBytes(UTF_8));
    Random random = new Random(20260329);
    for (int i = 0; i < RECORDS; i++) {
      file.writeBytes(mutated(csv(columns, contact(i), random), random));
      file.write('\n');
    }

    assertAllAccountedFor(spark, mapping, file.toByteArray(), 1);
  }

  @Test
  void mutatedJsonRecordsAreAllAccountedFor(SparkSession spark) {
    SourceMapping mapping = jsonMapping();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Random random = new Random(20261025);
    for (int i = 0; i < RECORDS; i++) {
      file.writeBytes(mutated(json(contact(i), random), random));
      file.write('\n');
    }

    assertAllAccountedFor(spark, mapping, file.toByteArray(), 0);
  }

  private void assertAllAccountedFor(
      SparkSession spark, SourceMapping mapping, byte[] bytes, int headers) {
    Map<Long, byte[]> lines = lines(bytes);
    if (headers > 0) {
      lines.remove(0L);
    }
    LandingFile file = new LandedFiles(folder).bytes("contacts/day/mutated.csv", bytes);

    List<Row> rows = judged(spark, mapping, file).collectAsList();

    assertThat(rows)
        .extracting(row -> row.<Long>getAs(MappedRecord.POSITION))
        .containsExactlyInAnyOrderElementsOf(lines.keySet());
    int rejected = 0;
    for (Row row : rows) {
      String status = row.getAs(MappedRecord.STATUS);
      assertThat(status).isIn(MappedRecord.ACCEPTED, MappedRecord.REJECTED, MappedRecord.EXCLUDED);
      if (status.equals(MappedRecord.REJECTED)) {
        rejected++;
        assertThat(row.<byte[]>getAs(MappedRecord.BYTES))
            .isEqualTo(lines.get(row.<Long>getAs(MappedRecord.POSITION)));
        assertThat(row.<String>getAs(MappedRecord.REASON)).isNotBlank();
      }
    }
    assertThat(rejected).isBetween(RECORDS / 5, RECORDS * 4 / 5);
  }

  private static Dataset<Row> judged(SparkSession spark, SourceMapping mapping, LandingFile file) {
    SourceReader reader =
        new SourceReader(
            spark, mapping, new MappingCheck(spark).mapper(mapping, ContactInput.FIELDS));
    Dataset<Row> contacts =
        new ContactBuilder(mapping.name(), mapping.zone(), new Pseudonyms(new byte[16]))
            .build(reader.read(List.of(file)), MappedRecord.FILE, MappedRecord.DELIVERED_AT);
    return new TableContract(Contact.TABLE).judge(contacts);
  }

  private static SourceMapping jsonMapping() {
    return Mappings.json(
            "id STRING, org STRING, channel STRING, started STRING, updated STRING, "
                + "queue STRUCT<name: STRING>, talk INT, hold INT, wait INT, customer STRING, goals ARRAY<STRING>")
        .field(Contact.ORGANISATION, "org")
        .field(Contact.CONTACT_ID, "id")
        .field(Contact.SERVICE, "queue.name")
        .field(Contact.CHANNEL, "channel")
        .field(Contact.STARTED_AT, "started")
        .field(Contact.LAST_UPDATED_AT, "updated")
        .field(Contact.TALK_SECONDS, "talk")
        .field(Contact.HOLD_SECONDS, "hold")
        .field(Contact.WRAP_UP_SECONDS, "hold + 1")
        .field(Contact.WAIT_SECONDS, "wait")
        .field(ContactInput.CUSTOMER_ID, "customer")
        .field(Contact.OBJECTIVES, "goals")
        .exclude("no wait", "wait = 0")
        .build();
  }

  private static Map<String, String> contact(int number) {
    Map<String, String> contact = new TreeMap<>();
    contact.put("contact_id", "c" + number);
    contact.put("organisation", "fund");
    contact.put("service", "housing");
    contact.put("channel", "PHONE");
    contact.put("started_at", "2026-03-28 %02d:%02d:00".formatted(number % 24, number % 60));
    contact.put("talk_seconds", String.valueOf(number));
    contact.put("hold_seconds", "5");
    contact.put("wait_seconds", String.valueOf(number % 10));
    contact.put("customer_id", "p" + number % 7);
    contact.put("last_updated_at", "2026-03-28T23:00:00Z");
    return contact;
  }

  /** A line in which one field may hold a value that nobody expects. */
  private static byte[] csv(List<String> columns, Map<String, String> contact, Random random) {
    unexpected(contact, random);
    List<String> fields = columns.stream().map(name -> contact.getOrDefault(name, "")).toList();
    return String.join(",", fields).getBytes(UTF_8);
  }

  private static byte[] json(Map<String, String> contact, Random random) {
    unexpected(contact, random);
    return """
        {"id":"%s","org":"%s","queue":{"name":"%s"},"channel":"%s","started":"%s","updated":"%s",\
        "talk":%s,"hold":%s,"wait":%s,"customer":"%s","goals":["SALE"],"more":[{"x":null}]}"""
        .formatted(
            contact.get("contact_id"),
            contact.get("organisation"),
            contact.get("service"),
            contact.get("channel"),
            contact.get("started_at"),
            contact.get("last_updated_at"),
            contact.get("talk_seconds"),
            contact.get("hold_seconds"),
            contact.get("wait_seconds"),
            contact.get("customer_id"))
        .getBytes(UTF_8);
  }

  private static void unexpected(Map<String, String> contact, Random random) {
    if (random.nextInt(3) == 0) {
      List<String> names = List.copyOf(contact.keySet());
      String name = names.get(random.nextInt(names.size()));
      contact.put(name, VALUES.get(random.nextInt(VALUES.size())));
    }
  }

  private static byte[] mutated(byte[] line, Random random) {
    int at = random.nextInt(line.length);
    return switch (random.nextInt(14)) {
      case 0 -> flipped(line, at, random);
      case 1 -> Arrays.copyOf(line, at);
      case 2 -> spliced(line, at, ",");
      case 3 -> spliced(line, at, "\"");
      case 4 -> spliced(line, at, String.valueOf((char) random.nextInt(32)));
      case 5 -> random.nextInt(20) == 0 ? spliced(line, at, "x".repeat(LONG_FIELD)) : line;
      case 6 -> spliced(line, at, "}{");
      case 7 -> withByte(line, at, 0x80 + random.nextInt(128));
      default -> line;
    };
  }

  private static byte[] flipped(byte[] line, int at, Random random) {
    return withByte(line, at, line[at] ^ (1 << random.nextInt(8)));
  }

  private static byte[] withByte(byte[] line, int at, int value) {
    byte[] mutated = line.clone();
    mutated[at] = (byte) value;
    return mutated;
  }

  private static byte[] spliced(byte[] line, int at, String text) {
    ByteArrayOutputStream mutated = new ByteArrayOutputStream();
    mutated.write(line, 0, at);
    mutated.writeBytes(text.getBytes(UTF_8));
    mutated.write(line, at, line.length - at);
    return mutated.toByteArray();
  }

  /** The lines of a file that are records, by where they start: an end is LF or CR LF. */
  private static Map<Long, byte[]> lines(byte[] bytes) {
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
