package org.contretemps.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.operation.Ending;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What Spark and Delta say of a table whose files were damaged, and what we make of it. */
@ExtendWith(SparkSessionExtension.class)
class DamagedTablesTest {
  private static final String LOG = "the log of a Delta table is damaged or incomplete";
  private static final String DAMAGED = "a file that a table needs is damaged";
  private static final String MISSING = "a file that a table needs is missing";

  @TempDir private static Path folder;

  @BeforeAll
  static void makeATable() {
    SparkSession spark = SparkSessionExtension.session();
    for (int commit = 0; commit < 3; commit++) {
      spark
          .range(100)
          .toDF("id")
          .coalesce(1)
          .write()
          .format("delta")
          .mode("append")
          .save(folder.resolve("whole").toString());
    }
  }

  @FunctionalInterface
  private interface Damage {
    void to(Path table) throws IOException;
  }

  @Test
  void aCommitThatIsCutShortOrGoneIsADamagedLog() throws IOException {
    assertFault(
        "cut", LOG, table -> cut(withoutSums(table, "_delta_log/00000000000000000001.json")));
    assertFault(
        "gone", LOG, table -> Files.delete(table.resolve("_delta_log/00000000000000000001.json")));
    assertFault(
        "nonsense",
        LOG,
        table ->
            Files.writeString(
                withoutSums(table, "_delta_log/00000000000000000002.json"), "{\"add\": nonsense"));
  }

  @Test
  void aDataFileWithoutItsEndOrWithOtherBytesIsDamaged() throws IOException {
    assertFault("footer", DAMAGED, table -> cut(withoutSums(table, data(table))));
    assertFault("checksum", DAMAGED, table -> turn(table.resolve(data(table))));
  }

  @Test
  void aDataFileThatIsGoneIsMissing() throws IOException {
    assertFault("missing", MISSING, table -> Files.delete(withoutSums(table, data(table))));
  }

  private static void assertFault(String name, String why, Damage damage) throws IOException {
    Path table = folder.resolve(name);
    FileUtils.copyDirectory(folder.resolve("whole").toFile(), table.toFile());
    damage.to(table);
    SparkSession spark = SparkSessionExtension.session();
    Throwable failure =
        catchThrowable(() -> spark.read().format("delta").load(table.toString()).collectAsList());
    assertThat(failure).as(name).isNotNull();
    Ending ending = Failures.ending(failure);
    assertThat(ending.message()).as(name).startsWith("Cannot finish: " + why).contains("backup");
    assertThat(ending.exitCode()).isEqualTo(1);
  }

  /** Some data file, the same for each copy. */
  private static String data(Path table) throws IOException {
    try (Stream<Path> files = Files.list(table)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".parquet"))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  /** Without the checksums that Hadoop and Delta keep beside it, as a store has none. */
  private static Path withoutSums(Path table, String file) throws IOException {
    Path path = table.resolve(file);
    Files.deleteIfExists(path.resolveSibling("." + path.getFileName() + ".crc"));
    for (String version : List.of("0", "1", "2")) {
      String sum = "%020d.crc".formatted(Integer.parseInt(version));
      Files.deleteIfExists(table.resolve("_delta_log").resolve(sum));
      Files.deleteIfExists(table.resolve("_delta_log").resolve("." + sum + ".crc"));
    }
    return path;
  }

  private static void cut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }

  private static void turn(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(file, bytes);
  }
}
