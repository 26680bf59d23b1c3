package org.contretemps.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.config.ZoneSettings;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.night.zone.statement.Windows;
import org.contretemps.night.zone.statement.ZoneStatement;
import org.contretemps.statistics.clash.ClashVerdict;
import org.contretemps.warehouse.Sessions;

/**
 * States the zones of many cells from a stored histogram: how long a night's evaluation takes
 * beside the number of its cells, and the CPU time of the whole process. Compare CPU times of two
 * builds on the same folder, in turns; the first turns load and compile.
 */
public final class ZoneEvaluation {
  private static final LocalDate AS_OF = LocalDate.parse("2026-03-20");
  private static final LocalDate LAST_MATURE = AS_OF.minusDays(8);
  private static final int DAYS = 28;
  private static final int TURNS = 6;
  private static final double NANOS = 1e9;

  private ZoneEvaluation() {}

  /**
   * Makes the histogram if it is not there yet, then states from it.
   *
   * @param args cells; contacts per cell; folder to keep the histogram in
   */
  public static void main(String[] args) {
    int cells = Integer.parseInt(args[0]);
    int contactsPerCell = Integer.parseInt(args[1]);
    Path folder = Path.of(args[2], "histogram-" + cells + "-" + contactsPerCell);
    SparkSession spark = Sessions.open("benchmark", Path.of("conf", "spark-defaults.conf"));
    try {
      if (!Files.exists(folder.resolve("_SUCCESS"))) {
        SimulatedCells.of(spark, cells, contactsPerCell, LAST_MATURE.minusDays(DAYS - 1L), DAYS)
            .repartition(1 + cells / 2_000)
            .write()
            .mode("overwrite")
            .partitionBy(NormPositionHistogram.CONTACT_DATE)
            .parquet(folder.toString());
      }
      for (int turn = 1; turn <= TURNS; turn++) {
        evaluate(spark, folder, turn);
      }
    } finally {
      spark.stop();
    }
  }

  private static void evaluate(SparkSession spark, Path folder, int turn) {
    long start = System.nanoTime();
    long startCpu = processCpu();
    Dataset<Row> none = spark.createDataFrame(List.of(), QualifiedContact.TABLE.schema());
    ZoneStatement statement =
        ZoneStatement.of(
            AS_OF,
            Windows.whole(LAST_MATURE),
            spark.read().parquet(folder.toString()),
            none,
            List.of(),
            ZoneSettings.DEFAULT);
    double seconds = (System.nanoTime() - start) / NANOS;
    double cpuSeconds = (processCpu() - startCpu) / NANOS;
    long established =
        statement.zones().stream()
            .filter(
                row ->
                    ClashVerdict.ESTABLISHED.name().equals(row.getAs(ImpededQualityZone.VERDICT)))
            .count();
    System.out.printf(
        Locale.ROOT,
        "turn %d: %,d cells stated in %.1f s, %.2f CPU seconds (%,d established, %,d rows of what-if)%n",
        turn,
        statement.zones().size(),
        seconds,
        cpuSeconds,
        established,
        statement.whatIfs().size());
  }

  /** CPU time of all threads of the process so far, in nanoseconds. */
  private static long processCpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
