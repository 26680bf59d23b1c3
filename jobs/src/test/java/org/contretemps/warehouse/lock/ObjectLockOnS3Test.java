package org.contretemps.warehouse.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock of a warehouse on a real S3 server on loopback; each lock has a client of its own. */
class ObjectLockOnS3Test {
  private static final Duration BEAT = Duration.ofMillis(200);
  private static final Duration STALE = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private S3Proxy server;

  @BeforeEach
  void startTheServer() throws Exception {
    BlobStore objects = new FilesystemNio2BlobStore(folder.toString());
    objects.createContainer("bucket");
    server =
        S3Proxy.builder()
            .blobStore(objects)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "id", "secret")
            .stopTimeout(0)
            .build();
    server.start();
  }

  @AfterEach
  void stopTheServer() throws Exception {
    server.stop();
  }

  @Test
  void oneHasItUntilItGivesItBack() throws IOException {
    ObjectLock first = lock(BEAT);
    ObjectLock second = lock(BEAT);
    assertThat(first.take(holder("first"))).isTrue();
    assertThat(second.take(holder("second"))).isFalse();
    assertThat(second.holder()).get().extracting(LockHolder::run).isEqualTo("first");
    assertThat(second.remedy()).contains("after its last sign of life");
    first.release();
    assertThat(second.take(holder("second"))).isTrue();
    second.release();
  }

  @Test
  void whoLivesKeepsItAndOneOfManyTakesItFromWhoDoesNot() throws Exception {
    ObjectLock living = lock(BEAT);
    assertThat(living.take(holder("living"))).isTrue();
    makeOld();
    Thread.sleep(BEAT.multipliedBy(15).toMillis());
    assertThat(lock(BEAT).take(holder("other"))).as("it beats").isFalse();
    assertThat(living.isHeld()).isTrue();
    living.release();

    ObjectLock dead = lock(Duration.ofHours(1));
    assertThat(dead.take(holder("dead"))).isTrue();
    assertThat(takers(4)).as("not stale yet").isZero();
    makeOld();
    assertThat(takers(4)).as("one takes it over").isEqualTo(1);
    dead.release();
    assertThat(lock(BEAT).holder()).as("and takes nothing from the new holder").isPresent();
  }

  /** Both dates are the store's: how late it is where the contender runs says nothing. */
  @Test
  void aStoreWhoseClockIsBehindKeepsALivingLock() throws IOException {
    ObjectLock living = lock(Duration.ofHours(1));
    assertThat(living.take(holder("living"))).isTrue();
    FileSystem behind = new Behind(storage(), STALE.multipliedBy(2));
    assertThat(lock(behind, BEAT).take(holder("other"))).isFalse();
    makeOld();
    assertThat(lock(behind, BEAT).take(holder("other"))).as("stale by the store's own").isTrue();
    living.release();
  }

  /** A store as a client sees it whose own clock is ahead of the store's. */
  private static final class Behind extends FilterFileSystem {
    private final Duration late;

    private Behind(FileSystem store, Duration late) {
      super(store);
      this.late = late;
    }

    @Override
    public FileStatus getFileStatus(org.apache.hadoop.fs.Path path) throws IOException {
      return new Dated(super.getFileStatus(path), late);
    }
  }

  private static final class Dated extends FileStatus implements EtagSource {
    private final String etag;

    private Dated(FileStatus status, Duration late) {
      super(
          status.getLen(),
          status.isDirectory(),
          1,
          status.getBlockSize(),
          status.getModificationTime() - late.toMillis(),
          status.getPath());
      this.etag = ((EtagSource) status).getEtag();
    }

    @Override
    public String getEtag() {
      return etag;
    }
  }

  @Test
  void whoWasTakenOverFromHasLostItAtItsNextBeat() throws Exception {
    ObjectLock stopped = lock(Duration.ofHours(1));
    assertThat(stopped.take(holder("stopped"))).isTrue();
    makeOld();
    ObjectLock other = lock(BEAT);
    assertThat(other.take(holder("other"))).isTrue();
    stopped.beat(holder("stopped"));
    assertThat(stopped.isHeld()).isFalse();
    assertThat(other.holder()).get().extracting(LockHolder::run).isEqualTo("other");
    other.release();
  }

  @Test
  void ofManyWhoTryAtOnceOneHasIt() throws Exception {
    assertThat(takers(6)).isEqualTo(1);
  }

  /** As if its holder had not been heard of for a day. */
  private void makeOld() {
    Path object = folder.resolve("bucket/warehouse/_lock/writer.json");
    assertThat(object.toFile().setLastModified(System.currentTimeMillis() - 86_400_000L)).isTrue();
  }

  /** How many of several who try at the same time get it, and keep it. */
  private long takers(int many) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      List<Callable<Boolean>> tries = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        ObjectLock lock = lock(BEAT);
        String name = "run-" + i;
        tries.add(() -> lock.take(holder(name)));
      }
      long taken = 0;
      for (Future<Boolean> result : threads.invokeAll(tries)) {
        taken += result.get() ? 1 : 0;
      }
      return taken;
    } finally {
      threads.shutdownNow();
    }
  }

  private static LockHolder holder(String run) {
    return LockHolder.here("nightly", run, Instant.EPOCH);
  }

  private ObjectLock lock(Duration beat) throws IOException {
    return lock(storage(), beat);
  }

  private static ObjectLock lock(FileSystem storage, Duration beat) {
    return new ObjectLock(
        storage,
        new org.apache.hadoop.fs.Path("s3a://bucket/warehouse/_lock/writer.json"),
        beat,
        STALE,
        Moment::now);
  }

  private FileSystem storage() throws IOException {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.s3a.impl", "org.apache.hadoop.fs.s3a.S3AFileSystem");
    hadoop.set("fs.s3a.endpoint", "http://127.0.0.1:" + server.getPort());
    hadoop.set("fs.s3a.endpoint.region", "us-east-1");
    hadoop.set("fs.s3a.path.style.access", "true");
    hadoop.set("fs.s3a.access.key", "id");
    hadoop.set("fs.s3a.secret.key", "secret");
    return FileSystem.newInstance(URI.create("s3a://bucket/"), hadoop);
  }
}
