package org.contretemps.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.contretemps.house.Mappings;
import org.contretemps.ingest.PreviewSource;
import org.contretemps.record.contact.Contact;
import org.contretemps.source.landing.FileForm;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.source.mapping.SourceReader;
import org.junit.jupiter.api.Test;

class LegProposalTest {
  private static final SourceReader READER =
      new SourceReader(
          null,
          Mappings.csv("id", "start")
              .field("contact_id", "id")
              .field("started_at", "start")
              .build(),
          null);

  @Test
  void recordsOfOneCallAreToldApart() {
    assertThat(LegProposal.of(preview(record("1", "front"), record("1", "debt"), record("2", "x"))))
        .hasValueSatisfying(
            said ->
                assertThat(said)
                    .contains("1 would replace others")
                    .contains("They differ in service.")
                    .contains("contact_id: concat_ws('-', id, start)"));
  }

  @Test
  void theSameRecordTwiceReplacesNothing() {
    assertThat(LegProposal.of(preview(record("1", "front"), record("1", "front")))).isEmpty();
  }

  @Test
  void namesThatAreWrittenAlikeAreSaid() {
    assertThat(
            NamesAlike.in(
                preview(record("1", "Billing"), record("2", "billing"), record("3", "Biling"))))
        .hasSize(2)
        .anyMatch(said -> said.contains("1 spellings differ"))
        .anyMatch(said -> said.contains("'Biling' and 'Billing'"));
  }

  private static PreviewSource.Result preview(PreviewSource.Judged... records) {
    return new PreviewSource.Result(READER, null, FileForm.EXPECTED, List.of(records), List.of());
  }

  private static PreviewSource.Judged record(String id, String service) {
    Map<String, Object> values = new HashMap<>();
    values.put(Contact.CONTACT_ID, id);
    values.put(Contact.SERVICE, service);
    return new PreviewSource.Judged(0, 0, MappedRecord.ACCEPTED, null, List.of(), values);
  }
}
