package org.contretemps.source.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.contretemps.house.LandedFiles;
import org.contretemps.house.Mappings;
import org.contretemps.source.landing.FileForm;
import org.contretemps.source.landing.LandingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How lines become records, and what a file's header says of its columns. */
class SliceRecordsTest {
  private static final Configuration HADOOP = new Configuration();

  private record Read(long position, String bytes, String defect, List<String> columns) {}

  @TempDir private Path folder;
  private LandedFiles landed;

  @BeforeEach
  void startEmpty() {
    landed = new LandedFiles(folder);
  }

  @Test
  void columnsAreFoundByNameInAnyOrder() {
    LandingFile file = landed.text("a.csv", "b,extra,a\n2,x,1\n");

    assertThat(records(file)).containsExactly(new Read(10, "2,x,1", null, List.of("1", "2")));
  }

  @Test
  void quotesCarriageReturnsAndAByteOrderMarkInTheHeaderDoNotMatter() {
    LandingFile file = landed.text("a.csv", "\ufeff\"a\",\"b\"\r\n1,2\r\n");

    assertThat(records(file)).containsExactly(new Read(12, "1,2", null, List.of("1", "2")));
  }

  @Test
  void aMissingColumnThatIsNeededRefusesEveryRecordOfTheFile() {
    LandingFile file = landed.text("a.csv", "b,c\n1,2\n3,4\n");

    String defect = "the file's header has no column a";
    assertThat(records(file))
        .containsExactly(
            new Read(4, "1,2", defect, List.of()), new Read(8, "3,4", defect, List.of()));
  }

  @Test
  void aMissingColumnThatIsNotNeededIsNullAndWhatIsNewIsIgnored() {
    LandingFile file = landed.text("a.csv", "a,c\n1,2\n");
    FileLayout layout = layout(file, csv(), List.of("a", "b"));

    InternalRow record = records(whole(file), csv(), layout).next();

    assertThat(record.getUTF8String(6)).hasToString("1");
    assertThat(record.isNullAt(7)).isTrue();
    FileForm form = layout.form("a,c".getBytes(UTF_8), List.of("a", "b"));
    assertThat(form.ignored()).containsExactly("c");
    assertThat(form.warnings()).containsExactly("Null in all records: the file has no b.");
  }

  @Test
  void aLineOfAnotherWidthIsADefect() {
    LandingFile file = landed.text("a.csv", "a,b\n1\n1,2,3\n");

    assertThat(records(file))
        .containsExactly(
            new Read(4, "1", "expected 2 fields, found 1", List.of()),
            new Read(6, "1,2,3", "expected 2 fields, found 3", List.of()));
  }

  /** As spreadsheets write rows that once held something. */
  @Test
  void linesOfDelimitersAloneAreNoRecords() {
    LandingFile file = landed.text("a.csv", "a,b\n,\n1,2\n , \r\n,\n3,4\n");

    assertThat(records(file)).extracting(Read::bytes).containsExactly("1,2", "3,4");
    assertThat(csv().isEmpty(",4".getBytes(UTF_8)))
        .as("a record without its first value")
        .isFalse();
  }

  @Test
  void emptyLinesAreNoRecordsAndTheLastLineNeedsNoEnd() {
    LandingFile file = landed.text("a.csv", "a,b\n\n1,2\n\r\n3,4");

    assertThat(records(file))
        .containsExactly(
            new Read(5, "1,2", null, List.of("1", "2")),
            new Read(11, "3,4", null, List.of("3", "4")));
  }

  @Test
  void aFileWithItsHeaderAloneHasNoRecord() {
    assertThat(records(landed.text("a.csv", "a,b\n"))).isEmpty();
  }

  /** Carriage returns alone end no line: the whole file would pass for a header. */
  @Test
  void aHeaderThatCannotBeReadIsARecordSoThatNothingIsLost() {
    LandingFile file = landed.text("a.csv", "a,b\r1,2\r3,4\r");

    assertThat(records(file))
        .containsExactly(new Read(0, "a,b\r1,2\r3,4", "the record holds binary bytes", List.of()));
  }

