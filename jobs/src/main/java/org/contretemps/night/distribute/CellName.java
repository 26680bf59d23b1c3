package org.contretemps.night.distribute;

import org.apache.spark.sql.Row;

/** An organisation × service × channel × situation type, as it stands in the tables. */
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
