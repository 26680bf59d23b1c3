package org.contretemps.app.terminal;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.publish.query.Views;
import org.contretemps.warehouse.Warehouse;

/**
 * Reads the zones that nights have stated, for the commands that show them.
 *
 * @param contactLevel every cell with exact counts; else those that everybody may see, as {@link
 *     Views} shows them
 */
public record ZoneStatements(Warehouse warehouse, boolean contactLevel) {

  public Optional<LocalDate> lastNight() {
    NavigableSet<LocalDate> nights = nights();
    return nights.isEmpty() ? Optional.empty() : Optional.of(nights.last());
  }

  /** The as-of dates of all nights that have stated zones. */
  public NavigableSet<LocalDate> nights() {
    return warehouse.history(ImpededQualityZone.TABLE).dates(ImpededQualityZone.AS_OF_DATE);
  }

  /** The first date with counted contacts; the night's own if there is none. */
  public LocalDate knownFrom(LocalDate night) {
    NavigableSet<LocalDate> counted =
        warehouse.history(NormPositionHistogram.TABLE).dates(NormPositionHistogram.CONTACT_DATE);
    return counted.isEmpty() ? night : counted.first();
  }

  /** Rows of {@link ImpededQualityZone} of one night. */
  public List<Row> of(LocalDate night) {
    return new Views(warehouse, contactLevel)
        .rowsOf(ImpededQualityZone.TABLE)
        .where(col(ImpededQualityZone.AS_OF_DATE).equalTo(lit(night)))
        .collectAsList();
  }
}
