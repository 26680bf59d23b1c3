package org.contretemps.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.contretemps.source.landing.LandingFolder;
import org.contretemps.source.sketch.MappingSketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Exports that nobody explained, and what the mapping that is guessed for them makes of them. */
@ExtendWith(SparkSessionExtension.class)
class MappingSketchTest {
  @TempDir private Path folder;

  private String sketch;

  /** The export through its own mapping: of each record some columns, or why it is left out. */
  private List<String> made(SparkSession spark, Charset encoding, String... lines)
      throws IOException {
    Path file = folder.resolve("export.csv");
    Files.write(file, (String.join("\n", lines) + "\n").getBytes(encoding));
    sketch = MappingSketch.of("export.csv", "exports", Files.readAllBytes(file), true);
    Files.writeString(folder.resolve("export.yaml"), sketch);
    LandingFolder landing =
        new LandingFolder("file:/nowhere", spark.sparkContext().hadoopConfiguration());
    return new PreviewSource(
            Target.reader(spark, Target.mappings(folder).read("export")),
            landing.file(file.toString()),
            100)
        .run().records().stream().map(MappingSketchTest::text).toList();
  }

  private static String text(PreviewSource.Judged record) {
    return record.reason() != null
        ? record.reason()
        : String.join(
            "|",
            Stream.of("contact_id", "service", "started_at", "wait_seconds", "handling_seconds")
                .map(column -> record.values().get(column))
                .map(value -> String.valueOf(value))
                .toList());
  }

  @Test
  void aFrenchExportWithItsTotal(SparkSession spark) throws IOException {
    assertThat(
            made(
                spark,
                ISO_8859_1,
                "R\u00e9f;Date appel;Heure;File;Conseiller;N\u00b0 allocataire;Attente (s);Dur\u00e9e comm.;Post-appel",
                "A1;13/03/2026;10h56:51;Dettes;c3;101097;202;2:06;1:14",
                "A2;01/03/2026;09h57:15;Famille;-;100185;222;-;-",
                "Total;;;;;;424;2:06;1:14"))
        .containsExactly(
            "A1|Dettes|2026-03-13T09:56:51Z|202|200",
            "A2|Famille|2026-03-01T08:57:15Z|222|null",
            "total line below the records");
    assertThat(sketch)
        .contains("encoding: windows-1252", "null-values: [\"\", \"-\"]")
        .doesNotContain("101097");
  }

  @Test
  void anAmericanExportBelowATitle(SparkSession spark) throws IOException {
    assertThat(
            made(
                spark,
                UTF_8,
                "Call detail report",
                "",
                "Call ID,Start Time,Queue,Agent,Caller Number,Wait Time,Talk Time,Hold Time,Wrap-up,",
                "77,03/01/26 2:05 PM,Sales,ann,+1555,0:00:12,0:04:10,0:00:30,0:00:20,",
                "78,03/13/26 2:09 PM,Sales,ann,+1556,0:01:02,0:00:50,0:00:00,0:00:10,"))
        .containsExactly(
            "77|Sales|2026-03-01T13:05:00Z|12|300", "78|Sales|2026-03-13T13:09:00Z|62|60");
    assertThat(sketch).contains("# 2 line(s) above the header", "local_time(`Start Time`, 'mdy')");
  }

  @Test
  void unicodeTextOfASpreadsheet(SparkSession spark) throws IOException {
    assertThat(
            made(
                spark,
                UTF_16,
                "id\tcreated\tgroup\tduration",
                "1\t2026-03-01 08:00:00\tdebts\t1 h 02",
                "2\t2026-03-01 09:00:00\tdebts\t45 s"))
        .containsExactly(
            "1|debts|2026-03-01T07:00:00Z|null|3720", "2|debts|2026-03-01T08:00:00Z|null|45");
    assertThat(sketch).contains("encoding: UTF-16", "delimiter: \"\\t\"");
  }

  @Test
  void columnsWithoutNames(SparkSession spark) throws IOException {
    assertThat(
            made(
                spark,
                UTF_8,
                "2026-03-01 08:00:00|2026-03-01 08:00:30|q1|30|1",
                "2026-03-01 09:00:00|2026-03-01 09:00:31|q1|30|2"))
        .containsExactly(
            "1|my-service|2026-03-01T07:00:00Z|null|null",
            "2|my-service|2026-03-01T08:00:00Z|null|null");
    assertThat(sketch)
        .contains("header: false", "# DOUBT: the columns have no names; this is the first with");
  }

  @Test
  void recordsThatNoColumnTellsApart(SparkSession spark) throws IOException {
    assertThat(
            made(
                spark,
                UTF_8,
                "agent_id,call_length,datestamp,lead_id",
                "5,61,2026-03-01 08:00:00,L1",
                "5,62,2026-03-01 09:00:00,L1"))
        .extracting(line -> line.substring(line.indexOf('|')))
        .containsExactly(
            "|my-service|2026-03-01T07:00:00Z|null|61", "|my-service|2026-03-01T08:00:00Z|null|62");
    assertThat(sketch).contains("no column names the contact; the whole record is taken");
  }

