package org.contretemps.warehouse.lock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Lets only one run at a time write to a warehouse. On a disk it is a file lock of the operating
 * system; in a store it is an object that only one process can create.
 */
public final class WarehouseLock implements AutoCloseable {
  /** The folder of the warehouse that holds the lock: who deletes it lets another run in. */
  public static final String FOLDER = "_lock";

  /** Locks that this process has taken: root of the warehouse → lock. */
  private static final Map<String, WarehouseLock> TAKEN = new ConcurrentHashMap<>();

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final String root;
  private final LockPlace place;

  WarehouseLock(String root, LockPlace place) {
    this.root = root;
    this.place = place;
  }

  /** The lock of the warehouse in a folder, which need not exist yet. */
  public static WarehouseLock of(String root, Configuration storage) {
    Path folder = new Path(root, FOLDER);
    if (folder.toUri().getScheme() == null || folder.toUri().getScheme().equals("file")) {
      return new WarehouseLock(
          root, new FolderLock(java.nio.file.Path.of(folder.toUri().getPath())));
    }
    try {
      return new WarehouseLock(
          root, new ObjectLock(folder.getFileSystem(storage), new Path(folder, "writer.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes the lock.
   *
   * @param patience how long to wait for it if another has it
   * @param waiting is called once, if there is something to wait for
   * @throws IllegalStateException if another has it still
   */
  public void take(LockHolder me, Duration patience, Consumer<String> waiting) {
    Instant until = Instant.now().plus(patience);
    boolean isTold = false;
    try {
      while (!place.take(me)) {
        if (!Instant.now().isBefore(until)) {
          throw new IllegalStateException(refusal(me));
        }
        if (!isTold) {
          waiting.accept("Waiting for %s to end".formatted(other()));
          isTold = true;
        }
        Thread.sleep(LOOK_AGAIN.toMillis());
      }
      TAKEN.put(root, this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot wait for the warehouse: interrupted. Run it again.");
    }
  }

  /**
   * Who had the lock before this run and ended, killed or out of memory, without giving it back.
   */
  public Optional<LockHolder> left() {
    return place.left();
  }

  /** Gives the lock back so that the next run learns of this one, which could not be recorded. */
  public void abandon() {
    TAKEN.remove(root, this);
    try {
      place.abandon();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails where another may have taken the lock for stale: this run was stopped for too long. */
  public void check() {
    if (!place.isHeld()) {
      throw new IllegalStateException(
          "Cannot go on writing to %s: the lock was lost, because this process or the storage stood still for minutes. Run the same command again."
              .formatted(root));
    }
  }

  /**
   * Fails if this process had taken the lock of the warehouse that a file lies in and has lost it:
   * looked at before each commit, since a step can take longer than a lock lasts.
   */
  public static void checkFor(Path file) {
    TAKEN.forEach(
        (root, lock) -> {
          if (file.toString().startsWith(root + Path.SEPARATOR)) {
            lock.check();
          }
        });
  }

  @Override
  public void close() {
    TAKEN.remove(root, this);
    try {
      place.release();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String refusal(LockHolder me) throws IOException {
    return "Cannot run '%s': another run is writing to %s (%s). Run it again when that one has ended, or wait for it with --wait MINUTES.%s"
        .formatted(me.command(), root, other(), place.remedy());
  }

  private String other() throws IOException {
    return place.holder().map(LockHolder::words).orElse("another process");
  }
}
