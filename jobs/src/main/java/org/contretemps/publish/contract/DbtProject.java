package org.contretemps.publish.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.contretemps.night.kpi.KpiTables;
import org.contretemps.night.kpi.month.KpiTable;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;

/**
 * Writes the files for a dbt project on the tables: the source, the extracts as an exposure, the
 * indicators as semantic models with the model each of them names.
 */
final class DbtProject {
  private static final String SOURCE = "contretemps";

  private DbtProject() {}

  /** The public tables as one source. */
  static Map<String, Object> sources() {
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("name", SOURCE);
    source.put("description", "The tables that Contretemps keeps up to date every night.");
    source.put("tables", PublicTables.all().stream().map(DbtProject::table).toList());
    return document("sources", List.of(source));
  }

  /** The extracts of directors, and the tables they are made from. */
  static Map<String, Object> exposures() {
    Map<String, Object> extracts = new LinkedHashMap<>();
    extracts.put("name", "contretemps_extracts");
    extracts.put("label", "Extracts for directors");
    extracts.put("type", "analysis");
    extracts.put("maturity", "high");
    extracts.put(
        "description",
        "Per organisation and month a report for its director as HTML, PDF, XLSX and CSV: the command 'extract'.");
    extracts.put(
        "depends_on",
        Stream.concat(
                KpiTables.ALL.stream().map(KpiTable::table), Stream.of(ImpededQualityZone.TABLE))
            .map(table -> "source('%s', '%s')".formatted(SOURCE, table.name()))
            .toList());
    extracts.put("owner", Map.of("name", "Whom this installation names"));
    return document("exposures", List.of(extracts));
  }

  /** The tables of indicators with their metrics. */
  static Map<String, Object> semanticModels() {
    List<SemanticModel> models = models().map(SemanticModel::new).toList();
    Map<String, Object> document =
        document("semantic_models", models.stream().map(SemanticModel::document).toList());
    document.put("metrics", models.stream().flatMap(model -> model.metrics().stream()).toList());
    return document;
  }

  /** File name → SQL, for each table with a semantic model. */
  static Map<String, String> models(String folder) {
    Map<String, String> files = new LinkedHashMap<>();
    models()
        .map(model -> model.table().name())
        .forEach(
            name ->
                files.put(
                    "%s/%s.sql".formatted(folder, name),
                    "select * from {{ source('%s', '%s') }}\n".formatted(SOURCE, name)));
    return files;
  }

  private static Stream<KpiTable> models() {
    return KpiTables.ALL.stream().filter(table -> new SemanticModel(table).hasMetrics());
  }

  private static Map<String, Object> document(String word, List<Map<String, Object>> entries) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("version", 2);
    document.put(word, entries);
    return document;
  }

  private static Map<String, Object> table(TableDefinition table) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", table.name());
    entry.put("description", table.grain());
    entry.put("columns", PublicTables.columns(table).stream().map(DbtProject::column).toList());
    return entry;
  }

  private static Map<String, Object> column(Column column) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", column.name());
    entry.put("description", column.comment());
    entry.put("data_type", column.type().simpleString());
    if (!column.nullable()) {
      entry.put("data_tests", List.of("not_null"));
    }
    return entry;
  }
}
