package org.contretemps.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.contretemps.SparkSessionExtension;
import org.contretemps.app.Contretemps;
import org.contretemps.warehouse.lock.LockHolder;
import org.contretemps.warehouse.lock.WarehouseLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFoldersTest {
  @TempDir private Path folder;
  private Path warehouse;

  private WarehouseLock lock(String holder) {
    WarehouseLock lock = WarehouseLock.of(warehouse.toUri().toString(), new Configuration());
    lock.take(LockHolder.here(holder, "one", Instant.EPOCH), Duration.ZERO, said -> {});
    return lock;
  }

  private void makeFolders() throws IOException {
    warehouse = folder.resolve("warehouse");
    new DemoFolders(new Configuration()).renew(List.of(warehouse.toString()));
    Files.createDirectories(warehouse.resolve("contact"));
    Files.writeString(warehouse.resolve("contact/part-0.parquet"), "of an earlier demo");
  }

  @Test
  void allGoesButTheMarkAndTheLockOfTheRun() throws IOException {
    makeFolders();
    try (WarehouseLock mine = lock("demo")) {
      new DemoFolders(new Configuration()).renew(List.of(warehouse.toString()));
      mine.check();
      assertThat(names(warehouse)).containsExactly(".contretemps-demo", "_lock");
      assertThat(names(warehouse.resolve("_lock"))).contains("writer.lock", "writer.json");
    }
  }

  @Test
  void aFolderWithALockAndNothingElseIsNobodys() throws IOException {
    warehouse = folder.resolve("new");
    try (WarehouseLock mine = lock("demo")) {
      new DemoFolders(new Configuration()).renew(List.of(warehouse.toString()));
      mine.check();
    }
    assertThat(names(warehouse)).contains(".contretemps-demo");
  }

  @Test
  void aDemoDeletesNothingWhereAnotherRunIsWriting() throws IOException {
    SparkSessionExtension.session();
    makeFolders();
    StringWriter err = new StringWriter();
    try (WarehouseLock other = lock("nightly")) {
      other.check();
      int code =
          Contretemps.commandLine()
              .setErr(new PrintWriter(err, true))
              .execute(
                  "demo",
                  "--config=../conf/demo.yaml",
                  "--warehouse=" + warehouse,
                  "--landing=" + folder.resolve("landing"));
      assertThat(code).isEqualTo(1);
    }
    assertThat(err.toString()).contains("Cannot run 'demo': another run is writing to");
    assertThat(warehouse.resolve("contact/part-0.parquet")).exists();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }
}
