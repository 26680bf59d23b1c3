package org.contretemps.app.terminal;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.explanation.Explanation;
import org.contretemps.statistics.clash.ZoneState;

/** Says how to state earlier nights while a warehouse has too few for a zone to open. */
public final class FirstNights {
  private static final int WEEK = 7;

  private FirstNights() {}

  /**
   * What to do; empty if a zone is open, enough nights are stated, or no contacts are known from
   * before the last week.
   *
   * @param stated the rows of the night that are shown
   */
  public static Optional<Explanation.Section> of(
      ZoneStatements statements, LocalDate night, List<Row> stated, Locale language) {
    int nights = statements.nights().headSet(night, true).size();
    LocalDate from = night.minusDays(WEEK - 1L);
    boolean isOpen =
        stated.stream().anyMatch(row -> row.<Boolean>getAs(ImpededQualityZone.IS_OPEN));
    return isOpen
            || nights >= ZoneState.LEAST_ESTABLISHED
            || !statements.knownFrom(night).isBefore(from)
        ? Optional.empty()
        : Optional.of(Explanation.ofFirstNights(nights, from, language));
  }
}
