package org.contretemps.care.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.contretemps.job.DefinedTables.Outdated;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.outcome.CustomerLeg;
import org.contretemps.night.qualify.QualifiedContact;
import org.junit.jupiter.api.Test;

class RebuildNoticeTest {
  @Test
  void reasonsAreSaidOnceAndTablesOfOneReasonTogether() {
    RebuildNotice notice =
        new RebuildNotice(
            List.of(
                new Outdated(CustomerLeg.TABLE, 75, List.of("Repeats count otherwise.")),
                new Outdated(QualifiedContact.TABLE, 74, List.of("Repeats count otherwise.")),
                new Outdated(
                    KpiDay.TABLE, 75, List.of("Repeats count otherwise.", "Waits are of calls."))));
    assertThat(notice.text("To be made again:").lines())
        .containsExactly(
            "To be made again:",
            "  customer_leg, qualified_contact (75 dates)",
            "    - Repeats count otherwise.",
            "  kpi_day (75 dates)",
            "    - Waits are of calls.");
  }

  @Test
  void tablesThatAreNotRecognisedWereMadeWithOtherSettings() {
    assertThat(
            new RebuildNotice(List.of(new Outdated(KpiDay.TABLE, 3, List.of()))).text("Outdated:"))
        .contains("kpi_day (3 dates)")
        .contains("other settings");
  }

  @Test
  void whatARebuildChangedIsSaidAndNothingElse() {
    Map<String, Long> before = new HashMap<>(Map.of("repeats", 49_756L, "calls abandoned", 18L));
    before.put("waits", null);
    CountedFigures after =
        new CountedFigures(Map.of("repeats", 38_977L, "calls abandoned", 18L, "waits", 1L));
    assertThat(new CountedFigures(before).comparedWith(after).lines())
        .containsExactly(
            "  figure that changed  before     now", "  repeats              49,756  38,977");
    assertThat(after.comparedWith(after)).isEmpty();
  }
}
