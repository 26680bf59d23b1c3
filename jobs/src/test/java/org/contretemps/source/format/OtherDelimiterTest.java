package org.contretemps.source.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.contretemps.source.landing.FileForm;
import org.junit.jupiter.api.Test;

/** What a file's form asks of the person who wrote its mapping. */
class OtherDelimiterTest {
  private static final List<String> COLUMNS = List.of("contact_id", "hold_seconds", "team");

  private static DelimitedLine splitter() {
    return new DelimitedLine(
        new RawFormat.Delimited(
            COLUMNS, ',', Optional.of('"'), true, UTF_8, List.of(""), LineWidth.EXACT));
  }

  private static FileLayout layout(String header, String... needed) {
    return FileLayout.ofHeader(header.getBytes(UTF_8), splitter(), COLUMNS, Set.of(needed));
  }

  @Test
  void oneColumnFullOfDelimitersAsksWhetherTheDelimiterIsAnother() {
    assertThat(layout("contact_id;hold_seconds;team", "contact_id").defect())
        .contains("no column contact_id", "is the delimiter ';'?");
    assertThat(layout("anything\tat\tall", "contact_id").defect())
        .contains("is the delimiter \"\\t\"?");
    assertThat(FileLayout.inOrder(3).split("1;2;x".getBytes(UTF_8), splitter(), new ArrayList<>()))
        .hasValueSatisfying(said -> assertThat(said).contains("expected 3 fields, found 1", "';'"));
  }

  @Test
  void aColumnThatTheFileLacksIsComparedWithThoseThatNobodyNames() {
    assertThat(layout("contactid,team", "contact_id").defect())
        .endsWith("no column contact_id. Did you mean 'contactid' for contact_id?");
    FileForm form = layout("contact_id,hold_secs,team", "contact_id").form(new byte[0], COLUMNS);
    assertThat(form.warnings())
        .containsExactly(
            "Null in all records: the file has no hold_seconds. Did you mean 'hold_secs' for hold_seconds?");
  }

  @Test
  void nothingAlikeIsNotAsked() {
    assertThat(layout("a,b", "contact_id").defect()).doesNotContain("?");
    assertThat(layout("contact_id,team,zip", "contact_id").form(new byte[0], COLUMNS).warnings())
        .containsExactly("Null in all records: the file has no hold_seconds.");
  }
}
