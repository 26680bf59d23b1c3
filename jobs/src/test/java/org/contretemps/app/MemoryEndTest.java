package org.contretemps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemoryEndTest {
  /** A process whose command waits for a thread that memory has ended for. */
  public static final class Waiting {
    public static void main(String... arguments) throws InterruptedException {
      MemoryEnd.watch();
      Thread scheduler =
          new Thread(
              () -> {
                throw new OutOfMemoryError("Java heap space");
              });
      scheduler.start();
      Thread.sleep(TimeUnit.MINUTES.toMillis(1));
    }
  }

  @Test
  void aProcessWhoseMemoryEndsInAThreadEndsAndSaysWhatToRaise() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Waiting.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(said)
          .contains("Cannot finish: the memory of this process is not enough")
          .contains("CONTRETEMPS_MEMORY");
    } finally {
      process.destroyForcibly();
    }
  }

  /** What else ends a thread ends no process. */
  @Test
  void otherEndsOfThreadsArePassedOn() {
    List<Throwable> passedOn = new ArrayList<>();
    List<Integer> exits = new ArrayList<>();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    MemoryEnd handler =
        new MemoryEnd(
            (thread, thrown) -> passedOn.add(thrown),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            exits::add);
    Throwable other = new IllegalStateException("any");
    handler.uncaughtException(Thread.currentThread(), other);
    assertThat(passedOn).containsExactly(other);
    assertThat(exits).isEmpty();
    assertThat(said.size()).isZero();

    Throwable memory = new IllegalStateException(new OutOfMemoryError("Metaspace"));
    handler.uncaughtException(Thread.currentThread(), memory);
    assertThat(passedOn).containsExactly(other, memory);
    assertThat(exits).containsExactly(1);
  }
}
