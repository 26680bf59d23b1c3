package org.contretemps.night.normchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ServiceName;
import org.contretemps.statistics.LordPlusPlus;
import org.contretemps.statistics.normchange.ControlMoves;
import org.contretemps.statistics.normchange.NormChangeCell;
import org.contretemps.statistics.normchange.NormChangeRule;
import org.contretemps.statistics.normchange.NormChangeRule.Effect;
import org.contretemps.statistics.normchange.NormChangeRule.Event;
import org.contretemps.table.TableRow;

/** Computes what a night states about changes of norms: rows of {@link NormChangeEffect}. */
public final class NormChangeStatement {

  /** What the rows look like. */
  public static final StructType SCHEMA = NormChangeEffect.TABLE.writtenSchema();

  /**
   * The changed cells of one service, in one week and direction, and the cells that kept theirs.
   */
  private record Change(
      LocalDate week,
      boolean isTightened,
      List<NormChangeWeeks> changed,
      List<NormChangeWeeks> controls) {

    Event event() {
      return new Event(isTightened, cells(changed), cells(controls));
    }

    private static List<NormChangeCell> cells(List<NormChangeWeeks> of) {
      return of.stream().map(NormChangeWeeks::cell).flatMap(Optional::stream).toList();
    }
  }

  private NormChangeStatement() {}

  /** First contact date that judging a change needs. */
  public static LocalDate firstDay(LocalDate week) {
    return NormChangeWeeks.firstDay(week);
  }

  /** Last contact date that judging a change needs; it has to be mature. */
  public static LocalDate lastDay(LocalDate week) {
    return NormChangeWeeks.lastDay(week);
  }

  /**
   * The statement of a night.
   *
   * @param weeks Mondays of weeks in which norms of an organisation changed, with the organisations
   * @param qualified rows of {@link org.contretemps.night.qualify.QualifiedContact}
   * @param stated rows of {@link NormChangeEffect} of all nights, this one's among them
   */
  public static List<Row> of(
      LocalDate asOf,
      Map<LocalDate, List<String>> weeks,
      Dataset<Row> qualified,
      List<Row> stated) {
    List<Change> changes = new ArrayList<>();
    weeks.forEach(
        (week, organisations) ->
            changes.addAll(changes(week, NormChangeWeeks.of(qualified, organisations, week))));
    StatedChanges before = new StatedChanges(stated);
    ControlMoves moves =
        changes.stream()
            .map(Change::event)
            .filter(Event::isJudged)
            .map(ControlMoves::of)
            .reduce(before.moves(asOf), ControlMoves::plus);
    LordPlusPlus stream = before.stream();
    return changes.stream().map(change -> row(asOf, change, moves, stream)).toList();
  }

  private static List<Change> changes(LocalDate week, Collection<NormChangeWeeks> cells) {
    Map<ServiceName, List<NormChangeWeeks>> services = new TreeMap<>();
    cells.forEach(
        cell ->
            services
                .computeIfAbsent(
                    new ServiceName(cell.organisation(), cell.service()), key -> new ArrayList<>())
                .add(cell));
    List<Change> changes = new ArrayList<>();
    for (List<NormChangeWeeks> service : services.values()) {
      List<NormChangeWeeks> controls = service.stream().filter(NormChangeWeeks::isControl).toList();
      for (boolean isTightened : new boolean[] {true, false}) {
        List<NormChangeWeeks> changed =
            service.stream()
                .filter(NormChangeWeeks::isChanged)
                .filter(cell -> cell.normAfter() < cell.normBefore() == isTightened)
                .toList();
        if (!changed.isEmpty()) {
          changes.add(new Change(week, isTightened, changed, controls));
        }
      }
    }
    return changes;
  }

  private static Row row(LocalDate asOf, Change change, ControlMoves moves, LordPlusPlus stream) {
    List<NormChangeWeeks> changed = change.changed();
    long[] totals = new long[4];
    for (NormChangeWeeks cell : changed) {
      long[] own = cell.totals();
      for (int i = 0; i < totals.length; i++) {
        totals[i] += own[i];
      }
    }
    TableRow row =
        new TableRow(SCHEMA)
            .set(NormChangeEffect.AS_OF_DATE, asOf)
            .set(Contact.ORGANISATION, changed.get(0).organisation())
            .set(Contact.SERVICE, changed.get(0).service())
            .set(NormChangeEffect.WEEK, change.week())
            .set(
                NormChangeEffect.DIRECTION,
                change.isTightened() ? NormChangeEffect.TIGHTENED : NormChangeEffect.LOOSENED)
            .set(NormChangeEffect.VERDICT, NormChangeEffect.NOT_JUDGED)
            .set(NormChangeEffect.CHANGED_CELLS, change.event().changed().size())
            .set(NormChangeEffect.CONTROL_CELLS, change.event().controls().size())
            .set(NormChangeEffect.CONTACTS_BEFORE, totals[0])
            .set(NormChangeEffect.CONTACTS_AFTER, totals[2])
            .set(
                NormChangeEffect.NORM_BEFORE,
                changed.stream().mapToDouble(NormChangeWeeks::normBefore).average().orElseThrow())
            .set(
                NormChangeEffect.NORM_AFTER,
                changed.stream().mapToDouble(NormChangeWeeks::normAfter).average().orElseThrow())
            .set(NormChangeEffect.NAIVE, share(totals[3], totals[2]) - share(totals[1], totals[0]));
    if (change.event().isJudged()) {
      judge(row, change.event(), moves, stream);
    }
    return row.row();
  }

  private static double share(long events, long contacts) {
    return (double) events / contacts;
  }

  private static void judge(TableRow row, Event event, ControlMoves moves, LordPlusPlus stream) {
    Effect effect = NormChangeRule.effect(event, moves);
    double weight = NormChangeRule.weight(effect.effect());
    double level = stream.level(weight);
    boolean isEstablished = effect.isEstablished(level);
    stream.decide(weight, isEstablished);
    row.set(
            NormChangeEffect.VERDICT,
            isEstablished ? NormChangeEffect.ESTABLISHED : NormChangeEffect.NOT_ESTABLISHED)
        .set(NormChangeEffect.NUMBER, (long) stream.tested())
        .set(NormChangeEffect.LEVEL, level)
        .set(NormChangeEffect.WEALTH, stream.wealth());
    fill(row, effect);
    fill(row, ControlMoves.of(event));
  }

  private static void fill(TableRow row, Effect effect) {
    row.set(NormChangeEffect.EFFECT, effect.effect().value())
        .set(NormChangeEffect.EFFECT_ERROR, effect.effect().standardError())
        .set(NormChangeEffect.T, effect.t())
        .set(NormChangeEffect.DF, effect.degreesOfFreedom())
        .set(NormChangeEffect.P, effect.p())
        .set(NormChangeEffect.PLACEBO_Z, effect.placebo().z())
        .set(NormChangeEffect.PLACEBO_EFFECT, effect.placebo().value())
        .set(
            NormChangeEffect.BREAKDOWN,
            Double.isFinite(effect.breakdown()) ? effect.breakdown() : null);
  }

  private static void fill(TableRow row, ControlMoves own) {
    row.set(NormChangeEffect.CONTROL_SQUARES, own.change().squares())
        .set(NormChangeEffect.CONTROL_WEIGHT, own.change().weight())
        .set(NormChangeEffect.PLACEBO_SQUARES, own.placebo().squares())
        .set(NormChangeEffect.PLACEBO_WEIGHT, own.placebo().weight())
        .set(NormChangeEffect.CONTROL_DF, own.degreesOfFreedom());
  }
}
