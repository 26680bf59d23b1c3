package org.contretemps.night.zone.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.explanation.OccasionWords;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.table.TableRow;
import org.contretemps.wording.Wording;
import org.junit.jupiter.api.Test;

class NormOccasionsTest {
  private static final Row NORM =
      new TableRow(TimeNorm.TABLE.schema())
          .set(TimeNorm.NORM_ID, 7L)
          .set(TimeNorm.SENIORITY, "NEW")
          .set(TimeNorm.WEEKDAYS, "MON-FRI,SUN")
          .set(TimeNorm.HOURS, "08-12")
          .row();
  private static final NormOccasions OCCASIONS = new NormOccasions(Map.of(7L, NORM));

  @Test
  void aZoneSaysWhichContactsItsNormIsForInTheWordsOfItsReader() {
    Row zone = OCCASIONS.in(List.of(zone(7L))).get(0);
    assertThat(zone.<String>getAs(Contact.SERVICE)).isEqualTo("S1");
    assertThat(said(zone, Locale.ENGLISH))
        .contains("new agents, Monday to Friday, Sunday, 8:00 to 12:00");
    assertThat(said(zone, Locale.FRENCH))
        .contains("agents débutants, du lundi au vendredi, le dimanche, de 8 h à 12 h");
  }

  @Test
  void aNormForEveryContactOrNoNormSaysNothing() {
    assertThat(OCCASIONS.in(List.of(zone(8L), zone(null))))
        .allSatisfy(zone -> assertThat(said(zone, Locale.ENGLISH)).isEmpty());
  }

  private static Row zone(Long norm) {
    return new TableRow(ZoneStatement.ZONES)
        .set(Contact.SERVICE, "S1")
        .set(ImpededQualityZone.NORM_ID, norm)
        .row();
  }

  private static Optional<String> said(Row zone, Locale language) {
    String bundle = "org.contretemps.night.zone.explanation.explanation";
    return new OccasionWords(new Wording(bundle, language)).of(zone);
  }
}
