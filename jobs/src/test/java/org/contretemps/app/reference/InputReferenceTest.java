package org.contretemps.app.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputReferenceTest {
  /** A new column is read by something, or named here with its reason. */
  @Test
  void whatNothingReadsIsKnown() {
    assertThat(InputReference.unread())
        .containsExactlyInAnyOrder(
            // Read by the mappings of event logs alone.
            "contact_event.hold_seconds",
            "contact_event.wrap_up_seconds",
            "contact_event.detail",
            // Keys and places of origin.
            "contact_event.event_id",
            "norm_log_entry.entry_id",
            "agent_pulse.respondent_number",
            "zone_decision.source",
            "zone_decision.source_file",
            // What a reader of contacts or incidents may want to know.
            "contact.started_at_is_ambiguous",
            "survey.csat_lowest",
            "survey.comment",
            "incident.system",
            "incident.kind");
  }

  @Test
  void aColumnStandsBesideThePackagesThatReadIt() {
    assertThat(InputReference.page())
        .containsPattern("\\| `transferred_to` \\| [^|]*\\| [^|]*`night\\.passing`")
        .containsPattern("\\| `tangibles_perception` \\|[^|]*\\| `night\\.kpi\\.count` \\|");
  }

  /**
   * Another table's column of the same name, a key of a wording and the name of a record's part.
   */
  @Test
  void aWordWithAnotherMeaningIsNoReader() {
    assertThat(InputReference.page())
        .contains("- of `survey`: `csat_lowest`, `comment`\n")
        .doesNotContainPattern("\\| `csat` \\|[^\n]*`publish");
  }
}
