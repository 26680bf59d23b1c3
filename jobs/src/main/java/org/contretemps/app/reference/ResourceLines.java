package org.contretemps.app.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads the lists of this package: a line an entry, its fields between bars; # is a comment. */
final class ResourceLines {
  private ResourceLines() {}

  /** The fields of each line. */
  static Stream<List<String>> of(String file) {
    return text(file)
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> List.of(line.split(" \\| ", -1)));
  }

  private static String text(String name) {
    try (InputStream file =
        Objects.requireNonNull(ResourceLines.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read %s: %s. Install the software again.".formatted(name, e.getMessage()), e);
    }
  }
}
