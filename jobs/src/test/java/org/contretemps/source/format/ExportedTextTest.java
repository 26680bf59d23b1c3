package org.contretemps.source.format;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.contretemps.house.LandedFiles;
import org.contretemps.source.landing.LandingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person's export holds besides its records, and inside of them. */
class ExportedTextTest {
  private static final Configuration HADOOP = new Configuration();
  private static final List<String> COLUMNS = List.of("id", "note");

  @TempDir private Path folder;
  private LandedFiles landed;

  @BeforeEach
  void startEmpty() {
    landed = new LandedFiles(folder);
  }

  private List<String> records(String text) {
    return records(text, UTF_8);
  }

  private List<String> records(String text, Charset encoding) {
    LandingFile file = landed.bytes("a.csv", text.getBytes(encoding));
    return read(file, new FileSlice(file, 0, file.bytes()), encoding);
  }

  /** "id|note" of each record, or what is wrong with it. */
  private static List<String> read(LandingFile file, FileSlice slice, Charset encoding) {
    DelimitedLine splitter =
        new DelimitedLine(
            new RawFormat.Delimited(
                COLUMNS, ';', Optional.of('"'), true, encoding, List.of(""), LineWidth.EXACT));
    String wide = TextLines.isWide(encoding) ? encoding.name() : null;
    HeaderLine header = HeaderLine.of(file, wide, splitter, Set.of("id"), HADOOP);
    FileLayout layout =
        FileLayout.ofHeader(header.bytes(), splitter, COLUMNS, Set.of("id")).at(header.position());
    Iterator<SliceLines.Line> lines =
        wide == null
            ? new SliceLines(slice, HADOOP)
            : new TextLines(slice, wide, Bounds.DEFAULT, HADOOP);
    SliceRecords records =
        new SliceRecords(
            slice, new WholeLines(slice, lines, splitter, layout, HADOOP), splitter, layout);
    List<String> read = new ArrayList<>();
    records.forEachRemaining(row -> read.add(text(row)));
    return read;
  }

  private static String text(InternalRow row) {
    return row.isNullAt(5)
        ? row.getUTF8String(6) + "|" + row.getUTF8String(7)
        : row.getUTF8String(5).toString();
  }

  @Test
  void aQuotedFieldWithLineBreaksStaysWhole() {
    assertThat(records("id;note\n1;\"first\nsecond; third\r\nlast\"\n2;x\n"))
        .containsExactly("1|first\nsecond; third\r\nlast", "2|x");
  }

  @Test
  void aQuoteThatIsNeverClosedSpoilsNoOtherRecord() {
    assertThat(records("id;note\n1;\"never closed\n2;x\n3;y\n"))
        .containsExactly(
            "a quote is opened and not closed, closed and not opened, or followed by text",
            "2|x",
            "3|y");
  }

  @Test
  void whereverAFileIsCutEachRecordIsReadOnce() {
    String text = "id;note\n1;\"a\nb\"\n2;\"c\n\nd;\ne\"\n3;f\n4;\"g\n";
    LandingFile file = landed.text("a.csv", text);
    List<String> whole = read(file, new FileSlice(file, 0, file.bytes()), UTF_8);
    assertThat(whole).hasSize(4);
    for (int cut = 1; cut < file.bytes(); cut++) {
      List<String> parts = new ArrayList<>(read(file, new FileSlice(file, 0, cut), UTF_8));
      parts.addAll(read(file, new FileSlice(file, cut, file.bytes() - cut), UTF_8));
      assertThat(parts).as("cut at %d", cut).isEqualTo(whole);
    }
  }

  @Test
  void utf16IsRead() {
    assertThat(records("\ufeffid;note\r\n1;\u00e9t\u00e9 \u010a\r\n2;\"a\nb\"\r\n", UTF_16LE))
        .containsExactly("1|\u00e9t\u00e9 \u010a", "2|a\nb");
    assertThat(records("\ufeffid;note\n1;x\n", StandardCharsets.UTF_16)).containsExactly("1|x");
  }

  @Test
  void aTitleAboveTheHeaderAndATotalBelowAreNoRecords() {
    assertThat(records("Calls of March 2026\n\nid;note\n1;x\nTotal;17\n"))
        .containsExactly("1|x", RawRecord.TOTAL);
    assertThat(records("id;note\nTotal;x\n2;y\n")).containsExactly("Total|x", "2|y");
    assertThat(records("id;note\n1;x\nTotal\n")).containsExactly("1|x", RawRecord.TOTAL);
  }

  @Test
  void emptyColumnsAtTheEndAreNone() {
    assertThat(records("id;note;;\n1;x;;\n2;y\n3;z;;;;\n4;z;5\n"))
        .containsExactly("1|x", "2|y", "3|z", "expected 2 fields, found 3");
  }

  @Test
  void aHeaderMayDifferInCaseAndBlanks() {
    assertThat(records("\ufeff ID ;Note\u00a0\n1;x\n")).containsExactly("1|x");
  }
}
