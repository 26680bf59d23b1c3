package org.contretemps.source;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Knows which deliveries have been loaded: the rows of {@link LoadAudit}. */
public final class Manifest {
  private record Delivery(String name, long bytes, long deliveredAtMillis) {}

  private final Set<Delivery> loaded = new HashSet<>();

  private Manifest() {}

  /**
   * The manifest of one source.
   *
   * @param loadAudit rows of {@link LoadAudit}
   */
  public static Manifest of(Dataset<Row> loadAudit, String source) {
    Manifest manifest = new Manifest();
    loadAudit
        .where(functions.col(LoadAudit.SOURCE).equalTo(source))
        .select(
            functions.col(LoadAudit.SOURCE_FILE),
            functions.col(LoadAudit.BYTES),
            functions.unix_millis(functions.col(LoadAudit.DELIVERED_AT)))
        .collectAsList()
        .forEach(
            row ->
                manifest.loaded.add(
                    new Delivery(row.getString(0), row.getLong(1), row.getLong(2))));
    return manifest;
  }

  /** The files that have not been loaded as they are now: new ones, and changed ones. */
  public List<LandingFile> pending(List<LandingFile> files) {
    return files.stream()
        .filter(
            file ->
                !loaded.contains(
                    new Delivery(file.name(), file.bytes(), file.deliveredAt().toEpochMilli())))
        .toList();
  }
}
