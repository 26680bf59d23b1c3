package org.contretemps.app.cli.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MapCommandTest {
  @TempDir private Path folder;

  @Test
  void aMappingSaysWhereItsFilesArriveAndWhatToDoNext() throws IOException {
    Path configuration = folder.resolve("contretemps.yaml");
    Files.copy(Path.of("../conf/contretemps.yaml"), configuration);
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Path export = folder.resolve("calls of may.csv");
    Files.writeString(export, "id,start time,queue\n1,2026-05-01 08:00:00,Loans\n");
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new MapCommand())
            .setOut(new PrintWriter(out))
            .execute("--config=" + configuration, "--source=calls", export.toString());
    assertThat(code).isZero();
    assertThat(Files.readString(sources.resolve("calls.yaml"))).contains("path: \"calls/*.csv\"");
    assertThat(out.toString())
        .contains("scripts/contretemps validate --source calls --file '" + export + "'")
        .contains("add calls to 'sources.enabled' in " + configuration)
        .contains("/calls, and write down a time norm", "scripts/contretemps nightly --from DATE")
        .doesNotContain("file:/");
  }
}
