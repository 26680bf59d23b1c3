package org.contretemps.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a project that has stand-ins for Maven and Java. */
class LauncherTest {
  /** What a build of the project reads beside its sources. */
  private static final List<String> GIVEN =
      List.of(
          "pom.xml",
          "LICENSE",
          "NOTICE",
          ".mvn/jvm.config",
          "jobs/pom.xml",
          "jobs/src/license/allowed.txt",
          "jobs/src/assembly/archive.xml");

  /** Builds any source, slowly enough to be met by another. */
  private static final String MAVEN =
      """
      #!/bin/sh
      echo built >> "$HOME/builds"
      find . -type f >> "$HOME/given"
      test -e .mvn/jvm.config || exit 1
      sleep 0.3
      mkdir -p jobs/target/lib
      cp jobs/src/main/source jobs/target/contretemps.jar
      """;

  /** Says how it was started; a night waits until it is let go. */
  private static final String JAVA =
      """
      #!/bin/sh
      for word in "$@"; do case $word in -Xmx*|-XX:Tiered*) echo "$word";; *contretemps.jar*) jar=${word%%:*};; esac; done
      echo "umask $(umask)"
      echo "runs $(cat "$jar") in $jar"
      for word in "$@"; do if [ "$word" = nightly ]; then read -r go; echo "still $(cat "$jar")"; fi; done
      """;

  @TempDir private Path folder;
  private Path project;

  @BeforeEach
  void makeAProject() throws IOException {
    project = Files.createDirectories(folder.resolve("project"));
    program(
        project.resolve("scripts/contretemps"),
        Files.readString(Path.of("../scripts/contretemps")));
    program(folder.resolve("bin/mvn"), MAVEN);
    program(folder.resolve("bin/java"), JAVA);
    Files.createDirectories(project.resolve("jobs/src/main"));
    Files.createDirectories(project.resolve("conf"));
    Files.createDirectories(project.resolve(".mvn"));
    for (String file : GIVEN) {
      Files.createDirectories(project.resolve(file).getParent());
      Files.writeString(project.resolve(file), "");
    }
    Files.writeString(project.resolve("conf/jvm.options"), "");
    Files.createDirectories(project.resolve("jobs/src/test"));
    Files.writeString(project.resolve("jobs/src/test/SlowTest.java"), "");
    source("first");
  }

