package org.contretemps.app.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputReferenceTest {
  /** A new column is read by something, or named here with its reason. */
  @Test
  void whatNothingReadsIsKnown() {
    assertThat(InputReference.unread())
        .containsExactlyInAnyOrder(
            // Parts of the handling time, which is read.
            "contact_event.hold_seconds",
            "contact_event.wrap_up_seconds",
            "contact.hold_seconds",
            "contact.wrap_up_seconds",
            // Keys and places of origin.
            "contact_event.event_id",
            "norm_log_entry.entry_id",
            "agent_pulse.respondent_number",
            // What a reader of contacts may want to know.
            "contact.started_at_is_ambiguous",
            "survey.csat_lowest",
            "incident.system",
            // The marks of care in reviews.
            "review.attention_to_small_things",
            "review.counsel",
            "review.inference");
  }

  @Test
  void aColumnStandsBesideTheRoomsThatReadIt() {
    assertThat(InputReference.page())
        .contains("| `escalated` | ")
        .containsPattern("\\| `transferred_to` \\| [^|]*`night\\.passing`")
        .containsPattern("\\| `tangibles_perception` \\| `night\\.kpi\\.count`");
  }
}
