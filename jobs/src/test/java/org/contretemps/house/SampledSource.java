package org.contretemps.house;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.contretemps.SparkSessionExtension;
import org.contretemps.ingest.JudgedRecords;
import org.contretemps.ingest.Target;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.record.event.ContactAssembly;
import org.contretemps.record.event.ContactEvent;
import org.contretemps.record.event.StrayEnds;
import org.contretemps.source.landing.LandingFile;
import org.contretemps.source.landing.LandingFolder;
import org.contretemps.source.mapping.FileAccount;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.source.mapping.SourceReader;
import org.contretemps.table.Precedence;

/** A shipped mapping applied to files, without a warehouse. */
public final class SampledSource {
  public static final Path SAMPLES = TestHouse.SHIPPED_MAPPINGS.resolve("samples");

  private static final List<String> LEG =
      List.of(
          "wait_seconds",
          "talk_seconds",
          "hold_seconds",
          "wrap_up_seconds",
          "received_by_transfer",
          "transferred_to",
          "ended_by",
          "abandoned");

  private final SourceMapping mapping;
  private final Target target;
  private final List<LandingFile> files;
  private final Dataset<Row> judged;

  public SampledSource(String name, Path... files) {
    SparkSession spark = SparkSessionExtension.session();
    SourceReader reader =
        Target.reader(spark, Target.mappings(TestHouse.SHIPPED_MAPPINGS).read(name));
    LandingFolder landing =
        new LandingFolder("file:/nowhere", spark.sparkContext().hadoopConfiguration());
    this.mapping = reader.mapping();
    this.target = Target.of(mapping);
    this.files =
        Arrays.stream(files)
            .map(file -> landing.file(file.toAbsolutePath().normalize().toString()))
            .toList();
    this.judged =
        JudgedRecords.of(reader, this.files, () -> new Pseudonyms(new byte[32]))
            .coalesce(1)
            .cache();
  }

  /** A shipped sample as it was delivered at an instant. */
  public static Path delivered(Path folder, String sample, String at) throws IOException {
    Path copy = Files.copy(SAMPLES.resolve(sample), folder.resolve(sample));
    return Files.setLastModifiedTime(copy, FileTime.from(Instant.parse(at)));
  }

  /** A file of these lines, delivered at an instant. */
  public static Path lines(Path folder, String name, String at, String... lines)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    return Files.setLastModifiedTime(file, FileTime.from(Instant.parse(at)));
  }

  /** Columns that name a leg, and those that say how long it took and how it ended. */
  public static String[] leg(String... names) {
    return Stream.concat(Arrays.stream(names), LEG.stream()).toArray(String[]::new);
  }

  public SourceMapping mapping() {
    return mapping;
  }

  /** One account per file. */
  public List<FileAccount> accounts() {
    return FileAccount.of(judged, files, functions.expr(target.date()));
  }

  /** For each record the version that is kept, as "a|b|c", a dash for null, in order. */
  public List<String> standing(String... expressions) {
    return texts(new Precedence(target.table()).latest(accepted(judged)).select(line(expressions)));
  }

  /** The contacts that are made of events, each event once, in the same form. */
  public List<String> assembled(String... expressions) {
    Dataset<Row> events =
        accepted(judged).dropDuplicates(ContactEvent.TABLE.key().toArray(String[]::new));
    Dataset<Row> whole = StrayEnds.reunited(events, StrayEnds.found(events));
    Dataset<Row> legs =
        ContactAssembly.of(SparkSessionExtension.session(), mapping)
            .assemble(whole.drop(StrayEnds.LOGGED_AS));
    return texts(accepted(legs).select(line(expressions)));
  }

  private static Dataset<Row> accepted(Dataset<Row> rows) {
    return rows.where(col(MappedRecord.STATUS).equalTo(MappedRecord.ACCEPTED));
  }

  /**
   * Of each record "name|what becomes of it": the second expression if it is accepted, else why it
   * is left out.
   */
  public List<String> judged(String name, String accepted) {
    return texts(
        judged.selectExpr(
            "concat(%s, '|', CASE %s WHEN '%s' THEN %s ELSE lower(%s) || ': ' || %s END)"
                .formatted(
                    name,
                    MappedRecord.STATUS,
                    MappedRecord.ACCEPTED,
                    "coalesce(" + accepted + ", 'nothing')",
                    MappedRecord.STATUS,
                    MappedRecord.REASON)));
  }

  /** "STATUS: reason, how often" of all that would not be loaded, in order. */
  public List<String> leftOut() {
    return texts(
        judged
            .where(col(MappedRecord.STATUS).notEqual(MappedRecord.ACCEPTED))
            .groupBy(MappedRecord.STATUS, MappedRecord.REASON)
            .agg(count(lit(1)).as("records"))
            .selectExpr("concat(_status, ': ', _reason, ', ', records)"));
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> row.getString(0)).sorted().toList();
  }

  private static Column line(String... expressions) {
    return concat_ws(
        "|",
        Arrays.stream(expressions)
            .map(sql -> functions.coalesce(functions.expr(sql).cast("string"), lit("-")))
            .toArray(Column[]::new));
  }
}