  @Test
  void twoCommandsAtOnceBuildOnceAndWhatTheyWriteIsPrivate() throws Exception {
    Process one = launch("status");
    Process two = launch("kpi");
    assertThat(said(one)).contains("runs first", "umask 0077");
    assertThat(said(two)).contains("runs first");
    assertThat(said(launch("kpi"))).contains("runs first");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aBuildReadsAllOfTheProjectButItsTests() throws Exception {
    assertThat(said(launch("status"))).contains("runs first");
    assertThat(Files.readAllLines(folder.resolve("given")))
        .containsAll(GIVEN.stream().map(file -> "./" + file).toList())
        .contains("./jobs/src/main/source")
        .noneMatch(file -> file.contains("SlowTest"));
    assertThat(GIVEN).allSatisfy(file -> assertThat(Path.of("..", file)).exists());
  }

  @Test
  void aNightKeepsTheBuildThatItBeganWith() throws Exception {
    Process night = launch("nightly");
    BufferedReader heard = night.inputReader(StandardCharsets.UTF_8);
    String line = "";
    while (!line.startsWith("runs")) {
      line = heard.readLine();
    }
    assertThat(line).startsWith("runs first in ");
    source("second");
    assertThat(said(launch("kpi"))).contains("runs second");
    assertThat(kept()).as("one in use, one new").isEqualTo(2);
    night.getOutputStream().write('\n');
    night.getOutputStream().flush();
    assertThat(heard.readLine()).isEqualTo("still first");
    night.waitFor();
    source("third");
    assertThat(said(launch("kpi"))).contains("runs third");
    assertThat(kept()).as("what nobody uses goes").isEqualTo(1);
  }

  @Test
  void nothingIsBuiltWhereAReleaseIsInstalled() throws Exception {
    Files.writeString(project.resolve("RELEASE"), "0.1.0");
    Process without = launch("status");
    assertThat(said(without)).contains("Cannot run: ", "contretemps.jar");
    assertThat(without.waitFor()).isEqualTo(2);
    Path jar = project.resolve("jobs/target/contretemps.jar");
    Files.createDirectories(jar.resolveSibling("lib"));
    Files.writeString(jar, "installed");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
    assertThat(said(launch("status"))).contains("runs installed");
    assertThat(folder.resolve("builds")).doesNotExist();
  }

  @Test
  void aBuildThatFailsLeavesTheOneBefore() throws Exception {
    assertThat(said(launch("kpi"))).contains("runs first");
    source("broken");
    program(folder.resolve("bin/mvn"), "#!/bin/sh\necho it does not compile\nexit 1\n");
    Process failed = launch("kpi");
    assertThat(said(failed)).contains("it does not compile", "Cannot build: see ");
    assertThat(failed.waitFor()).isEqualTo(2);
    assertThat(Files.readString(project.resolve(".contretemps/build/current/contretemps.jar")))
        .isEqualTo("first");
  }

  @Test
  void aNightOfFewContactsIsCompiledOnceAndQuickly() throws Exception {
    Files.writeString(
        project.resolve("conf/contretemps.yaml"), "warehouse: ../w\nlanding: '../l' # raw\n");
    Path landed = Files.createDirectories(project.resolve("l")).resolve("contacts.csv");
    Files.writeString(landed, "few");
    String quickly = "-XX:TieredStopAtLevel=1";
    assertThat(night()).contains(quickly);
    Files.write(landed, new byte[5 << 20]);
    assertThat(night()).as("much has landed").doesNotContain(quickly);
    Path log = Files.createDirectories(project.resolve("w/load_audit/_delta_log"));
    assertThat(night()).as("nothing has landed since").contains(quickly);
    Files.setLastModifiedTime(log, FileTime.from(Instant.EPOCH));
    assertThat(night()).as("after the last load").doesNotContain(quickly);
    Files.writeString(landed, "few");
    Path contacts = Files.createDirectories(project.resolve("w/contact"));
    Files.write(contacts.resolve("part"), new byte[17 << 20]);
    assertThat(night()).as("many contacts are known").doesNotContain(quickly);
  }

  private String night() throws IOException {
    Process night = launch("nightly");
    night.getOutputStream().close();
    return said(night);
  }

  /** A container of 2 GB on a large machine, with and without a folder of its own. */
  @Test
  void memoryFollowsTheLimitOfTheContainer() throws Exception {
    Path groups = Files.createDirectories(folder.resolve("groups/pod/container"));
    Files.writeString(groups.resolve("memory.max"), "max\n");
    Files.writeString(groups.resolveSibling("memory.max"), "2147483648\n");
    Path own = Files.writeString(folder.resolve("own"), "0::/pod/container\n");
    Path launcher = project.resolve("scripts/contretemps");
    String text =
        Files.readString(launcher)
            .replace("/sys/fs/cgroup", folder.resolve("groups").toString())
            .replace("/proc/self/cgroup", own.toString());
    Path machine = Files.writeString(folder.resolve("meminfo"), "MemTotal: 65536000 kB\n");
    program(launcher, text.replace("/proc/meminfo", machine.toString()));
    assertThat(said(launch("status"))).contains("-Xmx1024m");
    Files.writeString(groups.resolveSibling("memory.max"), "max\n");
    assertThat(said(launch("status"))).contains("-Xmx8192m");
    Path old = Files.createDirectories(folder.resolve("groups/memory"));
    Files.writeString(old.resolve("memory.limit_in_bytes"), "1073741824\n");
    assertThat(said(launch("status"))).contains("-Xmx512m");
  }

  private void source(String text) throws IOException {
    Path source = Files.writeString(project.resolve("jobs/src/main/source"), text);
    Files.setLastModifiedTime(
        source, FileTime.from(Instant.now().plusSeconds(text.equals("first") ? -60 : 0)));
  }

  private static void program(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Process launch(String command) throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/flock")), "flock is not installed here");
    ProcessBuilder builder =
        new ProcessBuilder(project.resolve("scripts/contretemps").toString(), command)
            .redirectErrorStream(true);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().remove("JAVA_HOME");
    builder.environment().remove("CONTRETEMPS_MEMORY");
    return builder.start();
  }

  private static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private int builds() throws IOException {
    return Files.readAllLines(folder.resolve("builds")).size();
  }

  private long kept() throws IOException {
    try (Stream<Path> builds = Files.list(project.resolve(".contretemps/build"))) {
      return builds.filter(build -> build.getFileName().toString().matches(".*Z\\.\\d+")).count();
    }
  }
}
