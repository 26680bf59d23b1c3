package org.contretemps.night.kpi.month;

import static org.apache.spark.sql.types.DataTypes.DoubleType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contretemps.night.kpi.count.ContactStratum;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.KpiKey;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.statistics.SurveyEstimate;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * The satisfied share of all contacts, estimated from those who answered a survey by weighting,
 * with its lowest and highest possible value (METHOD §8). Shown from 30 answers on.
 */
public final class PostStratified {
  static final String SHARE = "weighted_satisfied_share";
  public static final String LEAST = "satisfied_share_least";
  public static final String MOST = "satisfied_share_most";

  private PostStratified() {}

  /** Declares the columns. */
  static void declare(TableDefinition.Builder table) {
    table
        .optional(
            SHARE,
            DoubleType,
            World.MARKET.of(
                "Satisfied share of all contacts, post-stratified by repeat × load × incident × time by norm: Σ n_s p_s / n; null below 30 answers."))
        .interval(
            new IntervalColumns(SHARE),
            World.MARKET.of("Its lower bound, 95 % (Wilson on Kish's effective answers)."),
            World.MARKET.of("Its upper bound, 95 % (Wilson on Kish's effective answers)."))
        .optional(
            LEAST,
            DoubleType,
            World.MARKET.of(
                "What it would be if nobody who stayed silent were satisfied (Manski)."))
        .optional(
            MOST,
            DoubleType,
            World.MARKET.of("What it would be if all who stayed silent were satisfied (Manski)."));
  }

  /** The estimates of a month by {@link KpiGroup#key}, if there is a level to name. */
  static Map<KpiKey, SurveyEstimate> of(KpiMonth month, Facet facet) {
    Map<KpiKey, List<SurveyEstimate.Stratum>> parts = new HashMap<>();
    month
        .strata(facet)
        .forEach(
            group ->
                parts
                    .computeIfAbsent(group.key(facet.namesOfStrata()), key -> new ArrayList<>())
                    .add(stratum(group)));
    Map<KpiKey, SurveyEstimate> estimates = new HashMap<>();
    parts.forEach(
        (key, of) ->
            SurveyEstimate.of(of)
                .filter(SurveyEstimate::hasLevel)
                .ifPresent(estimate -> estimates.put(key, estimate)));
    return estimates;
  }

  private static SurveyEstimate.Stratum stratum(KpiGroup group) {
    return new SurveyEstimate.Stratum(
        ContactStratum.of(group.name(KpiDay.STRATUM)).isAdverse(),
        group.of(Measure.CONTACTS) + group.of(Measure.UNHANDLED_ANSWERS),
        group.of(Measure.ANSWERS),
        group.of(Measure.SATISFIED));
  }

  static void fill(TableRow row, Optional<SurveyEstimate> estimate) {
    estimate.ifPresent(
        known ->
            row.set(SHARE, known.share())
                .set(new IntervalColumns(SHARE), known.interval().lower(), known.interval().upper())
                .set(LEAST, known.bounds().lower())
                .set(MOST, known.bounds().upper()));
  }
}
