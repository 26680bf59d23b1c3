package org.contretemps.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the release archive packs. That it runs is tried by {@code scripts/try-release}. */
class ReleaseArchiveTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void everyFileThatTheReadmeLinksIsPacked() throws IOException {
    assertThat(found(ROOT.resolve("README.md"), "\\]\\(([^)#:]+)(?:#[^)]*)?\\)"))
        .contains("LICENSE", "jobs/reference/operating.md")
        .allMatch(this::isPacked);
  }

  @Test
  void theChangeLogSaysWhatThisVersionAsksFor() throws IOException {
    String version = found(ROOT.resolve("pom.xml"), "<version>([^<]+)</version>").get(0);
    assertThat(Files.readString(ROOT.resolve("CHANGELOG.md")))
        .containsPattern("## \\[" + Pattern.quote(version.replace("-SNAPSHOT", "")) + "\\]")
        .contains("### What to do");
  }

  private boolean isPacked(String file) {
    try {
      return found(Path.of("src/assembly/archive.xml"), "<include>([^<]+)</include>").stream()
          .anyMatch(
              pattern ->
                  FileSystems.getDefault()
                      .getPathMatcher("glob:" + pattern)
                      .matches(Path.of(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> found(Path file, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
