package org.contretemps.night.distribute;

import org.apache.spark.sql.Row;

/** The key of a cell: organisation × service × channel × situation type. */
record CellName(
    long id, String organisation, String service, String channel, String situationType) {
  static CellName of(Row row) {
    return new CellName(
        row.getAs(HandlingTimeHistogram.CELL_ID),
        row.getAs(HandlingTimeHistogram.ORGANISATION),
        row.getAs(HandlingTimeHistogram.SERVICE),
        row.getAs(HandlingTimeHistogram.CHANNEL),
        row.getAs(HandlingTimeHistogram.SITUATION_TYPE));
  }
}
