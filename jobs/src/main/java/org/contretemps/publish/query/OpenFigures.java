package org.contretemps.publish.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contretemps.night.decision.DecisionOutcome;
import org.contretemps.night.felt.FeltQuality;
import org.contretemps.night.normchange.NormChangeEffect;
import org.contretemps.night.recommendation.NormRecommendation;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.table.TableDefinition;

/**
 * Rounds what nights stated for readers who may not see contacts: only cells and services that the
 * indicator tables show, or whole organisations, with counts in tens, shares in hundredths, and
 * amounts as the tens would have them: an amount over a share would tell the count. Windows of
 * nights overlap each other and months: exact counts would give the few contacts by which two
 * differ.
 */
final class OpenFigures {
  private static final String TENS = "CAST(floor(%1$s / 10) * 10 AS BIGINT)";

  /** Two that add up to a count. */
  private static final String FIVES = "round(%1$s / 5) * 5";

  private static final String HUNDREDTHS = "round(%1$s, 2)";
  private static final String THOUSANDTHS = "round(%1$s, 3)";

  /** Of a hundred contacts, to two digits. */
  private static final String TEN_THOUSANDTHS = "round(%1$s, 4)";

  /** What grows with contacts: by another column that is its share of them, it would tell them. */
  private static final String OF_TENS =
      "%%1$s * floor(%1$s / 10) * 10 / nullif(%1$s, 0)".formatted(ImpededQualityZone.CONTACTS);

  private static final Map<String, Map<String, String>> FIGURES = figures();

  private static final String IS_SHOWN_CELL =
      """
      EXISTS (SELECT 1 FROM %s AS shown
      WHERE shown.organisation = stated.organisation AND shown.service = stated.service
        AND shown.channel = stated.channel AND shown.situation_type = stated.situation_type
        AND shown.month BETWEEN trunc(date_sub(stated.as_of_date, 40), 'MM')
          AND stated.as_of_date)""";

  private static final String IS_SHOWN_SERVICE =
      """
      EXISTS (SELECT 1 FROM %s AS shown
      WHERE shown.organisation = stated.organisation AND shown.service = stated.service
        AND shown.month BETWEEN trunc(date_sub(stated.change_week, 84), 'MM')
          AND stated.as_of_date)""";

  private static final String IS_SHOWN_QUEUE =
      """
      EXISTS (SELECT 1 FROM %s AS shown
      WHERE shown.organisation = stated.organisation AND shown.service = stated.service
        AND shown.month BETWEEN trunc(stated.window_from, 'MM') AND stated.as_of_date)""";

  private OpenFigures() {}

