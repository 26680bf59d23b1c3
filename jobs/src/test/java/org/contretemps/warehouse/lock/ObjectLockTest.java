package org.contretemps.warehouse.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock of a warehouse on a store that makes a file only where there is none, and no more. */
class ObjectLockTest {
  private static final LockHolder FIRST = LockHolder.here("nightly", "first", Instant.EPOCH);
  private static final LockHolder SECOND = LockHolder.here("rebuild", "second", Instant.EPOCH);

  @TempDir private Path folder;

  @Test
  void oneHasItUntilItGivesItBack() throws IOException {
    ObjectLock first = lock();
    ObjectLock second = lock();
    assertThat(first.take(FIRST)).isTrue();
    assertThat(first.isHeld()).isTrue();
    assertThat(second.take(SECOND)).isFalse();
    assertThat(second.isHeld()).isFalse();
    assertThat(second.holder()).contains(FIRST);
    assertThat(second.remedy()).contains("delete", "writer.json");
    second.release();
    assertThat(folder.resolve("_lock/writer.json")).as("still the first's").exists();
    first.release();
    assertThat(folder.resolve("_lock/writer.json")).doesNotExist();
    assertThat(second.take(SECOND)).isTrue();
    second.release();
  }

  @Test
  void aLockThatIsOldIsNotTakenWhereThatCannotBeDoneSafely() throws IOException {
    Files.createDirectories(folder.resolve("_lock"));
    Path object = folder.resolve("_lock/writer.json");
    Files.writeString(object, FIRST.json());
    assertThat(object.toFile().setLastModified(0)).isTrue();
    assertThat(lock().take(SECOND)).isFalse();
  }

  private ObjectLock lock() throws IOException {
    FileSystem storage = FileSystem.newInstanceLocal(new Configuration(false)).getRawFileSystem();
    return new ObjectLock(
        storage, new org.apache.hadoop.fs.Path(folder.resolve("_lock/writer.json").toUri()));
  }
}
