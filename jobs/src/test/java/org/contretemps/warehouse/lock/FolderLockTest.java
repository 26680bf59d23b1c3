package org.contretemps.warehouse.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock of a warehouse in a folder, between threads and between real processes. */
class FolderLockTest {
  private static final LockHolder ME = LockHolder.here("nightly", "me", Instant.EPOCH);

  @TempDir private Path folder;

  /** Another process: holds the lock of the folder it is given until it is killed. */
  public static final class Other {
    public static void main(String... arguments) throws InterruptedException {
      try (WarehouseLock lock = WarehouseLock.of(arguments[0], new Configuration(false))) {
        lock.take(LockHolder.here("rebuild", "other", Instant.EPOCH), Duration.ZERO, said -> {});
        System.out.println("held");
        Thread.sleep(Duration.ofMinutes(1).toMillis());
      }
    }
  }

  @Test
  void anotherProcessIsRefusedByNameAndFreeOnceThatIsKilled() throws Exception {
    Process other = start();
    try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8);
        WarehouseLock lock = lock()) {
      assertThat(said.readLine()).isEqualTo("held");
      assertThatThrownBy(() -> lock.take(ME, Duration.ZERO, words -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("Cannot run 'nightly': another run is writing to " + folder)
          .hasMessageContaining("'rebuild', process %d on ".formatted(other.pid()))
          .hasMessageContaining("--wait");
      assertThatThrownBy(lock::check).hasMessageContaining("the lock was lost");

      other.destroyForcibly().waitFor();
      lock.take(ME, Duration.ZERO, words -> {});
      lock.check();
      assertThat(lock.left()).get().extracting(LockHolder::run).isEqualTo("other");
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void whoWaitsIsToldOnceAndGetsItsTurn() throws Exception {
    List<String> told = new ArrayList<>();
    WarehouseLock first = lock();
    first.take(LockHolder.here("ingest", "first", Instant.EPOCH), Duration.ZERO, words -> {});
    Thread release =
        new Thread(
            () -> {
              try {
                Thread.sleep(1_200);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              first.close();
            });
    release.start();
    try (WarehouseLock second = lock()) {
      second.take(ME, Duration.ofSeconds(30), told::add);
      second.check();
    }
    release.join();
    assertThat(told).singleElement().asString().contains("Waiting for 'ingest'");
  }

  @Test
  void aLockThatWasGivenBackIsFreeAndOneThatWasRefusedGivesNothingBack() {
    try (WarehouseLock first = lock()) {
      first.take(ME, Duration.ZERO, words -> {});
      WarehouseLock refused = lock();
      assertThatThrownBy(() -> refused.take(ME, Duration.ZERO, words -> {}))
          .isInstanceOf(IllegalStateException.class);
      refused.close();
      assertThatThrownBy(() -> lock().take(ME, Duration.ZERO, words -> {}))
          .isInstanceOf(IllegalStateException.class);
    }
    try (WarehouseLock next = lock()) {
      next.take(ME, Duration.ZERO, words -> {});
      next.check();
    }
  }

  private WarehouseLock lock() {
    return WarehouseLock.of(folder.toString(), new Configuration(false));
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            Other.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .start();
  }
}
