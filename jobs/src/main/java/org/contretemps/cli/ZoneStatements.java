package org.contretemps.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.zone.ImpededQualityZone;

/** What nights have stated of zones, as it stands in the warehouse. */
record ZoneStatements(Warehouse warehouse) {

  Optional<LocalDate> lastNight() {
    NavigableSet<LocalDate> nights =
        warehouse.history(ImpededQualityZone.TABLE).dates(ImpededQualityZone.AS_OF_DATE);
    return nights.isEmpty() ? Optional.empty() : Optional.of(nights.last());
  }

  /** Rows of {@link ImpededQualityZone} of one night. */
  List<Row> of(LocalDate night) {
    return warehouse
        .read(ImpededQualityZone.TABLE)
        .where(col(ImpededQualityZone.AS_OF_DATE).equalTo(lit(Date.valueOf(night))))
        .collectAsList();
  }
}
