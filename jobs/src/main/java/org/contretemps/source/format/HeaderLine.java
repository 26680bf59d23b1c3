package org.contretemps.source.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.contretemps.source.landing.LandingFile;

/** The first lines of text files, in which those with a header name their columns. */
final class HeaderLine {
  private HeaderLine() {}

  /** File name → its first line; absent where a file has none or is damaged. */
  static Map<String, byte[]> of(SparkSession spark, List<LandingFile> files) {
    SerializableConfiguration hadoop =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    int tasks = Math.max(1, Math.min(files.size(), spark.sparkContext().defaultParallelism()));
    List<byte[]> lines =
        new JavaSparkContext(spark.sparkContext())
            .parallelize(files, tasks)
            .map(file -> of(file, hadoop.value()))
            .collect();
    Map<String, byte[]> headers = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      if (lines.get(i) != null) {
        headers.put(files.get(i).name(), lines.get(i));
      }
    }
    return headers;
  }

  /** The first line of one file; null where it has none or is damaged. */
  static byte[] of(LandingFile file, Configuration hadoop) {
    try (SliceLines lines = new SliceLines(new FileSlice(file, 0, 1), hadoop)) {
      SliceLines.Line first = lines.hasNext() ? lines.next() : null;
      return first == null || first.defect != null ? null : first.bytes;
    }
  }
}
