package org.contretemps.source.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.contretemps.house.LandedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingFolderTest {
  @TempDir private Path folder;

  @Test
  void filesThatMatchAreListedByTheirNameBelowTheFolder() {
    LandedFiles landed = new LandedFiles(folder);
    landed.text("contacts/2026-03-30/b.csv", "12345");
    landed.text("contacts/2026-03-29/a.csv.gz", "1");
    landed.text("contacts/c.csv", "too high");
    landed.text("surveys/2026-03-29/a.csv", "another source");

    List<LandingFile> files = list("contacts/*/*.csv*");

    assertThat(files)
        .containsExactly(
            new LandingFile(
                "file:" + folder.resolve("contacts/2026-03-29/a.csv.gz"),
                "contacts/2026-03-29/a.csv.gz",
                1,
                LandedFiles.DELIVERED_AT),
            new LandingFile(
                "file:" + folder.resolve("contacts/2026-03-30/b.csv"),
                "contacts/2026-03-30/b.csv",
                5,
                LandedFiles.DELIVERED_AT));
  }

  @Test
  void whatStartsWithADotOrAnUnderscoreIsPassedOverOnEveryLevel() {
    LandedFiles landed = new LandedFiles(folder);
    landed.text("contacts/day/.a.csv", "");
    landed.text("contacts/day/_b.csv", "");
    landed.text("contacts/_temporary/c.csv", "");
    landed.text("contacts/.staging/d.csv", "");
    landed.text("contacts/day/e.csv", "");

    assertThat(list("contacts/*/*.csv"))
        .extracting(LandingFile::name)
        .containsExactly("contacts/day/e.csv");
  }

  @Test
  void foldersAreNoFilesAndNothingIsNoError() {
    new LandedFiles(folder).text("contacts/day.csv/a.csv", "");

    assertThat(list("contacts/*")).isEmpty();
    assertThat(list("nothing/*")).isEmpty();
    assertThat(new LandingFolder(folder.resolve("none").toString(), new Configuration()).list("*"))
        .isEmpty();
  }

  @Test
  void namesWithBlanksAndAccentsStayAsTheyAre() {
    new LandedFiles(folder).text("re\u00e7us/appels du 29 %20.csv", "");

    List<LandingFile> files = list("re\u00e7us/*");

    assertThat(files)
        .extracting(LandingFile::name)
        .containsExactly("re\u00e7us/appels du 29 %20.csv");
  }

  private List<LandingFile> list(String glob) {
    return new LandingFolder("file://" + folder, new Configuration()).list(glob);
  }
}
