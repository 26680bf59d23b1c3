package org.contretemps.care.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.record.contact.Contact;
import org.junit.jupiter.api.Test;

class UpgradeObstaclesTest {
  private static final Map<String, List<String>> NEW =
      Map.of("new, and must not be null", List.of("missed", "retried"));

  /** A rebuild is refused as long as other tables lack columns, which upgrade adds. */
  @Test
  void theOtherTablesAreUpgradedBeforeTheRebuild() {
    assertThat(new UpgradeObstacles("file:/w", Map.of(KpiDay.TABLE, NEW)).text())
        .contains(
            "Move these folders away, run 'contretemps upgrade' again, then 'contretemps rebuild': kpi_day.")
        .contains("new, and must not be null: missed, retried");
  }

  @Test
  void whatCannotBeMadeOfOtherTablesIsLoadedInANewWarehouse() {
    assertThat(new UpgradeObstacles("file:/w", Map.of(Contact.TABLE, NEW)).text())
        .contains("As contact cannot be computed from other tables")
        .doesNotContain("rebuild");
  }
}
