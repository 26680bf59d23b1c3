package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every class of this package and of the rooms below it says in its Javadoc where its formulas come
 * from.
 */
class NamedSourcesTest {
  private static final Path FOLDER = Path.of("src/main/java/org/contretemps/statistics");
  private static final Pattern SOURCE = Pattern.compile("METHOD[\\s*]+§|(18|19|20)\\d\\d");

  @Test
  void everyStatisticNamesItsSource() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      List<Path> classes =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("package-info.java"))
              .sorted()
              .toList();
      assertThat(classes).hasSizeGreaterThan(40).allMatch(NamedSourcesTest::namesItsSource);
    }
  }

  private static boolean namesItsSource(Path file) {
    try {
      String text = Files.readString(file);
      return SOURCE.matcher(text).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
