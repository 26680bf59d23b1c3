package org.contretemps.publish.report;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.publish.name.ShownNames;
import org.contretemps.publish.picture.Picture;
import org.contretemps.wording.ServedPeople;

/**
 * The table rows from which a month's report is built; lists are empty if there are none.
 *
 * @param peopleServed the word for the people whom the organisation serves
 * @param month first day of the month
 * @param zones what the month's last night stated
 * @param zonesBefore what the last night of the month before stated
 * @param candidateNorms its norms that might be set instead
 * @param normChanges changes of norms judged in the month
 * @param centre rows of kpi_contact_centre of up to twelve months
 * @param logics rows of kpi_two_logics of the month
 * @param symmetry rows of kpi_attention_symmetry of the month
 * @param gaps rows of kpi_service_quality_gap of the month
 * @param equity rows of kpi_territorial_equity of the month
 * @param antagonism rows of kpi_antagonism of the month
 * @param felt the last rows of felt_quality of the month or the one before
 * @param care rows of kpi_care of the month
 * @param decisions what the month's last night said of decisions about norms
 * @param recommendations what its last forecasts said of other norms
 * @param pictures of the worst zones
 * @param days of a month that goes on: counts by date and channel, of it and the month before
 */
public record MonthFigures(
    String organisation,
    ServedPeople peopleServed,
    LocalDate month,
    List<Row> zones,
    List<Row> zonesBefore,
    List<Row> candidateNorms,
    List<Row> normChanges,
    List<Row> centre,
    List<Row> logics,
    List<Row> symmetry,
    List<Row> gaps,
    List<Row> equity,
    List<Row> antagonism,
    List<Row> felt,
    List<Row> care,
    List<Row> decisions,
    List<Row> recommendations,
    List<Picture> pictures,
    List<Row> days) {

  /** All texts are prepared so that they can be shown. */
  public MonthFigures {
    organisation = ShownNames.of(organisation);
    zones = ShownNames.in(zones);
    zonesBefore = ShownNames.in(zonesBefore);
    candidateNorms = ShownNames.in(candidateNorms);
    normChanges = ShownNames.in(normChanges);
    centre = ShownNames.in(centre);
    logics = ShownNames.in(logics);
    symmetry = ShownNames.in(symmetry);
    gaps = ShownNames.in(gaps);
    equity = ShownNames.in(equity);
    antagonism = ShownNames.in(antagonism);
    felt = ShownNames.in(felt);
    care = ShownNames.in(care);
    decisions = ShownNames.in(decisions);
    recommendations = ShownNames.in(recommendations);
  }

  /** The last date with contacts: the night's, or the month's last if no night is known. */
  LocalDate lastDate() {
    return zones.stream()
        .findFirst()
        .map(zone -> new Figures(zone).date(ImpededQualityZone.AS_OF_DATE))
        .orElse(month.plusMonths(1).minusDays(1));
  }

  /** Whether the month goes on. */
  boolean isPartOfMonth() {
    return lastDate().plusDays(1).isBefore(month.plusMonths(1));
  }
}
