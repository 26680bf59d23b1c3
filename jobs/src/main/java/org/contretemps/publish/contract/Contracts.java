package org.contretemps.publish.contract;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Generates the contracts that other tools read (data contracts, dbt files), as files. They change
 * with the declarations and with nothing else.
 */
public final class Contracts {
  private static final String FOLDER = "contracts/";

  private Contracts() {}

  /** File below the reference's folder → its text. */
  public static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    PublicTables.all()
        .forEach(
            table ->
                files.put(
                    FOLDER + "odcs/" + table.name() + ".odcs.yaml",
                    Yaml.text(new DataContract(table).document())));
    files.put(FOLDER + "dbt/sources.yml", Yaml.text(DbtProject.sources()));
    files.put(FOLDER + "dbt/exposures.yml", Yaml.text(DbtProject.exposures()));
    files.put(FOLDER + "dbt/semantic_models.yml", Yaml.text(DbtProject.semanticModels()));
    files.putAll(DbtProject.models(FOLDER + "dbt"));
    return files;
  }
}
