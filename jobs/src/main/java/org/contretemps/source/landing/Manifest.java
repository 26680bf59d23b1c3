package org.contretemps.source.landing;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Knows which deliveries have been loaded, from the rows of {@link LoadAudit}. */
public final class Manifest {
  private record Delivery(String source, String name, long bytes, long deliveredAtMillis) {}

  private final Deliveries deliveries = new Deliveries();

  private final Set<Delivery> loaded = new HashSet<>();
  private final Set<Delivery> passedOver = new HashSet<>();

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
            functions.unix_millis(functions.col(LoadAudit.DELIVERED_AT)),
            functions.col(LoadAudit.MAPPING_FINGERPRINT).equalTo(LoadAudit.PASSED_OVER))
        .collectAsList()
        .forEach(
            row ->
                manifest.add(
                    new Delivery(
                        row.getString(0), row.getString(1), row.getLong(2), row.getLong(3)),
                    row.getBoolean(4)));
    return manifest;
  }

  private void add(Delivery delivery, boolean isPassedOver) {
    if (isPassedOver) {
      passedOver.add(delivery);
    } else {
      loaded.add(delivery);
      deliveries.add(delivery.source(), Instant.ofEpochMilli(delivery.deliveredAtMillis()));
    }
  }

  /** When sources delivered what has been loaded. */
  public Deliveries deliveries() {
    return deliveries;
  }

  /** The files of a source that have not been loaded as they are now: new and changed ones. */
  public List<LandingFile> pending(String source, List<LandingFile> files) {
    return files.stream().filter(file -> !loaded.contains(delivery(source, file))).toList();
  }

  /** Whether the manifest has a row of a file that was passed over. */
  public boolean knowsPassedOver(String source, PassedOver file) {
    return passedOver.contains(
        new Delivery(source, file.name(), file.bytes(), file.deliveredAt().toEpochMilli()));
  }

  /** Whether files that were passed over before can be loaded now. */
  public boolean hasPassedOver(String source, List<LandingFile> files) {
    return files.stream().anyMatch(file -> passedOver.contains(delivery(source, file)));
  }

  private static Delivery delivery(String source, LandingFile file) {
    return new Delivery(source, file.name(), file.bytes(), file.deliveredAt().toEpochMilli());
  }
}
