package org.contretemps.night.passing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.contretemps.config.PassingOnRule;
import org.contretemps.statistics.passing.PassingEvidence;
import org.contretemps.statistics.passing.PassingSister;

/**
 * What every cell of a night shows of contacts passed on under its norm, held against the other
 * cells of its service and channel and against its own other norms of 180 days (METHOD §11).
 *
 * <p>The method asks for sisters within the service. Here they share the channel as well, since a
 * rule on the telephone says nothing of letters: fewer cells are flagged so.
 */
public final class PassingFindings {
  /** A norm of the same cell within so many days is a sister. */
  private static final int FORMER_DAYS = 180;

  private final PassingCells counts;
  private final Collection<PassingOnRule> rules;

  public PassingFindings(PassingCells counts, Collection<PassingOnRule> rules) {
    this.counts = counts;
    this.rules = rules;
  }

  /**
   * One cell and what it shows.
   *
   * @param evidence its jump, its sisters, and what forbids a verdict
   */
  public record Found(PassingCell cell, PassingEvidence evidence) {}

  /**
   * The findings of all cells in which anybody was passed on, in a fixed order. A cell with too few
   * contacts in the usual window is looked at over the long one.
   */
  public List<Found> in(int usualDays, int longDays) {
    List<PassingCell> cells = windows(usualDays, longDays);
    List<PassingCell> former =
        cells.isEmpty() ? List.of() : counts.in(FORMER_DAYS, counts.changed(FORMER_DAYS));
    return cells.stream()
        .filter(cell -> cell.times().totalPassedOn() > 0)
        .map(cell -> found(cell, cells, former))
        .toList();
  }

  /** The same cells over another window, without sisters: what confirms a zone. */
  public List<Found> longer(int days, Collection<Long> cellIds) {
    return counts.in(days, cellIds).stream()
        .map(cell -> found(cell, List.of(), List.of()))
        .toList();
  }

  private List<PassingCell> windows(int usualDays, int longDays) {
    List<PassingCell> usual = counts.in(usualDays);
    List<PassingCell> large = usual.stream().filter(PassingFindings::isLarge).toList();
    Set<PassingCell.Key> done = large.stream().map(PassingCell::key).collect(Collectors.toSet());
    Set<Long> small = new HashSet<>();
    usual.stream().filter(cell -> !isLarge(cell)).forEach(cell -> small.add(cell.cellId()));
    List<PassingCell> cells = new ArrayList<>(large);
    counts.in(longDays, small).stream()
        .filter(cell -> !done.contains(cell.key()))
        .forEach(cells::add);
    return cells;
  }

  private static boolean isLarge(PassingCell cell) {
    return cell.times().total() >= PassingEvidence.LEAST_CONTACTS;
  }

  private Found found(PassingCell cell, List<PassingCell> cells, List<PassingCell> former) {
    int norm = cell.normSeconds();
    List<PassingCell> own =
        former.stream()
            .filter(other -> other.cellId() == cell.cellId())
            .filter(other -> other.normSeconds() != norm)
            .toList();
    List<PassingSister> sisters =
        Stream.concat(
                cells.stream().filter(cell::isBeside).flatMap(other -> sister(norm, other, false)),
                own.stream().flatMap(other -> sister(norm, other, true)))
            .toList();
    boolean hasNearFormer =
        own.stream()
            .filter(other -> PassingSister.isTooNear(norm, other.normSeconds()))
            .anyMatch(other -> PassingSister.canTell(other.times(), norm));
    return new Found(
        cell,
        new PassingEvidence(
            cell.times().total(),
            PassingEvidence.jump(cell.times(), norm),
            sisters,
            rules.stream()
                .anyMatch(
                    rule -> rule.covers(cell.cell().service(), cell.cell().situationType(), norm)),
            hasNearFormer));
  }

  private static Stream<PassingSister> sister(int norm, PassingCell other, boolean isFormer) {
    return PassingSister.of(norm, other.normSeconds(), isFormer, other.times()).stream();
  }
}
