package org.contretemps.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table as it was at an earlier version.
 *
 * @param location URI of the table
 */
record PastVersion(SparkSession spark, String location, long version) {
  /** Its rows; empty if they can no longer be read. */
  Optional<Dataset<Row>> rows() {
    try {
      Dataset<Row> rows = load();
      return Arrays.stream(rows.inputFiles()).allMatch(this::isThere)
          ? Optional.of(rows)
          : Optional.empty();
    } catch (AnalysisException | IOException e) {
      return Optional.empty();
    }
  }

  /** Declares what the Scala method throws, without saying so, of a version that is gone. */
  private Dataset<Row> load() throws AnalysisException, IOException {
    return spark.read().format("delta").option("versionAsOf", version).load(location);
  }

  private boolean isThere(String file) {
    Path path = new Path(URI.create(file));
    try {
      return path.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look for %s: %s.".formatted(file, e), e);
    }
  }
}
