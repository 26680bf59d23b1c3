package org.contretemps.app.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.app.reference.IndicatorReference.Indicator;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.publish.report.content.ReportWording;
import org.contretemps.wording.Wording;
import org.junit.jupiter.api.Test;

/** The names of the trade: each indicator has one, and French pages say it. */
class IndicatorReferenceTest {
  private static final List<Indicator> INDICATORS = IndicatorReference.indicators();
  private static final String CENTRE = "kpi_contact_centre.";

  /** Columns of numbers that are no indicators: bounds, targets, and hours of a contract. */
  private static final String AUXILIARY =
      ".*(_lower|_upper|_least|_most|_target)|weekly_hours_on_contacts";

  @Test
  void everyIndicatorOfTheContactCentreHasItsNames() {
    assertThat(INDICATORS.stream().map(Indicator::column))
        .doesNotHaveDuplicates()
        .containsAll(
            Arrays.stream(ContactCentreKpi.TABLE.schema().fields())
                .filter(field -> field.dataType().equals(DataTypes.DoubleType))
                .filter(field -> !field.name().matches(AUXILIARY))
                .map(field -> CENTRE + field.name())
                .toList());
  }

  @Test
  void everyColumnIsOneOfATable() {
    List<String> columns =
        Catalogue.TABLES.stream()
            .flatMap(
                table ->
                    Arrays.stream(table.schema().fieldNames())
                        .map(column -> table.name() + "." + column))
            .toList();
    assertThat(columns).containsAll(INDICATORS.stream().map(Indicator::column).toList());
  }

  /** The abbreviation if it has one, else the name; pages explain the former. */
  @Test
  void frenchPagesSayTheNamesOfTheTrade() {
    ResourceBundle page = Wording.sentences(ReportWording.BUNDLE, Locale.FRENCH);
    String glossary = page.getString("channels.legend");
    assertThat(INDICATORS.stream().filter(each -> !each.pageKey().isEmpty()))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            each -> {
              assertThat(page.getString(each.pageKey())).contains(each.abbreviation());
              assertThat(glossary).contains(each.abbreviation());
            });
    for (String key : List.of("pick-up", "abandonment", "repeated")) {
      assertThat(INDICATORS.stream().filter(each -> each.pageKey().equals("column." + key)))
          .singleElement()
          .satisfies(
              each ->
                  assertThat(page.getString(each.pageKey())).isEqualToIgnoringCase(each.french()));
    }
  }
}
