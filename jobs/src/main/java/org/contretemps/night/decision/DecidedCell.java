package org.contretemps.night.decision;

import org.apache.spark.sql.Row;
import org.contretemps.record.decision.ZoneDecision;

/** The organisation, service, channel and situation type whose norm a decision is about. */
record DecidedCell(String organisation, String service, String channel, String situationType) {
  static DecidedCell of(Row row) {
    return new DecidedCell(
        row.getAs(ZoneDecision.ORGANISATION),
        row.getAs(ZoneDecision.SERVICE),
        row.getAs(ZoneDecision.CHANNEL),
        row.getAs(ZoneDecision.SITUATION_TYPE));
  }
}
