package org.contretemps.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * What the build's licence check reads, and what a user reads of it. The check itself is a plugin
 * of the build.
 */
class LicencesTest {
  private static final Path CHECK = Path.of("src/license");
  private static final String OF_ITS_OWN = " as a library of its own";

  @Test
  void theNoticeNamesEveryLibraryWithTermsOfItsOwn() throws IOException {
    Properties libraries = new Properties();
    libraries.load(
        new StringReader(Files.readString(CHECK.resolve("override-THIRD-PARTY.properties"))));
    String notice = Files.readString(Path.of("../NOTICE"));
    List<String> named =
        libraries.stringPropertyNames().stream()
            .filter(library -> libraries.getProperty(library).endsWith(OF_ITS_OWN))
            .map(library -> library.split("--", -1)[1])
            .toList();
    assertThat(named).contains("jfreechart", "jeromq").allMatch(notice::contains);
  }

  @Test
  void noLicenceThatWouldBindTheWholeIsAllowed() throws IOException {
    List<String> allowed =
        Files.readAllLines(CHECK.resolve("allowed.txt")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertThat(allowed)
        .contains("Apache-2.0")
        .noneMatch(licence -> licence.matches("(?i).*(\\bA?GPL|SSPL|BUSL|Commons Clause|-NC).*"))
        .noneMatch(
            licence -> licence.matches("(LGPL|MPL|EPL|CDDL)-.*") && !licence.endsWith(OF_ITS_OWN));
  }
}
