package org.contretemps.source.landing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.contretemps.table.TableRow;

/**
 * Reports the files that a load passes over: at every load, and with one row in {@code load_audit}.
 */
public final class PassedOverFiles {
  /** Hears what is said of files of a source. */
  @FunctionalInterface
  public interface Listener {
    void told(String source, String sentence, List<String> files);
  }

  private final Map<String, List<PassedOver>> bySource = new LinkedHashMap<>();
  private final List<Row> newRows = new ArrayList<>();

  /** Notes the files of one source. */
  public void add(String source, List<PassedOver> files, Manifest manifest) {
    bySource.computeIfAbsent(source, name -> new ArrayList<>()).addAll(files);
    files.stream()
        .filter(file -> !manifest.knowsPassedOver(source, file))
        .map(file -> row(source, file))
        .forEach(newRows::add);
  }

  /** Rows of {@link LoadAudit} of files that have none. */
  public List<Row> newRows() {
    return newRows;
  }

  /** Says what is the matter with them, each sentence of a source once. */
  public void tell(Listener listener) {
    bySource.forEach(
        (source, files) -> {
          Map<String, List<String>> namesBySentence = new LinkedHashMap<>();
          files.forEach(
              file ->
                  namesBySentence
                      .computeIfAbsent(file.sentence(), sentence -> new ArrayList<>())
                      .add(file.name()));
          namesBySentence.forEach((sentence, names) -> listener.told(source, sentence, names));
        });
  }

  private static Row row(String source, PassedOver file) {
    return new TableRow(LoadAudit.TABLE.writtenSchema())
        .set(LoadAudit.SOURCE, source)
        .set(LoadAudit.SOURCE_FILE, file.name())
        .set(LoadAudit.BYTES, file.bytes())
        .set(LoadAudit.DELIVERED_AT, file.deliveredAt())
        .set(LoadAudit.RECORDS, 0L)
        .set(LoadAudit.ACCEPTED, 0L)
        .set(LoadAudit.REJECTED, 0L)
        .set(LoadAudit.EXCLUDED, 0L)
        .set(LoadAudit.MAPPING_FINGERPRINT, LoadAudit.PASSED_OVER)
        .set(LoadAudit.WARNINGS, file.sentence())
        .row();
  }
}
