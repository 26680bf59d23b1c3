package org.contretemps.distribution;

import org.apache.spark.sql.Row;

/** An organisation × service × channel × situation type, as it stands in the tables. */
record Cell(long id, String organisation, String service, String channel, String situationType) {
  static Cell of(Row row) {
    return new Cell(
        row.getAs(HandlingTimeHistogram.CELL_ID),
        row.getAs(HandlingTimeHistogram.ORGANISATION),
        row.getAs(HandlingTimeHistogram.SERVICE),
        row.getAs(HandlingTimeHistogram.CHANNEL),
        row.getAs(HandlingTimeHistogram.SITUATION_TYPE));
  }
}
