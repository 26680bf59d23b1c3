package org.contretemps.warehouse.lock;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;

/**
 * A lock object in a store, created only if absent and renewed by its holder as long as the holder
 * runs. A lock that was not renewed for {@link #STALE}, by the store's own clock, has expired. It
 * is taken over by a write that the store accepts only if the object has not changed since it was
 * read, so that of two who try one succeeds. If a store cannot do that, a person clears the lock.
 *
 * <p>The holder measures from the moment before its last renewal was sent, so that it gives up
 * before others take over. It has lost the lock as soon as it finds another's object, or none, in
 * place of its own.
 */
final class ObjectLock implements LockPlace {
  static final Duration BEAT = Duration.ofSeconds(30);
  static final Duration STALE = Duration.ofMinutes(5);

  private static final int READS = 5;
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private final FileSystem storage;
  private final Path object;
  private final Duration beat;
  private final Duration stale;
  private final Supplier<Moment> clock;
  private ScheduledExecutorService heart;
  private Future<?> beats;
  private String etag;
  private Optional<LockHolder> left = Optional.empty();

  /** Before the last write of the object that succeeded; empty if the lock is not held. */
  private volatile Optional<Moment> lastBeat = Optional.empty();

  ObjectLock(FileSystem storage, Path object) {
    this(storage, object, BEAT, STALE, Moment::now);
  }

  ObjectLock(
      FileSystem storage, Path object, Duration beat, Duration stale, Supplier<Moment> clock) {
    this.storage = storage;
    this.object = object;
    this.beat = beat;
    this.stale = stale;
    this.clock = clock;
  }

  @Override
  public boolean take(LockHolder me) throws IOException {
    Moment before = clock.get();
    boolean taken = write(me, Optional.empty());
    if (!taken) {
      before = clock.get();
      taken = takeOver(me);
    }
    if (taken) {
      lastBeat = Optional.of(before);
      heart = Executors.newSingleThreadScheduledExecutor(ObjectLock::thread);
      beats =
          heart.scheduleWithFixedDelay(
              () -> beat(me), beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
    }
    return taken;
  }

  private boolean takeOver(LockHolder me) throws IOException {
    Optional<FileStatus> status = status();
    Optional<LockHolder> before = holder();
    LockHolder renewed = me.seen(Instant.now());
    boolean isMine =
        isConditional()
            && status.isPresent()
            && isStale(status.get())
            && write(renewed, Optional.of(etag(status.get())))
            && staysAs(renewed);
    left = isMine ? before : Optional.empty();
    return isMine;
  }

  @Override
  public Optional<LockHolder> left() {
    return left;
  }

  /** A store that judges a condition and then writes may let two through: the last one stays. */
  private boolean staysAs(LockHolder renewed) throws IOException {
    try {
      Thread.sleep(SETTLED.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    return holder().equals(Optional.of(renewed));
  }

  /** By the store's clock alone; some stores tell whole seconds. */
  private boolean isStale(FileStatus status) throws IOException {
    Instant renewed = Instant.ofEpochMilli(status.getModificationTime());
    return renewed.isBefore(storeTime().minus(stale).minus(SETTLED));
  }

  /** What a new object of the store is dated. */
  private Instant storeTime() throws IOException {
    Path probe = new Path(object.getParent(), "clock-" + UUID.randomUUID());
    try {
      storage.create(probe, true).close();
      return Instant.ofEpochMilli(storage.getFileStatus(probe).getModificationTime());
    } finally {
      storage.delete(probe, false);
    }
  }

  /** Reads again if the object was renewed while it was read. */
  @Override
  public Optional<LockHolder> holder() throws IOException {
    IOException failure = null;
    for (int attempt = 0; attempt < READS; attempt++) {
      try (InputStream in = storage.open(object)) {
        return LockHolder.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (FileNotFoundException e) {
        return Optional.empty();
      } catch (IOException e) {
        failure = e;
      } catch (RuntimeException e) {
        // The client's own error, if the store refuses to go on reading an object that is no longer
        // there.
        failure = new IOException(e);
      }
    }
    throw failure;
  }

  /** Not if others may consider it stale. */
  @Override
  public boolean isHeld() {
    return lastBeat.map(beaten -> beaten.isWithin(stale, clock.get())).orElse(false);
  }

  @Override
  public synchronized void release() throws IOException {
    if (heart != null) {
      beats.cancel(false);
      heart.shutdown();
      Optional<FileStatus> status = status();
      if (isHeld() && status.isPresent() && etag(status.get()).equals(etag)) {
        storage.delete(object, false);
      }
      lastBeat = Optional.empty();
    }
  }

  @Override
  public String remedy() {
    return isConditional()
        ? " If that process is gone, its lock is free %d minutes after its last sign of life."
            .formatted(stale.toMinutes())
        : " If that process is gone, delete %s.".formatted(object);
  }

  /**
   * Renews the object. A failed renewal may succeed before the lock is stale; if it does not, the
   * lock is lost. Nothing may escape: the scheduler would never beat again.
   */
  synchronized void beat(LockHolder me) {
    if (heart.isShutdown() || lastBeat.isEmpty()) {
      return;
    }
    try {
      Moment before = clock.get();
      if (!holder().map(me::isSameRun).orElse(false)
          || !write(me.seen(Instant.now()), Optional.of(etag))) {
        lastBeat = Optional.empty();
      } else {
        lastBeat = Optional.of(before);
      }
    } catch (IOException | RuntimeException | Error e) {
      // See above.
    }
  }

  /** Writes if the object is still the given one, or absent; returns false otherwise. */
  private boolean write(LockHolder me, Optional<String> replaced) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder =
        storage.createFile(object).create().recursive().overwrite(replaced.isPresent());
    if (isConditional()) {
      builder.overwrite(true);
      if (replaced.isPresent()) {
        builder.must(
            CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE_ETAG, replaced.get());
      } else {
        builder.must(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
      }
    }
    try (OutputStream out = builder.build()) {
      out.write(me.json().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // Refused, or its answer was lost: what is there tells.
      if (holder().isEmpty()) {
        throw e;
      }
    }
    String current = status().map(ObjectLock::etag).orElse("");
    boolean isMine = holder().equals(Optional.of(me));
    if (isMine) {
      etag = current;
    }
    return isMine;
  }

  private boolean isConditional() {
    try {
      return storage.hasPathCapability(
          object, CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE_ETAG);
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<FileStatus> status() throws IOException {
    try {
      return Optional.of(storage.getFileStatus(object));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  private static String etag(FileStatus status) {
    return status instanceof EtagSource source ? source.getEtag() : "";
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "warehouse-lock");
    thread.setDaemon(true);
    return thread;
  }
}