  private static Map<String, Map<String, String>> figures() {
    Map<String, String> figures = new LinkedHashMap<>();
    List.of(
            ImpededQualityZone.CONTACTS,
            ImpededQualityZone.ADVERSE,
            ImpededQualityZone.OVER,
            ImpededQualityZone.SHORT_CONTACTS,
            ImpededQualityZone.AT_NORM,
            ImpededQualityZone.IDENTIFIED)
        .forEach(count -> figures.put(count, TENS));
    List.of(
            ImpededQualityZone.SPIKE_CONTACTS,
            ImpededQualityZone.AVOIDABLE_LOW,
            ImpededQualityZone.AVOIDABLE_HIGH,
            ImpededQualityZone.FAILURE_MINUTES,
            ImpededQualityZone.SAVED_MINUTES,
            ImpededQualityZone.NET_MINUTES,
            ImpededQualityZone.FAILURE_FTE,
            ImpededQualityZone.SHORT_EXPECTED)
        .forEach(amount -> figures.put(amount, OF_TENS));
    List.of(
            ImpededQualityZone.COVERAGE,
            ImpededQualityZone.SPIKE_SHARE,
            ImpededQualityZone.HARM,
            ImpededQualityZone.HARM_ERROR,
            ImpededQualityZone.HARM_LOCAL,
            ImpededQualityZone.HARM_LOCAL_ERROR,
            ImpededQualityZone.HARM_LOWER,
            ImpededQualityZone.HARM_UPPER,
            ImpededQualityZone.HARM_ADJUSTED,
            ImpededQualityZone.HARM_ADJUSTED_ERROR,
            ImpededQualityZone.HARM_SHIFTED,
            ImpededQualityZone.HARM_SHIFTED_ERROR,
            ImpededQualityZone.HARM_PER_HURRIED,
            ImpededQualityZone.CONTROL,
            ImpededQualityZone.UNDER_OVER,
            ImpededQualityZone.UNDER_OVER_ERROR)
        .forEach(share -> figures.put(share, TEN_THOUSANDTHS));
    List.of(
            ImpededQualityZone.ADVERSE_RATE,
            ImpededQualityZone.ATTAINED_SHARE,
            ImpededQualityZone.WHOLE_MINUTE_SHARE,
            ImpededQualityZone.BUSY_SHARE,
            ImpededQualityZone.BUSY_SHARE_OF_TYPE,
            ImpededQualityZone.INCIDENT_SHARE,
            ImpededQualityZone.INCIDENT_SHARE_OF_TYPE,
            ImpededQualityZone.NEW_AGENT_SHARE,
            ImpededQualityZone.NEW_AGENT_SHARE_OF_TYPE,
            ImpededQualityZone.STANDARDISED_RATE,
            ImpededQualityZone.REFERENCE_RATE,
            ImpededQualityZone.SHORT_EXCESS_SHARE,
            ImpededQualityZone.PASSED_ON_LATER)
        .forEach(share -> figures.put(share, HUNDREDTHS));
    List.of(
            ImpededQualityZone.PASSED_ON_EXPECTED,
            ImpededQualityZone.PASSED_ON_EXCESS,
            ImpededQualityZone.PASSED_ON_BY_HURRY)
        .forEach(count -> figures.put(count, FIVES));
    return Map.of(
        ImpededQualityZone.TABLE.name(),
        figures,
        NormWhatIf.TABLE.name(),
        Map.of(
            NormWhatIf.ATTAINED_SHARE,
            HUNDREDTHS,
            NormWhatIf.COVERAGE,
            TEN_THOUSANDTHS,
            NormWhatIf.AVOIDABLE,
            "round(%1$s, 1)"),
        NormChangeEffect.TABLE.name(),
        Map.of(
            NormChangeEffect.CONTACTS_BEFORE,
            TENS,
            NormChangeEffect.CONTACTS_AFTER,
            TENS,
            NormChangeEffect.NAIVE,
            HUNDREDTHS),
        DecisionOutcome.TABLE.name(),
        Map.of(
            DecisionOutcome.REALISED,
            THOUSANDTHS,
            DecisionOutcome.REALISED_BOUNDS.lower(),
            THOUSANDTHS,
            DecisionOutcome.REALISED_BOUNDS.upper(),
            THOUSANDTHS),
        NormRecommendation.TABLE.name(),
        recommended(),
        FeltQuality.TABLE.name(),
        Map.of(
            FeltQuality.ANSWERS,
            TENS,
            FeltQuality.HIGH_SHARE,
            HUNDREDTHS,
            FeltQuality.ZONE_SHARE,
            HUNDREDTHS));
  }

  private static Map<String, String> recommended() {
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put(NormRecommendation.CONTACTS, TENS);
    figures.put(NormRecommendation.AGENTS_SEEN, HUNDREDTHS);
    figures.put(NormRecommendation.REPEAT_RATE, HUNDREDTHS);
    figures.put(NormRecommendation.ABANDONED, HUNDREDTHS);
    figures.put(NormRecommendation.WITHIN, HUNDREDTHS);
    figures.put(NormRecommendation.OCCUPANCY, HUNDREDTHS);
    return figures;
  }

  /** What is shown of a column, in Spark SQL. */
  static String of(TableDefinition table, String column) {
    return FIGURES
        .getOrDefault(table.name(), Map.of())
        .getOrDefault(column, "%1$s")
        .formatted(column);
  }

  /**
   * Which rows of a table, here called {@code stated}, are shown; empty if all are.
   *
   * @param cells what to read {@link org.contretemps.night.kpi.cell.SituationKpi} from
   * @param services what to read {@link org.contretemps.night.kpi.quality.ServiceQualityGapKpi}
   *     from
   */
  static Optional<String> rows(TableDefinition table, String cells, String services) {
    if (table.equals(NormChangeEffect.TABLE)) {
      return Optional.of(IS_SHOWN_SERVICE.formatted(services));
    }
    if (table.equals(NormRecommendation.TABLE)) {
      return Optional.of(IS_SHOWN_QUEUE.formatted(services));
    }
    return FIGURES.containsKey(table.name()) && !table.equals(FeltQuality.TABLE)
        ? Optional.of(IS_SHOWN_CELL.formatted(cells))
        : Optional.empty();
  }
}