  @Test
  void aColumnInWhichNoValueOccursTwiceTellsContactsApart(SparkSession spark) throws IOException {
    assertThat(
            made(
                spark,
                UTF_8,
                "Serial_Number,Representative,Entry_Time,Phone",
                "1,ann,2026-03-01 08:00:00,+33100000001",
                "2,ann,2026-03-01 09:00:00,+33100000001"))
        .containsExactly(
            "1|my-service|2026-03-01T07:00:00Z|null|null",
            "2|my-service|2026-03-01T08:00:00Z|null|null");
    assertThat(sketch)
        .contains("agent_id: \"Representative\"", "customer_id: \"Phone\"")
        .contains("no column names the contact; no value of this one occurs twice");
  }

  /** A record for each telephone that rang: the one that was answered is the latest. */
  @Test
  void severalRowsOfACall(SparkSession spark) throws IOException {
    assertThat(
            made(
                spark,
                UTF_8,
                "calldate,src,dstchannel,duration,billsec,uniqueid",
                "2026-03-01 08:00:00,109,SIP/1,140,120,1.240",
                "2026-03-01 08:00:00,109,SIP/2,20,0,1.240"))
        .containsExactly(
            "1.240|my-service|2026-03-01T07:00:00Z|20|120",
            "1.240|my-service|2026-03-01T07:00:00Z|20|null");
    assertThat(sketch)
        .contains("local_time(calldate, 'ymd') + make_dt_interval(0, 0, 0, CAST(billsec AS INT))")
        .contains("values occur twice");
  }

  /** A caller's name in quotes with text after it is refused by the format, and still a column. */
  @Test
  void recordsOfAnExchangeWithOddQuotes(SparkSession spark) throws IOException {
    assertThat(
            made(
                spark,
                UTF_8,
                "calldate,clid,src,channel,duration,billsec,uniqueid,userfield",
                "2026-03-01 08:00:00,\"Ann\" <109>,109,Local/0@x;2,9,4,1.240,",
                "2026-03-01 09:00:00,Bob,110,Local/0@x;1,19,14,1.241,x"))
        .contains("1.241|my-service|2026-03-01T08:00:00Z|5|14")
        .anyMatch(line -> line.contains("a quote is opened and not closed"));
    assertThat(sketch)
        .contains(
            "delimiter: \",\"",
            "header: true",
            "wait_seconds: \"CAST(duration AS INT) - CAST(billsec AS INT)\"")
        .contains("# DOUBT: 1 of 2 records have text after a closing quote")
        .doesNotContain("agent_id");
  }

  @Test
  void aDateThatMayBeReadEitherWayIsDoubted(SparkSession spark) throws IOException {
    assertThat(
            made(
                spark,
                UTF_8,
                "Ticket,Opened date,Skill,Talk",
                "5,03/04/2026 10:00,it,\"1,234\"",
                "6,05/04/2026 11:00,it,\"2\""))
        .containsExactly("5|it|2026-04-03T08:00:00Z|null|1234", "6|it|2026-04-05T09:00:00Z|null|2");
    assertThat(sketch).contains("whether the day or the month comes first");
  }

  /** A word that is not known stays as it is, so that its records are seen and not miscounted. */
  @Test
  void wordsForWhoCalledAndWhoEndedIt(SparkSession spark) throws IOException {
    assertThat(
            made(
                spark,
                UTF_8,
                "ID;Date;Heure;Sens;Fin;Dur\u00e9e",
                "1;2026-03-01;08:00;Entrant;client;60",
                "2;2026-03-01;09:00;sortant;Conseiller;61",
                "3;2026-03-01;10:00;Interne;client;62"))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("1|my-service|2026-03-01T07:00:00Z|null|60"),
            second -> assertThat(second).isEqualTo("2|my-service|2026-03-01T08:00:00Z|null|61"),
            third -> assertThat(third).contains("direction"));
    assertThat(sketch)
        .contains(
            "direction: \"CASE WHEN Sens RLIKE", "THEN 'OUTBOUND'", "ended_by: \"CASE WHEN Fin")
        .doesNotContain("Interne");
  }

  @Test
  void linesOfAnOldSpreadsheet() {
    String old = MappingSketch.of("a.csv", "a", "id;date\r1;2026-03-01\r".getBytes(UTF_8), true);
    String now =
        MappingSketch.of("a.csv", "a", "id;date\r\n1;2026-03-01\r\n".getBytes(UTF_8), true);

    assertThat(old).contains("# DOUBT: the lines end in a carriage return alone");
    assertThat(now).doesNotContain("carriage return");
  }

  /** Spanish, Portuguese and German exports have the same columns by other names. */
  @Test
  void columnsInOtherLanguages(SparkSession spark) throws IOException {
    assertThat(
            made(
                spark,
                UTF_8,
                "Cpf;data;hora;telefone;atendente;tempo de ligacao;tempo de espera;fila",
                "1;01/03/2026;08:00;3138;c1;00:03:32;00:00:07;vendas",
                "1;13/03/2026;09:00;3138;c1;00:02:56;00:00:05;vendas"))
        .extracting(line -> line.substring(line.indexOf('|')))
        .containsExactly(
            "|vendas|2026-03-01T07:00:00Z|7|212", "|vendas|2026-03-13T08:00:00Z|5|176");
    assertThat(sketch).contains("customer_id: \"telefone\"", "agent_id: \"atendente\"");
  }

  @Test
  void whatIsNoTableIsSaid() {
    assertThatThrownBy(() -> MappingSketch.of("a.txt", "a", "hello\nworld\n".getBytes(UTF_8), true))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("Cannot sketch a mapping for a.txt: its lines have no fields");
  }
}
