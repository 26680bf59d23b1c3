package org.contretemps.source.landing;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Knows which deliveries have been loaded: the rows of {@link LoadAudit}. */
public final class Manifest {
  private record Delivery(String source, String name, long bytes, long deliveredAtMillis) {}

  private final Deliveries deliveries = new Deliveries();

  private final Set<Delivery> loaded = new HashSet<>();

  private Manifest() {}

  /**
   * The manifest of all sources, read at once.
   *
   * @param loadAudit rows of {@link LoadAudit}
   */
  public static Manifest of(Dataset<Row> loadAudit) {
    Manifest manifest = new Manifest();
    loadAudit
        .select(
            functions.col(LoadAudit.SOURCE),
            functions.col(LoadAudit.SOURCE_FILE),
            functions.col(LoadAudit.BYTES),
            functions.unix_millis(functions.col(LoadAudit.DELIVERED_AT)))
        .collectAsList()
        .forEach(
            row ->
                manifest.add(row.getString(0), row.getString(1), row.getLong(2), row.getLong(3)));
    return manifest;
  }

  private void add(String source, String name, long bytes, long deliveredAtMillis) {
    loaded.add(new Delivery(source, name, bytes, deliveredAtMillis));
    deliveries.add(source, Instant.ofEpochMilli(deliveredAtMillis));
  }

  /** When sources delivered what has been loaded. */
  public Deliveries deliveries() {
    return deliveries;
  }

  /** The files of a source that have not been loaded as they are now: new and changed ones. */
  public List<LandingFile> pending(String source, List<LandingFile> files) {
    return files.stream().filter(file -> !loaded.contains(delivery(source, file))).toList();
  }

  private static Delivery delivery(String source, LandingFile file) {
    return new Delivery(source, file.name(), file.bytes(), file.deliveredAt().toEpochMilli());
  }
}
