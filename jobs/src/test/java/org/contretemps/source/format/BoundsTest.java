package org.contretemps.source.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.unsafe.types.UTF8String;
import org.contretemps.house.LandedFiles;
import org.contretemps.house.Mappings;
import org.contretemps.source.landing.LandingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records and files that would take more memory than there is, with bounds that a test can pass.
 */
class BoundsTest {
  private static final Configuration HADOOP = new Configuration();
  private static final Bounds SMALL = new Bounds(200_000, 250);

  /** Larger than the bound and than all buffers. */
  private static final String LARGE = "x".repeat(1_000_000);

  @TempDir private Path folder;
  private LandedFiles landed;

  @BeforeEach
  void startEmpty() {
    landed = new LandedFiles(folder);
  }

  /** Position, size and defect of each record. */
  private static List<String> told(Iterator<SliceLines.Line> lines) {
    List<String> told = new ArrayList<>();
    lines.forEachRemaining(
        line -> told.add(line.position + " " + line.bytes.length + " " + line.defect));
    return told;
  }

  private static String tooLarge(int position) {
    return position + " 65536 the record is larger than 200,000 bytes; these are the first";
  }

  private static FileSlice whole(LandingFile file) {
    return new FileSlice(file, 0, file.bytes());
  }

  private List<String> documents(String text) {
    LandingFile file = landed.text("a.json", text);
    return told(new JsonDocuments(whole(file), SMALL, Optional.of("all"), HADOOP));
  }

  @Test
  void aLineAboveTheBoundIsOneRecordWithItsFirstBytesAndTheNextIsRead() {
    LandingFile file = landed.text("a.csv", "a\n" + LARGE + "\nb\r\n" + "y".repeat(200_001));
    assertThat(told(new SliceLines(whole(file), SMALL, HADOOP)))
        .containsExactly("0 1 null", tooLarge(2), "1000003 1 null", tooLarge(1_000_006));
  }

  @Test
  void aLineOfAWideEncodingIsBoundedByItsBytesInUtf8() {
    byte[] text = ("a\n" + "é".repeat(500_000) + "\nb\r\n").getBytes(StandardCharsets.UTF_16);
    LandingFile file = landed.bytes("a.csv", text);
    assertThat(told(new TextLines(whole(file), "UTF-16", SMALL, HADOOP)))
        .containsExactly("0 1 null", tooLarge(2), "1000003 1 null");
  }

  @Test
  void aLineOfExactlyTheBoundIsRead() {
    LandingFile file = landed.text("a.csv", "y".repeat(200_000) + "\nb");
    assertThat(told(new SliceLines(whole(file), SMALL, HADOOP)))
        .containsExactly("0 200000 null", "200001 1 null");
  }

  @Test
  void aJsonRecordAboveTheBoundIsOneRecordWhereverItStands() {
    String large = "{\"a\":\"" + LARGE + "\",\"all\":[1]}";
    int behind = 1_000_000 + 18;
    assertThat(documents("{}" + large + "{}"))
        .containsExactly("0 2 null", tooLarge(2), (2 + behind) + " 2 null");
    assertThat(documents("[{}," + large + ",{}]\n{}"))
        .containsExactly(
            "1 2 null", tooLarge(4), (5 + behind) + " 2 null", (9 + behind) + " 2 null");
    assertThat(documents("{\"all\":[{}," + large + ",{}]}{}")).hasSize(4).contains(tooLarge(11));
  }

  @Test
  void aLargeRecordThatIsBrokenEndsAtTheNextLine() {
    assertThat(documents("{\"a\":[" + "1,".repeat(500_000) + "}]\n{\"b\":1}"))
        .containsExactly(tooLarge(0), "1000009 7 null");
    assertThat(documents("{]" + LARGE + "\n{\"b\":1}"))
        .containsExactly(tooLarge(0), "1000003 7 null");
  }

  @Test
  void aRecordNestedTooDeepIsRejectedAndNeverParsed() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThat(new JsonLine().split(deep.getBytes(UTF_8), new ArrayList<>()))
        .contains(Bounds.TOO_DEEP);
    assertThat(documents("{\"a\":" + "[".repeat(300) + "]".repeat(300) + "}{}"))
        .containsExactly("0 606 " + Bounds.TOO_DEEP, "606 2 null");
  }

  @Test
  void aLineOfTooManyFieldsIsRejected() {
    DelimitedLine splitter = new DelimitedLine(Mappings.csvFormat("a"));
    List<UTF8String> fields = new ArrayList<>();
    assertThat(splitter.split(",".repeat(1_000_000).getBytes(UTF_8), fields))
        .contains("the record has more than 10,000 fields");
    assertThat(fields).hasSize(10_000);
  }

  /** Zeros pack to less than a thousandth. */
  @Test
  void aPackedFileThatUnpacksToTooMuchIsDamaged() {
    byte[] zeros = new byte[80 << 20];
    LandingFile file = landed.bytes("a.csv.gz", LandedFiles.gzip(zeros));
    String damage =
        RawRecord.DAMAGE
            + "it unpacks to more than 250 times its size, which its mapping does not admit";
    assertThat(told(new SliceLines(whole(file), SMALL, HADOOP)))
        .singleElement()
        .asString()
        .endsWith(damage);
    assertThat(told(new JsonDocuments(whole(file), SMALL, Optional.empty(), HADOOP)))
        .last()
        .asString()
        .endsWith(damage);
  }
}
