package org.contretemps.source.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.contretemps.source.landing.FileForm;
import org.contretemps.source.landing.LandingFile;
import org.junit.jupiter.api.Test;

class FileAccountTest {
  private static final byte[] MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);
  private static final byte[] WIDE_MARK = "\uFEFF \n".getBytes(StandardCharsets.UTF_16LE);

  /** What is said of a file of three bytes without a record, by its first line. */
  private static List<String> warnings(Optional<byte[]> header) {
    LandingFile file = new LandingFile("/x/a.csv", "a.csv", 3, Instant.EPOCH);
    FileForm form = new FileForm(header, List.of(), List.of(), List.of(), OptionalLong.empty());
    return new FileAccount(file, 0, 0, 0, null, null, false, 0, Map.of()).warnings(form);
  }

  @Test
  void aFileOfBlanksHasNoHeader() {
    String blank = "Without records: the file has blank lines and nothing else.";
    assertThat(warnings(Optional.of(new byte[0]))).containsExactly(blank);
    assertThat(warnings(Optional.of(" \t\r".getBytes(StandardCharsets.UTF_8))))
        .containsExactly(blank);
    assertThat(warnings(Optional.of(MARK))).containsExactly(blank);
    assertThat(warnings(Optional.of(WIDE_MARK))).containsExactly(blank);
  }

  @Test
  void aHeaderIsOne() {
    assertThat(warnings(Optional.of("é;ÿ".getBytes(StandardCharsets.UTF_8))))
        .containsExactly("Without records: the file has a header and nothing else.");
    assertThat(warnings(Optional.empty()))
        .containsExactly("Without records: nothing in the file is a record.");
  }
}
