package org.contretemps.night.decision;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.record.decision.ZoneDecision;
import org.contretemps.statistics.ledger.Change;
import org.contretemps.statistics.ledger.StandardisedChange;
import org.contretemps.statistics.ledger.StratumDay;

/**
 * Computes how the share of repeats changed in the cells of decisions, from rows of {@link
 * OutcomeCount}, with load, incidents and new agents held equal.
 */
final class BeforeAndAfter {
  /** Dates on each side: four weeks, in which every weekday counts alike. */
  static final int DAYS = 28;

  private static final int LOADS = 5;
  private static final StandardisedChange CHANGE = new StandardisedChange(LOADS * 2 * 2);

  private final Map<DecidedCell, NavigableMap<LocalDate, List<StratumDay>>> counts;

  private BeforeAndAfter(Map<DecidedCell, NavigableMap<LocalDate, List<StratumDay>>> counts) {
    this.counts = counts;
  }

  /**
   * Reads the counts that decisions need.
   *
   * @param counts rows of {@link OutcomeCount}
   * @param lastMature the last date whose repeats are known
   */
  static BeforeAndAfter read(
      Dataset<Row> counts, Collection<Decided> decisions, LocalDate lastMature) {
    LocalDate first = decisions.stream().map(Decided::on).min(LocalDate::compareTo).orElseThrow();
    Object[] services = decisions.stream().map(each -> each.cell().service()).distinct().toArray();
    Map<DecidedCell, NavigableMap<LocalDate, List<StratumDay>>> cells = new HashMap<>();
    decisions.forEach(each -> cells.put(each.cell(), new TreeMap<>()));
    counts
        .where(col(OutcomeCount.CONTACT_DATE).between(first.minusDays(DAYS), lastMature))
        .where(col(ZoneDecision.SERVICE).isin(services))
        .collectAsList()
        .forEach(
            row ->
                Optional.ofNullable(cells.get(DecidedCell.of(row)))
                    .ifPresent(days -> add(days, row)));
    return new BeforeAndAfter(cells);
  }

  private static void add(NavigableMap<LocalDate, List<StratumDay>> days, Row row) {
    LocalDate date = row.getAs(OutcomeCount.CONTACT_DATE);
    int load = row.<Integer>getAs(OutcomeCount.LOAD_QUARTILE);
    int incident = row.<Boolean>getAs(OutcomeCount.IS_DURING_INCIDENT) ? 1 : 0;
    int isNew = row.<Boolean>getAs(OutcomeCount.IS_NEW_AGENT) ? 1 : 0;
    days.computeIfAbsent(date, day -> new ArrayList<>())
        .add(
            new StratumDay(
                date.toEpochDay(),
                (load * 2 + incident) * 2 + isNew,
                row.<Long>getAs(OutcomeCount.COUNTED),
                row.<Long>getAs(OutcomeCount.REPEATS)));
  }

  /**
   * The 28 dates before a decision against the last 28 after it that are mature and not later than
   * its next look; empty as long as there is too little.
   */
  Optional<Change> change(Decided decided, LocalDate lastMature) {
    NavigableMap<LocalDate, List<StratumDay>> days = counts.get(decided.cell());
    NavigableMap<LocalDate, List<StratumDay>> before =
        days.subMap(decided.on().minusDays(DAYS), true, decided.on(), false);
    LocalDate until = decided.until(lastMature);
    NavigableSet<LocalDate> later = days.tailMap(decided.on(), false).navigableKeySet();
    LocalDate from = until.minusDays(DAYS - 1L);
    List<StratumDay> after = new ArrayList<>();
    later.stream()
        .filter(date -> !date.isBefore(from) && !date.isAfter(until))
        .forEach(date -> after.addAll(days.get(date)));
    return CHANGE.of(before.values().stream().flatMap(List::stream).toList(), after);
  }
}
