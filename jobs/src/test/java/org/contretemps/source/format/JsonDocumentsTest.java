package org.contretemps.source.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.contretemps.house.LandedFiles;
import org.contretemps.source.landing.LandingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where JSON records begin and end, in any arrangement in a file, and what happens to broken ones.
 */
class JsonDocumentsTest {
  private static final Configuration HADOOP = new Configuration();

  @TempDir private Path folder;
  private LandedFiles landed;

  @BeforeEach
  void startEmpty() {
    landed = new LandedFiles(folder);
  }

  @Test
  void documentsMayStandOnLinesOverLinesOrOneBehindTheOther() {
    assertThat(records("{\"a\":1}\n{\"a\":2}\r\n\n{\"a\":3}"))
        .containsExactly("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
    assertThat(records("{\"a\":{\"b\":[{}]}}{\"a\":\"}{\"}{\"a\":\"\\\"\"}"))
        .containsExactly("{\"a\":{\"b\":[{}]}}", "{\"a\":\"}{\"}", "{\"a\":\"\\\"\"}");
    assertThat(records("{\n  \"a\": [\n{\n\"b\": 1\n},\n{}\n]\n}\n{\"c\":2}"))
        .containsExactly("{\n  \"a\": [\n{\n\"b\": 1\n},\n{}\n]\n}", "{\"c\":2}");
  }

  @Test
  void aDocumentThatIsAnArrayHoldsARecordInEachElement() {
    assertThat(records("\ufeff[{\"a\":1},\n {\"a\":2} , 3, [4], \"x,]\"]\n[]\n{\"a\":5}"))
        .containsExactly("{\"a\":1}", "{\"a\":2}", "3", "[4]", "\"x,]\"", "{\"a\":5}");
  }

  @Test
  void aDocumentWithTheArrayHoldsARecordInEachElement() {
    String page =
        "{\"total\": {\"conversations\": [0]}, \"conversations\" : [ {\"a\":1}, {\"a\":2}], \"next\": {\"x\": []}}";
    assertThat(records(page + "\n{\"conversations\":[]}{\"a\":3}"))
        .containsExactly("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
    assertThat(records("{\"a\":\"conversations\",\"conversations\":{\"b\":[1]}}"))
        .as("no array, and so a record itself")
        .hasSize(1);
  }

  @Test
  void bracketsMayStandInOneAnotherHoweverDeep() {
    String deep = "{\"a\":".repeat(100) + "[".repeat(100) + "]".repeat(100) + "}".repeat(100);
    assertThat(records(deep + deep)).containsExactly(deep, deep);
    assertThat(read(landed.text("b.json", deep.replace("]}", "}}"))).get(0).defect).isNotNull();
  }

  @Test
  void whatIsCutOrBrokenIsOneRecordAndTheOthersAreRead() {
    String[] broken = {
      "{\"a\": {", "{\"a\":", "{\"a\": [", "{\"a\": \"x", "{\"a\": 1", "{", "{\"a\": [1}", "{]"
    };
    for (String cut : broken) {
      List<SliceLines.Line> read =
          read(landed.text("a.json", "{\"x\":1}\n" + cut + "\n{\"x\":2}\n"));
      assertThat(texts(read)).as(cut).containsExactly("{\"x\":1}", cut, "{\"x\":2}");
      assertThat(read.get(1).defect).startsWith("the document is broken or cut off at its byte ");
      assertThat(read.get(0).defect).isNull();
      assertThat(read.get(2).defect).isNull();
    }
  }

  @Test
  void withoutLinesReadingGoesOnBehindTheNextEnd() {
    assertThat(records("{\"x\":1}{\"a\": {\"b\": 1{\"lost\":1}{\"x\":2}"))
        .as("a bracket where none can be begins the next document, or follows one that closes")
        .startsWith("{\"x\":1}")
        .endsWith("{\"x\":2}");
  }

  @Test
  void elementsOfAnArrayAreFoundAgainByTheirIndent() {
    String text = "[\n  {\n    \"a\": {\n      \"b\": 1\n  },\n  {\n    \"a\": 2\n  }\n]\n";
    List<SliceLines.Line> read = read(landed.text("a.json", text));

    assertThat(texts(read))
        .containsExactly("{\n    \"a\": {\n      \"b\": 1\n  },", "{\n    \"a\": 2\n  }");
  }

  @Test
  void anArrayThatIsNotClosedIsSaidOnce() {
    List<SliceLines.Line> between = read(landed.text("a.json", "{\"conversations\":[{\"a\":1},"));
    assertThat(texts(between)).containsExactly("{\"a\":1}", "");
    assertThat(between.get(1).defect).isEqualTo("the document ends before its array is closed");
    assertThat(texts(read(landed.text("b.json", "[{\"a\":1},{\"a\""))))
        .containsExactly("{\"a\":1}", "{\"a\"");
    assertThat(texts(read(landed.text("c.json", "{\"conversations\":[{\"a\":1}], \"next\": "))))
        .containsExactly("{\"a\":1}", "], \"next\":");
  }

  @Test
  void whatIsNoDocumentIsARecordToo() {
    assertThat(records("not json\n12 {\"a\":1}\nnull"))
        .containsExactly("not json", "12", "{\"a\":1}", "null");
  }

  @Test
  void everyRecordKnowsItsPlaceHoweverLongTheFile() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < 3000; i++) {
      text.append("{\"id\": ").append(i).append(", \"caf\u00e9\": \"").append("x".repeat(i % 211));
      text.append("\"},\n");
    }
    byte[] bytes = text.append("{}]").toString().getBytes(UTF_8);

    for (LandingFile file :
        List.of(
            landed.bytes("a.json", bytes), landed.bytes("a.json.gz", LandedFiles.gzip(bytes)))) {
      List<SliceLines.Line> read = read(file);
      assertThat(read).hasSize(3001);
      for (SliceLines.Line record : read) {
        int from = Math.toIntExact(record.position);
        assertThat(Arrays.copyOfRange(bytes, from, from + record.bytes.length))
            .isEqualTo(record.bytes);
        assertThat(record.defect).isNull();
      }
    }
  }

  @Test
  void aPackedFileThatIsCutOffSaysSo() {
    byte[] packed = LandedFiles.gzip("{\"a\":1}\n{\"a\":2}\n".getBytes(UTF_8));

    List<SliceLines.Line> read =
        read(landed.bytes("a.json.gz", Arrays.copyOf(packed, packed.length - 6)));

    assertThat(read.get(read.size() - 1).defect).startsWith(RawRecord.DAMAGE);
  }

  private List<String> records(String text) {
    return texts(read(landed.text("a.json", text)));
  }

  private static List<String> texts(List<SliceLines.Line> lines) {
    return lines.stream().map(line -> new String(line.bytes, UTF_8)).toList();
  }

  private static List<SliceLines.Line> read(LandingFile file) {
    List<SliceLines.Line> lines = new ArrayList<>();
    new JsonDocuments(
            new FileSlice(file, 0, file.bytes()),
            Bounds.DEFAULT,
            Optional.of("conversations"),
            HADOOP)
        .forEachRemaining(lines::add);
    return lines;
  }
}
