package org.contretemps.warehouse.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock of a warehouse on a store that makes a file only if there is none, and no more. */
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

  /** A beat that hangs tells of the time before it: others count from when the store wrote. */
  @Test
  void aBeatThatTookTooLongHoldsNothing() throws IOException {
    AtomicReference<Moment> now = new AtomicReference<>(Moment.now());
    AtomicReference<Duration> writing = new AtomicReference<>(Duration.ZERO);
    ObjectLock lock = lock(() -> now.set(later(now.get(), writing.get())), now::get);
    assertThat(lock.take(FIRST)).isTrue();
    writing.set(ObjectLock.STALE);
    lock.beat(FIRST);
    assertThat(lock.isHeld()).isFalse();
    writing.set(Duration.ofSeconds(1));
    lock.beat(FIRST);
    assertThat(lock.isHeld()).as("nobody took it meanwhile").isTrue();
    now.set(new Moment(now.get().wall().plus(ObjectLock.STALE), now.get().nanos()));
    assertThat(lock.isHeld()).as("the machine slept").isFalse();
    now.set(new Moment(now.get().wall().minusSeconds(86_400), now.get().nanos()));
    assertThat(lock.isHeld()).as("its clock was set back").isTrue();
    now.set(new Moment(now.get().wall(), now.get().nanos() + ObjectLock.STALE.toNanos()));
    assertThat(lock.isHeld()).as("and that does not make it last longer").isFalse();
  }

  @Test
  void anothersObjectAndNoneAreALostLockAtOnce() throws IOException {
    Path object = folder.resolve("_lock/writer.json");
    for (Optional<LockHolder> other : List.of(Optional.of(SECOND), Optional.<LockHolder>empty())) {
      ObjectLock lock = lock();
      assertThat(lock.take(FIRST)).isTrue();
      lock.beat(FIRST);
      assertThat(lock.isHeld()).isTrue();
      Files.delete(object);
      if (other.isPresent()) {
        Files.writeString(object, other.get().json());
      }
      lock.beat(FIRST);
      assertThat(lock.isHeld()).isFalse();
      lock.beat(FIRST);
      assertThat(lock.isHeld()).as("for good").isFalse();
      assertThat(lock.holder()).as("and leaves what is there").isEqualTo(other);
      Files.deleteIfExists(object);
    }
  }

  /** An exception that escaped would end the beats for good. */
  @Test
  void nothingEscapesABeat() throws IOException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    ObjectLock lock = lock(() -> sneak(failure.get()), Moment::now);
    assertThat(lock.take(FIRST)).isTrue();
    for (Throwable thrown :
        List.of(new IOException("x"), new IllegalStateException("x"), new NoClassDefFoundError())) {
      failure.set(thrown);
      lock.beat(FIRST);
      assertThat(lock.isHeld()).isTrue();
    }
  }

  private static Moment later(Moment moment, Duration time) {
    return new Moment(moment.wall().plus(time), moment.nanos() + time.toNanos());
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable failure) throws E {
    if (failure != null) {
      throw (E) failure;
    }
  }

  /** A lock that beats only on demand, on a store that does something at each write. */
  private ObjectLock lock(Runnable atWrite, Supplier<Moment> clock) throws IOException {
    FileSystem storage =
        new FilterFileSystem(
            FileSystem.newInstanceLocal(new Configuration(false)).getRawFileSystem()) {
          @Override
          public FSDataOutputStreamBuilder<?, ?> createFile(org.apache.hadoop.fs.Path path) {
            atWrite.run();
            return super.createFile(path);
          }
        };
    return new ObjectLock(storage, object(), Duration.ofHours(1), ObjectLock.STALE, clock);
  }

  private org.apache.hadoop.fs.Path object() {
    return new org.apache.hadoop.fs.Path(folder.resolve("_lock/writer.json").toUri());
  }

  private ObjectLock lock() throws IOException {
    return lock(() -> {}, Moment::now);
  }
}
