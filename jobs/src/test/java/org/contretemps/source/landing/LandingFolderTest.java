package org.contretemps.source.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.contretemps.house.LandedFiles;
import org.junit.jupiter.api.Assumptions;
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

  @Test
  void noNameIsTakenForAPattern() {
    LandedFiles landed = new LandedFiles(folder);
    List<String> names =
        List.of(
            "contacts/x/2026-01-05T10:00:00.csv",
            "contacts/x/[a-b]{c,d}*?.csv",
            "contacts/x/a b%41=1#2?3&4+5;6,7'8~.csv",
            "contacts/x:y/a.csv",
            "contacts/day=2026-01-05/\\.csv");
    names.forEach(name -> landed.text(name, "1"));

    assertThat(list("contacts/*/*.csv"))
        .extracting(LandingFile::name)
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(list("contacts/x/2026-01-05T10:00:00.csv")).hasSize(1);
    assertThat(list("contacts/{x,y}/\\[*.csv"))
        .extracting(LandingFile::name)
        .containsExactly("contacts/x/[a-b]{c,d}*?.csv");
    LandingFolder landing = new LandingFolder("file://" + folder, new Configuration());
    assertThat(names).allSatisfy(name -> assertThat(landing.file(name).name()).isEqualTo(name));
  }

  @Test
  void whatCannotBeReadIsPassedOverAndSaysWhy() throws Exception {
    LandedFiles landed = new LandedFiles(folder);
    landed.text("in/good.csv", "1");
    landed.text("in/.hidden.csv", "12");
    landed.text("in/_marked.csv", "1");
    landed.text("in/line\nbreak.csv", "1");
    landed.text("in/.good.csv.crc", "what Hadoop writes beside a file");
    Path dir = folder.resolve("in");
    Files.createSymbolicLink(dir.resolve("broken.csv"), folder.resolve("nowhere"));
    Files.createSymbolicLink(dir.resolve("link.csv"), dir.resolve("good.csv"));
    Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("nowhere"));
    assertThat(new ProcessBuilder("mkfifo", dir + "/pipe.csv").start().waitFor()).isZero();
    landed.text("in/ahead.csv", "1");
    Files.setLastModifiedTime(
        dir.resolve("ahead.csv"), FileTime.from(Instant.parse("2199-01-01T00:00:00Z")));

    Listing listing = new LandingFolder("file://" + folder, new Configuration()).look("*/*.csv*");

    assertThat(listing.files())
        .extracting(LandingFile::name)
        .containsExactly("in/good.csv", "in/link.csv");
    assertThat(listing.passedOver())
        .extracting(PassedOver::name, file -> file.reason().split(" ", -1)[2])
        .containsExactly(
            tuple("gone", "a"),
            tuple("in/.hidden.csv", "that"),
            tuple("in/_marked.csv", "that"),
            tuple("in/ahead.csv", "last"),
            tuple("in/broken.csv", "a"),
            tuple("in/line\nbreak.csv", "holds"),
            tuple("in/pipe.csv", "a"));
    assertThat(listing.passedOver().get(1).bytes()).isEqualTo(2);
  }

  @Test
  void whatThisUserMayNotReadIsPassedOver() throws Exception {
    LandedFiles landed = new LandedFiles(folder);
    landed.text("in/closed.csv", "1");
    landed.text("closed/a.csv", "1");
    Files.setPosixFilePermissions(folder.resolve("in/closed.csv"), Set.of());
    Files.setPosixFilePermissions(folder.resolve("closed"), Set.of());
    Assumptions.assumeFalse(
        Files.isReadable(folder.resolve("in/closed.csv")), "this user may read everything");

    Listing listing = new LandingFolder("file://" + folder, new Configuration()).look("*/*.csv");

    assertThat(listing.files()).isEmpty();
    assertThat(listing.passedOver())
        .extracting(PassedOver::name, PassedOver::reason)
        .containsExactly(
            tuple("closed", "this user may not read it"),
            tuple("in/closed.csv", "this user may not read it"));
    Files.setPosixFilePermissions(
        folder.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
  }

  private List<LandingFile> list(String glob) {
    return new LandingFolder("file://" + folder, new Configuration()).list(glob);
  }
}
