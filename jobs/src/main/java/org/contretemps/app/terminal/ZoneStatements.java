package org.contretemps.app.terminal;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
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
    NavigableSet<LocalDate> nights =
        warehouse.history(ImpededQualityZone.TABLE).dates(ImpededQualityZone.AS_OF_DATE);
    return nights.isEmpty() ? Optional.empty() : Optional.of(nights.last());
  }

  /** Rows of {@link ImpededQualityZone} of one night. */
  public List<Row> of(LocalDate night) {
    return new Views(warehouse, contactLevel)
        .rowsOf(ImpededQualityZone.TABLE)
        .where(col(ImpededQualityZone.AS_OF_DATE).equalTo(lit(night)))
        .collectAsList();
  }
}
