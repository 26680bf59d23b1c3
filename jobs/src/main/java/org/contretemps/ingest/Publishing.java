package org.contretemps.ingest;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.config.IngestSettings;
import org.contretemps.ingest.merge.LatestUpsert;
import org.contretemps.ingest.merge.Published;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;

/** How accepted rows come into the table, so that rows which are there already do no harm. */
@FunctionalInterface
public interface Publishing {
  /** Publishes rows in commits of which each may be the last. */
  Published publish(
      Warehouse warehouse, SourceMapping mapping, IngestSettings settings, Dataset<Row> accepted);

  /** Of each key the version stands that was delivered last. */
  static Publishing latest(TableDefinition table) {
    return (warehouse, mapping, settings, rows) ->
        new Published(new LatestUpsert(warehouse, table).upsert(rows), List.of());
  }
}
