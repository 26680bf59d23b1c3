package org.contretemps.publish.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuaranteeTest {
  @ParameterizedTest
  @EnumSource(Guarantee.class)
  void theTestsThatItNamesAreThere(Guarantee guarantee) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      Set<String> classes =
          files
              .map(file -> file.getFileName().toString().replaceAll("\\.java$", ""))
              .collect(Collectors.toSet());
      assertThat(guarantee.tests()).isNotEmpty().isSubsetOf(classes);
    }
  }
}
