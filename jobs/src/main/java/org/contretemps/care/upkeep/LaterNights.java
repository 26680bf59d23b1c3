package org.contretemps.care.upkeep;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.night.decision.DecisionOutcome;
import org.contretemps.night.distribute.HandlingTimeDistribution;
import org.contretemps.night.felt.FeltQuality;
import org.contretemps.night.normchange.NormChangeEffect;
import org.contretemps.night.passing.PassingHistogram;
import org.contretemps.night.qualify.DayClass;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.night.recommendation.NormRecommendation;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;

/**
 * Deletes what nights after a given date left in the tables: their statements, and the counts and
 * classes of dates that matured in them.
 *
 * @param to nights after it are taken back
 * @param night the last night that stays; empty if there is none
 */
record LaterNights(
    Warehouse warehouse, OutcomeWindows windows, LocalDate to, Optional<LocalDate> night) {
  private static final List<TableDefinition> STATED =
      List.of(
          ImpededQualityZone.TABLE,
          NormWhatIf.TABLE,
          NormChangeEffect.TABLE,
          FeltQuality.TABLE,
          DecisionOutcome.TABLE,
          NormRecommendation.TABLE);
  private static final List<TableDefinition> OF_MATURE =
      List.of(
          OutcomeCount.TABLE, DayClass.TABLE, NormPositionHistogram.TABLE, PassingHistogram.TABLE);

  List<GoBack.Taking> takings() {
    LocalDate mature = night.map(windows::lastMature).orElse(LocalDate.EPOCH);
    return Stream.of(
            STATED.stream().map(table -> after(table, ImpededQualityZone.AS_OF_DATE, to)),
            Stream.of(
                after(HandlingTimeDistribution.TABLE, HandlingTimeDistribution.WINDOW_END, to)),
            OF_MATURE.stream().map(table -> after(table, Contact.CONTACT_DATE, answered(mature))))
        .flatMap(takings -> takings)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Dates whose contacts have expired cannot be recomputed: their rows are kept. */
  private LocalDate answered(LocalDate mature) {
    return warehouse
        .history(Contact.TABLE)
        .keptFrom()
        .map(from -> from.minusDays(1))
        .filter(mature::isBefore)
        .orElse(mature);
  }

  private Optional<GoBack.Taking> after(TableDefinition table, String column, LocalDate date) {
    return DatedAhead.taking(warehouse, table, "%s > DATE'%s'".formatted(column, date));
  }
}
