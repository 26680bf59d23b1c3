package org.contretemps.night.zone.statement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.clash.ZoneState;
import org.contretemps.table.TableRow;

/** Reads whether each impeded-quality zone was open after the night before. */
final class ZoneStates {
  private record Key(long cellId, Long normId, String evidence) {}

  private record Standing(NormedCell cell, String evidence, ZoneState state) {}

  private final Map<Key, Standing> standings = new HashMap<>();

  /**
   * @param before rows of {@link ImpededQualityZone} of the last night before, none on a first one
   */
  ZoneStates(List<Row> before) {
    before.forEach(
        row -> {
          Standing standing =
              new Standing(
                  cell(row),
                  row.getAs(ImpededQualityZone.EVIDENCE),
                  new ZoneState(
                      row.getAs(ImpededQualityZone.IS_OPEN),
                      Boolean.TRUE.equals(row.getAs(ImpededQualityZone.IS_CONFIRMED)),
                      row.getAs(ImpededQualityZone.ESTABLISHED_NIGHTS),
                      row.getAs(ImpededQualityZone.WEAK_NIGHTS)));
          standings.put(key(standing.cell(), standing.evidence()), standing);
        });
  }

  /** Whether the longer window decides on a zone after one more night. */
  boolean asks(NormedCell cell, String evidence, ZoneState.Night night) {
    return state(standings.get(key(cell, evidence))).asks(night);
  }

  /**
   * Sets the state of a zone after one more night, and marks it as examined.
   *
   * @param longerP p over the longer window; empty if it has nothing to compare, or does not decide
   */
  void set(
      TableRow row,
      NormedCell cell,
      String evidence,
      ZoneState.Night night,
      OptionalDouble longerP) {
    set(row, state(standings.remove(key(cell, evidence))), night, longerP.orElse(1));
  }

  private static ZoneState state(Standing standing) {
    return Optional.ofNullable(standing).map(Standing::state).orElse(ZoneState.NEW);
  }

  private static void set(TableRow row, ZoneState before, ZoneState.Night night, double longerP) {
    ZoneState after = before.after(night, longerP);
    row.set(ImpededQualityZone.IS_OPEN, after.open())
        .set(ImpededQualityZone.IS_CONFIRMED, after.confirmed())
        .set(ImpededQualityZone.LONGER_P, before.asks(night) ? longerP : null)
        .set(ImpededQualityZone.ESTABLISHED_NIGHTS, after.establishedNights())
        .set(ImpededQualityZone.WEAK_NIGHTS, after.weakNights());
    if (after.open() != before.open()) {
      row.set(
          ImpededQualityZone.CHANGE,
          after.open() ? ImpededQualityZone.OPENED : ImpededQualityZone.CLOSED);
    }
  }

  private static Key key(NormedCell cell, String evidence) {
    return new Key(cell.cellId(), cell.normId(), evidence);
  }

  private static NormedCell cell(Row row) {
    Double norm = row.getAs(ImpededQualityZone.NORM_SECONDS);
    return new NormedCell(
        row.getAs(ImpededQualityZone.CELL_ID),
        row.getAs(Contact.ORGANISATION),
        row.getAs(Contact.SERVICE),
        row.getAs(Contact.CHANNEL),
        row.getAs(Contact.SITUATION_TYPE),
        row.getAs(ImpededQualityZone.NORM_ID),
        norm == null ? 0 : norm.intValue(),
        row.getAs(ImpededQualityZone.NORM_ATTAINMENT_TARGET));
  }

  /** An open zone without contacts in the window, which is reported until it closes. */
  @FunctionalInterface
  interface Untold {
    TableRow row(NormedCell cell, String evidence);
  }

  /** Rows of the zones that stood and that this night had nothing to look at in. */
  List<Row> remaining(Untold untold) {
    return standings.values().stream()
        .filter(standing -> standing.state().open())
        .map(
            standing -> {
              TableRow row = untold.row(standing.cell(), standing.evidence());
              set(row, standing.state(), ZoneState.Night.WEAK, 1);
              return row.row();
            })
        .toList();
  }
}
