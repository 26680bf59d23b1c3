package org.contretemps.care.upkeep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.contretemps.config.ConfigurationException;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.StoredForm;

/**
 * Changes tables to the form that this software declares: adds nullable columns, and updates
 * comments, checks and statistics. No row is rewritten. All tables are checked before any is
 * changed: if one cannot be upgraded, none is.
 *
 * <p>Killed and run again, it does what is missing; run twice, it changes nothing the second time.
 */
public final class UpgradeTables implements Job<UpgradeTables.Result> {

  /**
   * What was done.
   *
   * @param steps table → what was changed, in words; tables that had their form already are absent
   */
  public record Result(Map<String, List<String>> steps) {}

  private final Warehouse warehouse;
  private final Progress progress;

  public UpgradeTables(Warehouse warehouse, Progress progress) {
    this.warehouse = warehouse;
    this.progress = progress;
  }

  @Override
  public Result run() {
    Map<TableDefinition, StoredForm> forms = TableForms.known(warehouse);
    refuseObstacles(forms);
    Map<String, List<String>> done = new LinkedHashMap<>();
    forms.forEach(
        (table, form) -> {
          for (StoredForm.Step step : form.steps()) {
            progress.step("Upgrading %s: %s".formatted(table.name(), step.what()));
            take(table, step);
            done.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(step.what());
          }
        });
    return new Result(done);
  }

  private void refuseObstacles(Map<TableDefinition, StoredForm> forms) {
    Map<TableDefinition, Map<String, List<String>>> obstacles = new LinkedHashMap<>();
    forms.forEach((table, form) -> obstacles.put(table, form.obstacles()));
    obstacles.values().removeIf(Map::isEmpty);
    if (!obstacles.isEmpty()) {
      throw new ConfigurationException(new UpgradeObstacles(warehouse.root(), obstacles).text());
    }
  }

  private void take(TableDefinition table, StoredForm.Step step) {
    try {
      warehouse.session().sql(step.statement());
    } catch (Exception e) {
      // Delta throws checked exceptions that it does not declare.
      throw new ConfigurationException(
          "Cannot upgrade %s: %s is refused by its rows (%s). Mend or remove these rows, then run 'contretemps upgrade' again."
              .formatted(
                  table.name(),
                  step.what(),
                  String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
          e);
    }
  }
}
