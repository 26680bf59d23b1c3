package org.contretemps.app.terminal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.proof.simulation.CellKind;
import org.contretemps.proof.simulation.SimulatedWorld;
import org.contretemps.proof.simulation.WorldCell;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.clash.ClashVerdict;
import org.contretemps.wording.TextTable;

/** Prints how the kinds of cells planted in a simulated world were judged by a night. */
public final class PlantedTable {
  private PlantedTable() {}

  /**
   * One line per kind of cell that the world has, with the verdicts on its cells by repeats, and
   * how many zones stand open there by repeats and by other evidence.
   *
   * @param stated rows of {@link ImpededQualityZone} of one night
   */
  public static String of(SimulatedWorld world, List<Row> stated) {
    Map<Cell, CellKind> planted = new HashMap<>();
    world.cells().forEach(cell -> planted.put(key(cell), cell.kind()));
    TextTable table = new TextTable(header());
    for (CellKind kind : CellKind.values()) {
      List<Row> rows = stated.stream().filter(row -> planted.get(key(row)) == kind).toList();
      if (!rows.isEmpty()) {
        table.row(line(kind, rows.stream().filter(PlantedTable::isSpike).toList(), rows));
      }
    }
    return table.toString();
  }

  private static String[] header() {
    List<String> header =
        new ArrayList<>(
            List.of("planted", "does harm", "cells", "zones open", "by other evidence"));
    for (ClashVerdict verdict : ClashVerdict.values()) {
      header.add(verdict.name());
    }
    return header.toArray(String[]::new);
  }

  private static String[] line(CellKind kind, List<Row> rows, List<Row> ofAllEvidence) {
    List<String> line = new ArrayList<>();
    line.add(kind.name());
    line.add(kind == CellKind.PLANTED_HARM ? "yes" : "no");
    line.add(String.valueOf(rows.size()));
    line.add(count(rows, PlantedTable::isOpen));
    line.add(count(ofAllEvidence, row -> isOpen(row) && !isSpike(row)));
    for (ClashVerdict verdict : ClashVerdict.values()) {
      line.add(count(rows, row -> verdict.name().equals(row.getAs(ImpededQualityZone.VERDICT))));
    }
    return line.toArray(String[]::new);
  }

  private static String count(List<Row> rows, Predicate<Row> what) {
    return String.valueOf(rows.stream().filter(what).count());
  }

  private static boolean isSpike(Row row) {
    return ImpededQualityZone.SPIKE.equals(row.getAs(ImpededQualityZone.EVIDENCE));
  }

  private static boolean isOpen(Row row) {
    return row.<Boolean>getAs(ImpededQualityZone.IS_OPEN);
  }

  private static Cell key(WorldCell cell) {
    return new Cell(
        cell.service().organisation(),
        cell.service().name(),
        cell.channel().name(),
        cell.type().name());
  }

  private static Cell key(Row row) {
    return new Cell(
        row.getAs(Contact.ORGANISATION),
        row.getAs(Contact.SERVICE),
        row.getAs(Contact.CHANNEL),
        row.getAs(Contact.SITUATION_TYPE));
  }

  /** A cell by its names. */
  private record Cell(String organisation, String service, String channel, String type) {}
}
