package org.contretemps.night.zone.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.table.TableRow;
import org.contretemps.wording.Wording;
import org.junit.jupiter.api.Test;

class EvidenceWordsTest {
  private static Row zone(String evidence) {
    return new TableRow(ImpededQualityZone.TABLE.writtenSchema())
        .set(ImpededQualityZone.EVIDENCE, evidence)
        .set(ImpededQualityZone.NORM_SECONDS, 300.0)
        .set(ImpededQualityZone.PASSED_ON_EXPECTED, 60.0)
        .set(ImpededQualityZone.PASSED_ON_EXCESS, 80.0)
        .row();
  }

  private static String kind(String... evidence) {
    return EvidenceWords.kind(Stream.of(evidence).map(EvidenceWordsTest::zone));
  }

  @Test
  void whatZonesHaveInCommon() {
    assertThat(kind()).isEqualTo("none");
    assertThat(kind("SPIKE", "SPIKE")).isEqualTo("spike");
    assertThat(kind("SHEDDING")).isEqualTo("shedding");
    assertThat(kind("SPIKE", "SHEDDING")).isEqualTo("both");
    assertThat(kind("PASSED_ON")).isEqualTo("passing");
    assertThat(kind("SPIKE", "PASSED_ON", "SHEDDING")).isEqualTo("several");
  }

  @Test
  void theReportSaysWhatIsPassedOnInBothLanguages() {
    assertThat(said(Locale.ENGLISH))
        .startsWith(
            "Housing: 140 contacts were transferred or escalated just before the norm of 5 min ran out, where other times would have it be 60. Of a hundred contacts 2.0");
    assertThat(said(Locale.FRENCH))
        .startsWith("Housing : 140 contacts transférés ou montés au niveau supérieur");
  }

  private static String said(Locale language) {
    Wording report = new Wording("org.contretemps.publish.report.report", language);
    return EvidenceWords.passing(zone("PASSED_ON"), report, "Housing", "2.0")
        .replaceAll("[\\u00a0\\u202f]", " ");
  }
}
