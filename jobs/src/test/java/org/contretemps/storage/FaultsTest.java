package org.contretemps.storage;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.storage.FaultProxy.Fault;
import org.contretemps.storage.FaultProxy.Request;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What networks and stores do to requests, while a table grows. */
@Tag("slow")
@ExtendWith({SparkSessionExtension.class, S3Settings.class})
class FaultsTest {
  private static final int COMMITS = 2;
  private static final int ROWS = 50;
  private static final String NUMBER = "number";
  private static final TableDefinition TABLE =
      TableDefinition.named("count", "One row per number.")
          .required(NUMBER, IntegerType, "The number.")
          .key(NUMBER)
          .build();

  private final AtomicInteger requests = new AtomicInteger();
  private final Set<Request> met = ConcurrentHashMap.newKeySet();

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"NONE", "DOWN"},
      mode = EnumSource.Mode.EXCLUDE)
  void nothingIsLostOrDoubled(Fault fault, SparkSession spark) throws IOException {
    try (FaultProxy proxy =
        new FaultProxy(
            S3Server.running().port(), request -> isMet(fault, request) ? fault : Fault.NONE)) {
      Configuration hadoop = spark.sparkContext().hadoopConfiguration();
      String name = fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
      String bucket = S3Server.running().bucket(name, proxy.port(), hadoop);
      hadoop.set("fs.s3a.bucket.%s.retry.throttle.interval".formatted(name), "50ms");
      if (fault == Fault.SLOW_DOWN) {
        // Amazon's client would wait for seconds; hadoop-aws above it tries again all the same.
        hadoop.set("fs.s3a.bucket.%s.attempts.maximum".formatted(name), "1");
      }
      Warehouse warehouse = new Warehouse(spark, "s3a://%s/warehouse".formatted(bucket));
      warehouse.create(TABLE);
      for (int commit = 0; commit < COMMITS; commit++) {
        warehouse.append(TABLE, spark.createDataFrame(rows(commit), TABLE.schema()).coalesce(1));
      }

      assertThat(warehouse.read(TABLE).sort(NUMBER).collectAsList().stream().map(r -> r.getInt(0)))
          .containsExactlyElementsOf(IntStream.range(0, COMMITS * ROWS).boxed().toList());
      assertThat(warehouse.history(TABLE).version()).isEqualTo(COMMITS);
      assertThat(proxy.suffered()).as("requests that met %s", fault).isGreaterThan(COMMITS);
    }
  }

  /** Whether a request meets the fault: once for each that a retry can mend. */
  private boolean isMet(Fault fault, Request request) {
    return switch (fault) {
      case SLOW_DOWN -> requests.incrementAndGet() % 3 == 0;
      case CUT_UPLOAD, CUT_ANSWER -> request.method().equals("PUT") && met.add(request);
      case CUT_DOWNLOAD ->
          request.method().equals("GET") && !request.target().contains("?") && met.add(request);
      case SLOW -> true;
      case NONE, DOWN -> false;
    };
  }

  private static List<Row> rows(int commit) {
    return IntStream.range(commit * ROWS, (commit + 1) * ROWS)
        .mapToObj(number -> RowFactory.create(number))
        .toList();
  }
}
