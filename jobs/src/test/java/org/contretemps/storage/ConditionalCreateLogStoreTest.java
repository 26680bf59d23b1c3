package org.contretemps.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.contretemps.storage.FaultProxy.Fault;
import org.contretemps.warehouse.delta.ConditionalCreateLogStore;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

class ConditionalCreateLogStoreTest {
  private static final int WRITERS = 4;
  private static final int VERSIONS = 50;

  private final Configuration hadoop = new Configuration();

  @Test
  void ofThreadsThatWriteTheSameVersionExactlyOneSucceeds() throws Exception {
    String log = log(S3Server.running().bucket("race-of-threads", hadoop));
    List<Callable<List<Integer>>> writers = new ArrayList<>();
    CyclicBarrier start = new CyclicBarrier(WRITERS);
    for (int writer = 0; writer < WRITERS; writer++) {
      String name = "writer " + writer;
      writers.add(() -> versionsWon(log, name, start));
    }
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    List<List<Integer>> won = new ArrayList<>();
    for (Future<List<Integer>> versions : threads.invokeAll(writers)) {
      won.add(versions.get());
    }
    threads.shutdown();

    for (int version = 0; version < VERSIONS; version++) {
      int v = version;
      assertThat(won)
          .filteredOn(versions -> versions.contains(v))
          .as("winners of %d", v)
          .hasSize(1);
      int winner = won.indexOf(won.stream().filter(w -> w.contains(v)).findFirst().orElseThrow());
      assertThat(read(version(log, v))).isEqualTo("writer %d\n".formatted(winner));
    }
  }

  private List<Integer> versionsWon(String log, String name, CyclicBarrier start) throws Exception {
    List<Integer> won = new ArrayList<>();
    for (int version = 0; version < VERSIONS; version++) {
      start.await();
      try {
        write(version(log, version), name, false);
        won.add(version);
      } catch (FileAlreadyExistsException e) {
        // Another was first.
      }
    }
    return won;
  }

  @Test
  void aWriteWhoseAnswerWasLostIsNotTakenForAnothersCommit() throws IOException {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    try (FaultProxy proxy =
        new FaultProxy(
            S3Server.running().port(),
            request ->
                request.method().equals("PUT") && seen.add(request.target())
                    ? Fault.CUT_ANSWER
                    : Fault.NONE)) {
      String log = log(S3Server.running().bucket("lost-answers", proxy.port(), hadoop));
      write(version(log, 0), "mine", false);
      assertThat(read(version(log, 0))).isEqualTo("mine\n");
      assertThatThrownBy(() -> write(version(log, 0), "another's", false))
          .isInstanceOf(FileAlreadyExistsException.class);
      assertThat(proxy.suffered()).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void whatMayBeReplacedIsReplaced() throws IOException {
    String log = log(S3Server.running().bucket("replaced", hadoop));
    write(new Path(log, "_last_checkpoint"), "1", true);
    write(new Path(log, "_last_checkpoint"), "2", true);
    assertThat(read(new Path(log, "_last_checkpoint"))).isEqualTo("2\n");
  }

  @Test
  void aStoreThatDoesNotKeepTheConditionIsRefusedAndNothingIsLeftThere() throws IOException {
    S3Server careless = S3Server.on(new Careless(S3Server.running().objects()));
    String log = log(careless.bucket("careless", hadoop));
    assertThatThrownBy(() -> write(version(log, 0), "mine", false))
        .hasMessageStartingWith("Cannot write tables in s3a://careless")
        .hasMessageContaining("If-None-Match");
    Path table = new Path(log).getParent();
    assertThat(table.getFileSystem(hadoop).listFiles(table, true).hasNext()).isFalse();
  }

  @Test
  void conditionalWritesThatAreSwitchedOffAreRefused() {
    String log = log(S3Server.running().bucket("switched-off", hadoop));
    hadoop.set("fs.s3a.bucket.switched-off.create.conditional.enabled", "false");
    assertThatThrownBy(() -> write(version(log, 0), "mine", false))
        .hasMessageContaining("Take the setting fs.s3a.create.conditional.enabled away.");
  }

  /** A store of objects that ignores the condition of a write. */
  private static final class Careless extends ForwardingBlobStore {
    private Careless(BlobStore objects) {
      super(objects);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
      return delegate().putBlob(request.toBuilder().ifNoneMatch(null).build(), payload);
    }
  }

  private static String log(String bucket) {
    return "s3a://%s/table/_delta_log".formatted(bucket);
  }

  private static Path version(String log, int version) {
    return new Path(log, "%020d.json".formatted(version));
  }

  private void write(Path path, String line, boolean overwrite) throws IOException {
    new ConditionalCreateLogStore(hadoop).write(path, List.of(line).iterator(), overwrite, hadoop);
  }

  private String read(Path path) throws IOException {
    try (InputStream in = path.getFileSystem(hadoop).open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
