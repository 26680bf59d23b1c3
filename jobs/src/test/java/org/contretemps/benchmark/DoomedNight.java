package org.contretemps.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A night in a process of its own, which can be killed once it has used some CPU time. CPU time
 * places a moment in the work of the night, however busy the machine is.
 */
final class DoomedNight {
  private static final int PAUSE_MILLIS = 20;

  /** The first steps: the process starts Spark, then has the warehouse and begins to work. */
  private static final int LINES_BEFORE_WORK = 2;

  /** It is over soon: code is compiled once, quickly, and garbage need not be collected. */
  private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -Xmn1g";

  private final ProcessHandle handle;
  private final Process process;
  private final Path said;
  private Duration used = Duration.ZERO;

  private DoomedNight(Process process, Path said) {
    this.process = process;
    this.handle = process.toHandle();
    this.said = said;
  }

  /**
   * Starts it as its user does, by the launcher, in whose place Java steps.
   *
   * @param said the file that takes what it prints
   */
  static DoomedNight start(Path home, List<String> words, Path said) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("scripts/contretemps").toString());
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CONTRETEMPS_LOG", said.resolveSibling("nights.log").toString());
    builder.environment().put("JDK_JAVA_OPTIONS", SHORT_LIVED);
    return new DoomedNight(
        builder.redirectErrorStream(true).redirectOutput(said.toFile()).start(), said);
  }

  /** Waits until it works on the warehouse, or is over. */
  DoomedNight awaitWork() throws InterruptedException {
    while (process.isAlive() && lines().size() < LINES_BEFORE_WORK) {
      pause();
    }
    return this;
  }

  /** Waits until it has used some CPU time, or is over. */
  DoomedNight awaitCpu(Duration duration) throws InterruptedException {
    while (process.isAlive() && cpu().compareTo(duration) < 0) {
      pause();
    }
    return this;
  }

  /** Kills it with a signal that nothing can catch. */
  int kill() throws InterruptedException {
    process.destroyForcibly();
    return process.waitFor();
  }

  /** Asks it to stop, by SIGTERM. */
  int terminate() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  /** Lets it come to its end. */
  int end() throws InterruptedException {
    awaitCpu(Duration.ofDays(1));
    return process.waitFor();
  }

  /** The CPU time that it has used, of all its threads. */
  Duration cpu() {
    handle.info().totalCpuDuration().ifPresent(now -> used = now);
    return used;
  }

  /** The last step that it has begun. */
  String step() {
    List<String> lines = lines();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1).replaceFirst("^\\[.*] ", "");
  }

  /** The lines that say a step begins. */
  private List<String> lines() {
    try (Stream<String> lines = Files.lines(said)) {
      return lines.filter(line -> line.startsWith("[")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() throws InterruptedException {
    Thread.sleep(PAUSE_MILLIS);
  }
}
