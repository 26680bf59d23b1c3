package org.contretemps.proof.simulation.landing;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.contretemps.proof.simulation.landing.SimulatedLanding.DAY;
import static org.contretemps.proof.simulation.landing.SimulatedLanding.LINE;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** Writes finished lines to files below a landing folder, one folder per day, and counts them. */
final class FileWriting {
  private static final String RECORDS = "records";

  private final SparkSession session;
  private final String landing;
  private final String codec;

  FileWriting(SparkSession session, String landing, String codec) {
    this.session = session;
    this.landing = landing;
    this.codec = codec;
  }

  /**
   * Writes finished lines as a CSV file of a single column whose name is the header line: Spark's
   * CSV writer looks its configuration up for every single value, which with a column per field
   * more than doubled the time of the whole simulation.
   */
  long csv(String folder, List<String> columns, Dataset<Row> lines) {
    Observation observation = new Observation(folder);
    lines
        .observe(observation, count(lit(1)).as(RECORDS))
        .withColumnRenamed(LINE, String.join(",", columns))
        .write()
        .mode(SaveMode.Overwrite)
        .partitionBy(DAY)
        .options(
            Map.of(
                "header", "true",
                "sep", "\u0001",
                "quote", "",
                "compression", codec,
                "partitionOverwriteMode", "dynamic",
                "mapreduce.fileoutputcommitter.marksuccessfuljobs", "false"))
        .csv(landing + "/" + folder);
    return records(observation);
  }

  /** The same for lines that need no header. */
  long text(String folder, Dataset<Row> lines) {
    Observation observation = new Observation(folder);
    lines
        .observe(observation, count(lit(1)).as(RECORDS))
        .write()
        .mode(SaveMode.Overwrite)
        .partitionBy(DAY)
        .options(
            Map.of(
                "compression", codec,
                "partitionOverwriteMode", "dynamic",
                "mapreduce.fileoutputcommitter.marksuccessfuljobs", "false"))
        .text(landing + "/" + folder);
    return records(observation);
  }

  private static long records(Observation observation) {
    try {
      return ((Number) observation.getAsJava().get(RECORDS)).longValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "Cannot count what was written: interrupted. Deliver the same range again.", e);
    }
  }

  /** Writes what is true of the world. */
  void truth(String name, String csv) {
    Path path = new Path(landing + "/truth/" + name + ".csv");
    try {
      FileSystem files = path.getFileSystem(session.sparkContext().hadoopConfiguration());
      try (OutputStream out = files.create(path, true)) {
        out.write(csv.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write %s: %s. Check that the folder exists and may be written."
              .formatted(path, e.getMessage()),
          e);
    }
  }
}
