package org.contretemps.warehouse.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import org.contretemps.warehouse.delta.ConditionalCreateLogStore;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock of a warehouse on a real S3 server on loopback; each lock has a client of its own. */
class ObjectLockOnS3Test {
  private static final Duration BEAT = Duration.ofMillis(200);
  private static final Duration STALE = Duration.ofMinutes(2);

  private static final URI BUCKET = URI.create("s3a://bucket/");
  private static final String END = "end";
  private static final String WAREHOUSE = "s3a://bucket/warehouse";

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
    assertThat(second.left()).as("it was given back").isEmpty();
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
    ObjectLock other = lock(behind, BEAT);
    assertThat(other.take(holder("other"))).as("stale by the store's own").isTrue();
    assertThat(other.left()).get().extracting(LockHolder::run).isEqualTo("living");
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

  /** Another process: has the warehouse, and commits a version for each line that it reads. */
  public static final class Holder {
    public static void main(String... arguments) throws IOException {
      Configuration hadoop = hadoop(Integer.parseInt(arguments[0]));
      ObjectLock place = lock(FileSystem.newInstance(BUCKET, hadoop), BEAT, Duration.ofSeconds(10));
      BufferedReader told =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      try (WarehouseLock lock = new WarehouseLock(WAREHOUSE, place)) {
        lock.take(holder("stopped"), Duration.ZERO, said -> {});
        System.out.println("held");
        for (String line = told.readLine(); !line.equals(END); line = told.readLine()) {
          System.out.println(commit(Integer.parseInt(line), hadoop));
        }
      }
    }

    private static String commit(int version, Configuration hadoop) throws IOException {
      org.apache.hadoop.fs.Path file =
          new org.apache.hadoop.fs.Path(
              WAREHOUSE + "/contact/_delta_log/%020d.json".formatted(version));
      try {
        new ConditionalCreateLogStore(hadoop).write(file, List.of("{}").iterator(), false, hadoop);
        return "committed " + version;
      } catch (IllegalStateException e) {
        return e.getMessage();
      }
    }
  }

  /** Stopped by SIGSTOP for longer than a lock lasts, it is taken over from, and writes no more. */
  @Test
  @Tag("slow")
  void aProcessThatWasStoppedForTooLongCommitsNothingMore() throws Exception {
    Process stopped = start();
    try (BufferedReader said = stopped.inputReader(StandardCharsets.UTF_8);
        PrintWriter told = new PrintWriter(stopped.outputWriter(StandardCharsets.UTF_8), true)) {
      assertThat(said.readLine()).isEqualTo("held");
      told.println(0);
      assertThat(said.readLine()).isEqualTo("committed 0");
      ObjectLock other = lock(storage(), BEAT, Duration.ofSeconds(10));
      assertThat(other.take(holder("other"))).as("it lives").isFalse();

      signal("STOP", stopped);
      Instant patience = Instant.now().plusSeconds(120);
      while (!other.take(holder("other")) && Instant.now().isBefore(patience)) {
        Thread.sleep(500);
      }
      assertThat(other.isHeld()).isTrue();
      signal("CONT", stopped);

      told.println(1);
      assertThat(said.readLine())
          .isEqualTo(
              "Cannot go on writing to %s: the lock was lost, because this process or the storage stood still for minutes. Run the same command again."
                  .formatted(WAREHOUSE));
      assertThat(other.isHeld()).isTrue();
      told.println(END);
      stopped.waitFor();
      assertThat(other.holder()).get().extracting(LockHolder::run).isEqualTo("other");
      other.release();
    } finally {
      stopped.destroyForcibly();
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            Integer.toString(server.getPort()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void signal(String name, Process process) throws Exception {
    assertThat(
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor())
        .isZero();
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
    return lock(storage, beat, STALE);
  }

  private static ObjectLock lock(FileSystem storage, Duration beat, Duration stale) {
    return new ObjectLock(
        storage,
        new org.apache.hadoop.fs.Path(WAREHOUSE + "/_lock/writer.json"),
        beat,
        stale,
        Moment::now);
  }

  private FileSystem storage() throws IOException {
    return FileSystem.newInstance(BUCKET, hadoop(server.getPort()));
  }

  private static Configuration hadoop(int port) {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.s3a.impl", "org.apache.hadoop.fs.s3a.S3AFileSystem");
    hadoop.set("fs.s3a.endpoint", "http://127.0.0.1:" + port);
    hadoop.set("fs.s3a.endpoint.region", "us-east-1");
    hadoop.set("fs.s3a.path.style.access", "true");
    hadoop.set("fs.s3a.access.key", "id");
    hadoop.set("fs.s3a.secret.key", "secret");
    return hadoop;
  }
}
