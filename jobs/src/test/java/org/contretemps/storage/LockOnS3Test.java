package org.contretemps.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
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
import org.contretemps.storage.FaultProxy.Fault;
import org.contretemps.warehouse.lock.LockHolder;
import org.contretemps.warehouse.lock.WarehouseLock;
import org.junit.jupiter.api.Test;

/** The lock of a warehouse on S3. */
class LockOnS3Test {
  private static final int RUNS = 4;

  private final Configuration hadoop = new Configuration();

  @Test
  void ofRunsThatTryAtOnceOneHasIt() throws Exception {
    String root = "s3a://%s/warehouse".formatted(S3Server.running().bucket("locked", hadoop));
    CyclicBarrier start = new CyclicBarrier(RUNS);
    List<Callable<Boolean>> runs = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      String name = "run " + run;
      runs.add(
          () -> {
            start.await();
            return isTaken(WarehouseLock.of(root, hadoop), name);
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(RUNS);
    List<Boolean> taken = new ArrayList<>();
    for (Future<Boolean> run : threads.invokeAll(runs)) {
      taken.add(run.get());
    }
    threads.shutdown();
    assertThat(taken).containsOnlyOnce(true);
  }

  @Test
  void aLockWhoseAnswerWasLostIsHeldAndGivenBack() throws IOException {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    try (FaultProxy proxy =
        new FaultProxy(
            S3Server.running().port(),
            request ->
                request.method().equals("PUT") && seen.add(request.target())
                    ? Fault.CUT_ANSWER
                    : Fault.NONE)) {
      String bucket = S3Server.running().bucket("lock-unanswered", proxy.port(), hadoop);
      String root = "s3a://%s/warehouse".formatted(bucket);
      try (WarehouseLock lock = WarehouseLock.of(root, hadoop)) {
        lock.take(holder("first"), Duration.ZERO, waiting -> {});
        lock.check();
        assertThat(proxy.suffered()).isPositive();
        assertThatThrownBy(
                () ->
                    WarehouseLock.of(root, hadoop)
                        .take(holder("second"), Duration.ZERO, waiting -> {}))
            .hasMessageContaining("another run is writing to " + root);
      }
      try (WarehouseLock lock = WarehouseLock.of(root, hadoop)) {
        lock.take(holder("third"), Duration.ZERO, waiting -> {});
      }
    }
  }

  private static boolean isTaken(WarehouseLock lock, String name) {
    try {
      lock.take(holder(name), Duration.ZERO, waiting -> {});
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static LockHolder holder(String run) {
    return LockHolder.here("nightly", run, Instant.parse("2026-03-20T02:00:00Z"));
  }
}