  @Test
  void withoutAHeaderColumnsStandInTheOrderOfTheMapping() {
    LandingFile file = landed.text("a.csv", "1,2\n3,4\n");

    assertThat(read(records(whole(file), csv(), FileLayout.inOrder(2)), 2))
        .extracting(Read::columns)
        .containsExactly(List.of("1", "2"), List.of("3", "4"));
  }

  @Test
  void aShortLineHasNoValueInItsLastColumnsAndALongOneIsADefect() {
    LandingFile file = landed.text("a.csv", "1\n1,2,3\n");

    SliceRecords records =
        records(whole(file), csv(), FileLayout.inOrder(2).allowing(new LineWidth(true, false)));

    assertThat(records.next().isNullAt(7)).isTrue();
    assertThat(records.next().getUTF8String(5)).hasToString("expected 2 fields, found 3");
  }

  @Test
  void theHeaderIsReadInTheEncodingOfTheFile() {
    LandingFile file = landed.bytes("a.csv", "pr\u00e9nom\nZo\u00eb\n".getBytes(ISO_8859_1));
    RawFormat.Delimited format =
        new RawFormat.Delimited(
            List.of("pr\u00e9nom"),
            ',',
            java.util.Optional.empty(),
            true,
            ISO_8859_1,
            List.of(""),
            LineWidth.EXACT);

    SliceRecords records =
        records(
            whole(file),
            new DelimitedLine(format),
            layout(file, new DelimitedLine(format), format.names()));

    assertThat(read(records, 1)).extracting(Read::columns).containsExactly(List.of("Zo\u00eb"));
  }

  @Test
  void theHeaderIsReadOnceWhereverTheSliceBegins() {
    LandingFile file = landed.text("a.csv", "b,a\n2,1\n4,3\n6,5\n");
    List<Read> records = new ArrayList<>();
    for (int start = 0; start < file.bytes(); start += 3) {
      FileSlice slice = new FileSlice(file, start, Math.min(3, file.bytes() - start));
      records.addAll(read(records(slice, csv(), layout(file, csv(), List.of("a", "b"))), 2));
    }

    assertThat(records)
        .extracting(Read::columns)
        .containsExactly(List.of("1", "2"), List.of("3", "4"), List.of("5", "6"));
  }

  private static SliceRecords records(FileSlice slice, LineSplitter splitter, FileLayout layout) {
    return new SliceRecords(slice, new SliceLines(slice, HADOOP), splitter, layout);
  }

  /** All columns but b are needed. */
  private static FileLayout layout(LandingFile file, LineSplitter splitter, List<String> columns) {
    Set<String> needed = new HashSet<>(columns);
    needed.remove("b");
    HeaderLine header = HeaderLine.of(file, null, splitter, needed, HADOOP);
    return header == null
        ? FileLayout.inOrder(columns.size())
        : FileLayout.ofHeader(header.bytes(), splitter, columns, needed).at(header.position());
  }

  private static List<Read> records(LandingFile file) {
    return read(records(whole(file), csv(), layout(file, csv(), List.of("a", "b"))), 2);
  }

  private static List<Read> read(SliceRecords records, int width) {
    List<Read> read = new ArrayList<>();
    records.forEachRemaining(row -> read.add(read(row, width)));
    return read;
  }

  private static Read read(InternalRow row, int width) {
    String defect = row.isNullAt(5) ? null : row.getUTF8String(5).toString();
    List<String> columns =
        defect != null
            ? List.of()
            : IntStream.range(6, 6 + width)
                .mapToObj(column -> row.getUTF8String(column).toString())
                .toList();
    return new Read(row.getLong(3), new String(row.getBinary(4), UTF_8), defect, columns);
  }

  private static DelimitedLine csv() {
    return new DelimitedLine(Mappings.csvFormat());
  }

  private static FileSlice whole(LandingFile file) {
    return new FileSlice(file, 0, file.bytes());
  }
}
