package org.contretemps.warehouse.lock;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.contretemps.warehouse.delta.ConditionalCreateLogStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseLockTest {
  private static final LockHolder ME = LockHolder.here("nightly", "me", Instant.EPOCH);
  private static final String NEXT = "the store was asked";

  @TempDir private Path folder;

  /** A lock that can be lost. */
  private static final class Fragile implements LockPlace {
    private boolean isHeld = true;

    @Override
    public Optional<LockHolder> left() {
      return Optional.empty();
    }

    @Override
    public boolean take(LockHolder me) {
      return true;
    }

    @Override
    public Optional<LockHolder> holder() {
      return Optional.empty();
    }

    @Override
    public boolean isHeld() {
      return isHeld;
    }

    @Override
    public void release() {
      isHeld = false;
    }

    @Override
    public String remedy() {
      return "";
    }
  }

  /** A step may run for longer than a lock lasts: its commit finds out. */
  @Test
  void nothingIsCommittedOnceTheLockIsLost() {
    Fragile place = new Fragile();
    String root = "file:" + folder.resolve("warehouse");
    try (WarehouseLock lock = new WarehouseLock(root, place)) {
      lock.take(ME, Duration.ZERO, said -> {});
      assertCommit(root, NEXT);
      place.isHeld = false;
      assertCommit(root, "Cannot go on writing to " + root + ": the lock was lost");
      assertCommit(root + "-of-others", NEXT);
    }
    assertCommit(root, NEXT);
  }

  /** A folder cannot keep the condition that commits need, and says so once it is asked. */
  private static void assertCommit(String root, String told) {
    Configuration hadoop = new Configuration(false);
    org.apache.hadoop.fs.Path commit =
        new org.apache.hadoop.fs.Path(root + "/contact/_delta_log/00000000000000000007.json");
    assertThatThrownBy(() -> write(commit, hadoop))
        .hasMessageStartingWith(told.equals(NEXT) ? "Cannot write tables in file:" : told);
  }

  private static void write(org.apache.hadoop.fs.Path commit, Configuration hadoop)
      throws IOException {
    new ConditionalCreateLogStore(hadoop).write(commit, List.of("{}").iterator(), false, hadoop);
  }
}
